import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// Prediction and target on one scale from 0, the difference marked; after the update the new prediction, and what the
/// old one was.
struct ScaleVisual: Visual {
  /// The most outputs that are shown, those that missed most.
  private static let most = 4

  private struct Row {
    let line: Path
    let ticks: Path
    let tickLabels: [(label: Label, at: Point)]
    /// The tick labels that the new prediction's name leaves room for.
    let staying: [Bool]
    let prediction: Point
    let updated: Point?
    let target: Point
    let predictionName: (label: Label, at: Point)?
    let updatedName: (label: Label, at: Point)?
    let targetName: (label: Label, at: Point)?
    /// Which output it is, where its marks have no names that say so.
    let head: (label: Label, at: Point)?
  }

  /// What is written at the marks of a scale.
  private enum Names {
    /// The names of this output's numbers.
    case own
    /// Those of any output's, since lines are close: at the first of them only, the number of the output before each.
    case shared(isFirst: Bool)
  }

  private let rows: [Row]
  private let bounds: Rect
  private let isAcross: Bool
  private let theme: Theme
  private let unit: Double
  private let comparison: Span
  private let leave: Span
  private let second: (opens: Span, moves: Span, leave: Span)?

  /// Prepares a scale for every output, up to four.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let (theme, unit, area) = (film.theme, film.unit, film.stage.scale)
    (self.theme, self.unit) = (theme, unit)
    isAcross = film.stage.axis == .across
    bounds = area.expanded(by: 60 * unit)
    comparison = film.comparison
    // Gone before the backward pass needs its place.
    leave = film.schedule.clearing(.delta(edge: film.edgeCount - 1), theme)
    second = film.updated == nil ? nil : (film.scaleReturns, film.secondComparison, film.curtain)
    let targets = film.trace.network.target
    let predictions = film.trace.prediction
    let order = targets.indices.sorted {
      let (left, right) = (abs(predictions[$0] - targets[$0]), abs(predictions[$1] - targets[$1]))
      return left == right ? $0 < $1 : left > right
    }
    // Below the last line its numbers stand.
    let lines = isAcross && targets.count > 1 ? area.inset(bottom: 34 * unit) : area
    let (height, least) = isAcross ? (lines.height, 46 * unit) : (lines.width, 118 * unit)
    let shown = order.prefix(max(1, min(Self.most, Int(height / least)))).sorted()
    let pitch = min(height / Double(shown.count), (isAcross ? 150 : 180) * unit)
    // One scale for all of them, so that they can be compared.
    let ruler: ScaleRuler
    switch film.trace.network.output {
    case .softmax, .elementwise(.sigmoid): ruler = .shares
    default:
      let updated = film.updated.map { trace in shown.map { trace.prediction[$0] } } ?? []
      ruler = ScaleRuler(shown.flatMap { [targets[$0], predictions[$0]] } + updated)
    }
    var rows: [Row] = []
    for (index, output) in shown.enumerated() {
      let middle =
        (isAcross ? lines.center.y + (targets.count > 1 ? 12 : 6) * unit : lines.center.x)
        + (Double(index) - Double(shown.count - 1) / 2) * pitch
      let isLabelled = isAcross ? index == shown.count - 1 : index == 0
      // Between close lines no names fit.
      let names = isAcross && shown.count > 1 && pitch < 62 * unit ? Names.shared(isFirst: index == 0) : .own
      rows.append(try Self.row(film, output, names, ruler, area, middle, pitch: pitch, isLabelled: isLabelled))
    }
    self.rows = rows
  }

  private static func row(
    _ film: BackpropContext, _ output: Int, _ names: Names, _ ruler: ScaleRuler, _ area: Rect, _ middle: Double,
    pitch: Double, isLabelled: Bool
  ) throws(TypesettingError) -> Row {
    let (unit, isAcross) = (film.unit, film.stage.axis == .across)
    let isRoomy = pitch > 100 * unit
    let small = max(film.theme.small, film.smallest)
    let ends =
      isAcross
      ? (Point(area.minX + 22 * unit, middle), Point(area.maxX - 22 * unit, middle))
      : (Point(middle, area.maxY - 22 * unit), Point(middle, area.minY + 22 * unit))
    /// A point of the scale, and beside it: so far to the names' side.
    func at(_ value: Double, _ beside: Double = 0) -> Point {
      ends.0.toward(ends.1, ruler.fraction(of: value)) + (isAcross ? Point(0, -beside * unit) : Point(beside * unit, 0))
    }
    let anchors: (near: Label.Anchor, far: Label.Anchor) = isAcross ? (.middle, .middle) : (.leading, .trailing)
    /// How much of the scale a label covers.
    func length(_ label: Label) -> Double { isAcross ? label.width : label.ink.height }
    func along(_ point: Point) -> Double { isAcross ? point.x : point.y }

    // Every number where there is room for it, else every second, third …
    let step = ends.0.distance(to: ends.1) / Double(ruler.values.count - 1)
    var widest = 0.0
    var marks: [Path] = []
    for value in ruler.values {
      marks.append(.line(at(value, -5), at(value, 5)))
      widest = max(widest, length(try film.lettering.math(NumberText.math(value), size: small)))
    }
    let every = Int(max(1, ((widest + 16 * unit) / max(step, 1e-9)).rounded(.up)))
    var labels: [(label: Label, at: Point)] = []
    if isLabelled {
      for (index, value) in ruler.values.enumerated() where index % every == 0 {
        let label = try film.lettering.math("\\role{muted}{\(NumberText.math(value))}", size: small)
        // In the middle of a pixel, where a thin stem is sharpest.
        let place = label.middle(anchors.far, at: at(value, isAcross ? -28 : -22))
        labels.append((label, Point(place.x.rounded(.down) + 0.5, place.y)))
      }
    }
    let (index, areNamed, areShared): (String, Bool, Bool) =
      switch names {
      case .own: (film.trace.network.target.count == 1 ? "" : "_{\(output + 1)}", true, false)
      case .shared(let isFirst): ("_k", isFirst, true)
      }
    func marker(_ source: String) throws(TypesettingError) -> Label {
      try film.lettering.math(
        source, size: isRoomy ? 0.92 * film.theme.label : max(film.theme.small * 1.05, film.smallest))
    }
    let hat = try marker("\\role{signal}{\\hat{y}\(index)}")
    let want = try marker("\\role{target}{y\(index)}")
    let (predicted, wanted) = (film.trace.prediction[output], film.trace.network.target[output])
    let (prediction, target) = (at(predicted), at(wanted))
    // Names beside their marks; pushed apart where the marks are close.
    let needed = (length(hat) + length(want)) / 2 + 12 * unit
    let push = max(0, needed - prediction.distance(to: target)) / 2
    let side = along(prediction) <= along(target) ? -1.0 : 1.0
    func pushed(_ point: Point, _ by: Double) -> Point { point + (isAcross ? Point(by, 0) : Point(0, by)) }
    let lift = isAcross ? (isRoomy ? 38.0 : 31) : 24
    var updatedName: (label: Label, at: Point)?
    let updated = film.updated?.prediction[output]
    if let updated {
      let label = try marker("\\role{signal}{\\hat{y}\(index)'}")
      // On the other side, where the old one's name is not; or in its stead.
      updatedName =
        areShared
        ? (label, label.middle(anchors.near, at: at(updated, lift)))
        : (label, label.middle(anchors.far, at: at(updated, isAcross ? -lift : -22)))
    }
    let staying = labels.map { tick in
      guard !areShared, let name = updatedName else { return true }
      return abs(along(tick.at) - along(name.at)) >= (length(tick.label) + length(name.label)) / 2 + 8 * unit
    }
    let head = try areShared ? film.lettering.math("\(areNamed ? "k = " : "")\(output + 1)", size: small) : nil
    return Row(
      line: .line(
        ends.0.toward(ends.1, -14 * unit / max(1e-9, ends.0.distance(to: ends.1))),
        ends.1.toward(ends.0, -14 * unit / max(1e-9, ends.0.distance(to: ends.1)))),
      ticks: .joined(marks), tickLabels: labels, staying: staying, prediction: prediction,
      updated: updated.map { at($0) },
      target: target,
      predictionName: areNamed ? (hat, hat.middle(anchors.near, at: pushed(at(predicted, lift), side * push))) : nil,
      updatedName: areNamed ? updatedName : nil,
      targetName: areNamed ? (want, want.middle(anchors.near, at: pushed(at(wanted, lift), -side * push))) : nil,
      head: head.map { ($0, $0.middle(.trailing, at: ends.0 - Point(36 * unit, 0))) })
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
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
    scene.append(.stroke(row.line, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    scene.append(.stroke(row.ticks, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    for (tick, stays) in zip(row.tickLabels, row.staying) {
      tick.label.draw(.middle, at: tick.at, opacity: opacity * (stays ? 1 : max(0, 1 - 2 * moved)), into: &scene) { _ in
        theme.muted
      }
    }
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
    if let head = row.head {
      head.label.draw(.middle, at: head.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    // The new prediction's name takes the place of the old one's where they stand on one side.
    let old = row.head == nil ? opacity : opacity * max(0, 1 - 2 * moved)
    for (name, opacity) in [(row.predictionName, old), (row.targetName, opacity)] {
      name?.label.draw(.middle, at: name?.at ?? .zero, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
    }
    row.updatedName?.label.draw(
      .middle, at: row.updatedName?.at ?? .zero, opacity: opacity * max(0, 2 * moved - 1), into: &scene,
      color: { theme.color(of: $0) })
  }

  private func mark(_ at: Point, _ color: Color, _ opacity: Double, isRing: Bool, into scene: inout Scene) {
    let place = Transform.place(at: at, scale: 12 * unit)
    scene.append(.fill(Self.disc, .solid((isRing ? theme.ground : color).opacity(opacity)), place))
    scene.append(.stroke(Self.disc, Stroke(width: 0.3), .solid(color.opacity(opacity)), place))
  }

  private static let disc = Path.circle(radius: 1)
}

extension Label {
  /// The middle of the ink when it is anchored at a point.
  fileprivate func middle(_ anchor: Anchor, at point: Point) -> Point { bounds(anchor, at: point).center }
}
