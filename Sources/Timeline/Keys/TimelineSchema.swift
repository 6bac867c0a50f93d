import Text

/// What editors and readers learn about a timeline file, made from the tables of keys that the reader itself uses.
public enum TimelineSchema {
  /// The JSON Schema (draft 2020-12) of timelines of some films, ending in a line break.
  ///
  /// What is the same in all films stands first; then comes one schema for each film, of which a timeline fits exactly
  /// one, by the key `film`.
  public static func json(films: [any FilmGrammar.Type]) -> String {
    let rows = films.map { entries(of: $0, among: films) }
    let common = (rows.first ?? []).filter { entry in
      rows.allSatisfy { $0.contains { $0.key == entry.key && $0.value.line == entry.value.line } }
    }
    let own = films.enumerated().map { place, film in
      let keys = TimelineKeys.all(of: film, among: films)
      let own = rows[place].filter { entry in !common.contains { $0.key == entry.key } }
      // A timeline that names no film is of the first.
      let required = (place == 0 ? [] : ["film"]) + keys.filter(\.isRequired).map(\.name)
      let name: (key: String, value: JSONText) = ("film", .object([("const", .string(film.name))]))
      return JSONText.object(
        [("title", .string(film.summary)), Schema.required(required), ("properties", .object([name] + own))]
          + film.schema)
    }
    return JSONText.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Beatframe timeline")),
      (
        "description",
        .string("A film: what it is about, and how long each of its beats lasts, in milliseconds.")
      ),
      ("type", .string("object")), ("properties", .object(common)), ("oneOf", .list(own)),
      ("unevaluatedProperties", .literal("false")),
    ]).text + "\n"
  }

  /// The keys of a film and what the schema says of them.
  private static func entries(
    of film: any FilmGrammar.Type, among films: [any FilmGrammar.Type]
  ) -> SchemaEntries {
    let context = SchemaContext(keys: [], table: BeatTable(film))
    return TimelineKeys.all(of: film, among: films).map { ($0.name, .object($0.schema(context))) }
  }

  /// The keys that all of some films have alike, as a Markdown table that ends in a line break.
  public static func commonTable(films: [any FilmGrammar.Type]) -> String {
    let rows = films.map { self.rows(of: TimelineKeys.all(of: $0, among: films), under: "") }
    return table((rows.first ?? []).filter { row in rows.allSatisfy { $0.contains(row) } })
  }

  /// The keys of a film that not all have alike, as a Markdown table that ends in a line break.
  public static func table(of film: any FilmGrammar.Type, among films: [any FilmGrammar.Type]) -> String {
    let all = films.map { self.rows(of: TimelineKeys.all(of: $0, among: films), under: "") }
    let own = self.rows(of: TimelineKeys.all(of: film, among: films), under: "")
    return table(own.filter { row in !all.allSatisfy { $0.contains(row) } })
  }

  private static func table(_ rows: [String]) -> String {
    (["| Key | Value | Default | Meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private static func rows(of keys: [Key], under parent: String) -> [String] {
    keys.flatMap { key -> [String] in
      let inner = rows(of: key.keys, under: parent + key.name + (key.value.traits.contains(.list) ? "[]." : "."))
      // The keys of a plain mapping say what it is.
      guard !key.value.traits.contains(.mapping) else { return inner }
      let fallback =
        switch key.fallback {
        case .required: "**required**"
        case .value(let json): "`\(json)`"
        case .words(let words): words
        }
      return ["| `\(parent)\(key.name)` | \(key.value) | \(fallback) | \(key.meaning) |"] + inner
    }
  }
}
