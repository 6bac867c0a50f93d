internal import CCairo
import Drawing
import Media

/// One tile as Cairo sees it: a small surface over the frame's own memory, its origin moved to the tile's corner.
struct Tile: ~Copyable {
  private let canvas: Canvas
  private let pixels: UnsafeMutablePointer<UInt32>
  private let stride: Int
  private let area: PixelRect

  /// Opens the tile `area` of a frame whose first pixel is `frame`, `stride` pixels a row.
  init(_ area: PixelRect, of frame: UnsafeMutablePointer<UInt32>, stride: Int) throws(RasterError) {
    self.area = area
    self.stride = stride
    pixels = frame + (area.y * stride + area.x)
    let surface = pixels.withMemoryRebound(to: UInt8.self, capacity: 4 * stride * area.height) { bytes in
      cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_ARGB32, Int32(area.width), Int32(area.height), Int32(stride * 4))
    }
    canvas = try Canvas(surface, madeBy: "cairo_image_surface_create_for_data")
    canvas.moveOrigin(x: Double(-area.x), y: Double(-area.y))
  }

  /// Covers the tile with the ground, or clears it.
  func clear(_ background: Color?) { canvas.cover(background ?? Color(0, alpha: 0), replacing: true) }

  /// Draws one command; what lies outside the tile is cut off.
  func draw(_ command: DrawCommand) {
    canvas.draw(command) { glow in
      canvas.withMemoryFlushed { glow.blend(into: pixels, stride: stride, area: area) }
    }
  }

  /// Ends the drawing and throws what Cairo noticed on the way.
  func finish() throws(RasterError) { try canvas.finish() }
}
