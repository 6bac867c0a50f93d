internal import CHarfBuzz
internal import Drawing

/// A font with its MATH table: symbols as boxes, at any style and any size.
struct MathFont {
  let font: Font
  let constants: MathConstants
  /// What sets words that the font lacks, and those that run from the right; nil for none.
  private let words: Font?

  init(_ font: Font, words: Font? = nil) throws(TypesettingError) {
    guard hb_ot_math_has_data(font.handle.face) != 0 else { throw .noMathTable(font: font.name) }
    self.font = font
    self.words = words
    constants = MathConstants(font.handle)
  }

  /// How much smaller than the formula's size a style is set.
  func scale(_ style: LayoutStyle) -> Double {
    switch style.level {
    case .display, .text: 1
    case .script: constants.scriptScale
    case .scriptScript: constants.scriptScriptScale
    }
  }

  /// The em of a style, in font units of the whole formula.
  func em(_ style: LayoutStyle) -> Double { Double(font.metrics.unitsPerEm) * scale(style) }

  /// The features that choose the forms which the font has for small sizes.
  func features(_ style: LayoutStyle) -> [(tag: String, value: Int)] {
    switch style.level {
    case .display, .text: []
    case .script: [("ssty", 1)]
    case .scriptScript: [("ssty", 2)]
    }
  }

  /// The glyph of a character in a style; nil where the font has none.
  func glyph(_ scalar: Unicode.Scalar, _ style: LayoutStyle) throws(TypesettingError) -> GlyphID? {
    guard font.covers(scalar) else { return nil }
    let buffer = try ShapingBuffer(String(scalar), script: .mathematics)
    return try buffer.shaped(with: font.handle, features: features(style)).first?.id
  }

  /// A glyph as a box; the height and depth are those of its ink, at least 0.
  func box(_ glyph: GlyphID, scale: Double, role: String?) -> MathBox {
    let outline = font.outline(glyph)
    let bounds = outline.bounds
    let pointer = font.handle.pointer
    let italic = Double(hb_ot_math_get_glyph_italics_correction(pointer, glyph)) * scale
    return MathBox(
      width: font.handle.advance(glyph) * scale + italic,
      height: outline.isEmpty ? 0 : max(0, -bounds.minY * scale),
      depth: outline.isEmpty ? 0 : max(0, bounds.maxY * scale),
      italic: italic, accentX: Double(hb_ot_math_get_glyph_top_accent_attachment(pointer, glyph)) * scale,
      isCharacter: true,
      outlines: outline.isEmpty ? [] : [PlacedOutline(outline: outline, scale: scale, origin: .zero, role: role)])
  }

  /// Words as a box, upright.
  func box(words: String, _ style: LayoutStyle, role: String?) throws(TypesettingError) -> MathBox {
    let (run, scale) = try set(words, style)
    var box = MathBox()
    box.outlines = run.outlines.map {
      PlacedOutline(outline: $0.outline, scale: $0.scale * scale, origin: $0.origin * scale, role: role)
    }
    let bounds = run.outlines.reduce(Rect.empty) { $0.union($1.path(scale: scale).bounds) }
    if !run.outlines.isEmpty { (box.height, box.depth) = (max(0, -bounds.minY), max(0, bounds.maxY)) }
    box.width = run.width * scale
    return box
  }

  /// A run of words, and how much smaller than the formula's size it is set.
  private func set(
    _ words: String, _ style: LayoutStyle
  ) throws(TypesettingError) -> (run: (outlines: [PlacedOutline], width: Double), scale: Double) {
    guard let other = self.words, !words.unicodeScalars.allSatisfy(font.covers) || Bidi.isNeeded(words) else {
      return (try font.run(words, script: .mathematics, features: features(style)), scale(style))
    }
    let run =
      other.isMixed(words)
      ? try other.mixedRun(words, features: [], tracking: 0) : try other.run(words, script: .text, features: [])
    return (run, scale(style) * Double(font.metrics.unitsPerEm) / Double(other.metrics.unitsPerEm))
  }

  /// The form of a glyph that is at least `target` high, or else the highest there is.
  ///
  /// The box stands on the baseline with its lowest ink: height is all there is of it.
  func stretched(_ glyph: GlyphID, atLeast target: Double, scale: Double, role: String?) -> MathBox {
    let construction = GlyphConstruction(of: glyph, in: font.handle, isVertical: true)
    if let variant = construction.variants.first(where: { $0.size * scale >= target }) {
      return grounded(box(variant.glyph, scale: scale, role: role))
    }
    guard !construction.parts.isEmpty else {
      return grounded(box(construction.variants.last?.glyph ?? glyph, scale: scale, role: role))
    }
    let assembly = construction.assembly(atLeast: target / scale, minOverlap: constants.minConnectorOverlap)
    var whole = MathBox()
    for place in assembly.places {
      let part = grounded(box(place.glyph, scale: scale, role: role))
      whole.add(part, x: 0, up: place.offset * scale)
      whole.width = max(whole.width, part.width)
    }
    return whole
  }

  /// The form of a large operator for display style.
  func displayOperator(_ glyph: GlyphID) -> GlyphID {
    let variants = GlyphConstruction(of: glyph, in: font.handle, isVertical: true).variants
    return (variants.first { $0.size >= constants.displayOperatorMinHeight } ?? variants.last)?.glyph ?? glyph
  }

  /// The widest form of an accent that is not wider than `width`.
  func wide(_ accent: GlyphID, atMost width: Double, scale: Double) -> GlyphID {
    GlyphConstruction(of: accent, in: font.handle, isVertical: false).variants
      .last { $0.size * scale <= width }?.glyph ?? accent
  }

  private func grounded(_ box: MathBox) -> MathBox {
    var moved = box
    let bounds = box.outlines.reduce(Rect.empty) { $0.union($1.path(scale: 1).bounds) }
    guard !box.outlines.isEmpty else { return box }
    moved.outlines = []
    moved.add(MathBox(outlines: box.outlines), x: 0, up: bounds.maxY)
    moved.height = bounds.height
    moved.depth = 0
    return moved
  }
}
