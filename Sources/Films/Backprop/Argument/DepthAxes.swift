import Drawing
import FilmKit
import NetworkKit
import Timeline
import Typesetting

/// The axes of the chart of depths: layers along, multiplications up, both from 0, with ticks that move as it grows.
struct DepthAxes {
  private let plot: Rect
  private let across: (label: Label, at: Point)
  private let up: (label: Label, at: Point)
  private let zero: Label
  private let ticks: [(value: Double, label: Label)]
  private let theme: Theme
  private let unit: Double

  /// Prepares the axes of a plot.
  init(_ plot: Rect, _ film: BackpropContext) throws(TypesettingError) {
    (self.plot, theme, unit) = (plot, film.theme, film.unit)
    let small = film.theme.small
    let label = try film.lettering.text(film.wording(.layersFromInput), size: small, fitting: plot.width)
    across = (label, Point(plot.center.x, plot.maxY + 62 * unit))
    let words = film.wording(film.formulas.isChain ? .multiplicationsEachWeight : .multiplicationsEachLayer)
    up = (
      try film.lettering.text(words, size: small, fitting: plot.width),
      Point(plot.minX - 8 * unit, plot.minY - 24 * unit)
    )
    zero = try film.lettering.text("0", size: small)
    var ticks: [(value: Double, label: Label)] = []
    var power = 1.0
    while power <= 1e9 {
      for factor in [1.0, 2, 5] {
        let value = power * factor
        let text = RunningNumber.grouped(Int(value))
        ticks.append((value, try film.lettering.text(text, size: small, fitting: 104 * unit)))
      }
      power *= 10
    }
    self.ticks = ticks
  }

  /// Appends axes and ticks for so many layers and so many multiplications.
  func draw(depth: Double, most: Double, isMoving: Bool, opacity: Double, into scene: inout Scene) {
    let line = Stroke(width: 2 * unit)
    let color = theme.line.opacity(opacity)
    scene.append(
      .stroke(
        .polyline([Point(plot.minX, plot.minY - 8 * unit), Point(plot.minX, plot.maxY), Point(plot.maxX, plot.maxY)]),
        line, .solid(color), .identity))
    for (words, anchor) in [(across, Label.Anchor.center), (up, .left)] {
      words.label.draw(anchor, at: words.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    zero.draw(
      .trailing, at: Point(plot.minX - 14 * unit, plot.maxY), opacity: opacity, into: &scene
    ) { _ in theme.muted }
    for tick in ticks {
      let (x, y) = (shown(tick.value, of: depth), shown(tick.value, of: most))
      if x > 0 {
        // One that comes waits at the axis' end.
        let place = min(plot.maxX, plot.minX + (tick.value - 0.5) / depth * plot.width)
        mark(.line(.zero, Point(0, 8 * unit)), at: Point(place, plot.maxY), line, x * opacity, into: &scene)
        draw(tick.label, .center, Point(place, plot.maxY + 32 * unit), x * opacity, isMoving, into: &scene)
      }
      if y > 0 {
        let place = max(plot.minY, plot.maxY - tick.value / most * plot.height)
        mark(.line(Point(-8 * unit, 0), .zero), at: Point(plot.minX, place), line, y * opacity, into: &scene)
        draw(tick.label, .trailing, Point(plot.minX - 14 * unit, place), y * opacity, isMoving, into: &scene)
      }
    }
  }

  /// How much of a tick is seen on an axis that ends at `end`: the largest two or three.
  private func shown(_ value: Double, of end: Double) -> Double {
    let isIn = (end - 0.97 * value) / (0.03 * value)
    let isLarge = (value / end - 0.3) / 0.06
    return max(0, min(1, isIn, isLarge))
  }

  private func mark(_ path: Path, at: Point, _ stroke: Stroke, _ opacity: Double, into scene: inout Scene) {
    scene.append(.stroke(path, stroke, .solid(theme.line.opacity(opacity)), .place(at: at)))
  }

  private func draw(
    _ label: Label, _ anchor: Label.Anchor, _ at: Point, _ opacity: Double, _ isMoving: Bool, into scene: inout Scene
  ) {
    guard isMoving else {
      return label.draw(anchor, at: at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    // While the chart is zoomed out of, ticks run: nobody reads them one by one.
    for part in label.parts {
      let place = Transform.place(at: label.origin(anchor, at: at))
      scene.letter(.fill(part.path, .solid(theme.muted.opacity(opacity)), place))
    }
    scene.mark(
      Mark(
        kind: .label, bounds: label.bounds(anchor, at: at), size: label.size, text: label.plain,
        colors: [theme.muted], opacity: opacity, isMoving: true,
        coloredRuns: [Mark.ColoredRun(color: theme.muted, bounds: label.bounds(anchor, at: at))], isRunning: true))
  }
}
