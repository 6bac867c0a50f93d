import FilmKit
public import Timeline

/// A film's own words as a part of a YAML timeline, for whoever wants others, or another language.
public struct FilmWordList: CustomStringConvertible {
  private let film: any FilmGrammar.Type
  private let wording: Wording

  /// Lists a film's words in a language.
  public init(_ film: any FilmGrammar.Type, in language: FilmLanguage) {
    (self.film, wording) = (film, Wording(language, by: film.catalogues))
  }

  /// Lists the words of a timeline's film, its own among them.
  ///
  /// - Parameters:
  ///   - language: Takes the place of the timeline's own language, and of its words; nil for these.
  public init(_ timeline: Timeline, _ film: any FilmGrammar.Type, in language: FilmLanguage? = nil) {
    self.film = film
    wording = language.map { Wording($0, by: film.catalogues) } ?? timeline.wording
  }

  /// The key `words` with all texts, each after a comment that says where it stands.
  public var description: String {
    let language = wording.language
    var lines = [
      "# The words of the film \"\(film.name)\", \(language.hasWords ? language.name : language.tag). In a timeline, what "
        + "stands under \"words\" takes their place:",
      "# a text, or a list of ways to say it from the longest to the shortest. What is in braces is filled by the film.",
      "words:",
    ]
    for term in film.terms {
      let ways = wording.patterns(of: term).map(Self.quoted)
      lines.append("  # \(term.place)")
      if ways.count == 1 {
        lines.append("  \(term.name): \(ways[0])")
      } else {
        lines.append("  \(term.name):")
        lines += ways.map { "    - \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text in double quotes, whole.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
