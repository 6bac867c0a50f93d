import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// Prediction and target on one scale, the difference marked; after the update the new prediction, and what the old
/// one was.
struct ScaleVisual: Visual {
  /// The most outputs that are shown, those that missed most.
  private static let most = 4

  private struct Row {
    let y: Double
    let left: Double
    let right: Double
    let ticks: Path
    let tickLabels: [(label: Label, at: Point)]
    /// The tick labels that the new prediction's name leaves room for.
    let staying: [Bool]
    let prediction: Point
    let updated: Point?
    let target: Point
    let predictionName: (label: Label, at: Point)
    let updatedName: (label: Label, at: Point)?
    let targetName: (label: Label, at: Point)
    let name: (label: Label, at: Point)?
  }

  private let rows: [Row]
  private let theme: Theme
  private let unit: Double
  private let comparison: Span
  private let leave: Span
  private let second: (opens: Span, moves: Span, leave: Span)?

  /// Prepares a scale for every output, up to four.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let (theme, unit) = (film.theme, film.unit)
    self.theme = theme
    self.unit = unit
    comparison = film.comparison
    leave = film.memoOpens
    second = film.updated == nil ? nil : (film.scaleReturns, film.secondComparison, film.curtain)
    let area = film.stage.scale
    let targets = film.trace.network.target
    let predictions = film.trace.prediction
    let order = targets.indices.sorted {
      let (left, right) = (abs(predictions[$0] - targets[$0]), abs(predictions[$1] - targets[$1]))
      return left == right ? $0 < $1 : left > right
    }
    let shown = order.prefix(Self.most).sorted()
    let height = min(area.height / Double(shown.count), 190 * unit)
    let top = area.center.y - height * Double(shown.count) / 2
    // One scale for all of them, so that they can be compared.
    var values = shown.flatMap { [targets[$0], predictions[$0]] }
    if let updated = film.updated { values += shown.map { updated.prediction[$0] } }
    let ticks = Ticks(values)
    var rows: [Row] = []
    for (row, output) in shown.enumerated() {
      let y = top + height * (Double(row) + 0.5)
      let isLast = row == shown.count - 1
      rows.append(
        try Self.row(
          film, output, isOnly: targets.count == 1, ticks, area: area, y: y, labelled: isLast, height: height))
    }
    self.rows = rows
  }

  private static func row(
    _ film: BackpropContext, _ output: Int, isOnly: Bool, _ ticks: Ticks, area: Rect, y: Double, labelled: Bool,
    height: Double
  ) throws(TypesettingError) -> Row {
    let unit = film.unit
    let small = film.theme.small
    let isRoomy = height > 110 * unit
    let index = isOnly ? "" : "_{\(output + 1)}"
    var name: (label: Label, at: Point)?
    var left = area.minX + 24 * unit
    if !isOnly {
      let label = try film.lettering.text("output \(output + 1)", size: small)
      // Beside the scale, or above it where it would be too short.
      let isNarrow = area.width < 560 * unit
      name = (label, Point(area.minX, y - (isNarrow ? (isRoomy ? 78 : 64) * unit : 0)))
      if !isNarrow { left = area.minX + label.width + 40 * unit }
    }
    let right = area.maxX - 24 * unit
    func at(_ value: Double) -> Point { Point(left + ticks.fraction(of: value) * (right - left), y) }
    var marks: [Path] = []
    var labels: [(label: Label, at: Point)] = []
    // Every number where there is room for it, else every second, third …
    let pitch = (right - left) / Double(ticks.values.count - 1)
    var widest = 0.0
    for value in ticks.values {
      widest = max(widest, try film.lettering.math(NumberText.math(value), size: small).width)
    }
    let every = Int(max(1, ((widest + 18 * unit) / pitch).rounded(.up)))
    for (index, value) in ticks.values.enumerated() {
      let place = at(value)
      marks.append(.line(place + Point(0, -5 * unit), place + Point(0, 5 * unit)))
      guard labelled, index % every == 0 else { continue }
      let label = try film.lettering.math("\\role{muted}{\(NumberText.math(value))}", size: small)
      labels.append((label, place + Point(0, (isRoomy ? 46 : 38) * unit)))
    }
    let prediction = at(film.trace.prediction[output])
    let target = at(film.trace.network.target[output])
    func marker(_ source: String) throws(TypesettingError) -> Label {
      try film.lettering.math(source, size: isRoomy ? film.theme.label : film.theme.small * 1.1)
    }
    let hat = try marker("\\role{signal}{\\hat{y}\(index)}")
    let want = try marker("\\role{target}{y\(index)}")
    // Names over their marks; pushed apart where the marks are close.
    let needed = (hat.width + want.width) / 2 + 14 * unit
    let push = max(0, needed - abs(prediction.x - target.x)) / 2
    let side = prediction.x <= target.x ? -1.0 : 1.0
    let lift = Point(0, (isRoomy ? -28 : -22) * unit)
    let updated = film.updated.map { at($0.prediction[output]) }
    var updatedName: (label: Label, at: Point)?
    if let updated {
      let label = try marker("\\role{signal}{\\hat{y}\(index)'}")
      // Below the line, where the old one's name is not.
      updatedName = (label, updated + Point(0, (isRoomy ? 50 : 42) * unit))
    }
    let staying = labels.map { tick in
      guard let name = updatedName else { return true }
      return abs(tick.at.x - name.at.x) >= (tick.label.width + name.label.width) / 2 + 8 * unit
    }
    return Row(
      y: y, left: left, right: right, ticks: .joined(marks), tickLabels: labels, staying: staying,
      prediction: prediction,
      updated: updated, target: target, predictionName: (hat, prediction + lift + Point(side * push, 0)),
      updatedName: updatedName, targetName: (want, target + lift + Point(-side * push, 0)), name: name)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let first = Easing.inOut(comparison.part(0, 0.3).progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
    if first > 0 {
      let reach = Easing.inOut(comparison.part(0.25, 0.85).progress(at: time))
      for row in rows { draw(row, opacity: first, reach: reach, moved: 0, into: &scene) }
    }
    guard let second else { return }
    let again = Easing.inOut(second.opens.progress(at: time)) * (1 - Easing.inOut(second.leave.progress(at: time)))
    guard again > 0 else { return }
    let moved = Easing.inOut(second.moves.part(0, 0.7).progress(at: time))
    for row in rows { draw(row, opacity: again, reach: 1, moved: moved, into: &scene) }
  }

  /// One scale; `reach` is how far the difference is drawn, `moved` how far the prediction is on its way to the new.
  private func draw(_ row: Row, opacity: Double, reach: Double, moved: Double, into scene: inout Scene) {
    let line = Path.line(Point(row.left - 16 * unit, row.y), Point(row.right + 16 * unit, row.y))
    scene.append(.stroke(line, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    scene.append(.stroke(row.ticks, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    for (tick, stays) in zip(row.tickLabels, row.staying) {
      tick.label.draw(.center, at: tick.at, opacity: opacity * (stays ? 1 : max(0, 1 - 2 * moved)), into: &scene) { _ in
        theme.muted
      }
    }
    row.name?.label.draw(.leading, at: row.name?.at ?? .zero, opacity: opacity, into: &scene) { _ in theme.muted }
    let now = row.updated.map { row.prediction.toward($0, moved) } ?? row.prediction
    if reach > 0 {
      scene.append(
        .stroke(
          .line(now, now.toward(row.target, reach)), Stroke(width: 7 * unit),
          .solid(theme.target.opacity(0.85 * opacity * min(1, 4 * reach))), .identity))
    }
    mark(row.target, theme.target, opacity, isRing: true, into: &scene)
    if moved > 0 { mark(row.prediction, theme.signal, 0.5 * opacity * moved, isRing: true, into: &scene) }
    mark(now, theme.signal, opacity, isRing: false, into: &scene)
    row.predictionName.label.draw(
      .center, at: row.predictionName.at, opacity: opacity, into: &scene, color: theme.color)
    row.targetName.label.draw(.center, at: row.targetName.at, opacity: opacity, into: &scene, color: theme.color)
    row.updatedName?.label.draw(
      .center, at: row.updatedName?.at ?? .zero, opacity: opacity * max(0, 2 * moved - 1), into: &scene,
      color: theme.color)
  }

  private func mark(_ at: Point, _ color: Color, _ opacity: Double, isRing: Bool, into scene: inout Scene) {
    let place = Transform.place(at: at, scale: 13 * unit)
    scene.append(.fill(Self.disc, .solid((isRing ? theme.ground : color).opacity(opacity)), place))
    scene.append(.stroke(Self.disc, Stroke(width: 0.3), .solid(color.opacity(opacity)), place))
  }

  private static let disc = Path.circle(radius: 1)
}
