import Drawing
import FilmKit
import Learning
import NetworkKit
import Numerics
import Timeline
import Typesetting

/// The numbers of the run as it goes: step, epoch, losses and accuracies, and the learning rate.
struct ReadoutVisual: TrainingVisual {
  private struct Row {
    let name: Label
    let y: Double
  }

  private let rows: [Row]
  private let heads: [(label: Label, at: Point)]
  private let columns: [Double]
  private let rate: (label: Label, at: Point)?
  private let figures: Figures
  private let left: Double
  private let hasEpochs: Bool
  private let theme: Theme
  private let enter: Span

  /// The parts of the rail for the curve and for the numbers: above each other, or in a strip side by side.
  static func divided(_ rail: Rect, isStrip: Bool, _ unit: Double) -> (plot: Rect, readout: Rect) {
    if isStrip { return (rail.inset(right: 0.42 * rail.width), rail.inset(left: 0.63 * rail.width)) }
    let height = min(216 * unit, 0.46 * rail.height)
    return (rail.inset(bottom: height), rail.inset(top: rail.height - height))
  }

  /// Prepares the names; nil of a film without training.
  init?(_ film: TrainingContext, in area: Rect) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let (theme, unit, lettering) = (film.theme, film.unit, film.lettering)
    self.theme = theme
    enter = film.trains.enters
    left = area.minX
    let isNarrow = area.width < 370 * unit
    figures = try Figures(size: isNarrow ? theme.small : theme.caption, lettering)
    let hasTest = !film.training.split.test.isEmpty
    hasEpochs = film.training.run.metrics(at: 0).epoch != nil
    let second = area.maxX
    columns = [hasTest ? area.minX + 0.68 * area.width : second] + (hasTest ? [second] : [])
    let pitch = min(46 * unit, area.height / 4.4)
    var rows: [Row] = []
    for (index, name) in ["step", "loss", isNarrow ? "right %" : "accuracy %"].enumerated() {
      let y = area.minY + 30 * unit + pitch * Double(index == 0 ? 0 : index + 1)
      rows.append(Row(name: try lettering.text(name, size: theme.small), y: y))
    }
    self.rows = rows
    var heads: [(label: Label, at: Point)] = []
    for (index, x) in columns.enumerated() {
      let label = try lettering.text(index == 0 ? "train" : "test", size: theme.smallest)
      heads.append((label, Point(x - label.width, area.minY + 30 * unit + pitch)))
    }
    if hasEpochs {
      let label = try lettering.text("epoch", size: theme.small)
      let room = figures.width("0000") + 16 * unit
      heads.append((label, Point((columns.last ?? left) - room - label.width, rows[0].y)))
    }
    self.heads = heads
    var label = try lettering.text(film.words.method, size: theme.smallest)
    if label.width > area.width {
      label = try lettering.cut(film.words.shortMethod, size: theme.smallest, width: area.width)
    }
    let at = Point(area.minX, area.minY + 30 * unit + pitch * 4)
    rate = at.y <= area.maxY + 2 * unit ? (label, at) : nil
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: moment.time))
    guard opacity > 0, let metrics = moment.metrics else { return }
    for row in rows {
      row.name.draw(.left, at: Point(left, row.y), opacity: opacity, into: &scene) { _ in theme.muted }
    }
    for head in heads { head.label.draw(.left, at: head.at, opacity: opacity, into: &scene) { _ in theme.muted } }
    rate?.label.draw(.left, at: rate?.at ?? .zero, opacity: opacity, into: &scene) { _ in theme.muted }
    func number(_ text: String, _ kind: Quantity.Kind, column: Double, row: Int) {
      figures.draw(
        text, Quantity(kind, [metrics.step]), endingAt: Point(column, rows[row].y), color: theme.ink,
        opacity: opacity, into: &scene)
    }
    let stepEnd = hasEpochs ? left + 0.44 * ((columns.last ?? left) - left) : columns.last ?? left
    number(String(metrics.step), .step, column: stepEnd, row: 0)
    if let epoch = metrics.epoch { number(String(epoch), .epoch, column: columns.last ?? left, row: 0) }
    for (column, (evaluation, isTest)) in zip(
      columns, [(metrics.train, false)] + (metrics.test.map { [($0, true)] } ?? []))
    {
      number(Self.loss(evaluation.loss), isTest ? .testLoss : .trainLoss, column: column, row: 1)
      number(
        (100 * evaluation.accuracy).text(decimals: 1), isTest ? .testAccuracy : .trainAccuracy, column: column, row: 2)
    }
  }

  /// A loss with three decimals, or with three digits where it would seem to be 0 or is very large.
  static func loss(_ loss: Double) -> String {
    loss == 0 || 0.001..<1e5 ~= loss ? loss.text(decimals: loss < 100 ? 3 : 0) : loss.text(significantDigits: 3)
  }
}
