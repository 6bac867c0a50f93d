import Drawing
import FilmKit
import Media
import Raster
import Timeline

/// One worker's drawing of one film: display lists to pixels, or to vectors.
struct FrameSource: ~Copyable {
  private let film: any Film
  private let transparent: Bool
  private let lane: Lane
  private var painter: FramePainter

  /// How far most of what moves has moved from the frame before the one that was drawn last, in pixels.
  var shift: Point { painter.shift }

  /// Prepares to draw frames of a film, on its own ground or on none.
  init(_ film: any Film, transparent: Bool = false, lane: Lane = .none) {
    (self.film, self.transparent, self.lane) = (film, transparent, lane)
    painter = FramePainter(width: film.timeline.size.width, height: film.timeline.size.height)
  }

  /// Draws a frame and lends its pixels, with the areas that differ from the frame drawn before.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - known: Its display list, if it was made before.
  ///   - body: What is done with the pixels.
  /// - Throws: `interrupted` when the run was cancelled.
  mutating func draw<R>(
    _ frame: Int, showing known: DisplayList? = nil,
    _ body: (borrowing PixelBuffer, [PixelRect]) throws(PipelineError) -> R
  ) throws(PipelineError) -> R {
    let list = try lane.measure(.list, frame: frame) { () throws(PipelineError) in try self.list(frame, known) }
    let changed = try lane.measure(.raster, frame: frame) { () throws(PipelineError) -> [PixelRect] in
      do throws(RasterError) { return try painter.paint(list) } catch { throw .drawing(frame: frame, error) }
    }
    return try body(painter.pixels, changed)
  }

  /// Answers a frame as a page that `draw` makes of a display list, a width and a height.
  func page(
    _ frame: Int, _ draw: (DisplayList, Int, Int) throws(RasterError) -> [UInt8]
  ) throws(PipelineError) -> [UInt8] {
    let list = try list(frame, nil)
    let size = film.timeline.size
    do { return try draw(list, size.width, size.height) } catch { throw .drawing(frame: frame, error) }
  }

  /// Compresses the pixels of a single frame, to the bytes that it has among others.
  static func png(_ pixels: borrowing PixelBuffer, transparent: Bool) throws(PipelineError) -> [UInt8] {
    do throws(MediaError) {
      var pictures = try PNGSequence(width: pixels.width, height: pixels.height, opaque: !transparent)
      return try pictures.encode(pixels, changedIn: [])
    } catch {
      throw .picture(error)
    }
  }

  private func list(_ frame: Int, _ known: DisplayList?) throws(PipelineError) -> DisplayList {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    var list = known ?? film.frame(frame)
    if transparent { list.background = nil }
    return list
  }
}
