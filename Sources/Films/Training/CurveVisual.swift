import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The loss as it falls: one line for the samples that are learnt from, a dashed one for those kept back, over axes
/// that grow with the run.
struct CurveVisual: TrainingVisual {
  /// The numbers of the step axis while it reaches to some step.
  private struct Steps {
    let range: Double
    let labels: [(label: Label, value: Double)]
  }

  private let curve: LossCurve
  private let progress: TrainingProgress
  private let plot: Rect
  private let top: Double
  private let axes: Path
  private let grid: Path
  private let losses: [(label: Label, at: Point)]
  private let steps: [Steps]
  private let title: (label: Label, at: Point)
  private let under: (label: Label, at: Point)
  private let keys: [(label: Label, at: Point, line: Path, isDashed: Bool)]
  private let theme: Theme
  private let unit: Double
  private let enter: Span

  /// Prepares the axes within an area; nil of a film without training.
  init?(_ film: TrainingContext, in area: Rect) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let (theme, unit, lettering) = (film.theme, film.unit, film.lettering)
    (self.theme, self.unit, curve, progress) = (theme, unit, film.curve, film.progress)
    enter = film.trains.enters
    plot = area.inset(left: 74 * unit, top: 52 * unit, right: 22 * unit, bottom: 46 * unit)
    let ticks = Ticks([0, curve.greatest])
    top = ticks.values[ticks.values.count - 1]
    var losses: [(label: Label, at: Point)] = []
    var lines: [Path] = []
    // Every number where there is room for it.
    let every = max(1, Int((34 * unit * Double(ticks.values.count - 1) / plot.height).rounded(.up)))
    for (index, value) in ticks.values.enumerated() where value >= 0 {
      let y = plot.maxY - value / top * plot.height
      lines.append(.line(Point(plot.minX, y), Point(plot.maxX, y)))
      guard index % every == 0 else { continue }
      let label = try lettering.math(NumberText.math(value, digits: 3), size: theme.smallest)
      losses.append((label, Point(plot.minX - 12 * unit, y)))
    }
    (self.losses, grid) = (losses, .joined(lines))
    axes = .polyline([
      Point(plot.minX, plot.minY - 6 * unit), Point(plot.minX, plot.maxY), Point(plot.maxX + 6 * unit, plot.maxY),
    ])
    var ranges: [Double] = []
    for segment in film.training.segments {
      let end = Double(max(1, segment.from, segment.to))
      if end > ranges.last ?? 0 { ranges.append(end) }
    }
    var steps: [Steps] = []
    for range in ranges {
      var labels: [(label: Label, value: Double)] = []
      var free = -Double.infinity
      for value in Ticks([0, range]).values where value >= 0 && value <= range && value == value.rounded() {
        let label = try lettering.math(NumberText.math(value, digits: 6), size: theme.smallest)
        let x = value / range * plot.width
        guard x - label.width / 2 > free + 18 * unit else { continue }
        free = x + label.width / 2
        labels.append((label, value))
      }
      steps.append(Steps(range: range, labels: labels))
    }
    self.steps = steps
    title = (try lettering.text("Loss", size: theme.small, heavy: true), Point(area.minX, area.minY + 26 * unit))
    let steplabel = try lettering.text("step", size: theme.smallest)
    under = (steplabel, Point(plot.minX - 20 * unit - steplabel.width, plot.maxY + 28 * unit))
    var keys: [(label: Label, at: Point, line: Path, isDashed: Bool)] = []
    var right = area.maxX
    let hasTest = !film.training.split.test.isEmpty
    for (words, isDashed) in [("test", true), ("train", false)] where hasTest || !isDashed {
      let label = try lettering.text(words, size: theme.smallest)
      let at = Point(right - label.width, area.minY + 26 * unit)
      let y = at.y - 7 * unit
      keys.append(
        (label, at, .line(Point(at.x - 48 * unit, y), Point(at.x - 12 * unit, y)), isDashed))
      right = at.x - 72 * unit
    }
    self.keys = keys
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: moment.time))
    guard opacity > 0, let metrics = moment.metrics else { return }
    scene.append(.stroke(grid, Stroke(width: 1.2 * unit), .solid(theme.track.opacity(opacity)), .identity))
    scene.append(.stroke(axes, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    title.label.draw(.left, at: title.at, opacity: opacity, into: &scene) { _ in theme.ink }
    under.label.draw(.left, at: under.at, opacity: opacity, into: &scene) { _ in theme.muted }
    for key in keys {
      key.label.draw(.left, at: key.at, opacity: opacity, into: &scene) { _ in theme.muted }
      scene.append(.stroke(key.line, stroke(key.isDashed), .solid(color(key.isDashed, opacity)), .identity))
    }
    for entry in losses {
      entry.label.draw(.trailing, at: entry.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    let axis = progress.axis(at: moment.time)
    // A fast segment may be ahead of the axis that grows for it.
    let range = max(axis.range, Double(metrics.step))
    drawSteps(range, axis.growth, opacity, into: &scene)
    draw(
      metrics, part: moment.place.part, range: range, reached: progress.reached(at: moment.time), opacity,
      into: &scene)
  }

  /// The numbers of the step axis; those of a shorter one make way as it grows.
  private func drawSteps(
    _ range: Double, _ growth: (from: Double, to: Double, share: Double), _ opacity: Double, into scene: inout Scene
  ) {
    for entry in steps where entry.range == growth.from || entry.range == growth.to {
      let share =
        growth.from == growth.to
        ? 1 : entry.range == growth.to ? max(0, 2 * growth.share - 1) : max(0, 1 - 2 * growth.share)
      for tick in entry.labels where tick.value <= range {
        let at = Point(plot.minX + tick.value / range * plot.width, plot.maxY + 28 * unit)
        tick.label.draw(
          .center, at: at, opacity: opacity * share, isMoving: growth.share < 1, into: &scene
        ) { _ in theme.muted }
      }
    }
  }

  private func draw(
    _ metrics: Metrics, part: Double, range: Double, reached: Int, _ opacity: Double, into scene: inout Scene
  ) {
    func place(_ step: Int, _ loss: Double) -> Point {
      Point(
        plot.minX + min(1, Double(step) / range) * plot.width, plot.maxY - min(1, loss / top) * plot.height)
    }
    // On its way to the next step, as the network is.
    let next = part > 0 ? curve.points.first { $0.step == metrics.step + 1 } : nil
    // What has been seen before the run went back stays as a trace.
    let seen = curve.points.filter { $0.step >= metrics.step && $0.step <= reached }
    let points = curve.points(to: metrics)
    for isDashed in [true, false] {
      func line(_ points: [LossCurve.Point]) -> Path {
        .polyline(
          points.compactMap { point in (isDashed ? point.test : point.train).map { place(point.step, $0) } })
      }
      func tip() -> Path? {
        guard let next, let from = isDashed ? metrics.test?.loss : metrics.train.loss,
          let to = isDashed ? next.test : next.train
        else { return nil }
        let start = place(metrics.step, from)
        return .line(start, start.toward(place(next.step, to), part))
      }
      if seen.count > 1 {
        scene.append(
          .stroke(line(seen), stroke(isDashed), .solid(color(isDashed, 0.3 * opacity)), .identity))
      }
      // In pieces, of which only the last one grows; dashes have to be one line.
      let piece = isDashed || opacity < 1 ? max(1, points.count) : 24
      for start in stride(from: 0, to: points.count - 1, by: piece) {
        let path = line(Array(points[start...min(start + piece, points.count - 1)]))
        guard !path.isEmpty else { continue }
        scene.append(.stroke(path, stroke(isDashed), .solid(color(isDashed, opacity)), .identity))
      }
      if let tip = tip() {
        scene.append(.stroke(tip, stroke(isDashed), .solid(color(isDashed, opacity)), .identity))
      }
    }
    var at = place(metrics.step, metrics.train.loss)
    if let next { at = at.toward(place(next.step, next.train), part) }
    let dot = Transform.place(at: at, scale: 7 * unit)
    scene.append(.fill(Self.disc, .solid(theme.ink.opacity(opacity)), dot))
  }

  private func stroke(_ isDashed: Bool) -> Stroke {
    isDashed ? Stroke(width: 2.5 * unit, dashes: [2.5 * unit, 7 * unit]) : Stroke(width: 3.5 * unit)
  }

  private func color(_ isDashed: Bool, _ opacity: Double) -> Color {
    (isDashed ? theme.muted : theme.ink).opacity(opacity)
  }

  private static let disc = Path.circle(radius: 1)
}
