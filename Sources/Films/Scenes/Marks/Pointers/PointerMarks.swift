import Drawing
import FilmKit
import Text
import Timeline
import Typesetting

extension MarkKind {
  private static let to = Key(
    "to", .anchor, .words("none"), "Another place; what is meant goes from the one to the other.")
  private static let label = Key(
    "label", .valueWords(longest: 120), .words("none"), "Words beside it; {p[row]:.2f} is a value with two decimals.")

  private static func side(_ fallback: String) -> Key {
    Key("side", .choice(Side.allCases.map(\.rawValue)), .words(fallback), "On which side its label stands.")
  }

  static let box = MarkKind(
    name: "box", summary: "A rounded outline, or a light fill, round a place in another mark.", value: .anchor,
    example: "\"P.cell(row, 2)\"",
    keys: [
      to, Key("as", .choice(["outline", "fill"]), .value("\"outline\""), "How it is drawn."), label, side("above"),
    ], pointsAt: ["box", "to"]
  ) { mark in PointerMark.read(.box, &mark) }

  static let brace = MarkKind(
    name: "brace", summary: "A brace beside a place in another mark.", value: .anchor, example: "\"P.row(1)\"",
    keys: [to, label, side("above")], pointsAt: ["brace", "to"]
  ) { mark in PointerMark.read(.brace, &mark) }

  static let note = MarkKind(
    name: "note", summary: "Words beside a place in another mark, with nothing around it.", value: .anchor,
    example: "\"map.at(0.5, 2)\"",
    keys: [
      Key(
        "label", .valueWords(longest: 120), .required(example: "\"label\": \"the least loss\""),
        "The words; {p[row]:.2f} is a value with two decimals."), side("above"),
    ], pointsAt: ["note"]
  ) { mark in PointerMark.read(.note, &mark) }

  static let link = MarkKind(
    name: "link", summary: "A curved arrow from a place in a mark to another place.", value: .anchor,
    example: "\"words.box(0)\"",
    keys: [
      Key("to", .anchor, .required(example: "\"to\": \"words.box(3)\""), "Where it leads."), label,
      Key(
        "side", .choice(Side.allCases.map(\.rawValue)),
        .words("straight across from one area to another; above in one mark"), "Round which side it leads."),
    ], pointsAt: ["link", "to"]
  ) { mark in PointerMark.read(.link, &mark) }
}

/// A mark that points at places in others.
struct PointerMark: MarkContent {
  enum Kind: String, Hashable, Sendable { case box, brace, note, link }
  let kind: Kind
  let from: AnchorReference
  let to: AnchorReference?
  /// On which side its label stands; nil where nothing says it.
  let side: Side?
  let isFilled: Bool
  let label: LabelWords?

  static func read(_ kind: Kind, _ mark: inout MarkReader) -> PointerMark? {
    guard let from = mark.anchor(kind.rawValue) else { return nil }
    let to = mark.anchor("to")
    if mark["to"] != nil, to == nil { return nil }
    var side: Side?
    if mark["side"] != nil {
      guard let word = mark.choice("side", Side.allCases.map(\.rawValue)) else { return nil }
      side = Side(rawValue: word)
    }
    var style = "outline"
    if kind == .box {
      guard let word = mark.choice("as", ["outline", "fill"]) else { return nil }
      style = word
    }
    let label = mark.words("label", longest: 120)
    return PointerMark(kind: kind, from: from, to: to, side: side, isFilled: style == "fill", label: label)
  }

  var host: String? { from.mark }
  var references: [AnchorReference] { [from] + (to.map { [$0] } ?? []) }

  /// Where a link leaves its first mark when it goes straight across to the area of another; nil where it goes round.
  private func exit(_ areas: [String: Rect]) -> Side? {
    guard kind == .link, side == nil, let to, let start = areas[from.mark], let end = areas[to.mark] else { return nil }
    let exits: [Side] = [.right, .left, .below, .above]
    return exits.first { $0.reach(start) <= -$0.opposite.reach(end) }
  }

  /// The label, as wide as there is room for beside its mark.
  private func words(_ setting: MarkSetting) throws(TypesettingError) -> LabelLines? {
    guard let label, let area = setting.areas[from.mark] else { return nil }
    let isLevel = exit(setting.areas).map { !$0.isLevel } ?? (side ?? .above).isLevel
    let share = exit(setting.areas) == .right || exit(setting.areas) == .left ? 0.4 : isLevel ? 0.92 : 0.34
    return try label.set(width: share * area.width, setting)
  }

  func rooms(_ setting: MarkSetting) throws(TypesettingError) -> [MarkRoom] {
    let unit = setting.unit
    let words = try words(setting)
    if let exit = exit(setting.areas), let to {
      let length = max(110 * unit, (words?.depth(exit) ?? 0) + 2 * PointerDrawing.gap * unit)
      return [(from, exit), (to, exit.opposite)].flatMap { end, side in
        let room = MarkRoom(mark: end.mark, side: side, depth: length / 2)
        let touched = end.touched(from: side)
        let turn = MarkRoom(mark: end.mark, side: touched, depth: PointerDrawing.bulge * unit)
        return touched == side ? [room] : [room, turn]
      }
    }
    let side = side ?? .above
    let own = kind == .brace ? PointerDrawing.depth : kind == .link ? PointerDrawing.bulge : 0
    let depth = own * unit + (words.map { $0.depth(side) + PointerDrawing.gap * unit } ?? 0)
    // Round a place on a plane there is room already.
    return depth > 0
      ? references.filter { !$0.isOnPlane }.map { MarkRoom(mark: $0.mark, side: side, depth: depth) } : []
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    var drawing = PointerDrawing(
      mark: self, side: side ?? .above, exit: exit(setting.areas), label: try words(setting), anchors: setting.anchors,
      areas: setting.areas, stage: setting.area, theme: setting.theme, unit: setting.unit)
    if kind == .box || kind == .note { drawing.side = drawing.sideWithRoom }
    return drawing
  }
}
