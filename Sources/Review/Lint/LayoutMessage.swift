import Drawing
import FilmKit
import Numerics
import Text
public import Timeline

/// Findings in words: what is wrong, where, by how much, and how to fix it.
public struct LayoutMessage: Sendable {
  private let timeline: Timeline

  /// Prepares to speak of the film of a timeline.
  public init(_ timeline: Timeline) { self.timeline = timeline }

  /// One line: the beat, the frame as a place for `--at`, what brings the label, the label, its fault and the remedy.
  public func text(_ finding: LayoutFinding) -> String {
    let owner = finding.owner.map { path in
      timeline.place(of: path).map { "\(path) (line \($0.line)): " } ?? "\(path): "
    }
    return "\(finding.beat) at \(finding.frame)f: \(owner ?? "")\(fault(finding)). \(words(finding).remedy)."
  }

  /// The label and its fault alone, without the place, the remedy and a full stop.
  public func fault(_ finding: LayoutFinding) -> String {
    (finding.text.isEmpty ? "" : "\"\(finding.text)\" ") + words(finding).fault
  }

  /// Whether the film's own labels can be chosen, and parts of its picture left out.
  private var hasLabels: Bool { timeline.filmKeys.contains("LABELS_BY") }
  private var hasParts: Bool { timeline.filmKeys.contains { $0.hasPrefix("show.") } }
  /// How something is left out.
  private var out: String { hasParts ? "out with show" : "out" }

  /// What helps labels that run into something.
  private var crowded: String {
    hasLabels
      ? "Take another video.size, a smaller tokens.label or fewer LABELS_BY"
      : "Take another video.size, shorten the words or give them more room"
  }

  private func words(_ finding: LayoutFinding) -> (fault: String, remedy: String) {
    switch finding.fault {
    case .overlaps(let other, let by):
      (
        "overlaps \"\(other)\" by \(Self.units(by))",
        "\(crowded), or leave one of them \(out)"
      )
    case .straddlesBody(let by):
      (
        "stands partly in a neuron or on a card, by \(Self.units(by))",
        crowded
      )
    case .leavesFrame(let by):
      ("ends \(Self.units(by)) beyond the frame", "Shorten it, or take another video.size or a smaller tokens.label")
    case .bodyLeavesFrame(let by):
      (
        "a neuron or a card ends \(Self.units(by)) beyond the frame",
        "Take another video.size, or fewer neurons in a layer"
      )
    case .outgrowsRoom(let by):
      ("has too little room, by \(Self.units(by))", "Give it a larger area, or let it show less")
    case .smallType(let size):
      (
        "is set in type of \(Self.units(size)), and less than \(Self.units(LayoutLint.smallest)) can't be read",
        "Shorten it, raise tokens.label or tokens.caption, or take another video.size"
      )
    case .tooBrief(let seconds, let needed):
      (
        "can be read for \(seconds.text(decimals: 2)) s, and takes \(needed.text(decimals: 2)) s",
        "Lengthen \(timeline.beatSet.table.durationEntry(of: finding.beat).path) to "
          + "\(milliseconds(finding.beat, seconds, needed)), or shorten the text"
      )
    case .lowContrast(let ratio, let color):
      (
        "has a contrast of \(ratio.text(significantDigits: 3)):1 to what is behind it, and needs "
          + "\(LayoutLint.contrast.text(significantDigits: 3)):1",
        "Change \(token(color)), or the colours behind it"
      )
    case .fewPixels(let size):
      (
        "is set in type of \(size.text(decimals: 1)) pixels, and less than \(LayoutLint.fewestPixels.text(decimals: 0)) "
          + "can't be read on a small screen",
        "Leave it \(out), raise tokens.label or tokens.caption, or take another video.size"
      )
    case .emptyStage(let share):
      (
        "only \((100 * share).text(decimals: 1)) % of the stage is lit at its end, and less than "
          + "\((100 * LayoutLint.leastLit).text(decimals: 0)) % looks empty",
        "Shorten \(timeline.beatSet.table.durationEntry(of: finding.beat).path) to 4 s, or take another video.size"
      )
    case .unexplained:
      ("is seen in a colour or a form of its own, and no legend explains it", "Show the legend")
    case .idleEntry:
      ("stands in a legend, but nothing that it explains is seen", "Leave the legend \(out)")
    case .roundedTwice(let quantity, let shown, let before):
      (
        "has \(quantity) as \(shown), which is \(before) before",
        hasParts
          ? "Leave one of them out with show, or give the beat a formula of its own in panel"
          : "Show it with as many digits everywhere"
      )
    case .fliesOver(let other, let by):
      (
        "flies over \"\(other)\" by \(Self.units(by))",
        crowded
      )
    case .crosses(let other, let by):
      (
        "crosses \"\(other)\" by \(Self.units(by)) while both are on their way",
        hasLabels
          ? "Lengthen \(timeline.beatSet.table.durationEntry(of: finding.beat).path), or take another video.size"
          : "Give them more room, or let one of them come when the other has gone"
      )
    }
  }

  private static func units(_ value: Double) -> String {
    let text = value.text(decimals: 1)
    return "\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) unit\(text == "1.0" ? "" : "s")"
  }

  /// How long a beat must be at least for a text of it to be on screen as long as it needs.
  ///
  /// Motion takes up to 70 % of a beat and at most 6 s, so a part of it grows in proportion, or by as much as the
  /// beat itself: the less of both is enough.
  private func milliseconds(_ beat: BeatID, _ seconds: Double, _ needed: Double) -> String {
    let now = timeline.beat(beat)?.duration.seconds ?? 0
    let enough = seconds > 0 ? min(now * needed / seconds, now + needed - seconds + 6) : now + needed + 6
    return "at least \(Int((enough * 100 - 1e-6).rounded(.up)) * 10) ms"
  }

  /// The token of a colour, as far as it is one of the theme's.
  private func token(_ color: Color) -> String {
    let theme = Theme(timeline)
    let token = ColorToken.allCases.first { theme[keyPath: Theme.color($0)] == color }
    return token.map { "tokens.\($0.rawValue)" } ?? "its colour in tokens"
  }
}
