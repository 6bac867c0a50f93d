import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What the run comes to, at the film's end: how many of the points that it never saw the network is right about, in
/// large numerals, and a ring around each that it is not.
struct RunOutcome: TrainingVisual {
  private struct Miss {
    let at: Point
    let label: (label: Label, step: Point, wash: Path)?
  }

  /// The digits, the text, and where they end.
  private let number: (figures: Figures, text: String, quantity: Quantity, end: Point)
  private let of: (label: Label, at: Point)
  private let words: [(label: Label, at: Point)]
  private let ring: Point?
  private let misses: [Miss]
  private let radius: Double
  private let plane: PlaneMotion
  private let enter: Span
  private let rings: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares it; nil where the panel says it.
  init?(_ film: TrainingContext) throws(TypesettingError) {
    guard film.isFree, let outcome = film.outcome, let last = film.training.segments.last?.to else { return nil }
    let (layout, theme, unit, lettering) = (film.layout, film.theme, film.unit, film.lettering)
    (self.theme, self.unit, plane) = (theme, unit, PlaneMotion(film))
    let motion = film.schedule.motion(.done)
    // The network makes room first.
    enter = Span(start: film.ends.end, length: outcome.enters.length)
    rings = Span(start: enter.end, length: max(0, min(0.6, motion.end - enter.end)))
    let area = layout.learning.outcome
    let metrics = film.training.run.metrics(at: last)
    let (kind, held) = metrics.test.map { (Quantity.Kind.testCorrect, $0) } ?? (.trainCorrect, metrics.train)
    let isStage = !layout.learning.words.isEmpty
    let size = min(isStage ? 151 : 96, 0.3 * area.width / unit)
    let figures = try Figures(size: size, lettering)
    let (text, width) = (String(held.correct), figures.width(String(held.correct)))
    // In the middle of the stage; in the panel at its top.
    let top = isStage ? area.center.y - 0.9 * size * unit : area.minY + 10 * unit
    let base = top + 0.75 * size * unit
    number = (figures, text, Quantity(kind, [last]), Point(area.minX + width, base))
    let of = try lettering.text("of \(held.count)", size: 0.42 * size, fitting: area.width - width - 20 * unit)
    self.of = (of, Point(area.minX + width + 0.16 * size * unit, base))
    let missed = held.count - held.correct
    let saw = metrics.test == nil ? "points it learnt from" : "points it never saw"
    var words: [(label: Label, at: Point)] = []
    words.append(
      (
        try lettering.text(saw, size: theme.caption, fitting: area.width),
        Point(area.minX, base + 52 * unit)
      ))
    if missed > 0 {
      let room = area.width - 36 * unit
      var label = try lettering.text(
        "ringed: the \(missed == 1 ? "one" : String(missed)) that it gets wrong", size: theme.small, fitting: room)
      if label.size < theme.smallest * unit {
        label = try lettering.text("\(missed) missed", size: theme.smallest, fitting: room)
      }
      let y = base + 100 * unit
      words.append((label, Point(area.minX + 36 * unit, y)))
      ring = Point(area.minX + 13 * unit, y - 8 * unit)
    } else {
      ring = nil
    }
    self.words = words
    radius = DataVisual.radius(film) + 8 * unit
    misses = try Self.misses(film, after: last)
  }

  /// The points that are given another class; few of them with words.
  private static func misses(_ film: TrainingContext, after step: Int) throws(TypesettingError) -> [Miss] {
    let split = film.training.split
    let parameters = film.training.run.parameters(at: step)
    let samples = split.test.isEmpty ? split.train : split.test
    let wrong = samples.compactMap { sample -> (sample: Dataset.Sample, given: Int)? in
      let given = parameters.label(of: sample.point)
      return given == sample.label ? nil : (sample, given)
    }
    let (layout, unit, plane) = (film.layout, film.unit, film.layout.learning.plane)
    let scale = plane.width / layout.canvas.width
    func place(_ point: Point) -> Point {
      Point(plane.minX, plane.minY) + (point - Point(layout.canvas.minX, layout.canvas.minY)) * scale
    }
    let points = samples.map { place(layout.place($0.point)) }
    let taken = wrong.map { place(layout.place($0.sample.point)) }
    var boxes: [Rect] = []
    return try wrong.enumerated().map { index, miss throws(TypesettingError) in
      let at = taken[index]
      guard wrong.count <= 3, scale > 1 else { return Miss(at: layout.place(miss.sample.point), label: nil) }
      let label = try film.lettering.text(
        "predicted \(miss.given), is \(miss.sample.label)", size: film.theme.smallest)
      let reach = (DataVisual.radius(film) + 8 * unit) * scale + 8 * unit
      let (wide, high) = (label.width / 2 + reach + 12 * unit, 34 * unit)
      let near = [Point(wide, 0), Point(-wide, 0), Point(0, -reach - high), Point(0, reach + high)]
      let corners = [Point(wide, -high), Point(-wide, -high), Point(wide, high), Point(-wide, high)]
      let steps = near + corners + corners.map { Point($0.x, 2.2 * $0.y) }
      func box(_ step: Point) -> Rect { label.bounds(.middle, at: at + step).expanded(by: 8 * unit) }
      func meets(_ one: Rect, _ other: Rect) -> Bool {
        one.minX < other.maxX && one.maxX > other.minX && one.minY < other.maxY && one.maxY > other.minY
      }
      func hidden(_ step: Point) -> Int {
        let box = box(step).expanded(by: 6 * unit)
        return points.count { box.contains(Rect(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y)) }
      }
      let possible = steps.filter { step in
        plane.contains(box(step)) && boxes.allSatisfy { !meets($0, box(step)) }
      }
      // Where it hides the fewest points.
      let free = possible.min { hidden($0) < hidden($1) }
      guard let step = free else { return Miss(at: layout.place(miss.sample.point), label: nil) }
      boxes.append(box(step))
      return Miss(
        at: layout.place(miss.sample.point), label: (label, step, .roundedRect(box(step), radius: 8 * unit)))
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: moment.time))
    guard opacity > 0 else { return }
    number.figures.draw(
      number.text, number.quantity, endingAt: number.end, color: theme.ink, opacity: opacity, into: &scene)
    of.label.draw(.left, at: of.at, opacity: opacity, into: &scene) { _ in theme.muted }
    for row in words { row.label.draw(.left, at: row.at, opacity: opacity, into: &scene) { _ in theme.ink } }
    if let ring { drawRing(at: ring, 11 * unit, opacity, into: &scene) }
    let ringed = rings.progress(at: moment.time)
    guard ringed > 0 else { return }
    let place = plane.transform(at: moment.time)
    let (shown, size) = (Easing.inOut(ringed), radius * place.a * (1 + 0.8 * (1 - Easing.out(ringed))))
    for miss in misses {
      drawRing(at: place(miss.at), size, shown, into: &scene)
      guard let label = miss.label else { continue }
      scene.append(.fill(label.wash, .solid(theme.ground.opacity(0.9 * shown)), .identity))
      label.label.draw(.middle, at: place(miss.at) + label.step, opacity: shown, into: &scene) { _ in theme.ink }
    }
  }

  private func drawRing(at center: Point, _ size: Double, _ opacity: Double, into scene: inout Scene) {
    let place = Transform.place(at: center, scale: size)
    scene.append(
      .stroke(Self.disc, Stroke(width: 6 * unit / size), .solid(theme.ground.opacity(0.7 * opacity)), place))
    scene.append(.stroke(Self.disc, Stroke(width: 3 * unit / size), .solid(theme.ink.opacity(opacity)), place))
  }

  private static let disc = Path.circle(radius: 1)
}

extension Parameters {
  /// The class that a point is given; see `Evaluation`.
  fileprivate func label(of point: SIMD2<Double>) -> Int {
    let classes = 0..<classifier.classCount
    // Of one sample the evaluation says whether it is right.
    return classes.first {
      Evaluation(of: self, on: [Dataset.Sample(point: point, label: $0)])?.correct == 1
    } ?? 0
  }
}
