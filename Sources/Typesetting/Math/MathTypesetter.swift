/// Sets formulas written in a small part of TeX's language, after the MATH table of their font.
///
/// Letters are italic, digits and capitals of Greek upright; `\mathrm`, `\mathbf`, `\mathcal`, `\mathbb` and `\text`
/// change that. There are `_ ^ '`, groups in braces, `\frac \tfrac \dfrac \sqrt`, accents (`\hat{y}`), delimiters
/// that grow (`\left( … \right)`), functions (`\exp`, `\operatorname{softmax}`), spaces (`\, \; \quad \!`) and the
/// usual signs, by name or as characters of Unicode. `-` is a minus sign. `\role{name}{…}` names what is inside, so
/// that a film can colour it; the innermost name counts, and it changes nothing in the layout.
///
/// Spaces are TeX's: those that are typed count for nothing, those around operators come by themselves. A thin one
/// stands before `\left` after a letter, as in TeX; `\!` takes it away.
public struct MathTypesetter {
  private let font: MathFont

  /// Makes a typesetter that takes everything from one font; throws when the font is not one for mathematics.
  ///
  /// - Parameter words: What sets the words in a formula that the font lacks, and those that run from the right; nil for
  ///   none.
  public init(math font: Font, words: Font? = nil) throws(TypesettingError) {
    self.font = try MathFont(font, words: words)
  }

  /// Reads a formula without setting it; throws when it cannot be read, with an error that points at the place.
  public static func check(_ source: String) throws(TypesettingError) { _ = try MathParser.parse(source) }

  /// Sets a formula with its baseline starting at the origin.
  ///
  /// The size is that of the em, in pixels, more than 0. Throws when the formula cannot be read, or needs a character
  /// that the font lacks; the error points at the place. A point between digits is set as `decimalMark`.
  public func typeset(
    _ source: String, size: Double, style: MathStyle = .display, decimalMark: Character = "."
  ) throws(TypesettingError) -> Typeset {
    precondition(size > 0 && size.isFinite, "a size is a positive number of pixels")
    let items = try MathParser.parse(source, decimalMark: decimalMark)
    let box = try MathLayout(font: font, source: source).row(items, LayoutStyle(style))
    return Typeset(
      outlines: box.outlines, scale: size / Double(font.font.metrics.unitsPerEm), advance: box.width,
      ascent: box.height, descent: box.depth)
  }
}
