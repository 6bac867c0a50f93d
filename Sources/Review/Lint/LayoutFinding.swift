public import Drawing
public import FilmKit
public import Timeline

/// Something on screen that can't be read as well as it should: what, where, and by how much.
public struct LayoutFinding: Hashable, Sendable {
  /// What is wrong; lengths are in units, one unit being a pixel of a frame whose shorter side is 1080.
  public enum Fault: Hashable, Sendable {
    /// It overlaps another label, which says `other`, by so many units in the direction in which it is less.
    case overlaps(other: String, by: Double)
    /// It stands partly in a neuron or on a card: so many units of it, in the direction in which it is less.
    case straddlesBody(by: Double)
    /// It ends so many units beyond the frame.
    case leavesFrame(by: Double)
    /// A neuron or a card ends so many units beyond the frame.
    case bodyLeavesFrame(by: Double)
    /// Its type is so many units large.
    case smallType(Double)
    /// It is on screen for `seconds` at a time; reading it takes `needed`.
    case tooBrief(seconds: Double, needed: Double)
    /// What is behind it is this near to its colour: WCAG's contrast ratio, from 1 to 21.
    case lowContrast(Double, color: Color)
    /// It crosses another label on its way, which says `other`, by so many units.
    case crosses(other: String, by: Double)
    /// It flies over a label that stands still and says `other`, by so many units.
    case fliesOver(other: String, by: Double)
    /// It shows a quantity as `shown`, which the film rounded to `before` elsewhere.
    case roundedTwice(quantity: String, shown: String, before: String)
    /// It is an entry of a legend, and nothing that it explains is seen.
    case idleEntry
    /// It is in a colour or a form that a legend should explain, and no legend does.
    case unexplained
    /// In the last frame of a beat so little of the stage is lit: a share of it.
    case emptyStage(share: Double)
    /// Its type is so many pixels large, in a frame of the size of small screens.
    case fewPixels(Double)
    /// It reaches out of the room that it has, by so many units.
    case outgrowsRoom(by: Double)
  }

  /// What is wrong.
  public let fault: Fault
  /// What the label says; empty for a body.
  public let text: String
  /// The beat in which it is first seen so.
  public let beat: BeatID
  /// The first frame in which it is seen so, among those looked at.
  public let frame: Int
  /// The path of what brings the label in the timeline; nil where that is not known.
  public var owner: String?

  /// States a finding.
  public init(_ fault: Fault, text: String, beat: BeatID, frame: Int) {
    (self.fault, self.text, self.beat, self.frame) = (fault, text, beat, frame)
  }

  /// The same with what brings the label, if the film knows it.
  public func owned(in film: any Film) -> LayoutFinding {
    var finding = self
    finding.owner = film.marks(frame).first { $0.text == text && $0.owner != nil }?.owner
    return finding
  }
}

extension LayoutFinding.Fault {
  /// How bad it is; of findings of one kind about the same labels in the same beat the worst counts.
  var severity: Double {
    switch self {
    case .overlaps(_, let by), .straddlesBody(let by), .leavesFrame(let by), .bodyLeavesFrame(let by): by
    case .smallType(let size): -size
    case .tooBrief(let seconds, let needed): needed - seconds
    case .lowContrast(let ratio, _): -ratio
    case .fewPixels(let size): -size
    case .outgrowsRoom(let by): by
    case .emptyStage(let share): -share
    case .unexplained: 0
    case .idleEntry: 0
    case .roundedTwice: 0
    case .fliesOver(_, let by): by
    case .crosses(_, let by): by
    }
  }
}

extension LayoutFinding {
  /// One finding for all of the same kind about the same labels in the same beat: the first time, the worst measure.
  ///
  /// The order is that of the first times.
  public static func grouped(_ findings: [LayoutFinding]) -> [LayoutFinding] {
    grouped(findings) { Group($0) }
  }

  /// One finding for all numbers of the same part of the timeline, where that is known: a number that runs is one label,
  /// whatever it is at the moment.
  public static func joiningNumbers(_ findings: [LayoutFinding]) -> [LayoutFinding] {
    grouped(findings) { Group($0, joinsNumbers: $0.owner != nil) }
  }

  private static func grouped(_ findings: [LayoutFinding], by group: (LayoutFinding) -> Group) -> [LayoutFinding] {
    var places: [Group: Int] = [:]
    var kept: [LayoutFinding] = []
    for finding in findings {
      let group = group(finding)
      if let place = places[group] {
        let first = kept[place]
        guard finding.fault.severity > first.fault.severity else { continue }
        kept[place] = LayoutFinding(finding.fault, text: first.text, beat: first.beat, frame: first.frame)
        kept[place].owner = first.owner
      } else {
        places[group] = kept.count
        kept.append(finding)
      }
    }
    return kept.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  /// What findings that are one share.
  private struct Group: Hashable {
    let kind: Int
    let texts: [String]
    let beat: BeatID
    var owner: String?

    /// - Parameter joinsNumbers: Whether one number is as good as another of the same owner.
    init(_ finding: LayoutFinding, joinsNumbers: Bool) {
      let group = Group(finding)
      (kind, beat) = (group.kind, group.beat)
      texts = joinsNumbers ? group.texts.map { Self.isNumber($0) ? "0" : $0 } : group.texts
      owner = joinsNumbers ? finding.owner : nil
    }

    private static func isNumber(_ text: String) -> Bool {
      text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || ".,-−+×·^ ".contains($0) }
    }

    init(_ finding: LayoutFinding) {
      beat = finding.beat
      switch finding.fault {
      case .overlaps(let other, _): (kind, texts) = (0, [finding.text, other].sorted())
      case .straddlesBody: (kind, texts) = (1, [finding.text])
      case .leavesFrame: (kind, texts) = (2, [finding.text])
      case .bodyLeavesFrame: (kind, texts) = (3, [])
      case .smallType: (kind, texts) = (4, [finding.text])
      case .tooBrief: (kind, texts) = (5, [finding.text])
      case .lowContrast: (kind, texts) = (6, [finding.text])
      case .crosses(let other, _): (kind, texts) = (7, [finding.text, other].sorted())
      case .fliesOver(let other, _): (kind, texts) = (8, [finding.text, other])
      case .roundedTwice(let quantity, let shown, _): (kind, texts) = (9, [quantity, shown])
      case .idleEntry: (kind, texts) = (10, [finding.text])
      case .unexplained: (kind, texts) = (11, [finding.text])
      case .emptyStage: (kind, texts) = (12, [])
      case .fewPixels: (kind, texts) = (13, [finding.text])
      case .outgrowsRoom: (kind, texts) = (14, [finding.text])
      }
    }
  }
}
