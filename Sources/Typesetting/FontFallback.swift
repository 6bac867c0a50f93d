/// Fonts that stand in where a font lacks characters: one for each script, found when it is needed.
///
/// It is used by one task at a time, as fonts are.
public final class FontFallback {
  /// A script's font.
  public enum Answer {
    /// The font.
    case font(Font)
    /// A package would have it, and is not installed.
    case missing(package: String)
    /// There is none.
    case none
  }

  /// The language of the words, as a tag of BCP 47: fonts draw some letters by it.
  public let language: String
  /// Whether lines of that language begin at the right; else a line's direction is that of its first letter.
  public let isRightToLeft: Bool
  private let find: (Unicode.Scalar) -> Answer
  private var known: [Unicode.Scalar: Answer] = [:]

  /// Makes a fallback of what finds a font for a character.
  ///
  /// - Parameter isRightToLeft: Whether lines of the language begin at the right.
  public init(language: String, isRightToLeft: Bool = false, _ find: @escaping (Unicode.Scalar) -> Answer) {
    (self.language, self.isRightToLeft, self.find) = (language, isRightToLeft, find)
  }

  /// The font of a character that the first font lacks.
  func font(for scalar: Unicode.Scalar) -> Answer {
    if let known = known[scalar] { return known }
    let answer = find(scalar)
    known[scalar] = answer
    return answer
  }
}
