internal import CHarfBuzz
internal import Drawing

/// Reads outlines out of a font; the C object is `hb_draw_funcs_t`.
///
/// Quadratic curves (TrueType) arrive as cubic ones: HarfBuzz converts them, since no function for them is set.
struct OutlinePen: ~Copyable {
  private let pointer: OpaquePointer

  init() throws(TypesettingError) {
    let funcs = try check(hb_draw_funcs_create(), calling: "hb_draw_funcs_create") {
      hb_draw_funcs_is_immutable($0) == 0
    }
    hb_draw_funcs_set_move_to_func(
      funcs, { _, data, _, x, y, _ in append(.move(flipped(x, y)), to: data) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      funcs, { _, data, _, x, y, _ in append(.line(flipped(x, y)), to: data) }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      funcs,
      { _, data, _, x1, y1, x2, y2, x, y, _ in
        append(.curve(flipped(x1, y1), flipped(x2, y2), flipped(x, y)), to: data)
      }, nil, nil)
    hb_draw_funcs_set_close_path_func(funcs, { _, data, _, _ in append(.close, to: data) }, nil, nil)
    hb_draw_funcs_make_immutable(funcs)
    pointer = funcs
  }

  deinit { hb_draw_funcs_destroy(pointer) }

  /// The outline of a glyph in font units, y down, the origin on the baseline.
  func outline(of glyph: GlyphID, in font: borrowing FontHandle) -> Path {
    var elements: [Path.Element] = []
    withUnsafeMutablePointer(to: &elements) { hb_font_get_glyph_shape(font.pointer, glyph, pointer, $0) }
    return Path(elements)
  }
}

/// A point of a font (y up) as a point of the canvas (y down).
private func flipped(_ x: Float, _ y: Float) -> Point { Point(Double(x), y == 0 ? 0 : -Double(y)) }

/// Adds to the array that `data` points to: the one that `OutlinePen.outline(of:in:)` lends.
private func append(_ element: Path.Element, to data: UnsafeMutableRawPointer?) {
  data?.assumingMemoryBound(to: [Path.Element].self).pointee.append(element)
}
