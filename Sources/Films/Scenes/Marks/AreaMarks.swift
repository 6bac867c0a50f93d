import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let plane = MarkKind(
    name: "plane", summary: "Empty axes, for marks that stand on them.", value: .plane,
    example: "{\"x\": [-2, 2], \"y\": [0, 1]}", keys: [PlaneAxes.log, PlaneAxes.aspect("fill")] + PlaneAxes.keys,
    anchors: [.at]
  ) { mark in PlaneAxesMark.read(&mark) }

  private static let areaKeys = [
    PlaneMark.on,
    Key("as", .choice(["fill", "outline"]), .value("\"fill\""), "How it is drawn."), MarkColor.key("signal"),
    Key("label", .valueWords(longest: 120), .words("none"), "Words in it; {p[row]:.2f} is a value with two decimals."),
  ]

  static let area = MarkKind(
    name: "area", summary: "A part of a plane: its corners, one after the other.", value: .expression,
    example: "\"[[0, 0], [1, 0], [0, 1]]\"", keys: areaKeys, anchors: []
  ) { mark in AreaMark.read(&mark) }

  static let rect = MarkKind(
    name: "rect", summary: "A rectangle on a plane: two opposite corners, as [x0, y0, x1, y1].", value: .expression,
    example: "[0, 0, 0.3, 1]", keys: areaKeys, anchors: []
  ) { mark in AreaMark.read(&mark) }
}

/// Axes alone.
struct PlaneAxesMark: MarkContent {
  let axes: PlaneAxes

  /// The rows of the keys that say from where to where the axes go.
  static let rangeKeys = [
    Key("x", .interval, .required(example: "\"x\": [-2, 2]"), "From where to where the axis across goes."),
    Key("y", .interval, .required(example: "\"y\": [0, 1]"), "From where to where the axis up goes."),
  ]

  static func read(_ mark: inout MarkReader) -> PlaneAxesMark? {
    guard let value = mark["plane"], let fields = mark.reader.fields(of: value, keys: rangeKeys),
      let xs = fields["x"].flatMap({ mark.interval($0) }), let ys = fields["y"].flatMap({ mark.interval($0) }),
      let logs = mark.logs(), let isSquare = mark.isSquare(else: false, log: logs.x || logs.y),
      mark.hasPlace(xs, "plane", onLog: logs.x), mark.hasPlace(ys, "plane", onLog: logs.y)
    else { return nil }
    let (across, up) = (mark.plainText("across", longest: 40), mark.plainText("up", longest: 40))
    return PlaneAxesMark(
      axes: PlaneAxes(
        xs: xs, ys: ys, across: across, up: up, isSquare: isSquare, xIsLog: logs.x, yIsLog: logs.y))
  }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.at.name: [axes.xs, axes.ys]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    PlaneAxesDrawing(axes: try axes.axes(setting))
  }
}

/// Axes alone on the stage.
struct PlaneAxesDrawing: MarkDrawing {
  let axes: Axes

  var plane: Plane? { axes.plane }
  var anchors: MarkAnchors? { axes.anchors() }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    axes.draw(moment.opacity * Easing.inOut(moment.enter), into: &scene)
  }
}

/// A part of a plane.
struct AreaMark: MarkContent {
  /// Its corners, [n, 2], or two opposite ones, [4].
  let track: ValueTrack
  let isFilled: Bool
  let color: MarkColor
  let label: LabelWords?
  let on: String

  static func read(_ mark: inout MarkReader) -> AreaMark? {
    let isRect = mark.mark.kind.name == MarkKind.rect.name
    let found =
      isRect
      ? mark.track("rect", ranks: 1...1, last: 4, wanted: "two corners: [x0, y0, x1, y1]")
      : mark.track("area", ranks: 2...2, last: 2, wanted: "corners: [n, 2]")
    guard let track = found, let style = mark.choice("as", ["fill", "outline"]), let on = mark.host()
    else { return nil }
    if !isRect, let few = track.known.map({ $0.shape[0] }).first(where: { $0 < 3 }) {
      mark.report(.shape(key: "area", found: counted(few, "corner"), wanted: "three or more"), "area")
      return nil
    }
    guard let color = mark.color(else: "signal") else { return nil }
    let label = mark.words("label", longest: 120)
    return AreaMark(
      track: track, isFilled: style == "fill", color: color, label: label, on: on)
  }

  var host: String? { on }

  /// Whether it is given by two corners.
  var isRect: Bool { track.wanted.last == 4 }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let plane = setting.plane ?? Plane(x: 0...1, y: 0...1, rect: setting.area)
    // As wide as it is at its widest, and wide enough for a word.
    let widest = track.known.reduce(0) { max($0, Self.bounds(Self.corners($1, plane)).width) }
    let words = try label.map { label throws(TypesettingError) in
      try label.set(width: max(0.92 * widest, 170 * setting.unit), setting)
    }
    return AreaDrawing(
      mark: self, onPlane: plane, color: color.color(setting.theme), label: words, theme: setting.theme,
      unit: setting.unit)
  }

  /// What is seen of it in a plane: its corners in pixels, or none.
  static func corners(_ tensor: Tensor, _ plane: Plane) -> [Point] {
    let numbers = tensor.elements
    guard numbers.allSatisfy(\.isFinite) else { return [] }
    let places: [Point]
    if tensor.shape.count == 1 {
      let (a, b) = (plane.place(numbers[0], numbers[1]), plane.place(numbers[2], numbers[3]))
      places = [a, Point(b.x, a.y), b, Point(a.x, b.y)]
    } else {
      places = (0..<tensor.shape[0]).map { plane.place(numbers[2 * $0], numbers[2 * $0 + 1]) }
    }
    // What is very far away is as far as anything is drawn.
    func near(_ place: Double) -> Double { max(-1e6, min(1e6, place)) }
    return Side.allCases.reduce(places.map { Point(near($0.x), near($0.y)) }) { cut($0, to: $1, of: plane.rect) }
  }

  /// The part of a polygon that is on the inner side of one edge of a rectangle.
  private static func cut(_ corners: [Point], to side: Side, of rect: Rect) -> [Point] {
    func out(_ point: Point) -> Double {
      side.reach(Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) - side.reach(rect)
    }
    return corners.indices.flatMap { index -> [Point] in
      let (from, to) = (corners[index], corners[(index + 1) % corners.count])
      let (before, after) = (out(from), out(to))
      let own = before <= 0 ? [from] : []
      return (before <= 0) == (after <= 0) ? own : own + [from.toward(to, before / (before - after))]
    }
  }

  /// The box around some corners.
  static func bounds(_ corners: [Point]) -> Rect {
    corners.reduce(.empty) { $0.union(Rect(minX: $1.x, minY: $1.y, maxX: $1.x, maxY: $1.y)) }
  }

  /// The middle of a polygon: of its area, or of its box where it has none.
  static func middle(_ corners: [Point]) -> Point {
    let center = bounds(corners).center
    var (area, x, y) = (0.0, 0.0, 0.0)
    for index in corners.indices {
      let (a, b) = (corners[index] - center, corners[(index + 1) % corners.count] - center)
      let part = a.x * b.y - b.x * a.y
      area += part
      x += (a.x + b.x) * part
      y += (a.y + b.y) * part
    }
    return abs(area) > 1 ? center + Point(x, y) * (1 / (3 * area)) : center
  }
}

/// A part of a plane on the stage.
struct AreaDrawing: MarkDrawing {
  let mark: AreaMark
  let onPlane: Plane
  let color: Color
  let label: LabelLines?
  let theme: Theme
  let unit: Double

  /// Whether a rectangle ever has room for its label.
  private var hasLabelRoom: Bool {
    guard let label else { return false }
    return mark.track.known.contains { Self.fit(label, AreaMark.bounds(AreaMark.corners($0, onPlane))) == 1 }
  }

  /// How well a label can be seen in a box: less the less room it has, so that it never stands over the sides.
  private static func fit(_ label: LabelLines, _ box: Rect) -> Double {
    let room = min(box.width - label.width, box.height - label.height) / label.size
    return max(0, min(1, 4 * room))
  }

  var anchors: MarkAnchors? {
    let corners = mark.track.known.flatMap { AreaMark.corners($0, onPlane) }
    return corners.isEmpty ? nil : MarkAnchors(all: AreaMark.bounds(corners))
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let corners = AreaMark.corners(mark.track.tensor(at: moment.play), onPlane)
    guard corners.count > 2 else { return }
    let drawn = Easing.inOut(moment.enter)
    let outline = Path.polygon(corners)
    if mark.isFilled {
      let wash = color.opacity(theme.wash * moment.opacity * drawn)
      scene.append(.fill(outline, .solid(wash), .identity))
    }
    // A long outline would be drawn too fast to be followed.
    let isLong = corners.count > 8
    let line = color.opacity(moment.opacity * (isLong ? drawn : min(1, 2.2 * drawn)))
    let width = (mark.isFilled ? 2 : 3.5) * unit
    scene.append(.stroke(isLong ? outline : outline.first(drawn), Stroke(width: width), .solid(line), .identity))
    guard let label else { return }
    let fit = mark.isRect && hasLabelRoom ? Self.fit(label, AreaMark.bounds(corners)) : 1
    let opacity = moment.opacity * fit * Easing.inOut(max(0, min(1, 2.5 * moment.enter - 1.5)))
    let middle = AreaMark.middle(corners)
    let box = Rect(
      x: middle.x - label.width / 2, y: middle.y - label.height / 2, width: label.width, height: label.height)
    let isMoving = mark.track.variables.contains { moment.play.running[$0] != nil }
    label.draw(.above, in: box, moment.play, opacity: opacity, isMoving: isMoving, into: &scene)
  }
}
