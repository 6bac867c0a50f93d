import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The loss as it falls: one line for the samples that are learnt from, a dashed one for those kept back, each named at
/// its end, over axes that stay, with marks where the segments of training end.
struct CurveVisual: TrainingVisual {
  /// Where the points of the curve are, in order of their steps.
  private let places: [Place]
  private let progress: TrainingProgress
  private let scale: CurveScale
  private let axes: Path
  private let grid: Path
  private let stops: Path
  private let labels: [(label: Label, at: Point, anchor: Label.Anchor)]
  private let title: (label: Label, at: Point)
  private let names: (train: Label, test: Label?)
  private let theme: Theme
  private let unit: Double
  private let enter: Span
  private let leave: Span?

  /// Where a point of the curve is on the axes.
  private struct Place {
    let step: Int
    let train: Point
    let test: Point?

    init(_ point: LossCurve.Point, on scale: CurveScale) {
      step = point.step
      train = scale.place(point.step, point.train)
      test = point.test.map { scale.place(point.step, $0) }
    }
  }

  /// Prepares the axes within an area; nil of a film without training.
  init?(_ film: TrainingContext, in area: Rect) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let (theme, unit, lettering) = (film.theme, film.unit, film.lettering)
    (self.theme, self.unit, progress) = (theme, unit, film.progress)
    (enter, leave) = (film.curveEnters, film.outcome?.leaves)
    let hasTest = !film.training.split.test.isEmpty
    names = (
      try lettering.text(film.wording(.train), size: theme.smallest),
      hasTest ? try lettering.text(film.wording(.test), size: theme.smallest) : nil
    )
    let room = 14 * unit + max(names.train.width, names.test?.width ?? 0)
    let plot = area.inset(left: 66 * unit, top: 44 * unit, right: room, bottom: 44 * unit)
    let scale = CurveScale(film.curve, last: film.progress.last, in: plot)
    self.scale = scale
    places = film.curve.points.map { Place($0, on: scale) }
    var labels: [(label: Label, at: Point, anchor: Label.Anchor)] = []
    var lines: [Path] = []
    var free = Double.infinity
    for value in scale.marks {
      let y = scale.y(value)
      lines.append(.line(Point(plot.minX, y), Point(plot.maxX, y)))
      guard y < free - 26 * unit else { continue }
      free = y
      labels.append(
        (
          try lettering.math(NumberText.math(value, digits: 1), size: theme.smallest), Point(plot.minX - 12 * unit, y),
          .trailing
        ))
    }
    grid = .joined(lines)
    axes = .polyline([
      Point(plot.minX, plot.minY - 6 * unit), Point(plot.minX, plot.maxY), Point(plot.maxX + 6 * unit, plot.maxY),
    ])
    title = (
      try lettering.text(film.wording(.lossAxis), size: theme.small, heavy: true),
      Point(area.minX, area.minY + 22 * unit)
    )
    // The ends of the segments; the first and the last have their numbers, and of those between who has the room.
    var marks: [Path] = []
    var taken: [ClosedRange<Double>] = []
    let steps = Set([0] + film.training.segments.flatMap { [$0.from, $0.to] }).sorted()
    let gap = 13.5 * unit
    // A little aside, where that leaves the one before it the room.
    let aside = try Self.aside(steps, scale, gap, lettering, theme)
    for step in [0, steps[steps.count - 1]] + steps.dropFirst().dropLast() {
      let mark = scale.x(Double(step))
      if step > 0 { marks.append(.line(Point(mark, plot.minY), Point(mark, plot.maxY + 7 * unit))) }
      let x = step == steps[steps.count - 1] ? mark + aside : mark
      let label = try lettering.math("\(step)", size: theme.smallest)
      let span = (x - label.width / 2 - gap)...(x + label.width / 2)
      guard !taken.contains(where: { $0.overlaps(span) }) else { continue }
      taken.append(span)
      labels.append((label, Point(x, plot.maxY + 35 * unit), .center))
    }
    stops = .joined(marks)
    let word = try lettering.text(film.wording(.stepAxis), size: theme.smallest)
    labels.append((word, Point(plot.minX - 16 * unit - word.width, plot.maxY + 35 * unit), .left))
    self.labels = labels
  }

  /// How far the number of the last step stands aside of its mark, so that the one before it has room, too; 0 where it has
  /// the room anyway, or would have it from too far only.
  private static func aside(
    _ steps: [Int], _ scale: CurveScale, _ gap: Double, _ lettering: Lettering, _ theme: Theme
  ) throws(TypesettingError) -> Double {
    guard steps.count > 2 else { return 0 }
    let pair = steps.suffix(2).map { (x: scale.x(Double($0)), step: $0) }
    let halves = [
      try lettering.math("\(pair[0].step)", size: theme.smallest).width / 2,
      try lettering.math("\(pair[1].step)", size: theme.smallest).width / 2,
    ]
    let lacks = pair[0].x + halves[0] + 1.01 * gap - (pair[1].x - halves[1])
    return lacks > 0 && lacks < 0.3 * halves[1] ? lacks : 0
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0
    let opacity = Easing.inOut(enter.progress(at: moment.time)) * (1 - gone)
    guard opacity > 0, let metrics = moment.metrics else { return }
    scene.append(.stroke(grid, Stroke(width: 1.2 * unit), .solid(theme.track.opacity(opacity)), .identity))
    scene.append(
      .stroke(
        stops, Stroke(width: 1.6 * unit, dashes: [1.6 * unit, 6 * unit]), .solid(theme.line.opacity(0.8 * opacity)),
        .identity))
    scene.append(.stroke(axes, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    title.label.draw(.left, at: title.at, opacity: opacity, into: &scene) { _ in theme.ink }
    for entry in labels {
      entry.label.draw(entry.anchor, at: entry.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    draw(metrics, part: moment.place.part, reached: progress.reached(at: moment.time), opacity, into: &scene)
  }

  private func draw(
    _ metrics: Metrics, part: Double, reached: Int, _ opacity: Double, into scene: inout Scene
  ) {
    let now = Place(LossCurve.Point(metrics), on: scale)
    // On its way to the next step, as the network is.
    let next = part > 0 ? places.first { $0.step == now.step + 1 } : nil
    // What has been seen before the run went back stays as a trace.
    let seen = places.filter { $0.step >= now.step && $0.step <= reached }
    let passed = places.prefix { $0.step < now.step } + [now]
    var ends = (train: now.train, test: now.test)
    for isDashed in [true, false] {
      func end(_ place: Place) -> Point? { isDashed ? place.test : place.train }
      guard let start = end(now) else { continue }
      if let next, let to = end(next) {
        let reached = start.toward(to, part)
        scene.append(.stroke(.line(start, reached), stroke(isDashed), .solid(color(isDashed, opacity)), .identity))
        if isDashed { ends.test = reached } else { ends.train = reached }
      }
      if seen.count > 1 {
        scene.append(
          .stroke(
            .polyline(seen.compactMap(end)), stroke(isDashed), .solid(color(isDashed, 0.3 * opacity)), .identity))
      }
      // In pieces, of which only the last one grows; dashes have to be one line.
      let piece = isDashed || opacity < 1 ? max(1, passed.count) : 24
      for start in stride(from: 0, to: passed.count - 1, by: piece) {
        let path = Path.polyline(passed[start...min(start + piece, passed.count - 1)].compactMap(end))
        guard !path.isEmpty else { continue }
        scene.append(.stroke(path, stroke(isDashed), .solid(color(isDashed, opacity)), .identity))
      }
    }
    scene.append(.fill(Self.disc, .solid(theme.ink.opacity(opacity)), .place(at: ends.train, scale: 7 * unit)))
    drawNames(ends, opacity, into: &scene)
  }

  /// The names of the lines, right of their ends and clear of each other.
  private func drawNames(_ ends: (train: Point, test: Point?), _ opacity: Double, into scene: inout Scene) {
    var (train, test) = (ends.train.y, ends.test?.y ?? ends.train.y)
    let apart = 26 * unit
    if ends.test != nil, abs(train - test) < apart {
      let (middle, sign) = ((train + test) / 2, test <= train ? 1.0 : -1.0)
      (train, test) = (middle + sign * apart / 2, middle - sign * apart / 2)
    }
    // Not below the axis, where its numbers are.
    let over = max(0, max(train, test) - scale.plot.maxY + 8 * unit)
    func draw(_ label: Label, _ x: Double, _ y: Double, _ color: Color) {
      label.draw(
        .leading, at: Point(x + 14 * unit, y - over), opacity: opacity, isMoving: true, into: &scene
      ) { _ in color }
    }
    draw(names.train, ends.train.x, train, theme.ink)
    if let name = names.test, let end = ends.test { draw(name, end.x, test, theme.muted) }
  }

  private func stroke(_ isDashed: Bool) -> Stroke {
    isDashed ? Stroke(width: 2.5 * unit, dashes: [2.5 * unit, 7 * unit]) : Stroke(width: 3.5 * unit)
  }

  private func color(_ isDashed: Bool, _ opacity: Double) -> Color {
    (isDashed ? theme.muted : theme.ink).opacity(opacity)
  }

  private static let disc = Path.circle(radius: 1)
}
