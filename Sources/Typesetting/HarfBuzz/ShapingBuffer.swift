internal import CHarfBuzz

/// A glyph as shaping leaves it; lengths in font units, y up.
struct ShapedGlyph {
  let id: GlyphID
  /// Where its text starts, in UTF-8 bytes from the start of the text.
  let cluster: Int
  let advance: Double
  let xOffset: Double
  let yOffset: Double
}

/// The run of text that is shaped; the C object is `hb_buffer_t`.
struct ShapingBuffer: ~Copyable {
  /// The rules by which a text is shaped.
  enum Script {
    /// The script of the first letter.
    case text
    /// The script under which fonts file their mathematical features.
    case mathematics
  }

  /// Which way a text runs.
  enum Direction {
    case leftToRight
    case rightToLeft

    init(isRightToLeft: Bool) { self = isRightToLeft ? .rightToLeft : .leftToRight }
  }

  private let pointer: OpaquePointer

  /// Fills a buffer with text; language and direction are stated, so that nothing comes from the locale.
  init(
    _ text: String, script: Script, direction: Direction = .leftToRight, language: String? = nil
  ) throws(TypesettingError) {
    let buffer = try check(hb_buffer_create(), calling: "hb_buffer_create") {
      hb_buffer_allocation_successful($0) != 0
    }
    pointer = buffer
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    hb_buffer_set_direction(buffer, direction == .rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_language(buffer, hb_language_from_string(language ?? "en", -1))
    switch script {
    case .text: hb_buffer_guess_segment_properties(buffer)
    case .mathematics: hb_buffer_set_script(buffer, HB_SCRIPT_MATH)
    }
  }

  deinit { hb_buffer_destroy(pointer) }

  /// Shapes the text by the OpenType rules of the font and answers the glyphs from left to right.
  ///
  /// The shaper is named, so that no setting of the environment can choose another.
  consuming func shaped(
    with font: borrowing FontHandle, features: [(tag: String, value: Int)]
  ) throws(TypesettingError) -> [ShapedGlyph] {
    let settings = features.map { feature in
      hb_feature_t(
        tag: hb_tag_from_string(feature.tag, 4), value: UInt32(feature.value), start: 0, end: UInt32.max)
    }
    let done = "ot".withCString { shaper in
      [shaper, nil].withUnsafeBufferPointer { shapers in
        hb_shape_full(font.pointer, pointer, settings, UInt32(settings.count), shapers.baseAddress)
      }
    }
    // The buffer remembers a failed allocation, that of the text too.
    try check(done != 0 && hb_buffer_allocation_successful(pointer) != 0, calling: "hb_shape_full")

    var count: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(pointer, &count)
    let positions = hb_buffer_get_glyph_positions(pointer, nil)
    guard let infos, let positions else { return [] }
    return (0..<Int(count)).map { index in
      ShapedGlyph(
        id: infos[index].codepoint, cluster: Int(infos[index].cluster),
        advance: Double(positions[index].x_advance), xOffset: Double(positions[index].x_offset),
        yOffset: Double(positions[index].y_offset))
    }
  }
}
