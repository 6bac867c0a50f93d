import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  private static let name = Key(
    "name", .text(longest: 40), .words("none"), "What it is called, in the legend above the axes.")

  static let line = MarkKind(
    name: "line", summary: "Dashed lines across a plane, where an axis has some numbers: a target, a limit.",
    value: .expression, example: "0.5",
    keys: [
      PlaneMark.on, Key("axis", .choice(["y", "x"]), .value("\"y\""), "The axis whose numbers they are."), name,
      MarkColor.key("muted"),
    ]
  ) { mark in
    guard let track = mark.track("line", ranks: 0...1, wanted: "a number, or a list of numbers"),
      let axis = mark.choice("axis", ["y", "x"]), let on = mark.host()
    else { return nil }
    if let many = track.known.map(\.count).first(where: { $0 > LineMark.most }) {
      mark.report(.shape(key: "line", found: counted(many, "number"), wanted: "at most \(LineMark.most)"), "line")
      return nil
    }
    guard let color = mark.color(else: "muted") else { return nil }
    return LineMark(
      track: track, kind: axis == "y" ? .across : .up, name: mark.plainText("name", longest: 40),
      color: color, on: on)
  }

  static let tangent = MarkKind(
    name: "tangent", summary: "The straight line that touches the curve of a function of one number.",
    value: .expression, example: "\"f\"",
    keys: [
      PlaneMark.on, Key("at", .expression, .required(example: "\"at\": \"x0\""), "Where it touches the curve."), name,
      MarkColor.key("delta"),
    ]
  ) { mark in
    guard let function = mark.function("tangent", of: "one number"), let at = mark["at"],
      let place = mark.reader.expression(at), mark.track("at", ranks: 0...0, wanted: "a number") != nil,
      let track = mark.track(
        "[\(place), \(function)(\(place)), grad(\(function), \(place))]", at: "tangent", ranks: 1...1, last: 3,
        wanted: "a function of one number"),
      let on = mark.host()
    else { return nil }
    guard let color = mark.color(else: "delta") else { return nil }
    return LineMark(
      track: track, kind: .touching, name: mark.plainText("name", longest: 40), color: color,
      on: on)
  }
}

/// Straight lines on another mark's plane.
struct LineMark: MarkContent {
  enum Kind: Hashable, Sendable {
    /// At numbers of the axis up, and at those of the axis across.
    case across, up
    /// At a place, with a slope.
    case touching
  }

  /// Numbers of an axis; of a tangent the place, the number there, and the slope.
  let track: ValueTrack
  let kind: Kind
  let name: String?
  let color: MarkColor
  let on: String

  /// The most lines.
  static let most = 24

  var host: String? { on }

  private func entries(_ theme: Theme) -> [PlaneLegend.Entry] {
    let color = color.color(theme)
    return name.map { [PlaneLegend.Entry(words: $0, sample: kind == .touching ? .line(color) : .dashes(color))] } ?? []
  }

  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double? {
    try PlaneLegend.width(entries(setting.theme), setting)
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let plane = setting.plane ?? Plane(x: 0...1, y: 0...1, rect: setting.area)
    let legend = try PlaneLegend(entries(setting.theme), endingAt: setting.legendEnd, from: plane.legendStart, setting)
    return LineDrawing(
      mark: self, onPlane: plane, color: color.color(setting.theme), legend: legend, theme: setting.theme,
      unit: setting.unit)
  }
}

/// Straight lines on the stage.
struct LineDrawing: MarkDrawing {
  let mark: LineMark
  let onPlane: Plane
  let color: Color
  let legend: PlaneLegend
  let theme: Theme
  let unit: Double

  /// How dashed lines are drawn.
  static func dashes(_ unit: Double) -> Stroke { Stroke(width: 2.5 * unit, dashes: [12 * unit, 8 * unit]) }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let numbers = mark.track.tensor(at: moment.play).elements
    let drawn = Easing.inOut(moment.enter)
    let ink = color.opacity(moment.opacity * min(1, 2.5 * drawn))
    legend.draw(moment.opacity * drawn, into: &scene)
    guard numbers.allSatisfy(\.isFinite) else { return }
    let rect = onPlane.rect
    switch mark.kind {
    case .across:
      for number in numbers {
        let y = onPlane.place(onPlane.x.lowerBound, number).y
        guard rect.minY <= y, y <= rect.maxY else { continue }
        let line = Path.line(Point(rect.minX, y), Point(rect.minX + drawn * rect.width, y))
        scene.append(.stroke(line, Self.dashes(unit), .solid(ink), .identity))
      }
    case .up:
      for number in numbers {
        let x = onPlane.place(number, onPlane.y.lowerBound).x
        guard rect.minX <= x, x <= rect.maxX else { continue }
        let line = Path.line(Point(x, rect.maxY), Point(x, rect.maxY - drawn * rect.height))
        scene.append(.stroke(line, Self.dashes(unit), .solid(ink), .identity))
      }
    case .touching: drawTangent(numbers, drawn, ink, into: &scene)
    }
  }

  /// From the point out to both sides, as far as it is in the plane.
  private func drawTangent(_ numbers: [Double], _ drawn: Double, _ ink: Color, into scene: inout Scene) {
    let (x, y, slope) = (numbers[0], numbers[1], numbers[2])
    let point = onPlane.place(x, y)
    guard onPlane.holds(point) else { return }
    let reach = 0.5 * (onPlane.x.upperBound - onPlane.x.lowerBound) * drawn
    // On a log axis a straight line is none.
    let count = onPlane.xIsLog || onPlane.yIsLog ? 64 : 2
    let places = (0...count).map { x + reach * (2 * Double($0) / Double(count) - 1) }
    let line = places.map { onPlane.place($0, y + slope * ($0 - x)) }
    for piece in line.within(onPlane.rect) {
      scene.append(.stroke(.polyline(piece), Stroke(width: 3.5 * unit), .solid(ink), .identity))
    }
    scene.append(.fill(PlotDrawing.disc, .solid(ink), .place(at: point, scale: 8 * unit * min(1, 2 * drawn))))
  }
}

extension [Point] {
  /// The pieces of a line of straight parts that lie in a rectangle.
  func within(_ rect: Rect) -> [[Point]] {
    var pieces: [[Point]] = []
    // Whether the last piece ends where the next part begins.
    var goesOn = false
    for (from, to) in zip(self, dropFirst()) {
      guard let (start, end) = rect.share(from, to) else {
        goesOn = false
        continue
      }
      defer { goesOn = end == 1 }
      if start == 0, goesOn {
        pieces[pieces.count - 1].append(from.toward(to, end))
      } else {
        pieces.append([from.toward(to, start), from.toward(to, end)])
      }
    }
    return pieces
  }
}

extension Rect {
  /// From which share of the way between two points to which other one it is within; nil for nowhere.
  fileprivate func share(_ from: Point, _ to: Point) -> (start: Double, end: Double)? {
    let way = to - from
    var (start, end) = (0.0, 1.0)
    // Liang and Barsky's way to cut a line.
    for (rise, room) in [
      (-way.x, from.x - minX), (way.x, maxX - from.x), (-way.y, from.y - minY), (way.y, maxY - from.y),
    ] {
      if rise == 0 {
        if room < 0 { return nil }
      } else if rise < 0 {
        start = max(start, room / rise)
      } else {
        end = min(end, room / rise)
      }
    }
    return start < end ? (start, end) : nil
  }
}
