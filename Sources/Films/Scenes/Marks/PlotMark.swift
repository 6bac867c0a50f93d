import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let plot = MarkKind(
    name: "plot", summary: "A curve: the name of a function of one number, or a list of numbers.", value: .expression,
    example: "\"f\"",
    keys: [
      Key("over", .expression, .words("0, 1, 2, …"), "Where the numbers of a list stand, across."),
      Key("x", .interval, .words("what is shown"), "From where to where the axis across goes; a function needs it."),
      Key("y", .interval, .words("what is shown"), "From where to where the axis up goes."),
      Key("as", .choice(PlotMark.styles), .value("\"line\""), "How a list is drawn."),
      Key(
        "error", .expression, .words("none"), "How far each number of a list may be off: a line from below it to above."
      ),
      Key(
        "on", .text(longest: 40), .words("axes of its own"), "The plane, plot, contour or field whose axes it takes."),
      Key("name", .text(longest: 40), .words("none"), "What the curve is called, in the legend above the axes."),
      MarkColor.key("signal; another for each curve on the same axes"),
      Key("dots", .flag, .value("true"), "Whether the last point of a list has a dot."),
      PlaneAxes.log, PlaneAxes.aspect("fill"),
    ] + PlaneAxes.keys, most: 20_000, anchors: [.at]
  ) { mark in PlotMark.read(&mark) }

  static let contour = MarkKind(
    name: "contour", summary: "Level lines of a function of two numbers.", value: .expression, example: "\"f\"",
    keys: [
      Key("x", .interval, .required(example: "\"x\": [-2, 2]"), "From where to where the first number goes, across."),
      Key("y", .interval, .required(example: "\"y\": [-2, 2]"), "From where to where the second number goes, up."),
      Key("levels", .whole(2...24), .value("9"), "How many lines there are."),
      PlaneAxes.aspect(HeightGrid.usualAspect),
    ] + PlaneAxes.keys, anchors: [.at]
  ) { mark in ContourMark.read(&mark) }
}

/// A curve over axes, its own or those of another mark.
struct PlotMark: MarkContent {
  /// The points of the curve: [n, 2].
  let points: ValueTrack?
  let line: [[Double]]
  /// How far each of them may be off; nil for nothing said of it.
  let errors: ValueTrack?
  var axes: PlaneAxes
  /// Whether the file says where the axis across begins and ends, and where the one up does.
  let givesX: Bool
  let givesY: Bool
  let style: String
  /// The mark whose axes it takes.
  let on: String?
  /// What it is called; nil for nothing.
  let name: String?
  let color: MarkColor?
  let hasDots: Bool
  /// Which of the curves on these axes it is, from 0.
  var turn = 0

  /// The words of the key `as`.
  static let styles = ["line", "dots", "steps", "bars"]
  /// How many places of a function are drawn.
  static let samples = 240
  /// The most numbers of a list.
  static let longest = 10_000

  static func read(_ mark: inout MarkReader) -> PlotMark? {
    let (x, y, on) = (mark.interval("x"), mark.interval("y"), mark.text("on", longest: 40))
    guard let style = mark.choice("as", styles), let logs = mark.logs(),
      let isSquare = mark.isSquare(else: false, log: logs.x || logs.y),
      mark.hasPlace(x, "x", onLog: logs.x), mark.hasPlace(y, "y", onLog: logs.y), mark.takesAxes(of: on)
    else { return nil }
    let host = on.flatMap { mark.others[$0] }
    let axes = host.flatMap(Self.axes)
    let ranges = host?.anchorRanges[AnchorKind.at.name]
    let color = mark.color()
    if mark["color"] != nil, color == nil { return nil }
    let hasDots = mark.flag("dots", else: true) ?? true
    let (across, up) = (mark.text("across", longest: 40), mark.text("up", longest: 40))
    var errors: ValueTrack?
    func plot(_ points: ValueTrack?, _ line: [[Double]], _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>)
      -> PlotMark
    {
      let own = PlaneAxes(
        xs: ranges?[0] ?? xs, ys: ranges?[1] ?? ys, across: across, up: up, isSquare: isSquare, xIsLog: logs.x,
        yIsLog: logs.y)
      return PlotMark(
        points: points, line: line, errors: errors, axes: axes ?? own, givesX: x != nil, givesY: y != nil, style: style,
        on: on,
        name: mark.text("name", longest: 40), color: color, hasDots: hasDots)
    }
    if case .string(let name)? = mark["plot"]?.node.kind, case .function? = mark.values.values[name] {
      guard let x = x ?? ranges?[0] else {
        if mark["x"] == nil { mark.report(.value("a function needs \"x\", such as \"x\": [-2, 2]."), "plot") }
        return nil
      }
      let isLog = (axes?.xIsLog ?? logs.x) && x.lowerBound > 0
      let ends = [x.lowerBound, x.upperBound].map { isLog ? "log(\($0))" : "\($0)" }  // allowed: text of an expression.
      let line = "linspace(\(ends[0]), \(ends[1]), \(samples))"
      let places = isLog ? "exp(\(line))" : line  // allowed: text of an expression.
      guard let found = mark.tensor("map(\(name), \(places))", at: "plot"), let over = mark.tensor(places, at: "plot")
      else { return nil }
      guard found.shape.count == 1 else {
        mark.report(.shape(key: name, found: "\(found.shape) for one number", wanted: "a number"), "plot")
        return nil
      }
      let ys = y ?? (logs.y ? PlaneAxes.tenfolds(found.elements) : Axes.range(of: found.elements))
      return plot(nil, zip(over.elements, found.elements).map { [$0, $1] }, x, ys)
    }
    guard mark.track("plot", ranks: 1...1, wanted: "a list, or the name of a function") != nil else { return nil }
    let list = mark.reader.expression(mark["plot"] ?? mark.mark.place) ?? ""
    let over = mark["over"].flatMap { mark.reader.expression($0) }
    if over != nil, mark.track("over", ranks: 1...1, wanted: "a list") == nil { return nil }
    let pair = "stack([\(over ?? "range(length(\(list)))"), \(list)], axis: 1)"
    guard
      let points = mark.track(
        pair, at: over == nil ? "plot" : "over", ranks: 2...2, last: 2, wanted: "as many places as numbers")
    else { return nil }
    guard points.known.allSatisfy({ $0.shape[0] <= longest }) else {
      mark.report(.shape(key: "plot", found: "a longer list", wanted: "at most \(longest) numbers"), "plot")
      return nil
    }
    if mark["error"] != nil {
      let count = points.known.map { $0.shape[0] }.max() ?? 0
      guard let found = mark.track("error", ranks: 1...1, wanted: "a number for each of the list's"),
        mark.isOnePerPoint(found, count)
      else { return nil }
      errors = found
    }
    let all = columns(points, errors, style)
    return plot(
      points, [], x ?? range(across: all.xs, isLog: logs.x),
      y ?? (logs.y ? PlaneAxes.tenfolds(all.ys) : Axes.range(of: all.ys)))
  }

  /// The numbers that its axes hold, across and up: of all points, and of what is drawn around them.
  private static func columns(
    _ points: ValueTrack, _ errors: ValueTrack?, _ style: String
  ) -> (xs: [Double], ys: [Double]) {
    let all = points.known.flatMap(\.elements)
    var xs = stride(from: 0, to: all.count, by: 2).map { all[$0] }
    var ys = stride(from: 1, to: all.count, by: 2).map { all[$0] }
    if let most = errors?.known.flatMap(\.elements).max(), most < 1e300 {
      ys += ys.map { $0 - most } + ys.map { $0 + most }
    }
    if style == "bars" {
      let half = points.known.map(Self.pitch).max().map { $0 / 2 } ?? 0
      xs += xs.map { $0 - half } + xs.map { $0 + half }
      ys.append(0)
    }
    return (xs, ys)
  }

  /// How far the nearest two of some points are apart, across; 1 for one point.
  static func pitch(_ points: Tensor) -> Double {
    let xs = stride(from: 0, to: points.count, by: 2).map { points.elements[$0] }.sorted()
    return zip(xs, xs.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 1
  }

  /// From the least to the greatest number.
  private static func range(across xs: [Double], isLog: Bool) -> ClosedRange<Double> {
    if isLog { return PlaneAxes.tenfolds(xs) }
    let finite = xs.filter { abs($0) < 1e300 }
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    return low...(high > low ? high : low + max(1, abs(low)))
  }

  /// The axes of a mark that has such as a plot can have.
  private static func axes(of host: any MarkContent) -> PlaneAxes? {
    (host as? PlotMark)?.axes ?? (host as? PlaneAxesMark)?.axes
  }

  /// Gives the curves of each plane their colours, and axes without given ends such as hold all curves on them.
  static func sharing(_ marks: [ResolvedMark]) -> [ResolvedMark] {
    var marks = marks
    for index in marks.indices {
      let name = marks[index].name
      let guests = marks.indices.filter { (marks[$0].content as? PlotMark)?.on == name }
      // What is in the colours of a curve already counts as one.
      let first = marks[index].content is PlaneAxesMark ? 0 : 1
      if var host = marks[index].content as? PlotMark, host.on == nil {
        let curves = [host] + guests.compactMap { marks[$0].content as? PlotMark }
        let columns = curves.map { curve -> (xs: [Double], ys: [Double]) in
          curve.points.map { Self.columns($0, curve.errors, curve.style) } ?? (
            curve.line.map { $0[0] }, curve.line.map { $0[1] }
          )
        }
        if !guests.isEmpty, !host.givesX {
          host.axes.xs = range(across: columns.flatMap(\.xs), isLog: host.axes.xIsLog)
        }
        if !guests.isEmpty, !host.givesY {
          let ys = columns.flatMap(\.ys)
          host.axes.ys = host.axes.yIsLog ? PlaneAxes.tenfolds(ys) : Axes.range(of: ys)
        }
        marks[index] = ResolvedMark(name: name, area: marks[index].area, content: host)
      }
      for (place, guest) in guests.enumerated() {
        guard var curve = marks[guest].content as? PlotMark else { continue }
        curve.turn = first + place
        if let axes = Self.axes(of: marks[index].content) { curve.axes = axes }
        marks[guest] = ResolvedMark(name: marks[guest].name, area: marks[guest].area, content: curve)
      }
    }
    return marks
  }

  /// Gives curves that stay from the scene before the colours that they have there, and others on their planes new ones.
  static func keeping(_ names: [String], of before: [ResolvedMark], in marks: [ResolvedMark]) -> [ResolvedMark] {
    var marks = marks
    // Which colours are taken on each plane.
    var taken: [String: Set<Int>] = [:]
    func give(_ turn: Int, to index: Int, _ curve: PlotMark) {
      var curve = curve
      curve.turn = turn
      taken[curve.on ?? marks[index].name, default: []].insert(turn)
      marks[index].content = curve
    }
    for index in marks.indices where names.contains(marks[index].name) {
      guard let curve = marks[index].content as? PlotMark,
        let old = before.first(where: { $0.name == marks[index].name })?.content as? PlotMark
      else { continue }
      give(old.turn, to: index, curve)
    }
    for index in marks.indices where !names.contains(marks[index].name) {
      guard let curve = marks[index].content as? PlotMark, curve.color == nil,
        let others = taken[curve.on ?? marks[index].name]
      else { continue }
      give((curve.turn...).first { !others.contains($0) } ?? curve.turn, to: index, curve)
    }
    return marks
  }

  var host: String? { on }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.at.name: [axes.xs, axes.ys]] }

  /// Its colour in a theme.
  private func color(_ theme: Theme) -> Color {
    (color ?? MarkColor.curves[turn % MarkColor.curves.count]).color(theme)
  }

  /// What the legend above the axes says of it.
  private func entries(_ theme: Theme) -> [PlaneLegend.Entry] {
    name.map { [PlaneLegend.Entry(words: $0, sample: Self.sample(style, color(theme)))] } ?? []
  }

  private static func sample(_ style: String, _ color: Color) -> PlaneLegend.Sample {
    ["dots", "bars"].contains(style) ? .dot(color) : .line(color)
  }

  func legendWidth(_ setting: MarkSetting) throws(TypesettingError) -> Double? {
    try PlaneLegend.width(entries(setting.theme), setting)
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    var setting = setting
    if on == nil, setting.ownLegend == nil, let width = try legendWidth(setting) {
      // In a group nobody else has one.
      (setting.legends, setting.ownLegend) = ([width], 0)
    }
    let axes = on == nil ? try self.axes.axes(setting) : nil
    let plane = axes?.plane ?? setting.plane ?? Plane(x: 0...1, y: 0...1, rect: setting.area)
    let end = setting.ownLegend.map { plane.legends[$0] } ?? setting.legendEnd
    let legend = try PlaneLegend(entries(setting.theme), endingAt: end, from: plane.legendStart, setting)
    return PlotDrawing(
      mark: self, axes: axes, onPlane: plane, color: color(setting.theme), legend: legend, theme: setting.theme,
      unit: setting.unit)
  }
}

/// A curve on the stage.
struct PlotDrawing: MarkDrawing {
  let mark: PlotMark
  /// Its own axes; nil on those of another mark.
  let axes: Axes?
  let onPlane: Plane
  let color: Color
  let legend: PlaneLegend
  let theme: Theme
  let unit: Double

  var plane: Plane? { onPlane }
  var anchors: MarkAnchors? {
    axes?.anchors() ?? MarkAnchors(all: onPlane.rect, places: [AnchorKind.at.name: .plane(onPlane)])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    axes?.draw(moment.opacity * Easing.inOut(min(1, 2 * moment.enter)), into: &scene)
    let points =
      mark.points.map { track in
        let tensor = track.tensor(at: moment.play)
        return (0..<tensor.shape[0]).map { onPlane.place(tensor.elements[2 * $0], tensor.elements[2 * $0 + 1]) }
      } ?? mark.line.map { onPlane.place($0[0], $0[1]) }
    // A curve with axes of its own waits for them.
    let drawn = Easing.inOut(max(0, min(1, axes == nil ? moment.enter : 2 * moment.enter - 0.8)))
    guard drawn > 0 else { return }
    legend.draw(moment.opacity * drawn, into: &scene)
    if mark.style == "bars" { drawBars(points, moment, drawn, into: &scene) }
    drawErrors(points, moment, drawn, into: &scene)
    if mark.style == "bars" { return }
    if mark.style == "dots" {
      for point in points where onPlane.holds(point) {
        scene.append(
          .fill(Self.disc, .solid(color.opacity(moment.opacity * drawn)), .place(at: point, scale: 6 * unit)))
      }
      return
    }
    let opacity = moment.opacity * min(1, 1.6 * drawn)
    var path = mark.style == "steps" ? points.stepped : points
    path = path.upTo(drawn)
    for piece in path.split(whereSeparator: { !onPlane.holds($0) }) where piece.count > 1 {
      scene.append(
        .stroke(
          .polyline(Array(piece), tolerance: 0.1), Stroke(width: 4 * unit), .solid(color.opacity(opacity)), .identity))
    }
    if mark.hasDots, mark.points != nil, let last = path.last, onPlane.holds(last) {
      // Heads of several curves may meet.
      let head = mark.name == nil && mark.on == nil ? theme.ink : color
      scene.append(.fill(Self.disc, .solid(head.opacity(opacity)), .place(at: last, scale: 7 * unit)))
    }
  }

  /// Bars from 0, or from the end of the axis that is nearest to it, as wide as they are apart but for a gap.
  private func drawBars(_ points: [Point], _ moment: MarkMoment, _ drawn: Double, into scene: inout Scene) {
    guard let pitch = mark.points.map({ PlotMark.pitch($0.tensor(at: moment.play)) }), pitch > 0 else { return }
    let low = onPlane.x.lowerBound
    let width = 0.9 * abs(onPlane.place(low + pitch, 0).x - onPlane.place(low, 0).x)
    let base = min(onPlane.rect.maxY, max(onPlane.rect.minY, onPlane.place(low, 0).y))
    for point in points where point.x.isFinite && point.y.isFinite {
      let (left, right) = (max(onPlane.rect.minX, point.x - width / 2), min(onPlane.rect.maxX, point.x + width / 2))
      let top = min(onPlane.rect.maxY, max(onPlane.rect.minY, base + (point.y - base) * drawn))
      guard left < right, abs(top - base) > 1e-6 else { continue }
      let bar = Rect(minX: left, minY: min(top, base), maxX: right, maxY: max(top, base))
      // A bar that has hardly begun is faint.
      let shown = min(1, bar.height / (8 * unit)) * min(1, 2.5 * drawn)
      scene.append(.fill(.rect(bar), .solid(color.opacity(0.85 * shown * moment.opacity)), .identity))
    }
  }

  /// A line from below each point to above it, with a short one across each end that is within the plane.
  private func drawErrors(_ points: [Point], _ moment: MarkMoment, _ drawn: Double, into scene: inout Scene) {
    guard let errors = mark.errors?.tensor(at: moment.play).elements,
      let numbers = mark.points?.tensor(at: moment.play).elements
    else { return }
    let cap = 9 * unit
    var lines: [Path] = []
    for (index, point) in points.enumerated() where index < errors.count && onPlane.holds(point) {
      let (x, y, error) = (numbers[2 * index], numbers[2 * index + 1], abs(errors[index]) * drawn)
      guard error > 0, error < 1e300 else { continue }
      let ends = [onPlane.place(x, y - error).y, onPlane.place(x, y + error).y]
      let inside = ends.map { min(onPlane.rect.maxY, max(onPlane.rect.minY, $0)) }
      lines.append(.line(Point(point.x, inside[0]), Point(point.x, inside[1])))
      for (end, cut) in zip(ends, inside) where end == cut {
        lines.append(.line(Point(point.x - cap, end), Point(point.x + cap, end)))
      }
    }
    guard !lines.isEmpty else { return }
    let ink = (mark.style == "bars" ? theme.ink : color).opacity(moment.opacity * min(1, 1.6 * drawn))
    scene.append(.stroke(.joined(lines), Stroke(width: 2.5 * unit), .solid(ink), .identity))
  }

  static let disc = Path.circle(radius: 1)
}

extension [Point] {
  /// A staircase through the points.
  var stepped: [Point] {
    enumerated().flatMap { $0.offset == 0 ? [$0.element] : [Point($0.element.x, self[$0.offset - 1].y), $0.element] }
  }

  /// The part of a line from its start that is a share of all of it, by points.
  func upTo(_ share: Double) -> [Point] {
    guard share < 1, count > 1 else { return self }
    let place = share * Double(count - 1)
    let whole = Int(place)
    return Array(self[...whole]) + [self[whole].toward(self[Swift.min(whole + 1, count - 1)], place - Double(whole))]
  }
}

/// Level lines.
struct ContourMark: MarkContent {
  let grid: HeightGrid
  let levels: [Double]
  let across: String?
  let up: String?
  /// Whether a unit is as long across as up.
  let isSquare: Bool

  /// How many places there are on each side of the grid.
  static let samples = 81

  static func read(_ mark: inout MarkReader) -> ContourMark? {
    let (across, up) = (mark.text("across", longest: 40), mark.text("up", longest: 40))
    guard let grid = HeightGrid.read(&mark, "contour", side: samples),
      let count = mark.whole("levels", 2...24, else: 9), let isSquare = mark.isSquare(else: grid.isSquare)
    else { return nil }
    let finite = grid.heights.filter { abs($0) < 1e300 }.sorted()
    // As many places lie between two lines as between any others, nearly: steep walls don't swallow all lines.
    let levels = (1...count).map { finite.isEmpty ? 0 : finite[min(finite.count - 1, finite.count * $0 / (count + 1))] }
    return ContourMark(
      grid: grid, levels: levels.reduce(into: []) { if $0.last != $1 { $0.append($1) } }, across: across, up: up,
      isSquare: isSquare)
  }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.at.name: [grid.xs, grid.ys]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let caption = 1.9 * setting.theme.smallest * setting.unit
    let inner = setting.within(setting.area.inset(bottom: caption))
    let axes = try Axes(x: grid.xs, y: grid.ys, across: across, up: up, isSquare: isSquare, inner)
    let foot = Point(axes.plane.rect.center.x, axes.plane.rect.maxY + (across == nil ? 68 : 108) * setting.unit)
    return ContourDrawing(
      axes: axes, lines: levels.map { lines(at: $0, axes.plane) }, scale: try scale(around: foot, setting),
      theme: setting.theme, unit: setting.unit)
  }

  /// Which numbers the first and the last line stand for, each after a piece of its line; around a point.
  private func scale(
    around foot: Point, _ setting: MarkSetting
  ) throws(TypesettingError) -> [ContourDrawing.Entry] {
    let (unit, gap) = (setting.unit, 10 * setting.unit)
    guard let low = levels.first, let high = levels.last else { return [] }
    var parts: [(words: String, share: Double?)] = [(low < high ? "level lines from" : "level line at", nil)]
    parts.append((ColorScale.words(low), 0))
    if low < high { parts += [("to", nil), (ColorScale.words(high), 1)] }
    var entries: [ContourDrawing.Entry] = []
    var x = 0.0
    for part in parts {
      let label = try setting.lettering.text(
        part.words, size: setting.theme.smallest, fitting: 0.4 * setting.area.width)
      let line = part.share == nil ? 0 : 34 * unit
      if part.share != nil { x += line + gap }
      entries.append(ContourDrawing.Entry(label: label, at: Point(x, foot.y), share: part.share, line: line))
      x += label.width + gap
    }
    let left = foot.x - (x - gap) / 2
    return entries.map { entry in
      var entry = entry
      entry.at = Point(left + entry.at.x, entry.at.y)
      return entry
    }
  }

  /// The line of one level, by marching squares.
  private func lines(at level: Double, _ plane: Plane) -> Path {
    let n = Self.samples
    func point(_ row: Double, _ column: Double) -> Point {
      plane.place(
        grid.xs.lowerBound + column / Double(n - 1) * (grid.xs.upperBound - grid.xs.lowerBound),
        grid.ys.lowerBound + row / Double(n - 1) * (grid.ys.upperBound - grid.ys.lowerBound))
    }
    var pieces: [Path] = []
    for row in 0..<n - 1 {
      for column in 0..<n - 1 {
        let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        let values = corners.map { grid[$0.0, $0.1] - level }
        guard values.allSatisfy(\.isFinite) else { continue }
        var crossings: [Point] = []
        for side in 0..<4 {
          let (a, b) = (values[side], values[(side + 1) % 4])
          guard (a < 0) != (b < 0) else { continue }
          let (from, to) = (corners[side], corners[(side + 1) % 4])
          let share = a / (a - b)
          crossings.append(
            point(
              Double(from.0) + share * Double(to.0 - from.0), Double(from.1) + share * Double(to.1 - from.1)))
        }
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          pieces.append(.line(crossings[pair], crossings[pair + 1]))
        }
      }
    }
    return .joined(pieces)
  }
}

/// Level lines on the stage.
struct ContourDrawing: MarkDrawing {
  /// Words of the scale, after a piece of the line that they speak of.
  struct Entry: Sendable {
    let label: Label
    var at: Point
    /// Which of the lines, 0 … 1; nil for words alone.
    let share: Double?
    /// How long its piece is.
    let line: Double
  }

  let axes: Axes
  let lines: [Path]
  let scale: [Entry]
  let theme: Theme
  let unit: Double

  var plane: Plane? { axes.plane }
  var anchors: MarkAnchors? {
    axes.anchors(with: scale.reduce(.empty) { $0.union($1.label.bounds(.left, at: $1.at)) })
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    axes.draw(moment.opacity * Easing.inOut(min(1, 2 * moment.enter)), into: &scene)
    for (level, line) in lines.enumerated() where !line.isEmpty {
      // From the lowest up.
      let share = Double(level) / Double(max(1, lines.count - 1))
      let shown = Easing.inOut(max(0, min(1, 2.4 * moment.enter - 0.4 - share)))
      guard shown > 0 else { continue }
      draw(line, share, moment.opacity * shown, into: &scene)
    }
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    for entry in scale {
      entry.label.draw(.left, at: entry.at, opacity: opacity, into: &scene) { _ in theme.muted }
      guard let share = entry.share else { continue }
      let end = Point(entry.at.x - 10 * unit, entry.at.y - 0.33 * entry.label.size)
      draw(.line(Point(end.x - entry.line, end.y), end), share, opacity, into: &scene)
    }
  }

  /// A line, the more in the signal's colour the lower it is.
  private func draw(_ line: Path, _ share: Double, _ opacity: Double, into scene: inout Scene) {
    let color = theme.signal.mixed(with: theme.line, 0.15 + 0.7 * share)
    scene.append(.stroke(line, Stroke(width: 2.2 * unit), .solid(color.opacity(opacity)), .identity))
  }
}
