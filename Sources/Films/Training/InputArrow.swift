import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// ∂L/∂x of a sample, as an arrow among the data: it points to where the loss grows, and is as long as the gradient is
/// great, on a scale that stands beside it: the same for every sample but for those whose ring would hide it.
struct InputArrow: Sendable {
  private let from: Point
  private let to: Point
  private let along: Point
  private let grows: Span
  /// The radius of the ring that it starts from.
  private let radius: Double
  private let chip: Chip
  private let theme: Theme
  private let unit: Double

  /// What the arrow is, and a bar of a round size on its scale.
  private struct Chip: Sendable {
    let name: (label: Label, at: Point)
    let number: (label: Label, at: Point)
    let bar: Path
    let wash: Path
  }

  /// The arrows of all samples; nil where a beat has no time, or nothing to point to.
  static func arrows(radius: Double, _ film: TrainingContext) throws(TypesettingError) -> [InputArrow?] {
    let samples = film.training.samples.enumerated().map { index, sample -> Sample? in
      let gradient = sample.step.inputGradient
      guard let along = film.layout.direction(of: gradient),
        !(film.timeline.beat(film.id(.input, index))?.frames.isEmpty ?? true)
      else { return nil }
      return Sample(
        at: film.layout.place(sample.sample.point), along: along, size: (gradient * gradient).sum().squareRoot())
    }
    let scale = scale(samples.compactMap(\.self), film)
    var arrows: [InputArrow?] = []
    for (index, sample) in samples.enumerated() {
      guard let sample else {
        arrows.append(nil)
        continue
      }
      arrows.append(
        try InputArrow(
          sample, max(scale, least(sample, radius: radius, film)), grows: film.arrow(index), radius: radius, film))
    }
    return arrows
  }

  private struct Sample {
    let at: Point
    let along: Point
    let size: Double
  }

  /// How many pixels a gradient of 1 is long: as many as leave every arrow on the plane.
  private static func scale(_ samples: [Sample], _ film: TrainingContext) -> Double {
    let canvas = film.layout.canvas
    let most = samples.reduce(0) { max($0, $1.size) }
    let rooms = samples.map { room(from: $0.at, $0.along, in: canvas.expanded(by: -8 * film.unit)) / $0.size }
    return rooms.reduce(0.3 * canvas.width / most, min)
  }

  /// How long the head is, and the shaft at least, in units.
  private static let (head, shaft) = (22.0, 20.0)

  /// The scale on which an arrow has a shaft between its ring and its head: as far as a little beyond the plane.
  private static func least(_ sample: Sample, radius: Double, _ film: TrainingContext) -> Double {
    let room = room(from: sample.at, sample.along, in: film.layout.canvas.expanded(by: 14 * film.unit))
    return min(max(3 * radius, radius + (head + shaft) * film.unit), room) / sample.size
  }

  /// How far it is from a point to the edge of a rectangle that it is in.
  private static func room(from point: Point, _ along: Point, in box: Rect) -> Double {
    func way(_ place: Double, _ step: Double, _ low: Double, _ high: Double) -> Double {
      step == 0 ? .infinity : max(0, ((step > 0 ? high : low) - place) / step)
    }
    return min(way(point.x, along.x, box.minX, box.maxX), way(point.y, along.y, box.minY, box.maxY))
  }

  private init(
    _ sample: Sample, _ scale: Double, grows: Span, radius: Double, _ film: TrainingContext
  ) throws(TypesettingError) {
    (theme, unit, self.grows, self.radius) = (film.theme, film.unit, grows, radius)
    (from, along) = (sample.at, sample.along)
    to = from + along * (scale * sample.size)
    chip = try Self.chip(from: from, to: to, scale, radius: radius, film)
  }

  /// The greatest of 1, 2 and 5 times the powers of ten that is at most a number.
  static func round(below value: Double) -> Double {
    guard value > 0 else { return 0 }
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1)
  }

  private static func chip(
    from: Point, to: Point, _ scale: Double, radius: Double, _ film: TrainingContext
  ) throws(TypesettingError) -> Chip {
    let (unit, canvas, lettering, theme) = (film.unit, film.layout.canvas, film.lettering, film.theme)
    let size = round(below: 0.16 * canvas.width / scale)
    let long = size * scale
    let name = try lettering.math("\\role{delta}{\\frac{\\partial L}{\\partial \\mathbf{x}}}", size: 0.8 * theme.label)
    let number = try lettering.math(NumberText.math(size, digits: 1), size: theme.smallest)
    let (edge, gap) = (10 * unit, 14 * unit)
    let width = 2 * edge + name.ink.width + gap + max(long, number.ink.width)
    let height = 2 * edge + max(name.ink.height, number.ink.height + 18 * unit)
    let box = place(width: width, height: height, from: from, to: to, radius: radius, film)
    let nameAt = Point(box.minX + edge + name.ink.width / 2, box.center.y)
    let middle = (box.minX + edge + name.ink.width + gap + box.maxX - edge) / 2
    let y = box.center.y + 0.5 * number.ink.height + 2 * unit
    let (left, right, tick) = (middle - long / 2, middle + long / 2, Point(0, 6 * unit))
    let bar = Path.joined([
      .line(Point(left, y), Point(right, y)), .line(Point(left, y) - tick, Point(left, y) + tick),
      .line(Point(right, y) - tick, Point(right, y) + tick),
    ])
    return Chip(
      name: (name, nameAt), number: (number, Point(middle, y - 12 * unit - number.ink.height / 2)), bar: bar,
      wash: .roundedRect(box, radius: 10 * unit))
  }

  /// Where a box on the plane hides the fewest points, and nothing of the arrow: the nearest such place.
  private static func place(
    width: Double, height: Double, from: Point, to: Point, radius: Double, _ film: TrainingContext
  ) -> Rect {
    let (canvas, split) = (film.layout.canvas, film.training.split)
    let points = (split.train + split.test).map { film.layout.place($0.point) }
    let dot = DataVisual.radius(film)
    let arrow = (0...8).map { from.toward(to, Double($0) / 8) }
    let (steps, inset) = (24, 6 * film.unit)
    func has(_ box: Rect, _ point: Point, within reach: Double) -> Bool {
      point.x > box.minX - reach && point.x < box.maxX + reach && point.y > box.minY - reach
        && point.y < box.maxY + reach
    }
    var best: (box: Rect, cost: Double)?
    for index in 0..<(steps * steps) {
      let (column, row) = (Double(index % steps), Double(index / steps))
      let share = 1 / Double(steps - 1)
      let box = Rect(
        x: canvas.minX + inset + column * share * (canvas.width - width - 2 * inset),
        y: canvas.minY + inset + row * share * (canvas.height - height - 2 * inset), width: width, height: height)
      let hidden = points.count { has(box, $0, within: dot) }
      let isOverArrow = arrow.contains { has(box, $0, within: radius + 4 * film.unit) }
      let far = box.center.distance(to: from.toward(to, 0.5)) / canvas.width
      let cost = far + Double(hidden) * 2 + (isOverArrow ? 1e4 : 0)
      if cost < best?.cost ?? .infinity { best = (box, cost) }
    }
    return best?.box ?? Rect(x: canvas.minX, y: canvas.minY, width: width, height: height)
  }

  /// Appends the arrow and its scale.
  func draw(opacity: Double, at time: Double, into scene: inout Scene) {
    let grown = Easing.inOut(grows.progress(at: time))
    guard grown > 0 else { return }
    let tip = from.toward(to, grown)
    let across = Point(-along.y, along.x)
    let way = from.distance(to: tip)
    // A short one has a smaller head, and a very short one is all head.
    let free = way - radius
    let long = min(Self.head * unit, max(12 * unit, free - Self.shaft * unit), max(0.6 * way, free))
    let wide = 12 / 22 * long
    let base = tip - along * long
    let start = from + along * min(radius, way)
    let head = Path.polygon([tip, base + across * wide, base - across * wide])
    for (color, grow) in [(theme.ground.opacity(0.8), 6 * unit), (theme.delta, 0)] {
      let paint = Paint.solid(color.opacity(opacity * min(1, 3 * grown)))
      if start.distance(to: tip) > long {
        scene.append(.stroke(.line(start, base), Stroke(width: 5.5 * unit + grow), paint, .identity))
      }
      scene.append(.fill(head, paint, .identity))
      if grow > 0 { scene.append(.stroke(head, Stroke(width: grow), paint, .identity)) }
    }
    let shown = Easing.inOut(grows.part(0.5, 1).progress(at: time)) * opacity
    guard shown > 0 else { return }
    scene.append(.fill(chip.wash, .solid(theme.ground.opacity(0.92 * shown)), .identity))
    chip.name.label.draw(.middle, at: chip.name.at, opacity: shown, into: &scene, color: { theme.color(of: $0) })
    chip.number.label.draw(.middle, at: chip.number.at, opacity: shown, into: &scene, color: { theme.color(of: $0) })
    scene.append(.stroke(chip.bar, Stroke(width: 2.5 * unit), .solid(theme.delta.opacity(shown)), .identity))
  }
}
