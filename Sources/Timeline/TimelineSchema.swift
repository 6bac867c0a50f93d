import Numerics

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
        .string("A film of one training step: its network, and how long each beat lasts, in milliseconds.")
      ),
    ]
    return JSONText.object(head + ExpectedValue.mapping.schema(keys: TimelineKeys.all)).text + "\n"
  }

  /// The keys as a Markdown table, ending in a line break.
  ///
  /// The README has it between its `keys` markers.
  public static var markdownTable: String {
    let rows = rows(of: TimelineKeys.all, under: "")
    return (["| Key | Value | Default | Meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private static func rows(of keys: [Key], under parent: String) -> [String] {
    keys.flatMap { key in
      let inner = rows(of: key.keys, under: parent + key.name + (key.value == .cues ? "[]." : "."))
      // A plain mapping is told of by its keys.
      guard key.value != .mapping else { return inner }
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
