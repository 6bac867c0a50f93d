/// Why a text can't be read, whatever is written in it: facts only.
///
/// The words for people are made in `TextMessage.swift`.
public enum TextProblem: Error, Hashable, Sendable {
  /// There is nothing in the text.
  case emptyText
  /// The text has more bytes than are read.
  case textTooLong(bytes: Int, limit: Int)
  /// Lists and mappings nest deeper than is read.
  case tooDeep(limit: Int)
  /// There are more numbers, strings, lists and mappings than are read.
  case tooManyValues(limit: Int)
  /// The text is not JSON.
  case badJSON(JSONProblem)
  /// The text is not YAML, or uses more of it than is read.
  case badYAML(YAMLProblem)
  /// A key stands twice in its mapping; the place is that of its first use, nil when that is where the message is.
  case repeatedKey(String, first: Place?)
  /// A number beyond what a Double holds, or none: `1e999`, `.nan`.
  case notFinite(String)
}

/// Why a text can't be read, and where.
public struct ReadingError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: TextProblem
  /// Where.
  public let place: Place

  /// Makes an error of its parts.
  public init(problem: TextProblem, place: Place) {
    (self.problem, self.place) = (problem, place)
  }
}
