/// How films say things in a language: its words for their texts, and its numbers.
public struct Wording: Hashable, Sendable {
  /// The language.
  public let language: FilmLanguage
  /// What isn't said as in English, by the names of the texts.
  private let ways: [String: [String]]

  /// Says everything in English.
  public static let english = Wording(.english, by: [])

  /// Says things in a language with the words of catalogues, of which a later one goes before an earlier one.
  ///
  /// - Parameter own: What goes before all of them, by the names of the texts.
  public init(_ language: FilmLanguage, by catalogues: [WordCatalogue], own: [String: [String]] = [:]) {
    self.language = language
    var ways: [String: [String]] = [:]
    if language != .english {
      for catalogue in catalogues { ways.merge(catalogue.ways(in: language)) { $1 } }
    }
    self.ways = ways.merging(own) { $1 }
  }

  /// A text's ways from the longest to the shortest, as they are written, with their gaps.
  public func patterns(of term: Term) -> [String] { ways[term.name] ?? term.ways }

  /// A text's ways from the longest to the shortest, with its gaps filled.
  public func ways(_ term: Term, _ values: [String: WordValue] = [:]) -> [String] {
    patterns(of: term).map { way in
      guard let pattern = try? WordPattern(way) else { return way }
      return pattern.filled(values, in: language)
    }
  }

  /// A text in its longest way, with its gaps filled.
  public func callAsFunction(_ term: Term, _ values: [String: WordValue] = [:]) -> String {
    ways(term, values).first ?? ""
  }

  /// A text in its shortest way, with its gaps filled.
  public func short(_ term: Term, _ values: [String: WordValue] = [:]) -> String { ways(term, values).last ?? "" }

  /// A number as the language writes it.
  public func number(_ text: String) -> String { language.number(text) }
}
