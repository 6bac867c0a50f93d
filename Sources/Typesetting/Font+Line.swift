internal import Drawing

extension Font {
  /// Sets one line of text, its baseline starting at the origin; its letters run as their scripts do.
  ///
  /// Kerning and the font's usual ligatures are on. The size is that of the em, in pixels, more than 0. `tracking` is
  /// space added between characters, in ems; with any, ligatures are off. The box is the font's own ascender and
  /// descender, the same for every text. Throws when neither the font nor its fallback has a character.
  public func line(
    _ text: String, size: Double, tracking: Double = 0, features: [FontFeature] = []
  ) throws(TypesettingError) -> Typeset {
    precondition(size > 0 && size.isFinite, "a size is a positive number of pixels")
    let scale = size / Double(metrics.unitsPerEm)
    let settings =
      features.map { (tag: $0.rawValue, value: 1) } + (tracking == 0 ? [] : [("liga", 0), ("clig", 0)])
    let space = tracking * Double(metrics.unitsPerEm)
    let run =
      isMixed(text)
      ? try mixedRun(text, features: settings, tracking: space)
      : try run(text, script: .text, features: settings, tracking: space)
    return Typeset(
      outlines: run.outlines, scale: scale, advance: run.width, ascent: metrics.ascender * Double(metrics.unitsPerEm),
      descent: metrics.descender * Double(metrics.unitsPerEm))
  }

  /// Sets one line of text as ``line(_:size:tracking:features:)`` does, with the characters that this font lacks in
  /// another one; throws when that lacks them, too.
  public func line(_ text: String, size: Double, else other: Font) throws(TypesettingError) -> Typeset {
    precondition(size > 0 && size.isFinite, "a size is a positive number of pixels")
    let own = Double(metrics.unitsPerEm)
    var outlines: [PlacedOutline] = []
    var pen = 0.0
    var rest = text[...]
    func has(_ character: Character) -> Bool { character.unicodeScalars.allSatisfy(covers) }
    while let first = rest.first {
      let isOwn = has(first)
      let part = rest.prefix { has($0) == isOwn }
      rest = rest.dropFirst(part.count)
      let ratio = isOwn ? 1 : own / Double(other.metrics.unitsPerEm)
      let run =
        !isOwn && other.isMixed(String(part))
        ? try other.mixedRun(String(part), features: [], tracking: 0)
        : try (isOwn ? self : other).run(String(part), script: .text, features: [])
      outlines += run.outlines.map { placed in
        PlacedOutline(
          outline: placed.outline, scale: placed.scale * ratio,
          origin: Point(pen + ratio * placed.origin.x, ratio * placed.origin.y), role: nil)
      }
      pen += ratio * run.width
    }
    return Typeset(
      outlines: outlines, scale: size / own, advance: pen, ascent: metrics.ascender * own,
      descent: metrics.descender * own)
  }

  /// A shaped run in font units: where each glyph's outline goes, and how far the pen moved.
  func run(
    _ text: String, script: ShapingBuffer.Script, features: [(tag: String, value: Int)], tracking: Double = 0,
    direction: ShapingBuffer.Direction = .leftToRight, language: String? = nil,
    reporting whole: (text: String, offset: Int)? = nil
  ) throws(TypesettingError) -> (outlines: [PlacedOutline], width: Double) {
    let buffer = try ShapingBuffer(text, script: script, direction: direction, language: language)
    let glyphs = try buffer.shaped(with: handle, features: features)
    var outlines: [PlacedOutline] = []
    var pen = 0.0
    for (index, glyph) in glyphs.enumerated() {
      guard glyph.id != 0 else { throw missing(at: glyph.cluster, in: text, of: whole) }
      if index > 0, glyph.cluster != glyphs[index - 1].cluster { pen += tracking }
      let outline = outline(glyph.id)
      if !outline.isEmpty {
        outlines.append(
          PlacedOutline(outline: outline, scale: 1, origin: Point(pen + glyph.xOffset, -glyph.yOffset), role: nil))
      }
      pen += glyph.advance
    }
    return (outlines, pen)
  }

  /// The error for the first character without a glyph in the cluster that starts at a byte of the text.
  private func missing(
    at byte: Int, in text: String, of whole: (text: String, offset: Int)?
  ) -> TypesettingError {
    let start = text.utf8.index(text.startIndex, offsetBy: byte)
    let scalars = text.unicodeScalars[start...]
    let scalar = scalars.first { !covers($0) } ?? scalars.first ?? "\u{FFFD}"
    let offset = max(0, text.indices.prefix { $0 <= start }.count - 1)
    return .missingGlyph(scalar, offset: (whole?.offset ?? 0) + offset, text: whole?.text ?? text, font: name)
  }
}
