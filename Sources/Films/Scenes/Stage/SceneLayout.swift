import Drawing
import FilmKit
import Timeline
import Typesetting

/// The marks of a scene in their places, as they stand between two changes of areas.
struct SceneLayout: Sendable {
  /// A mark that is laid out.
  struct Place: Sendable {
    let name: String
    let drawing: any MarkDrawing
    let center: Point
    /// How far it reaches out of its area, in pixels, where that is more than a little; else 0.
    let excess: Double
    /// What it was laid out with.
    fileprivate let inputs: Inputs
    /// In which of the scene's layouts that was, from 0.
    let version: Int
  }

  /// What a mark's layout depends on.
  fileprivate struct Inputs: Hashable, Sendable {
    let mark: ResolvedMark
    var area: Rect
    var plane: Plane?
    var legends: [Double] = []
    var legendEnd: Point?
    /// The areas of the marks that it points at, and when those were laid out.
    var referenced: [Rect?] = []
    var versions: [Int] = []
  }

  /// The names of the marks in the order in which they are drawn.
  private(set) var names: [String] = []
  private(set) var places: [String: Place] = [:]

  /// Lays marks out in their areas, those first that others stand on.
  ///
  /// - Parameters:
  ///   - last: The layout before; what stays as it is there is taken from it.
  ///   - version: Which of the scene's layouts this is, from 0.
  init(
    _ marks: [ResolvedMark], _ areas: AreaGrids, _ story: ScenesStory, after last: SceneLayout?, version: Int
  ) throws(TypesettingError) {
    let bands = story.bands
    let free = marks.filter { $0.content.host == nil && $0.area == nil }.map(\.name)
    let grid = areas.grid(bands)
    let equal = AreaGrid.equal(free, bands)
    let gap = 40 * story.unit
    func share(_ mark: ResolvedMark) -> Rect {
      mark.area.flatMap { grid?.rect(of: $0, in: story.stage, gap: gap) }
        ?? (grid == nil ? equal?.rect(of: mark.name, in: story.stage, gap: gap) : nil) ?? story.stage
    }
    let shares = Dictionary(
      marks.filter { $0.content.references.isEmpty }.map { ($0.name, share($0)) }, uniquingKeysWith: { $1 })
    var rooms: [MarkRoom] = []
    for mark in marks {
      var setting = MarkSetting(name: mark.name, area: story.stage, film: story.setting, plane: nil)
      setting.areas = shares
      rooms += try mark.content.rooms(setting)
    }
    var anchors: [String: MarkAnchors] = [:]
    // What points at others may point at what stands on them.
    let standing = marks.filter { $0.content.host != nil && $0.content.references.isEmpty }
    let pointing = marks.filter { !$0.content.references.isEmpty }
    for mark in marks.filter({ $0.content.host == nil && $0.content.references.isEmpty }) + standing + pointing {
      let host = mark.content.host.flatMap { places[$0]?.drawing.plane }
      let area = MarkRoom.inset(share(mark), rooms.filter { $0.mark == mark.name })
      var setting = MarkSetting(name: mark.name, area: area, film: story.setting, plane: host)
      (setting.areas, setting.anchors) = (shares, anchors)
      let legends = try setting.legends(over: mark.name, marks)
      setting.legends = legends.map(\.width)
      setting.ownLegend = legends.firstIndex { $0.name == mark.name }
      if let name = mark.content.host, let plane = host,
        let place = try setting.legends(over: name, marks).firstIndex(where: { $0.name == mark.name })
      {
        setting.legendEnd = plane.legends[place]
      }
      let marked = mark.content.references.map(\.mark)
      let inputs = Inputs(
        mark: mark, area: area, plane: host, legends: setting.legends, legendEnd: setting.legendEnd,
        referenced: marked.map { shares[$0] }, versions: marked.map { places[$0]?.version ?? 0 })
      if let known = last?.places[mark.name], known.inputs.isSame(as: inputs) {
        places[mark.name] = known
      } else {
        let drawing = try mark.content.layout(setting)
        let isFree = host == nil && mark.content.references.isEmpty
        places[mark.name] = Place(
          name: mark.name, drawing: drawing, center: area.center,
          excess: isFree ? Self.excess(of: drawing, over: share(mark), story.unit) : 0, inputs: inputs,
          version: version)
      }
      anchors[mark.name] = places[mark.name]?.drawing.anchors
      names.append(mark.name)
    }
  }
}

extension SceneLayout {
  /// How far a mark reaches out of its area, in pixels; 0 for no more than a little where it has room for what it shows.
  private static func excess(of drawing: any MarkDrawing, over area: Rect, _ unit: Double) -> Double {
    guard let all = drawing.anchors?.all, !all.isEmpty else { return 0 }
    let beyond = max(area.minX - all.minX, area.minY - all.minY, all.maxX - area.maxX, all.maxY - area.maxY)
    return drawing.lacksRoom ? max(unit, beyond) : beyond > 48 * unit ? beyond : 0
  }
}

extension SceneLayout.Inputs {
  /// Whether a mark that is laid out with these looks the same; the name of its area says nothing.
  fileprivate func isSame(as other: SceneLayout.Inputs) -> Bool {
    AnyHashable(mark.content) == AnyHashable(other.mark.content) && area == other.area && plane == other.plane
      && legends == other.legends && legendEnd == other.legendEnd && referenced == other.referenced
      && versions == other.versions
  }
}
