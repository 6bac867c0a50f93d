internal import CHarfBuzz

/// The bytes of a font, copied and owned by HarfBuzz; the C object is `hb_blob_t`.
struct FontBlob: ~Copyable {
  let pointer: OpaquePointer

  init(bytes: [UInt8]) throws(TypesettingError) {
    let blob = bytes.withUnsafeBytes { raw in
      hb_blob_create_or_fail(
        raw.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(raw.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    pointer = try check(blob, calling: "hb_blob_create_or_fail")
  }

  deinit { hb_blob_destroy(pointer) }
}

/// A font at the scale of its own design units, read by HarfBuzz's own OpenType code; the C object is `hb_font_t`.
///
/// It keeps its face and the face's bytes alive. At this scale every number of the font's tables comes out as it is
/// written there: nothing is rounded, and sizes are applied afterwards in `Double`.
struct FontHandle: ~Copyable {
  let pointer: OpaquePointer

  init(bytes: [UInt8], name: String, index: Int) throws(TypesettingError) {
    let blob = try FontBlob(bytes: bytes)
    let face = hb_face_create(blob.pointer, UInt32(index))
    defer { hb_face_destroy(face) }
    guard hb_face_get_glyph_count(face) > 0 else { throw .notAFont(name: name, defect: .noGlyphs) }
    let font = try check(hb_font_create(face), calling: "hb_font_create") { hb_font_is_immutable($0) == 0 }
    let scale = Int32(hb_face_get_upem(face))
    hb_font_set_scale(font, scale, scale)
    hb_ot_font_set_funcs(font)
    hb_font_make_immutable(font)
    pointer = font
  }

  deinit { hb_font_destroy(pointer) }

  /// The face, valid as long as the handle.
  var face: OpaquePointer? { hb_font_get_face(pointer) }

  /// The glyph that a character maps to, before any shaping; nil where the font has none.
  func nominalGlyph(_ scalar: Unicode.Scalar) -> GlyphID? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(pointer, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// The horizontal advance of a glyph, in font units.
  func advance(_ glyph: GlyphID) -> Double { Double(hb_font_get_glyph_h_advance(pointer, glyph)) }

  /// One of the face's metrics, in font units; HarfBuzz makes up a usual value where the font has none.
  func metric(_ tag: hb_ot_metrics_tag_t) -> Double {
    var position: hb_position_t = 0
    hb_ot_metrics_get_position_with_fallback(pointer, tag, &position)
    return Double(position)
  }
}

/// The number of a glyph in its font.
typealias GlyphID = UInt32
