import Text

/// A text of a film's own, by a name under which a timeline can replace it.
public struct Term: Hashable, Sendable {
  /// What it is called in `words`.
  public let name: String
  /// Where it stands in the film, as words without a stop.
  public let place: String
  /// What it says in English, in ways from the longest to the shortest.
  ///
  /// Where there is little room or time, a film takes a shorter one. Gaps are as in ``WordPattern``.
  public let ways: [String]

  /// Describes a text; its ways from the longest to the shortest.
  public init(_ name: String, _ place: String, _ ways: String...) {
    (self.name, self.place, self.ways) = (name, place, ways)
  }

  /// Describes a text; its ways from the longest to the shortest.
  public init(_ name: String, _ place: String, ways: [String]) {
    (self.name, self.place, self.ways) = (name, place, ways)
  }
}

/// The texts of a part of a film, with their translations.
public struct WordCatalogue: Sendable {
  /// The texts in the order in which they are listed.
  public let terms: [Term]
  /// The translations by the tags of their languages.
  private let translations: [String: String]

  /// Gathers texts.
  ///
  /// - Parameter translations: By the tags of languages, lines such as `withReuse = mit Wiederverwendung | gemerkt`: the
  ///   name of a text, and its ways from the longest to the shortest, with bars between them, each in two spaces. A line
  ///   that begins with a bar and a space goes on with the text before it.
  public init(_ terms: [Term], translations: [String: String] = [:]) {
    (self.terms, self.translations) = (terms, translations)
  }

  /// The languages that it is translated to.
  public var languages: [FilmLanguage] { FilmLanguage.all.filter { translations[$0.tag] != nil } }

  /// The ways of its texts by their names; empty for English, and for a language that has none.
  public func ways(in language: FilmLanguage) -> [String: [String]] {
    guard let text = translations[language.tag] else { return [:] }
    var ways: [String: [String]] = [:]
    var name = ""
    for line in text.split(separator: "\n") {
      var rest = line.drop { $0 == " " }
      if rest.hasPrefix("| ") {
        rest = rest.dropFirst(2)
      } else {
        guard let equals = rest.firstRange(of: " = ") else { continue }
        name = String(rest[..<equals.lowerBound])
        rest = rest[equals.upperBound...]
      }
      ways[name, default: []] += rest.split(separator: " | ").map(Self.trimmed).filter { !$0.isEmpty }
    }
    return ways
  }

  private static func trimmed(_ text: Substring) -> String {
    String(String(text.drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
  }
}
