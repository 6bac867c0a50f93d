import Drawing
import FilmKit
import Numerics
import Timeline
import Typesetting

/// What a mark is laid out with.
struct MarkSetting {
  /// The mark's name.
  let name: String
  /// Where it stands, in pixels.
  var area: Rect
  let film: FilmSetting
  /// The plane of the mark that it stands on.
  var plane: Plane?
  /// How wide the legends above its plane are, in pixels: those of the marks that stand on it.
  var legends: [Double] = []
  /// Where its own legend ends, above the plane of the mark that it stands on; nil for no legend.
  var legendEnd: Point?
  /// Which of the legends above its own plane is its own; nil for none.
  var ownLegend: Int?
  /// Whether it says what its colours stand for; else another mark on the same scale does.
  var showsScale = true
  /// The areas of the scene's marks, before room was kept in them for what points at them.
  var areas: [String: Rect] = [:]
  /// The places in the marks that were laid out before.
  var anchors: [String: MarkAnchors] = [:]

  var theme: Theme { film.theme }
  var unit: Double { film.unit }
  var wording: Wording { film.timeline.wording }
  var lettering: Lettering { film.lettering }

  /// The marks that explain something above the plane of one, itself among them, with how wide that is: from the
  /// right, so that they are read in their order.
  func legends(
    over name: String, _ marks: [ResolvedMark]
  ) throws(TypesettingError) -> [(name: String, width: Double)] {
    var found: [(name: String, width: Double)] = []
    for mark in marks.reversed() where (mark.content.host ?? mark.name) == name {
      if let width = try mark.content.legendWidth(self) { found.append((mark.name, width)) }
    }
    return found
  }

  /// The same in a part of the area.
  func within(_ area: Rect) -> MarkSetting {
    var setting = self
    setting.area = area
    return setting
  }
}

/// A rectangle of pixels in which numbers have places.
struct Plane: Hashable, Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let rect: Rect
  /// Whether each tenfold is as long as any other, across and up.
  var xIsLog = false
  var yIsLog = false
  /// Where the legends above it end, at the right of their baselines.
  var legends: [Point] = []
  /// How far to the left legends have room.
  var legendStart = 0.0

  /// Where a point is.
  func place(_ px: Double, _ py: Double) -> Point {
    Point(
      rect.minX + Self.share(px, x, isLog: xIsLog) * rect.width,
      rect.maxY - Self.share(py, y, isLog: yIsLog) * rect.height)
  }

  /// How far along an axis a number is.
  private static func share(_ number: Double, _ range: ClosedRange<Double>, isLog: Bool) -> Double {
    guard isLog else { return (number - range.lowerBound) / (range.upperBound - range.lowerBound) }
    // What has no place on a log axis lies far before its start.
    guard number > 0, number < .infinity else { return number > 0 ? 1e6 : -1e6 }
    let low = Elementary.log(range.lowerBound)
    return (Elementary.log(number) - low) / (Elementary.log(range.upperBound) - low)
  }

  /// Whether a place is in it, with a little room at the edges.
  func holds(_ point: Point) -> Bool {
    rect.expanded(by: 0.02 * rect.width).contains(Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
  }
}

/// The rows in which legends stand above a plane, from its right edge; the lowest beside the name of an axis.
struct LegendRows {
  /// For each legend its row, from the lowest, and what others take of the row's width.
  private(set) var places: [(row: Int, taken: Double)] = []
  /// How many rows there are.
  var count: Int { places.last.map { $0.row + 1 } ?? 0 }

  /// - Parameters:
  ///   - widths: How wide the legends are.
  ///   - name: How much of the lowest row is taken by the name of an axis.
  ///   - lowest: How wide the lowest row is, the plane's width.
  ///   - width: How wide the others are.
  init(_ widths: [Double], beside name: Double, lowest: Double, width: Double) {
    var (row, taken) = (0, 0.0)
    for own in widths {
      let room = row == 0 ? lowest - name : width
      if taken + own > room, taken > 0 || (row == 0 && name > 0) { (row, taken) = (row + 1, 0) }
      places.append((row, taken))
      taken += own
    }
  }
}

/// Two axes with ticks, their numbers and their names.
struct Axes: Sendable {
  let plane: Plane
  private let lines: Path
  private let grid: Path
  private let labels: [(label: Label, at: Point, anchor: Label.Anchor)]
  private let theme: Theme
  private let unit: Double

  /// Lays axes out within an area.
  ///
  /// - Parameter isSquare: Whether a unit is as long across as up.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, across: String?, up: String?, isSquare: Bool = false,
    xIsLog: Bool = false, yIsLog: Bool = false, _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (unit, theme, lettering) = (setting.unit, setting.theme, setting.lettering)
    (self.unit, self.theme) = (unit, theme)
    let allXs = xIsLog ? PlaneAxes.logTicks(x) : Self.ticks(x)
    let allYs = yIsLog ? PlaneAxes.logTicks(y) : Self.ticks(y)
    var (xLabels, yLabels): ([Label], [Label]) = ([], [])
    for tick in allXs { xLabels.append(try lettering.math(NumberText.math(tick, digits: 3), size: theme.smallest)) }
    for tick in allYs { yLabels.append(try lettering.math(NumberText.math(tick, digits: 3), size: theme.smallest)) }
    let gutter = (yLabels.map(\.width).max() ?? 0) + 22 * unit
    let right = (xLabels.last?.width ?? 0) / 2 + 10 * unit
    let title = try up.map { words throws(TypesettingError) in
      try lettering.text(words, size: theme.small, fitting: setting.area.width)
    }
    let pitch = 1.6 * theme.smallest * unit
    func frame(_ rows: Int) -> Rect {
      let head = title == nil && rows == 0 ? 12 * unit : 46 * unit + Double(max(1, rows) - 1) * pitch
      let rect = setting.area.inset(left: gutter, top: head, right: right, bottom: (across == nil ? 44 : 84) * unit)
      guard isSquare else { return rect }
      let scale = min(rect.width / (x.upperBound - x.lowerBound), rect.height / (y.upperBound - y.lowerBound))
      let (w, h) = (scale * (x.upperBound - x.lowerBound), scale * (y.upperBound - y.lowerBound))
      return Rect(x: rect.center.x - w / 2, y: rect.center.y - h / 2, width: w, height: h)
    }
    func legends(over rect: Rect) -> LegendRows {
      LegendRows(
        setting.legends, beside: title.map { $0.width + 40 * unit } ?? 0, lowest: rect.width,
        width: rect.maxX - setting.area.minX)
    }
    var rows = min(1, setting.legends.count)
    var rect = frame(rows)
    // More rows make what is below them lower, and narrower perhaps.
    while legends(over: rect).count > rows, rows <= setting.legends.count {
      rows = legends(over: rect).count
      rect = frame(rows)
    }
    let places = legends(over: rect).places
    plane = Plane(
      x: x, y: y, rect: rect, xIsLog: xIsLog, yIsLog: yIsLog,
      legends: places.map { Point(rect.maxX - $0.taken, rect.minY - 18 * unit - Double($0.row) * pitch) },
      legendStart: setting.area.minX)
    // Where all numbers have no room, every second or third of them.
    let widest = xLabels.map(\.width).max() ?? 0
    let xs = Self.thinned(allXs, least: widest + 14 * unit, over: rect.width, x, isLog: xIsLog)
    let ys = Self.thinned(allYs, least: 1.3 * theme.smallest * unit, over: rect.height, y, isLog: yIsLog)
    lines = .polyline([Point(rect.minX, rect.minY), Point(rect.minX, rect.maxY), Point(rect.maxX, rect.maxY)])
    var (grid, labels): ([Path], [(label: Label, at: Point, anchor: Label.Anchor)]) = ([], [])
    for (tick, label) in zip(allXs, xLabels) where xs.contains(tick) {
      let at = plane.place(tick, y.lowerBound)
      grid.append(.line(Point(at.x, rect.minY), Point(at.x, rect.maxY)))
      labels.append((label, Point(at.x, rect.maxY + 32 * unit), .center))
    }
    for (tick, label) in zip(allYs, yLabels) where ys.contains(tick) {
      let at = plane.place(x.lowerBound, tick)
      grid.append(.line(Point(rect.minX, at.y), Point(rect.maxX, at.y)))
      labels.append((label, Point(rect.minX - 12 * unit, at.y), .trailing))
    }
    if let across {
      let label = try lettering.text(across, size: theme.small, fitting: rect.width)
      labels.append((label, Point(rect.center.x, rect.maxY + 70 * unit), .center))
    }
    if let up, let title {
      let fitting =
        title.width <= rect.width ? title : try lettering.text(up, size: theme.small, fitting: rect.width)
      labels.append((fitting, Point(rect.minX, rect.minY - 18 * unit), .left))
    }
    (self.grid, self.labels) = (.joined(grid), labels)
  }

  /// Round numbers inside a range.
  static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    guard (range.upperBound - range.lowerBound).isFinite else { return [range.lowerBound, range.upperBound] }
    let inside = Ticks([range.lowerBound, range.upperBound]).values.filter {
      $0 >= range.lowerBound - 1e-9 && $0 <= range.upperBound + 1e-9
    }
    return inside.count > 1 ? inside : [range.lowerBound, range.upperBound]
  }

  /// Evenly spaced numbers of which only so many are kept that neighbours are at least `least` pixels apart; 0 stays.
  ///
  /// - Parameters:
  ///   - length: How many pixels the range has.
  static func thinned(
    _ ticks: [Double], least: Double, over length: Double, _ range: ClosedRange<Double>
  ) -> [Double] {
    guard ticks.count > 1, least > 0 else { return ticks }
    let pitch = (ticks[1] - ticks[0]) / (range.upperBound - range.lowerBound) * length
    guard pitch > 0, pitch < least else { return ticks }
    let every = Int(min(Double(ticks.count), (least / pitch).rounded(.up)))
    let zero = ticks.firstIndex { abs($0) < 1e-9 * (range.upperBound - range.lowerBound) } ?? 0
    return ticks.indices.filter { ($0 - zero) % every == 0 }.map { ticks[$0] }
  }

  /// The same on an axis that may be logarithmic.
  static func thinned(
    _ ticks: [Double], least: Double, over length: Double, _ range: ClosedRange<Double>, isLog: Bool
  ) -> [Double] {
    guard isLog else { return thinned(ticks, least: least, over: length, range) }
    let places = ticks.map { Elementary.log($0) }
    let ends = Elementary.log(range.lowerBound)...Elementary.log(range.upperBound)
    let kept = thinned(places, least: least, over: length, ends)
    return zip(ticks, places).filter { kept.contains($0.1) }.map(\.0)
  }

  /// A range with round ends that holds numbers.
  static func range(of numbers: [Double]) -> ClosedRange<Double> {
    let finite = numbers.filter { abs($0) < 1e300 }
    let ticks = Ticks(finite.isEmpty ? [0, 1] : finite).values
    return ticks[0]...ticks[ticks.count - 1]
  }

  /// All of them, with their numbers and names.
  var bounds: Rect {
    labels.reduce(plane.rect) { $0.union($1.label.bounds($1.anchor, at: $1.at)) }
  }

  /// The places on their plane, for what points at them.
  ///
  /// - Parameter more: What else the mark has beside them.
  func anchors(with more: Rect = .empty) -> MarkAnchors {
    MarkAnchors(all: bounds.union(more), places: [AnchorKind.at.name: .plane(plane)])
  }

  /// Appends the axes.
  ///
  /// - Parameter hasGrid: Whether lines lead from the numbers through the plane.
  func draw(_ opacity: Double, hasGrid: Bool = true, into scene: inout Scene) {
    guard opacity > 0 else { return }
    if hasGrid {
      scene.append(.stroke(grid, Stroke(width: 1.2 * unit), .solid(theme.track.opacity(opacity)), .identity))
    }
    scene.append(.stroke(lines, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    for entry in labels {
      entry.label.draw(entry.anchor, at: entry.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
  }
}
