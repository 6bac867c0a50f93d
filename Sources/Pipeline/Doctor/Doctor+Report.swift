import Text

extension Doctor {
  /// Sections with a line for each thing, aligned, and whether films can be made.
  public var report: String {
    // One table of all sections, so that their columns are the same.
    let rows = sections.flatMap(\.findings).map { finding in
      [finding.state.word, finding.name, finding.text + (finding.remedy.map { ": \($0)" } ?? "")]
    }
    var lines = TextTable([.left, .left, .last], rows: rows).lines[...]
    let parts = sections.map { section in
      let own = lines.prefix(section.findings.count)
      lines = lines.dropFirst(own.count)
      return ([section.title] + own.map { "  " + $0 }).joined(separator: "\n")
    }
    return (parts + [verdict]).joined(separator: "\n\n")
  }

  private var verdict: String {
    canMakeFilms
      ? "Films can be made." : "No film can be made without: \(missing.map(\.name).joined(separator: ", "))."
  }

  /// The same as JSON.
  public var json: String {
    JSONText.object([
      ("films", .literal(canMakeFilms ? "true" : "false")),
      ("sections", .list(sections.map(Self.json))),
    ]).text
  }

  private static func json(_ section: Section) -> JSONText {
    .object([
      ("title", .string(section.title)),
      (
        "findings",
        .list(
          section.findings.map { finding in
            .object([
              ("name", .string(finding.name)), ("state", .string(finding.state.rawValue)),
              ("text", .string(finding.text)), ("remedy", finding.remedy.map(JSONText.string) ?? .literal("null")),
            ])
          })
      ),
    ])
  }
}

extension Doctor.State {
  /// How a terminal has it.
  fileprivate var word: String {
    switch self {
    case .ok: "ok"
    case .low: "LOW"
    case .missing: "missing"
    case .needed: "MISSING"
    }
  }
}
