import Text

/// The text of a timeline to start from: it renders as it is, and says what else there is.
public struct TimelineStarter: Sendable {
  private let film: any FilmGrammar.Type
  private let title: String
  private let keys: [Key]
  private let tail: [Key]

  /// Prepares a timeline of a film.
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - title: Its title.
  ///   - films: All that a timeline can be of.
  public init(_ film: any FilmGrammar.Type, title: String, among films: [any FilmGrammar.Type]) {
    (self.film, self.title) = (film, title)
    let all = TimelineKeys.all(of: film, among: films)
    let own = Set(film.keys.map(\.name))
    keys = film.keys
    // What the file has already, and what is too general to start with, is left to the reference.
    let known: Set = [
      "$schema", "title", "film", "video", "T", "tokens", "author", "comment", "closing", "poster", "spoken",
    ]
    tail = all.filter { !own.contains($0.name) && !known.contains($0.name) }
  }

  /// The timeline as YAML, with a comment for every key.
  public var yaml: String {
    let given = film.starter
    var lines = ["# \(film.summary)", "# Durations are in milliseconds. `render check` says what is wrong.", ""]
    lines += ["title: \(Self.quoted(title))", "film: \(film.name)", "video: { size: 1080p, fps: 60 }", ""]
    if let own = film.starterYAML {
      lines += own.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""]
    }
    for key in keys where film.starterYAML == nil {
      lines += Self.comment(key.meaning)
      if let value = given.first(where: { $0.key == key.name })?.value {
        lines += ["\(key.name): \(value)", ""]
      } else {
        lines += ["# \(key.name): \(Self.usual(key))", ""]
      }
    }
    lines += ["# How long each kind of beat lasts.", "T:"]
    let durations = durations
    let width = durations.reduce(0) { max($0, $1.name.count + $1.value.count) }
    for entry in durations {
      let blanks = String(repeating: " ", count: width - entry.name.count - entry.value.count)
      lines.append("  \(entry.name): \(entry.value)\(blanks)  # \(entry.meaning.filter { $0 != "`" })")
    }
    lines.append("")
    for key in tail {
      lines += Self.comment(key.meaning)
      lines += ["# \(key.name): \(Self.usual(key))", ""]
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// The timeline as JSON, which has no comments.
  public var json: String {
    let given = film.starter.map { (key: $0.key, value: JSONText.literal($0.value)) }
    return JSONText.object(
      [("title", .string(title)), ("film", .string(film.name))]
        + [("video", .object([("size", .string("1080p")), ("fps", .integer(60))]))] + given
        + [("T", .object(durations.map { ($0.name, .literal($0.value)) }))]
    ).text + "\n"
  }

  private var durations: [(name: String, value: String, meaning: String)] {
    TimelineKeys.durations(of: BeatTable(film)).compactMap { key in
      guard case .value(let text) = key.fallback else { return nil }
      return (key.name, text, key.meaning)
    }
  }

  /// A sentence as comments of at most 100 characters a line.
  private static func comment(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.filter({ $0 != "`" }).split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append("# \(word)")
      }
    }
    return lines
  }

  /// What stands in for a key: of a mapping, the keys in it that have a value.
  private static func usual(_ key: Key) -> String {
    let inner = key.keys.compactMap { key in
      if case .value(let json) = key.fallback { "\(key.name): \(json)" } else { nil }
    }
    guard key.value.traits.contains(.mapping), !inner.isEmpty else { return plain(key.fallback) }
    return "{ \(inner.joined(separator: ", ")) }"
  }

  /// What stands in for a key, as a value that may be changed.
  private static func plain(_ fallback: Key.Fallback) -> String {
    switch fallback {
    case .required(let example): example.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    case .value(let json): json
    case .words(let words): "…  (without it: \(words.filter { $0 != "`" }))"
    }
  }

  private static func quoted(_ text: String) -> String { JSONText.string(text).line }
}
