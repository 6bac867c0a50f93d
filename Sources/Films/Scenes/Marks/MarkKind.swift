import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

/// A kind of mark: a row of the table from which reading, schema, messages and reference follow.
struct MarkKind: Sendable {
  /// The key that says the kind, and whose value is what is shown.
  let name: String
  /// What it shows, in one sentence.
  let summary: String
  /// What is shown.
  let value: ExpectedValue
  /// An example of the value in JSON.
  let example: String
  /// The keys besides those of all marks.
  let keys: [Key]
  /// The most numbers that its values may have at once.
  var most = 4096
  /// The places that such a mark names in itself, besides all of it; nil where nothing can point at it.
  var anchors: [AnchorKind]?
  /// The keys whose values are places in other marks; a mark with such keys needs no area.
  var pointsAt: [String] = []
  /// Where the marks are that such a mark is made of; nil for one that is made of none.
  var members: MemberKey?
  /// Whether such a mark can become another of its kind.
  var becomes = false
  /// Reads and checks a mark; nil, with messages, when something is wrong.
  let read: @Sendable (inout MarkReader) -> (any MarkContent)?

  /// All keys of such a mark.
  var allKeys: [Key] {
    let own = ownKeys
    let area = Key(
      "in", .text(longest: 40), .words("an equal share of the stage"),
      "The area that it stands in, or all: the whole stage.")
    return pointsAt.isEmpty ? own + [area] : own
  }

  /// The keys of such a mark.
  private var ownKeys: [Key] { [Key(name, value, .required(example: "\"\(name)\": \(example)"), summary)] + keys }

  /// The keys of such a mark in another, where it stands on none.
  var memberKeys: [Key] { ownKeys.filter { $0.name != "on" } }

  /// Whether such a mark needs nothing but an area, so that others can be made of it.
  private var isMember: Bool { pointsAt.isEmpty && members == nil && !mustStandOnAnother }

  /// Whether such a mark can stand on the plane of another.
  var standsOnAnother: Bool { keys.contains { $0.name == "on" } }

  private var mustStandOnAnother: Bool {
    keys.contains { if $0.name == "on", case .required = $0.fallback { true } else { false } }
  }

  /// Whether others can be made of such marks.
  var canBeMember: Bool {
    [MarkKind.layers, .group, .repeat].contains { kind in
      kind.members?.kinds.contains { $0.name == name } ?? false
    }
  }

  /// The kinds that others can be made of.
  static var memberKinds: [MarkKind] { all.filter(\.isMember) }

  /// The row of the key that names a mark.
  static let title = Key(
    "title", .valueWords(longest: 60), .words("none"),
    "What it is called, above it; {p[row]:.2f} is a value with two decimals.")

  /// All kinds.
  static let all: [MarkKind] = [
    .text, .formula, .number, .table, .code, .tokens, .flow, .network, .graph, .vector, .matrix, .pixels, .image,
    .bars, .plane, .plot, .contour, .field, .surface, .line, .tangent, .trail, .points, .arrow, .area, .rect, .box,
    .brace, .note, .link, .layers, .group, .repeat,
  ]
}

/// A key whose value is the marks that a mark is made of.
struct MemberKey: Sendable {
  let key: String
  /// Whether it is a list of marks; else one mark.
  let isList: Bool
  /// What they can be.
  let choice: Choice

  /// What marks can be made of.
  enum Choice { case marks, marksAndGroups, layers }

  /// The kinds that they can be of.
  var kinds: [MarkKind] {
    switch choice {
    case .marks: MarkKind.memberKinds + [.layers]
    case .marksAndGroups: MarkKind.memberKinds + [.layers, .group]
    case .layers: MarkKind.all.filter { MarkKind.withPlanes.contains($0.name) || $0.standsOnAnother }
    }
  }
}

/// A mark with all that it shows, ready to be laid out.
protocol MarkContent: Hashable, Sendable {
  /// The mark whose plane it stands on; nil for its own area.
  var host: String? { get }

  /// The places in other marks that it points at.
  var references: [AnchorReference] { get }

  /// Which numbers each kind of its own places can have: from where to where, for each parameter.
  var anchorRanges: [String: [ClosedRange<Double>]] { get }

  /// The same of the second parameter of a kind of place alone, where it depends on the first; else nil.
  func anchorRange(_ anchor: String, in first: Double) -> ClosedRange<Double>?

  /// What its places of each kind are called, in their order; empty for one without a name.
  var anchorNames: [String: [String]] { get }

  /// Which room it needs beside marks that it points at.
  func rooms(_ setting: MarkSetting) throws(TypesettingError) -> [MarkRoom]

  /// How wide its legend above that plane is, in pixels; nil for none.
  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double?

  /// Lays it out and typesets it.
  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing
}

extension MarkContent {
  /// Its own area.
  var host: String? { nil }

  /// None.
  var references: [AnchorReference] { [] }

  /// None.
  var anchorRanges: [String: [ClosedRange<Double>]] { [:] }

  /// It depends on nothing.
  func anchorRange(_ anchor: String, in first: Double) -> ClosedRange<Double>? { nil }

  /// None has one.
  var anchorNames: [String: [String]] { [:] }

  /// It needs none.
  func rooms(_ setting: MarkSetting) throws(TypesettingError) -> [MarkRoom] { [] }

  /// It has none.
  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double? { nil }
}

/// A mark that is laid out.
protocol MarkDrawing: Sendable {
  /// The plane that other marks can stand on; nil for none.
  var plane: Plane? { get }

  /// The places in it that others can point at; nil for none.
  var anchors: MarkAnchors? { get }

  /// Whether what it shows has no room beside its own words.
  var lacksRoom: Bool { get }

  /// Appends what it shows.
  func draw(_ moment: MarkMoment, into scene: inout Scene)
}

extension MarkDrawing {
  /// None.
  var plane: Plane? { nil }

  /// None.
  var anchors: MarkAnchors? { nil }

  /// It has room.
  var lacksRoom: Bool { false }
}

/// A resolved mark with its name and its area.
struct ResolvedMark: Hashable, Sendable {
  let name: String
  var area: String?
  var content: any MarkContent

  static func == (left: ResolvedMark, right: ResolvedMark) -> Bool {
    left.name == right.name && left.area == right.area && AnyHashable(left.content) == AnyHashable(right.content)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(area)
    AnyHashable(content).hash(into: &hasher)
  }
}

extension MarkKind {
  /// The kinds that others can stand on.
  static let withPlanes = ["plane", "plot", "contour", "field"]
}
