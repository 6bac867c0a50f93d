import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
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

/// Level lines.
struct ContourMark: MarkContent {
  let grid: HeightGrid
  let levels: [Double]
  let across: String?
  let up: String?
  /// Whether a unit is as long across as up.
  let isSquare: Bool

  /// How many places there are on each side of the grid, also of a function that takes long.
  static let samples = (usual: 81, dear: 41)

  static func read(_ mark: inout MarkReader) -> ContourMark? {
    let (across, up) = (mark.plainText("across", longest: 40), mark.plainText("up", longest: 40))
    guard let grid = HeightGrid.read(&mark, "contour", side: samples.usual, sideWhenDear: samples.dear),
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
    let wording = setting.wording
    var parts: [(words: String, share: Double?)] = [(wording(low < high ? .levelLines : .levelLine), nil)]
    parts.append((ColorScale.words(low, wording), 0))
    if low < high { parts += [(wording(.levelLinesTo), nil), (ColorScale.words(high, wording), 1)] }
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
    let n = grid.side
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
