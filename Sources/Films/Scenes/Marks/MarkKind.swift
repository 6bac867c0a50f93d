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
  /// Reads and checks a mark; nil, with messages, when something is wrong.
  let read: @Sendable (inout MarkReader) -> (any MarkContent)?

  /// All keys of such a mark.
  var allKeys: [Key] {
    [Key(name, value, .required(example: "\"\(name)\": \(example)"), summary)] + keys + [
      Key("in", .text(longest: 40), .words("an equal share of the stage"), "The area that it stands in.")
    ]
  }

  /// All kinds.
  static let all: [MarkKind] = [
    .text, .formula, .number, .table, .code, .tokens, .flow, .vector, .matrix, .pixels, .bars, .plot, .contour, .field,
    .surface, .trail, .points, .arrow,
  ]
}

/// A mark with all that it shows, ready to be laid out.
protocol MarkContent: Hashable, Sendable {
  /// The mark whose plane it stands on; nil for its own area.
  var host: String? { get }

  /// How wide its legend above that plane is, in pixels; nil for none.
  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double?

  /// Lays it out and typesets it.
  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing
}

extension MarkContent {
  /// Its own area.
  var host: String? { nil }

  /// It has none.
  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double? { nil }
}

/// A mark that is laid out.
protocol MarkDrawing: Sendable {
  /// The plane that other marks can stand on; nil for none.
  var plane: Plane? { get }

  /// Appends what it shows.
  func draw(_ moment: MarkMoment, into scene: inout Scene)
}

extension MarkDrawing {
  /// None.
  var plane: Plane? { nil }
}

/// A resolved mark with its name and its area.
struct ResolvedMark: Hashable, Sendable {
  let name: String
  let area: String?
  let content: any MarkContent

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
  static let withPlanes = ["plot", "contour", "field"]
}
