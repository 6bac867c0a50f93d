import Drawing
import FilmKit
import Timeline
import Typesetting

extension MarkKind {
  static let layers: MarkKind = MarkKind(
    name: "layers", summary: "Marks over one another on the plane of the first; they come and go as one.",
    value: .marksOnOnePlane, example: "[{\"plane\": {\"x\": [0, 1], \"y\": [0, 1]}}, {\"points\": \"x\"}]", keys: [],
    anchors: [.at], members: MemberKey(key: "layers", isList: true, choice: .layers)
  ) { mark in
    for (index, member) in mark.mark.members.enumerated() {
      let kind = member.kind
      if index == 0, !MarkKind.withPlanes.contains(kind.name) {
        mark.reader.report(own: ScenesProblem.noPlaneBelow(kind: kind.name), at: member.place)
        return nil
      }
      if index > 0, !kind.standsOnAnother {
        mark.reader.report(own: ScenesProblem.secondPlane(kind: kind.name), at: member.place)
        return nil
      }
    }
    guard let members = mark.members(areLayers: true), !members.isEmpty else { return nil }
    return LayersMark(members: PlotMark.sharing(members))
  }
}

/// Marks on one plane, which is that of the first.
struct LayersMark: MarkContent {
  /// At least one.
  let members: [ResolvedMark]

  var anchorRanges: [String: [ClosedRange<Double>]] {
    members[0].content.anchorRanges.filter { $0.key == AnchorKind.at.name }
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    var below = setting
    let legends = try setting.legends(over: members[0].name, members)
    (below.legends, below.ownLegend) = (legends.map(\.width), legends.firstIndex { $0.name == members[0].name })
    let first = try members[0].content.layout(below)
    var drawings = [first]
    for member in members.dropFirst() {
      var own = setting
      own.plane = first.plane
      if let place = legends.firstIndex(where: { $0.name == member.name }) {
        own.legendEnd = first.plane?.legends[place]
      }
      drawings.append(try member.content.layout(own))
    }
    return LayersDrawing(members: drawings)
  }
}

/// Marks on one plane, on the stage.
struct LayersDrawing: MarkDrawing {
  /// At least one.
  let members: [any MarkDrawing]

  var anchors: MarkAnchors? { members[0].anchors }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    for member in members { member.draw(moment, into: &scene) }
  }
}
