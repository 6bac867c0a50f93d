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
  static let styles = ["line", "dashes", "dots", "steps", "bars"]
  /// How many places of a function are drawn.
  static let samples = 240
  /// The most numbers of a list.
  static let longest = 10_000

  static func read(_ mark: inout MarkReader) -> PlotMark? {
    let (x, y, on) = (mark.interval("x"), mark.interval("y"), mark.host())
    guard let style = mark.choice("as", styles), let logs = mark.logs(),
      let isSquare = mark.isSquare(else: false, log: logs.x || logs.y),
      mark.hasPlace(x, "x", onLog: logs.x), mark.hasPlace(y, "y", onLog: logs.y), mark.takesAxes(of: on)
    else { return nil }
    let host = on.flatMap { mark.others[$0] }
    let axes = host.flatMap(Self.axes)
    let ranges = host?.anchorRanges[AnchorKind.at.name]
    // Without one, each curve of a plane has another.
    guard let named = mark.color(else: MarkColor.curves[0].name) else { return nil }
    let color = mark["color"] == nil ? nil : named
    let hasDots = mark.flag("dots", else: true) ?? true
    let (across, up) = (mark.plainText("across", longest: 40), mark.plainText("up", longest: 40))
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
        name: mark.plainText("name", longest: 40), color: color, hasDots: hasDots)
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
    guard mark.track("plot", ranks: 1...1, mayBeEmpty: true, wanted: "a list, or the name of a function") != nil else {
      return nil
    }
    let list = mark.reader.expression(mark["plot"] ?? mark.mark.place) ?? ""
    let over = mark["over"].flatMap { mark.reader.expression($0) }
    if over != nil, mark.track("over", ranks: 1...1, mayBeEmpty: true, wanted: "a list") == nil { return nil }
    let pair = "stack([\(over ?? "range(length(\(list)))"), \(list)], axis: 1)"
    guard
      let points = mark.track(
        pair, at: over == nil ? "plot" : "over", ranks: 2...2, last: 2, mayBeEmpty: true,
        wanted: "as many places as numbers")
    else { return nil }
    guard points.known.allSatisfy({ $0.shape[0] <= longest }) else {
      mark.report(.shape(key: "plot", found: "a longer list", wanted: "at most \(longest) numbers"), "plot")
      return nil
    }
    if mark["error"] != nil {
      let count = points.known.map { $0.shape[0] }.max() ?? 0
      guard let found = mark.track("error", ranks: 1...1, mayBeEmpty: true, wanted: "a number for each of the list's"),
        mark.isOnePerPoint(found, count, "error")
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
    ["dots", "bars"].contains(style) ? .dot(color) : style == "dashes" ? .dashes(color) : .line(color)
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
