import Drawing
import Films
import Media
import Raster
import Timeline

/// One worker's drawing of one film: display lists to pixels.
struct FrameSource: ~Copyable {
  private let film: any Film
  private let transparent: Bool
  private var painter: FramePainter

  /// Prepares to draw frames of a film, on its own ground or on none.
  init(_ film: any Film, transparent: Bool = false) {
    self.film = film
    self.transparent = transparent
    painter = FramePainter(width: film.timeline.size.width, height: film.timeline.size.height)
  }

  /// Draws a frame and lends its pixels, with the areas that differ from the frame drawn before; throws
  /// `interrupted` when the run was cancelled.
  mutating func draw<R>(
    _ frame: Int, _ body: (borrowing PixelBuffer, [PixelRect]) throws(PipelineError) -> R
  ) throws(PipelineError) -> R {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    var list = film.frame(frame)
    if transparent { list.background = nil }
    let changed: [PixelRect]
    do {
      changed = try painter.paint(list)
    } catch {
      throw .drawing(frame: frame, error)
    }
    return try body(painter.pixels, changed)
  }
}
