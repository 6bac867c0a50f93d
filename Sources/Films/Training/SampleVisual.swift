import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The sample that a step is taken on, among the data: a ring, its two coordinates on their way to the network, and at
/// the end of the backward pass ∂L/∂x as an arrow.
struct SampleVisual: TrainingVisual {
  private struct Entry {
    let at: Point
    let routes: [Route]
    let takes: Span
    let clears: Span
    let arrow: Arrow?
  }

  private struct Arrow {
    let from: Point
    let to: Point
    let along: Point
    let grows: Span
    let label: Label
    let labelAt: Point
    let wash: Path
  }

  private let entries: [Entry]
  private let radius: Double
  private let theme: Theme
  private let unit: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    radius = DataVisual.radius(film) + 9 * film.unit
    let samples = film.training.samples
    let most = samples.reduce(0) { max($0, Self.length($1.step.inputGradient)) }
    let slide = NetworkSlide(film)
    var entries: [Entry] = []
    for (index, sample) in samples.enumerated() {
      let at = film.layout.place(sample.sample.point)
      entries.append(
        Entry(
          at: at, routes: film.layout.neurons[0].map { Route([at, $0 + slide.offset(at: film.takes(index).end)]) },
          takes: film.takes(index),
          clears: film.clears(index), arrow: try Self.arrow(index, sample, at, most, film)))
    }
    self.entries = entries
  }

  private static func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }

  /// The arrow points to where the loss grows; its length goes with the size of ∂L/∂x among the film's samples.
  private static func arrow(
    _ index: Int, _ sample: TrainingSample, _ at: Point, _ most: Double, _ film: TrainingContext
  ) throws(TypesettingError) -> Arrow? {
    let gradient = sample.step.inputGradient
    let size = length(gradient)
    guard let along = film.layout.direction(of: gradient),
      !(film.timeline.beat(film.id(.input, index))?.frames.isEmpty ?? true)
    else { return nil }
    let (unit, canvas) = (film.unit, film.layout.canvas)
    let long = min((0.1 + 0.22 * size / most) * canvas.width, room(from: at, along, in: canvas.expanded(by: -8 * unit)))
    let to = at + along * max(long, 44 * unit)
    let label = try film.lettering.math(
      "\\role{delta}{\\frac{\\partial L}{\\partial \\mathbf{x}}}", size: film.theme.label)
    // Beyond the tip where that is on the canvas, else on one side of the arrow, or before its tail.
    let across = Point(-along.y, along.x)
    let reach = max(label.ink.width, label.ink.height) / 2 + 26 * unit
    let middle = at.toward(to, 0.5)
    let places = [
      to + along * reach, middle + across * reach, middle - across * reach, at - along * (reach + 20 * unit),
    ]
    func box(at place: Point) -> Rect { label.bounds(.middle, at: place).expanded(by: 8 * unit) }
    let labelAt = places.first { canvas.contains(box(at: $0)) } ?? places[0]
    let box = box(at: labelAt)
    return Arrow(
      from: at, to: to, along: along, grows: film.arrow(index), label: label, labelAt: labelAt,
      wash: .roundedRect(box, radius: 10 * unit))
  }

  /// How far it is from a point to the edge of a rectangle that it is in.
  private static func room(from point: Point, _ along: Point, in box: Rect) -> Double {
    func way(_ place: Double, _ step: Double, _ low: Double, _ high: Double) -> Double {
      step == 0 ? .infinity : max(0, ((step > 0 ? high : low) - place) / step)
    }
    return min(way(point.x, along.x, box.minX, box.maxX), way(point.y, along.y, box.minY, box.maxY))
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    for entry in entries {
      let gone = Easing.inOut(entry.clears.progress(at: time))
      let taken = entry.takes.part(0, 0.35).progress(at: time)
      guard taken > 0, gone < 1 else { continue }
      let opacity = Easing.inOut(taken) * (1 - gone)
      let size = radius * (1 + 1.4 * (1 - Easing.out(taken)))
      let ring = Path.circle(radius: 1)
      let place = Transform.place(at: entry.at, scale: size)
      scene.append(
        .stroke(ring, Stroke(width: 7 * unit / size), .solid(theme.ground.opacity(0.7 * opacity)), place))
      scene.append(.stroke(ring, Stroke(width: 3.5 * unit / size), .solid(theme.ink.opacity(opacity)), place))
      let leaves = Easing.inOut(entry.takes.part(0.2, 0.95).progress(at: time))
      for route in entry.routes {
        Particle.draw(along: route, progress: leaves, color: theme.signal, scale: unit, theme: theme, into: &scene)
      }
      if let arrow = entry.arrow { draw(arrow, opacity: 1 - gone, at: time, into: &scene) }
    }
  }

  private func draw(_ arrow: Arrow, opacity: Double, at time: Double, into scene: inout Scene) {
    let grown = Easing.inOut(arrow.grows.progress(at: time))
    guard grown > 0 else { return }
    let tip = arrow.from.toward(arrow.to, grown)
    let across = Point(-arrow.along.y, arrow.along.x)
    let (long, wide) = (22 * unit, 12 * unit)
    let base = tip - arrow.along * long
    let start = arrow.from + arrow.along * min(radius, arrow.from.distance(to: tip))
    let head = Path.polygon([tip, base + across * wide, base - across * wide])
    for (color, grow) in [(theme.ground.opacity(0.8), 6 * unit), (theme.delta, 0)] {
      let paint = Paint.solid(color.opacity(opacity * min(1, 3 * grown)))
      if start.distance(to: tip) > long {
        scene.append(.stroke(.line(start, base), Stroke(width: 5.5 * unit + grow), paint, .identity))
      }
      scene.append(.fill(head, paint, .identity))
      if grow > 0 { scene.append(.stroke(head, Stroke(width: grow), paint, .identity)) }
    }
    let shown = Easing.inOut(arrow.grows.part(0.5, 1).progress(at: time)) * opacity
    guard shown > 0 else { return }
    scene.append(.fill(arrow.wash, .solid(theme.ground.opacity(0.92 * shown)), .identity))
    arrow.label.draw(.middle, at: arrow.labelAt, opacity: shown, into: &scene, color: theme.color)
  }
}
