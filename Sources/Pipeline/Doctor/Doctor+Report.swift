import Text

extension Doctor {
  /// Sections with a line for each thing, aligned, and whether films can be made.
  public var report: String {
    let findings = sections.flatMap(\.findings)
    let states = findings.map(\.state.word.count).max() ?? 0
    let names = findings.map(\.name.count).max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: width - text.count)
    }
    let parts = sections.map { section in
      let lines = section.findings.map { finding in
        "  \(padded(finding.state.word, states))  \(padded(finding.name, names))  \(finding.text)"
          + (finding.remedy.map { ": \($0)" } ?? "")
      }
      return ([section.title] + lines).joined(separator: "\n")
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
