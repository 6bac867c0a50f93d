internal import Drawing

/// Lays atoms out into boxes: appendix G of The TeXbook, with the constants of the OpenType MATH table in place of
/// TeX's font parameters.
struct MathLayout {
  let font: MathFont
  /// The formula, for errors.
  let source: String
  var constants: MathConstants { font.constants }

  /// A list of atoms on one baseline, with the spaces between them.
  func row(_ items: [MathItem], _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    if items.count == 1, case .atom(let only)? = items.first { return try box(only, style) }
    let classes = MathSpacing.resolved(
      items.compactMap { item in
        if case .atom(let atom) = item { atom.kind } else { nil }
      })
    let mu = font.em(style) / 18
    var row = MathBox()
    var index = 0
    for item in items {
      switch item {
      case .space(let width): row.append(.space(width * mu))
      case .atom(let atom):
        if index > 0 {
          row.append(.space(MathSpacing.mu(between: classes[index - 1], and: classes[index], in: style) * mu))
        }
        row.append(try box(atom, style))
        index += 1
      }
    }
    return row
  }

  /// An atom with its scripts.
  func box(_ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    let nucleus = try nucleus(atom, style)
    guard atom.subscript != nil || atom.superscript != nil else { return nucleus }
    return atom.hasLimits && style.isDisplay
      ? try limits(nucleus, atom, style) : try scripts(nucleus, atom, style)
  }

  /// An atom without its scripts.
  private func nucleus(_ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    switch atom.nucleus {
    case .symbol(let scalar) where atom.kind == .large: try largeOperator(scalar, atom, style)
    case .symbol(let scalar): font.box(try glyph(scalar, atom, style), scale: font.scale(style), role: atom.role)
    case .word(let words, let offsets): try word(words, offsets, atom, style)
    case .list(let items): try row(items, style)
    case .fraction(let numerator, let denominator, let forced):
      try fraction(numerator, denominator, forced.map { LayoutStyle($0).with(cramped: style.cramped) } ?? style, atom)
    case .radical(let items, let degree): try radical(items, degree: degree, atom, style)
    case .accent(let accent, let items, let isWide): try accented(items, accent, isWide: isWide, atom, style)
    case .overline(let items): try overlined(items, atom, style)
    case .fenced(let left, let items, let right): try fenced(left, items, right, atom, style)
    }
  }

  /// The glyph of a character; throws at the atom's place where the font has none.
  func glyph(_ scalar: Unicode.Scalar, _ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> GlyphID {
    if let glyph = try font.glyph(scalar, style) { return glyph }
    throw .missingGlyph(scalar, offset: atom.offset, text: source, font: font.font.name)
  }

  private func word(
    _ words: String, _ offsets: [Int], _ atom: MathAtom, _ style: LayoutStyle
  ) throws(TypesettingError) -> MathBox {
    do {
      return try font.box(words: words, style, role: atom.role)
    } catch {
      func place(_ offset: Int) -> Int { offset < offsets.count ? offsets[offset] : atom.offset }
      switch error {
      case .missingGlyph(let scalar, let offset, _, let name):
        throw .missingGlyph(scalar, offset: place(offset), text: source, font: name)
      case .missingFont(let scalar, let offset, _, let package):
        throw .missingFont(scalar, offset: place(offset), text: source, package: package)
      default: throw error
      }
    }
  }

  /// A sum or integral: larger in display style, and centred on the axis.
  ///
  /// The advance of such a sign covers its slant, so the italic correction moves the subscript back but adds no width.
  private func largeOperator(
    _ scalar: Unicode.Scalar, _ atom: MathAtom, _ style: LayoutStyle
  ) throws(TypesettingError) -> MathBox {
    let usual = try glyph(scalar, atom, style)
    let scale = font.scale(style)
    let sign = font.box(style.isDisplay ? font.displayOperator(usual) : usual, scale: scale, role: atom.role)
    var box = MathBox(width: sign.width - sign.italic, italic: sign.italic)
    box.add(sign, x: 0, up: constants.axisHeight * scale - (sign.height - sign.depth) / 2)
    return box
  }
}
