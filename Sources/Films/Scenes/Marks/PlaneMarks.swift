import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  private static var on: Key { PlaneMark.on }

  static let trail = MarkKind(
    name: "trail", summary: "A way over a plane: its points, the last one as a ball.", value: .expression,
    example: "\"way[0:k + 1]\"", keys: [on, MarkColor.key("weight")], anchors: [.point]
  ) { mark in
    guard let track = mark.track("trail", ranks: 2...2, last: 2, mayBeEmpty: true, wanted: "points: [n, 2]"),
      let host = mark.host()
    else { return nil }
    guard PlaneMark.hasRoom(for: track, "trail", &mark) else { return nil }
    guard let color = mark.color(else: "weight") else { return nil }
    return PlaneMark(kind: .trail, track: track, second: nil, scale: 1, names: nil, on: host, color: color)
  }

  static let points = MarkKind(
    name: "points", summary: "Points on a plane, coloured by class.", value: .expression, example: "\"data\"",
    keys: [
      on, Key("classes", .expression, .words("one class"), "The class of each point: whole numbers from 0."),
      Key(
        "names", .texts, .words("their numbers"),
        "What the classes are called, in the legend above the plane; [] for no legend."),
    ], anchors: [.point]
  ) { mark in
    guard let track = mark.track("points", ranks: 2...2, last: 2, mayBeEmpty: true, wanted: "points: [n, 2]"),
      let host = mark.host()
    else { return nil }
    let classes =
      mark["classes"] == nil
      ? nil : mark.track("classes", ranks: 1...1, mayBeEmpty: true, wanted: "a class for each point")
    let count = track.known.map { $0.shape[0] }.max() ?? 0
    if let classes { _ = mark.isOnePerPoint(classes, count, "classes") }
    guard PlaneMark.hasRoom(for: track, "points", &mark) else { return nil }
    let names = mark.texts("names")
    if let names, classes == nil, names.count > 1, mark["classes"] == nil {
      mark.report(.shape(key: "names", found: counted(names.count, "name"), wanted: "one without \"classes\""), "names")
    }
    return PlaneMark(kind: .points, track: track, second: classes, scale: 1, names: names, on: host)
  }

  static let arrow = MarkKind(
    name: "arrow", summary: "A vector on a plane.", value: .expression, example: "\"-grad(f, p)\"",
    keys: [
      on, Key("at", .expression, .required(example: "\"at\": \"way[k]\""), "Where it starts."),
      Key("scale", .positive, .value("1"), "How long it is for each unit of the vector, in units of the plane."),
    ], anchors: [.along]
  ) { mark in
    guard let track = mark.track("arrow", ranks: 1...1, last: 2, wanted: "two numbers"),
      let at = mark.track("at", ranks: 1...1, last: 2, wanted: "two numbers"), let host = mark.host(),
      let scale = mark.number("scale", else: 1)
    else { return nil }
    return PlaneMark(kind: .arrow, track: track, second: at, scale: scale, names: nil, on: host)
  }
}

/// A mark on another's plane.
struct PlaneMark: MarkContent {
  /// The row of the key that names the mark whose plane it is on.
  static let on = Key(
    "on", .text(longest: 40), .required(example: "\"on\": \"map\""),
    "The plane, plot, contour or field that it stands on.")

  enum Kind: Hashable, Sendable { case trail, points, arrow }
  let kind: Kind
  let track: ValueTrack
  /// The classes of points, or where an arrow starts.
  let second: ValueTrack?
  let scale: Double
  /// What the classes are called; empty for no legend, nil for their numbers.
  let names: [String]?
  let on: String
  /// The colour of a trail.
  var color = MarkColor(name: "weight")

  /// The most points.
  static let most = 4000

  /// Whether points are no more than can be drawn in a frame; else there is a message.
  static func hasRoom(for track: ValueTrack, _ key: String, _ mark: inout MarkReader) -> Bool {
    guard let many = track.known.map({ $0.shape[0] }).first(where: { $0 > most }) else { return true }
    mark.report(.shape(key: key, found: counted(many, "point"), wanted: "at most \(most)"), key)
    return false
  }

  var host: String? { on }

  var anchorRanges: [String: [ClosedRange<Double>]] {
    if kind == .arrow { return [AnchorKind.along.name: [0...1]] }
    let most = track.known.map { $0.shape[0] }.max() ?? 0
    return most > 0 ? [AnchorKind.point.name: [0...Double(most - 1)]] : [:]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let plane = setting.plane ?? Plane(x: 0...1, y: 0...1, rect: setting.area)
    let legend = try PlaneLegend(
      entries(setting), endingAt: setting.legendEnd, from: plane.legendStart, setting)
    return PlaneMarkDrawing(mark: self, onPlane: plane, legend: legend, theme: setting.theme, unit: setting.unit)
  }

  /// What the colours of classes stand for, or how long an arrow is.
  private func entries(_ setting: MarkSetting) -> [PlaneLegend.Entry] {
    switch kind {
    case .arrow where scale != 1:
      let scale = ColorScale.words(scale, setting.wording)
      return [PlaneLegend.Entry(words: setting.wording(.arrowScale, ["scale": .words(scale)]), sample: .none)]
    case .trail, .arrow: return []
    case .points:
      if let names, names.isEmpty { return [] }
      // All are of the first class where nothing else is said; without a name, that needs no words.
      let all = second?.known.flatMap(\.elements) ?? (names == nil ? [] : [0])
      let used = Set(all.map(Self.number)).sorted().prefix(setting.theme.classes.count)
      return used.map { number in
        let name = names.flatMap { number < $0.count ? $0[number] : nil }
        return PlaneLegend.Entry(words: name ?? "\(number)", sample: .dot(setting.theme.classes[number]))
      }
    }
  }

  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double? {
    try PlaneLegend.width(entries(setting), setting)
  }

  /// The class that a number stands for: one of those that have colours.
  static func number(_ value: Double) -> Int {
    value.isFinite ? Int(max(0, min(1e6, value))) % Theme.midnight.classes.count : 0
  }
}

/// A mark on a plane on the stage.
struct PlaneMarkDrawing: MarkDrawing {
  let mark: PlaneMark
  let onPlane: Plane
  let legend: PlaneLegend
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let ends = mark.track.known.flatMap { tensor in
      mark.kind == .arrow ? arrow(tensor, mark.second?.known.first ?? Tensor([0, 0])) : places(tensor)
    }
    let seen = ends.filter(onPlane.holds)
    let all = seen.reduce(Rect.empty) { $0.union(Rect(minX: $1.x, minY: $1.y, maxX: $1.x, maxY: $1.y)) }
    let name = mark.kind == .arrow ? AnchorKind.along.name : AnchorKind.point.name
    return MarkAnchors(
      all: seen.isEmpty ? onPlane.rect : all,
      places: [
        name: .moving { play in
          let points =
            mark.kind == .arrow
            ? arrow(mark.track.tensor(at: play), mark.second?.tensor(at: play) ?? Tensor([0, 0]))
            : places(mark.track.tensor(at: play))
          return points.map { Rect(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) }
        }
      ])
  }

  /// The start and the tip of an arrow.
  private func arrow(_ vector: Tensor, _ start: Tensor) -> [Point] {
    let (way, at) = (vector.elements, start.elements)
    return [
      onPlane.place(at[0], at[1]), onPlane.place(at[0] + mark.scale * way[0], at[1] + mark.scale * way[1]),
    ]
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let tensor = mark.track.tensor(at: moment.play)
    let enter = Easing.inOut(moment.enter)
    legend.draw(moment.opacity * enter, into: &scene)
    switch mark.kind {
    case .trail: drawTrail(tensor, moment.opacity * mark.track.presence(at: moment.play), enter, into: &scene)
    case .points: drawPoints(tensor, moment, enter, into: &scene)
    case .arrow:
      guard let at = mark.second?.tensor(at: moment.play) else { return }
      drawArrow(tensor.elements, at.elements, moment.opacity, enter, into: &scene)
    }
  }

  private func places(_ tensor: Tensor) -> [Point] {
    (0..<tensor.shape[0]).map { onPlane.place(tensor.elements[2 * $0], tensor.elements[2 * $0 + 1]) }
  }

  private func drawTrail(_ tensor: Tensor, _ opacity: Double, _ enter: Double, into scene: inout Scene) {
    let ink = mark.color.color(theme)
    let points = places(tensor).upTo(enter)
    let opacity = opacity * min(1, 3 * enter)
    for piece in points.split(whereSeparator: { !onPlane.holds($0) }) {
      // A line that has not yet begun is a dot under its ball, so that it never comes all at once.
      let line = piece.count > 1 ? Array(piece) : Array(piece) + Array(piece)
      scene.append(
        .stroke(.polyline(line), Stroke(width: 3.5 * unit), .solid(ink.opacity(opacity)), .identity))
    }
    for point in points.dropLast() where onPlane.holds(point) {
      scene.append(.fill(PlotDrawing.disc, .solid(ink.opacity(opacity)), .place(at: point, scale: 5 * unit)))
    }
    guard let last = points.last, onPlane.holds(last) else { return }
    let size = 12 * unit * min(1, 2 * enter)
    scene.append(.glow(Glow(center: last, radius: 3 * size, color: theme.light(ink, 0.5 * opacity))))
    scene.append(.fill(PlotDrawing.disc, .solid(ink.opacity(opacity)), .place(at: last, scale: size)))
  }

  private func drawPoints(_ tensor: Tensor, _ moment: MarkMoment, _ enter: Double, into scene: inout Scene) {
    let (before, after) = (moment.play.before, moment.play.after)
    let classes = mark.second?.tensor(at: PlayMoment(before: before, after: before)).elements ?? []
    let next = mark.second?.tensor(at: PlayMoment(before: after, after: after)).elements ?? []
    func color(_ classes: [Double], _ index: Int) -> Color {
      theme.classes[classes.isEmpty ? 0 : PlaneMark.number(classes[min(index, classes.count - 1)])]
    }
    // One that a step adds, or takes away, comes or goes where it is.
    let isBetween = moment.play.fraction > 0 && moment.play.fraction < 1
    let old = isBetween ? mark.track.tensor(at: PlayMoment(before: before, after: before)) : tensor
    let new = isBetween ? mark.track.tensor(at: PlayMoment(before: after, after: after)) : tensor
    let longer = places(old.shape[0] > new.shape[0] ? old : new)
    let common = min(old.shape[0], new.shape[0])
    let some = old.shape[0] > new.shape[0] ? 1 - moment.play.fraction : moment.play.fraction
    for (index, mixed) in places(tensor).enumerated() {
      let isCommon = index < common || index >= longer.count
      let point = isCommon ? mixed : longer[index]
      guard onPlane.holds(point) else { continue }
      // Who changes class does so while the variable takes its step.
      let color = color(classes, index).mixed(with: color(next, index), moment.play.fraction)
      let shown = max(0, min(1, 2 * enter - Double(index) / Double(max(1, tensor.shape[0]))))
      let opacity = moment.opacity * shown * (isCommon ? 1 : some)
      guard opacity > 0 else { continue }
      // A rim of the ground keeps points apart from each other and from what they stand on.
      scene.append(
        .fill(PlotDrawing.disc, .solid(theme.ground.opacity(opacity)), .place(at: point, scale: 10.5 * unit)))
      scene.append(.fill(PlotDrawing.disc, .solid(color.opacity(opacity)), .place(at: point, scale: 8 * unit)))
    }
  }

  private func drawArrow(
    _ vector: [Double], _ at: [Double], _ opacity: Double, _ enter: Double, into scene: inout Scene
  ) {
    let ends = arrow(Tensor(vector), Tensor(at))
    let (start, end) = (ends[0], ends[1])
    let tip = start.toward(end, enter)
    let length = start.distance(to: tip)
    guard length > 1, length < 1e5, onPlane.holds(start) else { return }
    let head = min(20 * unit, 0.6 * length)
    let along = (tip - start) * (1 / length)
    let across = Point(-along.y, along.x)
    let neck = tip - along * head
    let color = theme.delta.opacity(opacity * min(1, 3 * enter))
    scene.append(.stroke(.line(start, neck), Stroke(width: 4 * unit), .solid(color), .identity))
    let wing = across * (0.5 * head)
    scene.append(.fill(.polygon([tip, neck + wing, neck - wing]), .solid(color), .identity))
  }
}
