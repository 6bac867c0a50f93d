import Text

/// What editors and readers are told of a timeline file, made from the table of keys that the decoder itself uses.
public enum TimelineSchema {
  /// The JSON Schema (draft 2020-12) of a timeline, ending in a line break.
  ///
  /// `timelines/timeline.schema.json` is this text.
  public static var json: String {
    let head: [(key: String, value: JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Beatframe timeline")),
      (
        "description",
        .string(
          "A film of one training step, or of a network that learns: what it is about, and how long each beat lasts, in "
            + "milliseconds.")
      ),
      ("type", .string("object")),
    ]
    // What is the same in all films stands first, and then what only one of them has.
    let common = entries(of: .backprop).filter { entry in
      entries(of: .training).contains { $0.key == entry.key && $0.value.line == entry.value.line }
    }
    func own(_ film: FilmKind) -> JSONText {
      let own = entries(of: film).filter { entry in !common.contains { $0.key == entry.key } }
      let required = TimelineKeys.all.filter { $0.films.contains(film) && $0.isRequired }
      // An optimizer is not for a run that was trained elsewhere.
      let together = [("not", JSONText.object([("required", .list(["optimizer", "run"].map { .string($0) }))]))]
      return .object(
        [("required", .list(required.map { .string($0.name) })), ("properties", .object(own))]
          + (film == .training ? together : []))
    }
    let isTraining = JSONText.object([
      ("properties", .object([("film", .object([("const", .string(FilmKind.training.rawValue))]))])),
      ("required", .list([.string("film")])),
    ])
    let body: [(key: String, value: JSONText)] = [
      ("properties", .object(common)), ("if", isTraining), ("then", own(.training)), ("else", own(.backprop)),
      ("unevaluatedProperties", .literal("false")),
    ]
    return JSONText.object(head + body).text + "\n"
  }

  /// The keys of a film and what the schema says of them.
  private static func entries(of film: FilmKind) -> [(key: String, value: JSONText)] {
    TimelineKeys.all.filter { $0.films.contains(film) }.map { ($0.name, .object($0.schema(of: film))) }
  }

  /// The keys as a Markdown table, ending in a line break.
  ///
  /// The README has it between its `keys` markers.
  public static var markdownTable: String {
    let rows = rows(of: TimelineKeys.all, under: "", FilmKind.allCases)
    return (["| Key | Value | Default | Meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  /// The rows of keys that are in some of these films.
  private static func rows(of keys: [Key], under parent: String, _ films: [FilmKind]) -> [String] {
    keys.flatMap { key -> [String] in
      let films = key.films.filter { films.contains($0) }
      guard !films.isEmpty else { return [] }
      let isList = key.value == .cues || key.value == .segments || key.value == .samples
      let inner = rows(of: key.keys, under: parent + key.name + (isList ? "[]." : "."), films)
      // A plain mapping is told of by its keys.
      guard key.value != .mapping else { return inner }
      let fallback =
        switch key.fallback {
        case .required: "**required**"
        case .value(let json): "`\(json)`"
        case .words(let words): words
        }
      let film = films == FilmKind.allCases ? "" : "Film `\(films.map(\.rawValue).joined(separator: "`, `"))`: "
      return ["| `\(parent)\(key.name)` | \(key.value) | \(fallback) | \(film)\(key.meaning) |"] + inner
    }
  }
}
