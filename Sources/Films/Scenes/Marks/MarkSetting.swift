import Drawing
import FilmKit
import Typesetting

/// What a mark is laid out with.
struct MarkSetting {
  /// The mark's name.
  let name: String
  /// Where it stands, in pixels.
  let area: Rect
  let film: FilmSetting
  /// The plane of the mark that it stands on.
  let plane: Plane?

  var theme: Theme { film.theme }
  var unit: Double { film.unit }
  var lettering: Lettering { film.lettering }
}

/// A rectangle of pixels in which numbers have places.
struct Plane: Hashable, Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let rect: Rect

  /// Where a point is.
  func place(_ px: Double, _ py: Double) -> Point {
    Point(
      rect.minX + (px - x.lowerBound) / (x.upperBound - x.lowerBound) * rect.width,
      rect.maxY - (py - y.lowerBound) / (y.upperBound - y.lowerBound) * rect.height)
  }

  /// Whether a place is in it, with a little room at the edges.
  func holds(_ point: Point) -> Bool {
    rect.expanded(by: 0.02 * rect.width).contains(Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
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
    _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (unit, theme, lettering) = (setting.unit, setting.theme, setting.lettering)
    (self.unit, self.theme) = (unit, theme)
    let (allXs, allYs) = (Self.ticks(x), Self.ticks(y))
    var (xLabels, yLabels): ([Label], [Label]) = ([], [])
    for tick in allXs { xLabels.append(try lettering.math(NumberText.math(tick, digits: 3), size: theme.smallest)) }
    for tick in allYs { yLabels.append(try lettering.math(NumberText.math(tick, digits: 3), size: theme.smallest)) }
    let gutter = (yLabels.map(\.width).max() ?? 0) + 22 * unit
    let right = (xLabels.last?.width ?? 0) / 2 + 10 * unit
    var rect = setting.area.inset(
      left: gutter, top: up == nil ? 12 * unit : 46 * unit, right: right, bottom: across == nil ? 44 * unit : 84 * unit)
    if isSquare {
      let scale = min(rect.width / (x.upperBound - x.lowerBound), rect.height / (y.upperBound - y.lowerBound))
      let (w, h) = (scale * (x.upperBound - x.lowerBound), scale * (y.upperBound - y.lowerBound))
      rect = Rect(x: rect.center.x - w / 2, y: rect.center.y - h / 2, width: w, height: h)
    }
    plane = Plane(x: x, y: y, rect: rect)
    // Where all numbers have no room, every second or third of them.
    let widest = xLabels.map(\.width).max() ?? 0
    let xs = Self.thinned(allXs, least: widest + 14 * unit, over: rect.width, x)
    let ys = Self.thinned(allYs, least: 1.3 * theme.smallest * unit, over: rect.height, y)
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
    if let up {
      let label = try lettering.text(up, size: theme.small, fitting: rect.width)
      labels.append((label, Point(rect.minX, rect.minY - 18 * unit), .left))
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

  /// A range with round ends that holds numbers.
  static func range(of numbers: [Double]) -> ClosedRange<Double> {
    let finite = numbers.filter { abs($0) < 1e300 }
    let ticks = Ticks(finite.isEmpty ? [0, 1] : finite).values
    return ticks[0]...ticks[ticks.count - 1]
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
