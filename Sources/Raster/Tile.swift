internal import CCairo
import Drawing
import Media

/// One tile as Cairo sees it: a small surface over the frame's own memory, its origin moved to the tile's corner.
///
/// Owns the Cairo context and surface; both are gone before the memory that they were lent.
struct Tile: ~Copyable {
  private let surface: OpaquePointer
  private let context: OpaquePointer
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
    guard let surface else { throw .cairo(call: "cairo_image_surface_create_for_data", reason: "no surface") }
    guard let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .cairo(call: "cairo_create", reason: "no context")
    }
    self.surface = surface
    self.context = context
    cairo_translate(context, Double(-area.x), Double(-area.y))
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Covers the tile with the ground, or clears it.
  func clear(_ background: Color?) {
    cairo_save(context)
    cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
    let color = background ?? Color(0, alpha: 0)
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Draws one command; what lies outside the tile is cut off.
  func draw(_ command: DrawCommand) {
    switch command {
    case .fill(let path, let paint, let transform):
      cairo_save(context)
      append(path, under: transform)
      withSource(paint) { cairo_fill(context) }
      cairo_restore(context)
    case .stroke(let path, let stroke, let paint, let transform):
      cairo_save(context)
      append(path, under: transform)
      cairo_set_line_width(context, stroke.width)
      if !stroke.dashes.isEmpty { cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0) }
      withSource(paint) { cairo_stroke(context) }
      cairo_restore(context)
    case .glow(let glow):
      cairo_surface_flush(surface)
      glow.blend(into: pixels, stride: stride, area: area)
      cairo_surface_mark_dirty(surface)
    }
  }

  /// Ends the drawing and throws what Cairo noticed on the way.
  func finish() throws(RasterError) {
    cairo_surface_flush(surface)
    try check(cairo_status(context), calling: "cairo_status")
    try check(cairo_surface_status(surface), calling: "cairo_surface_status")
  }

  private func append(_ path: Path, under transform: Transform) {
    if transform != .identity {
      var matrix = cairo_matrix_t(
        xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx, y0: transform.ty)
      cairo_transform(context, &matrix)
    }
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let p): cairo_move_to(context, p.x, p.y)
      case .line(let p): cairo_line_to(context, p.x, p.y)
      case .curve(let p, let q, let r): cairo_curve_to(context, p.x, p.y, q.x, q.y, r.x, r.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func withSource(_ paint: Paint, _ draw: () -> Void) {
    switch paint {
    case .solid(let color):
      cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
      draw()
    case .linear(let from, let first, let to, let last):
      let gradient = cairo_pattern_create_linear(from.x, from.y, to.x, to.y)
      cairo_pattern_add_color_stop_rgba(gradient, 0, first.red, first.green, first.blue, first.alpha)
      cairo_pattern_add_color_stop_rgba(gradient, 1, last.red, last.green, last.blue, last.alpha)
      cairo_set_source(context, gradient)
      cairo_pattern_destroy(gradient)
      draw()
    }
  }
}

/// Turns a Cairo status other than success into an error.
private func check(_ status: cairo_status_t, calling call: String) throws(RasterError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .cairo(call: call, reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status")
}
