import Drawing
import FilmKit
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let group: MarkKind = MarkKind(
    name: "group", summary: "Marks side by side or in rows, in one area; they come and go as one.",
    value: .members, example: "[{\"pixels\": \"x\"}, {\"bars\": \"p\"}]",
    keys: [
      Key("names", .texts, .words("none"), "What its marks are called, above them."),
      Key(
        "columns", .whole(1...GroupMark.most), .words("as many as make them largest, all rows full"),
        "How many stand side by side."),
    ], anchors: [.member], members: MemberKey(key: "group", isList: true, choice: .marks)
  ) { mark in
    var columns: Int?
    if mark["columns"] != nil {
      guard let count = mark.whole("columns", 1...GroupMark.most, else: 1) else { return nil }
      columns = count
    }
    let written = mark.texts("names")
    let names = written ?? []
    let count = mark.mark.members.count
    // Names that can't be read are reported already.
    if written != nil, names.count != count {
      let wanted = counted(count, "name")
      mark.report(.shape(key: "names", found: counted(names.count, "name"), wanted: wanted), "names")
    }
    guard let members = mark.members() else { return nil }
    return GroupMark(members: members, names: names, columns: columns)
  }
}

/// Marks in one area.
struct GroupMark: MarkContent {
  let members: [ResolvedMark]
  /// What they are called; empty for no names.
  let names: [String]
  let columns: Int?

  /// The most marks.
  static let most = 12

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.member.name: [0...Double(members.count - 1)]] }
  var anchorNames: [String: [String]] { [AnchorKind.member.name: names] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let height = names.isEmpty ? 0 : 1.3 * setting.theme.small * setting.unit
    let grid = MemberGrid(members.count, columns: columns, isFull: true, labels: height, setting)
    var drawings: [any MarkDrawing] = []
    for (index, member) in members.enumerated() {
      drawings.append(try member.content.layout(setting.within(grid.rooms[index])))
    }
    var labels: [Label] = []
    for (name, cell) in zip(names, grid.cells) {
      labels.append(try setting.lettering.text(name, size: setting.theme.small, fitting: cell.width))
    }
    return GroupDrawing(
      members: drawings, labels: labels, feet: grid.feet(drawings), grid: grid, names: anchorNames,
      theme: setting.theme)
  }
}

/// Marks in one area, on the stage.
struct GroupDrawing: MarkDrawing {
  let members: [any MarkDrawing]
  let labels: [Label]
  /// Where what is above each of them ends: the middle of its lower edge.
  let feet: [Point]
  let grid: MemberGrid
  let names: [String: [String]]
  let theme: Theme

  var anchors: MarkAnchors? {
    let boxes = grid.boxes(members) { index in
      index < labels.count ? labels[index].bounds(.center, at: baseline(index)) : nil
    }
    var anchors = MarkAnchors(
      all: boxes.reduce(.empty) { $0.union($1) }, places: [AnchorKind.member.name: .boxes([boxes])])
    anchors.names = names
    return anchors
  }

  private func baseline(_ index: Int) -> Point { feet[index] - Point(0, 0.35 * labels[index].size) }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    for member in members { member.draw(moment, into: &scene) }
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    for (index, label) in labels.enumerated() {
      label.draw(.center, at: baseline(index), opacity: opacity, into: &scene) { _ in theme.ink }
    }
  }
}
