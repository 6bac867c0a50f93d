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
  private let find: (Unicode.Scalar) -> Answer
  private var known: [Unicode.Scalar: Answer] = [:]

  /// Makes a fallback of what finds a font for a character.
  public init(language: String, _ find: @escaping (Unicode.Scalar) -> Answer) {
    (self.language, self.find) = (language, find)
  }

  /// The font of a character that the first font lacks.
  func font(for scalar: Unicode.Scalar) -> Answer {
    if let known = known[scalar] { return known }
    let answer = find(scalar)
    known[scalar] = answer
    return answer
  }
}
