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
    _ frame: Int, _ body: (borrowing PixelBuffer, [PixelRect]) throws -> R
  ) throws -> R {
    guard !Task.isCancelled else { throw PipelineError.interrupted }
    var list = film.frame(frame)
    if transparent { list.background = nil }
    let changed: [PixelRect]
    do {
      changed = try painter.paint(list)
    } catch {
      throw PipelineError.drawing(frame: frame, error)
    }
    return try body(painter.pixels, changed)
  }
}
