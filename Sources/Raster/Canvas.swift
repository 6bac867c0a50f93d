internal import CCairo
import Drawing
import Media

/// A Cairo surface with the context that draws on it: what pixels and pages of vectors have in common.
///
/// Owns both; they are gone before the memory that the surface was lent.
struct Canvas: ~Copyable {
  private let surface: OpaquePointer
  private let context: OpaquePointer

  /// Takes over the surface that `call` made.
  init(_ surface: OpaquePointer?, madeBy call: String) throws(RasterError) {
    guard let surface else { throw .cairo(call: call, reason: "no surface") }
    do {
      try check(cairo_surface_status(surface), calling: call)
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    guard let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .cairo(call: "cairo_create", reason: "no context")
    }
    self.surface = surface
    self.context = context
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Covers everything with a colour; what was there stays visible through it.
  func cover(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    cairo_paint(context)
  }

  /// Draws a shape in full opacity, (x, y) away from where it is described, and throws what Cairo has against it.
  func stamp(_ shape: Shape, atX x: Double, y: Double) throws(RasterError) {
    var transform = shape.transform
    (transform.tx, transform.ty) = (transform.tx + x, transform.ty + y)
    let opaque = Paint.solid(Color(0))
    if let stroke = shape.stroke {
      draw(along: shape.path, stroke, opaque, under: transform)
    } else {
      fill(shape.path, opaque, under: transform)
    }
    cairo_surface_flush(surface)
    try check(cairo_status(context), calling: "cairo_status")
  }

  /// Draws a command; a glow is drawn by `light` and a field by `field`, since pixels and vectors have them in different
  /// ways.
  func draw(
    _ command: DrawCommand, light: (Glow) -> Void, field: (ColorField) throws(RasterError) -> Void
  ) throws(RasterError) {
    switch command {
    case .fill(let path, let paint, let transform): fill(path, paint, under: transform)
    case .stroke(let path, let stroke, let paint, let transform): draw(along: path, stroke, paint, under: transform)
    case .glow(let glow): light(glow)
    case .field(let colors): try field(colors)
    }
  }

  /// Lays an area of pixels over the same area of the canvas.
  func lay(_ pixels: borrowing PixelBuffer, _ area: PixelRect) {
    let image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(area.width), Int32(area.height))
    defer { cairo_surface_destroy(image) }
    if let data = cairo_image_surface_get_data(image) {
      let (rowBytes, stride) = (Int(cairo_image_surface_get_stride(image)), pixels.stride)
      pixels.withPixels { frame in
        guard let first = frame.baseAddress.map({ $0 + (area.y * stride + area.x) }) else { return }
        for y in 0..<area.height {
          UnsafeMutableRawPointer(data + y * rowBytes).copyMemory(from: first + y * stride, byteCount: area.width * 4)
        }
      }
      cairo_surface_mark_dirty(image)
    }
    // The canvas reports what went wrong with the image.
    cairo_set_source_surface(context, image, Double(area.x), Double(area.y))
    cairo_paint(context)
  }

  /// Fills the circle of a glow with stops of one colour, at equal distances from its centre to its radius.
  func fillCircle(of glow: Glow, opacities: [Double]) {
    let (center, color) = (glow.center, glow.color)
    cairo_save(context)
    append(.circle(center: center, radius: glow.radius), under: .identity)
    let gradient = cairo_pattern_create_radial(center.x, center.y, 0, center.x, center.y, glow.radius)
    for (index, opacity) in opacities.enumerated() {
      let offset = Double(index) / Double(opacities.count - 1)
      cairo_pattern_add_color_stop_rgba(gradient, offset, color.red, color.green, color.blue, opacity)
    }
    cairo_set_source(context, gradient)
    cairo_pattern_destroy(gradient)
    cairo_fill(context)
    cairo_restore(context)
  }

  /// Ends the drawing, whatever came of it: Cairo will not touch the surface's memory any more.
  func close() { cairo_surface_finish(surface) }

  /// Ends the drawing and throws what Cairo noticed on the way; a page is complete only now.
  ///
  /// Nothing can be drawn afterwards.
  func finish() throws(RasterError) {
    try check(cairo_status(context), calling: "cairo_status")
    cairo_surface_finish(surface)
    try check(cairo_surface_status(surface), calling: "cairo_surface_finish")
  }

  private func fill(_ path: Path, _ paint: Paint, under transform: Transform) {
    cairo_save(context)
    append(path, under: transform)
    set(paint)
    cairo_fill(context)
    cairo_restore(context)
  }

  private func draw(along path: Path, _ stroke: Stroke, _ paint: Paint, under transform: Transform) {
    cairo_save(context)
    append(path, under: transform)
    cairo_set_line_width(context, stroke.width)
    if !stroke.dashes.isEmpty { cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0) }
    set(paint)
    cairo_stroke(context)
    cairo_restore(context)
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

  /// Makes a paint the source; its points are in the coordinates that are in force.
  private func set(_ paint: Paint) {
    switch paint {
    case .solid(let color):
      cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    case .linear(let from, let first, let to, let last):
      let gradient = cairo_pattern_create_linear(from.x, from.y, to.x, to.y)
      cairo_pattern_add_color_stop_rgba(gradient, 0, first.red, first.green, first.blue, first.alpha)
      cairo_pattern_add_color_stop_rgba(gradient, 1, last.red, last.green, last.blue, last.alpha)
      cairo_set_source(context, gradient)
      cairo_pattern_destroy(gradient)
    }
  }
}

/// Turns a Cairo status other than success into an error.
private func check(_ status: cairo_status_t, calling call: String) throws(RasterError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .cairo(call: call, reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status")
}
