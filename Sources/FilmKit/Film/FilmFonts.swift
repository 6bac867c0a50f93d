public import Typesetting

/// The faces that films are set in; made from font files by whoever may open files.
public struct FilmFonts {
  package let regular: Font
  package let semibold: Font
  package let math: MathTypesetter

  /// Takes a text face, its heavier sister and a face with an OpenType MATH table.
  public init(regular: Font, semibold: Font, math: Font) throws(TypesettingError) {
    self.regular = regular
    self.semibold = semibold
    self.math = try MathTypesetter(math: math)
  }
}
