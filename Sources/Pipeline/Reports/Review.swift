import FilmKit
public import Review
public import Text
import Timeline

/// What can't be read well in a film, by its layout and by its pixels: for warnings.
public struct Review: Sendable {
  /// The findings, in the order of their times.
  public let findings: [LayoutFinding]
  private let project: Project

  /// Looks through a film, at several of its beats at once.
  ///
  /// Throws what drawing throws, and when the run is cancelled.
  public init(_ project: Project, jobs: Int) async throws(PipelineError) {
    self.project = project
    let film = project.film
    let (layout, contrast) = (LayoutLint(film), ContrastLint(film))
    var notes = LayoutLint.Notes(film)
    var faint: [LayoutFinding] = []
    try await orderedMap(film.timeline.beats, jobs: jobs) { (beat) throws(PipelineError) in
      (look: layout.look(at: beat), faint: try contrast.findings(in: [beat]))
    } deliver: { (seen: (look: LayoutLint.BeatLook, faint: [LayoutFinding])) throws(PipelineError) in
      notes.take(seen.look)
      faint += seen.faint
    }
    let all = LayoutFinding.grouped(notes.findings + faint).map { $0.owned(in: film) }
    findings = LayoutFinding.joiningNumbers(all)
  }

  /// A line for each finding: where, what, and how to fix it.
  public var lines: [String] {
    let message = LayoutMessage(project.timeline)
    return findings.map { "warning: \(message.text($0))" }
  }

  /// The findings as JSON, and before them what the timeline itself was warned of.
  public var json: JSONText {
    let message = LayoutMessage(project.timeline)
    let warnings = project.timeline.warnings.map { warning in
      JSONText.object([
        ("kind", .string("timeline")), ("path", .string(warning.path)), ("message", .string("\(warning)")),
      ])
    }
    return .list(
      warnings
        + findings.map { finding in
          let (kind, measured, needed) = Self.measure(finding.fault)
          return .object([
            ("kind", .string(kind)),
            ("beat", .string(finding.beat.description)),
            ("frame", .integer(finding.frame)),
            ("text", .string(finding.text)),
            ("measured", .number(measured)),
            ("needed", .number(needed)),
            ("message", .string(message.text(finding))),
          ])
        })
  }

  /// What a fault is called, its measure, and what it should be: at most, for lengths, else at least.
  private static func measure(_ fault: LayoutFinding.Fault) -> (kind: String, measured: Double, needed: Double) {
    switch fault {
    case .overlaps(_, let by): ("overlaps", by, 0)
    case .straddlesBody(let by): ("straddlesBody", by, 0)
    case .leavesFrame(let by): ("leavesFrame", by, 0)
    case .bodyLeavesFrame(let by): ("bodyLeavesFrame", by, 0)
    case .outgrowsRoom(let by): ("outgrowsRoom", by, 0)
    case .smallType(let size): ("smallType", size, LayoutLint.smallest)
    case .tooBrief(let seconds, let needed): ("tooBrief", seconds, needed)
    case .lowContrast(let ratio, _): ("lowContrast", ratio, LayoutLint.contrast)
    case .fewPixels(let size): ("fewPixels", size, LayoutLint.fewestPixels)
    case .emptyStage(let share): ("emptyStage", share, LayoutLint.leastLit)
    case .unexplained: ("unexplained", 0, 1)
    case .idleEntry: ("idleEntry", 0, 1)
    case .roundedTwice: ("roundedTwice", 2, 1)
    case .fliesOver(_, let by): ("fliesOver", by, 0)
    case .crosses(_, let by): ("crosses", by, 0)
    }
  }
}
