public import Typesetting

/// The faces that films are set in; made from font files by whoever may open files.
public struct FilmFonts {
  package let regular: Font
  package let semibold: Font
  package let math: MathTypesetter
  package let mono: Font

  /// Takes a text face, its heavier sister, a face with an OpenType MATH table, and one for source text.
  public init(regular: Font, semibold: Font, math: Font, mono: Font) throws(TypesettingError) {
    self.mono = mono
    self.regular = regular
    self.semibold = semibold
    self.math = try MathTypesetter(math: math, words: regular)
  }
}
