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
    /// From the ring to a label that stands apart.
    let leader: Path?
  }

  /// The digits, the text, and where they end.
  private let number: (figures: Figures, text: String, quantity: Quantity, end: Point)
  private let of: (label: Label, at: Point)
  /// How number and words come from the place of those that ran; nil where they come by themselves.
  private let taken: TakenNumber?
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
    guard film.isFree, film.outcome != nil, let last = film.training.segments.last?.to else { return nil }
    let (layout, theme, unit, lettering) = (film.layout, film.theme, film.unit, film.lettering)
    (self.theme, self.unit, plane) = (theme, unit, PlaneMotion(film))
    let motion = film.schedule.motion(.done)
    enter = Self.enters(film)
    let half = enter.part(0, 0.5).end
    rings = Span(start: half, length: max(0, min(0.5, motion.end - half)))
    let area = layout.learning.outcome
    let metrics = film.training.run.metrics(at: last)
    let (kind, held) = metrics.test.map { (Quantity.Kind.testCorrect, $0) } ?? (.trainCorrect, metrics.train)
    let form = layout.learning.form
    let isStage = form == .stage
    let text = String(held.correct)
    let size = try Self.size(text, of: held.count, film)
    let figures = try Figures(size: size, lettering)
    let width = figures.width(text)
    let pitch = (isStage ? 66 : 34) * unit
    // All of it in the middle of the stage; at the foot at its top.
    let missed = held.count - held.correct
    let rows = missed > 0 ? pitch + (isStage ? 58 : 32) * unit : pitch
    let top = isStage ? area.center.y - (0.75 * size * unit + rows) / 2 : area.minY + (form == .row ? 22 : 16) * unit
    let base = top + 0.75 * size * unit
    number = (figures, text, Quantity(kind, [last]), Point(area.minX + width, base))
    let of = try lettering.text(
      film.wording(.ofCount, ["count": .count(held.count)]), size: 0.42 * size, fitting: area.width - width - 20 * unit)
    self.of = (of, Point(area.minX + width + 0.16 * size * unit, base))
    taken =
      Self.takes(film)
      ? try TakenNumber(text, Quantity(kind, [last]), size: size, to: number.end, of, to: self.of.at, held.count, film)
      : nil
    let saw = film.wording(metrics.test == nil ? .rightLearntFrom : .rightNeverSaw)
    // Right of the number the two lines end where it does.
    let left = form == .row ? self.of.at.x + of.width + 44 * unit : area.minX
    let lines = form == .row ? (base - 42 * unit, base) : (base + pitch, base + rows)
    var words: [(label: Label, at: Point)] = []
    words.append(
      (
        try lettering.text(
          saw, size: isStage ? 1.2 * theme.caption : form == .row ? theme.caption : theme.small,
          fitting: area.maxX - left),
        Point(left, lines.0)
      ))
    if missed > 0 {
      let room = area.maxX - left - 36 * unit
      var label = try lettering.text(
        film.wording(.ringedWrong, ["count": .count(missed)]), size: theme.small, fitting: room)
      if label.size < theme.smallest * unit {
        label = try lettering.text(
          film.wording.short(.ringedWrong, ["count": .count(missed)]), size: theme.smallest, fitting: room)
      }
      // Clear of what hangs below the line before it, as in Arabic.
      let least = lines.0 + words[0].label.ink.maxY - label.ink.minY + 4 * unit
      let line = form == .row ? lines.1 : max(lines.1, least)
      words.append((label, Point(left + 36 * unit, line)))
      ring = Point(left + 13 * unit, line - 8 * unit)
    } else {
      ring = nil
    }
    self.words = words
    radius = DataVisual.radius(film) + 8 * unit
    misses = try Self.misses(film, after: last)
  }

  /// When it comes: the network makes room first; then all comes soon, so that it stands for long.
  static func enters(_ film: TrainingContext) -> Span {
    Span(start: film.ends.part(0, 0.7).end, length: film.outcome?.enters.length ?? 0)
  }

  /// Whether the number comes from where it ran, as where the way is free of what stays.
  static func takes(_ film: TrainingContext) -> Bool {
    film.isFree && film.outcome != nil && !film.layout.learning.words.isEmpty
  }

  /// How large the number is, so that it stands on one line with what it is out of.
  private static func size(
    _ text: String, of count: Int, _ film: TrainingContext
  ) throws(TypesettingError) -> Double {
    let outcome = film.layout.learning.outcome
    let (room, most): (Double, Double) =
      switch film.layout.learning.form {
      case .stage: (outcome.width, 190)
      case .row: (0.45 * outcome.width, 100)
      case .stack: (outcome.width, min(110, (outcome.height / film.unit - 84) / 0.75))
      }
    let digits = try Figures(size: most, film.lettering).width(text)
    let rest = try film.lettering.text(film.wording(.ofCount, ["count": .count(count)]), size: 0.42 * most).width
    return min(most, most * room / (digits + rest + 0.16 * most * film.unit))
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
    let (layout, unit, plane) = (film.layout, film.unit, film.layout.learning.last)
    let scale = plane.width / layout.canvas.width
    let corner = Point(layout.canvas.minX, layout.canvas.minY)
    func place(_ point: Point) -> Point { Point(plane.minX, plane.minY) + (point - corner) * scale }
    let points = samples.map { place(layout.place($0.point)) }
    let taken = wrong.map { place(layout.place($0.sample.point)) }
    let reach = (DataVisual.radius(film) + 8 * unit) * scale + 2 * unit
    let rings = taken.map { Rect(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y).expanded(by: reach + 3 * unit) }
    var boxes: [Rect] = []
    return try wrong.enumerated().map { index, miss throws(TypesettingError) in
      let (at, point) = (taken[index], layout.place(miss.sample.point))
      guard wrong.count <= 3, scale > 1 else { return Miss(at: point, label: nil, leader: nil) }
      let words = film.wording(.predictedIs, ["given": .count(miss.given), "label": .count(miss.sample.label)])
      let label = try film.lettering.text(words, size: film.theme.smallest)
      func box(_ step: Point) -> Rect { label.bounds(.middle, at: at + step).expanded(by: 8 * unit) }
      let half = Point(box(.zero).width / 2, box(.zero).height / 2)
      /// At how many places beside a leader the network decides otherwise than across it: the line between two classes
      /// runs along it there.
      func sides(along way: Point, from at: Point) -> Int {
        let length = way.distance(to: .zero)
        guard length > reach + 8 * unit else { return 0 }
        let across = Point(-way.y, way.x) * (16 * unit / length)
        return (1...4).count { index in
          let middle = at + way * (reach / length + (1 - reach / length) * Double(index) / 4)
          let labels = [-1.0, 1].map { side in
            let place = corner + (middle + across * side - Point(plane.minX, plane.minY)) * (1 / scale)
            return parameters.label(of: layout.data(at: place))
          }
          return labels[0] != labels[1]
        }
      }
      func cost(_ step: Point) -> Double {
        let box = box(step).expanded(by: 6 * unit)
        let hidden = points.count { box.contains(Rect(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y)) }
        let way = gap(at, box)
        return Double(hidden) + way.distance(to: .zero) / (60 * unit) + Double(sides(along: way, from: at))
      }
      let possible = steps(half, reach: reach, unit).filter { step in
        let box = box(step)
        return plane.contains(box) && !(boxes + rings).contains { meets($0, box) }
      }
      // Where it hides the fewest points, and near.
      guard let step = possible.min(by: { cost($0) < cost($1) }) else {
        return Miss(at: point, label: nil, leader: nil)
      }
      boxes.append(box(step))
      let way = gap(at, box(step))
      let length = way.distance(to: .zero)
      let leader = length > reach + 8 * unit ? Path.line(way * (reach / length), way) : nil
      return Miss(at: point, label: (label, step, .roundedRect(box(step), radius: 8 * unit)), leader: leader)
    }
  }

  /// Where the label of a ring may stand, seen from it: beside, above and below it, and farther off.
  private static func steps(_ half: Point, reach: Double, _ unit: Double) -> [Point] {
    let across = half.x + reach + 6 * unit
    return (0..<7).flatMap { row -> [Point] in
      let y = Double(row) * 0.75 * (half.y + reach)
      return [across, -across, 0.6 * across, -0.6 * across, 0, 1.4 * across, -1.4 * across].flatMap { x in
        row == 0 ? [Point(x, 0)] : [Point(x, -y), Point(x, y)]
      }
    }
  }

  /// The way from a point to the nearest of a box.
  private static func gap(_ point: Point, _ box: Rect) -> Point {
    Point(max(box.minX, min(box.maxX, point.x)), max(box.minY, min(box.maxY, point.y))) - point
  }

  private static func meets(_ one: Rect, _ other: Rect) -> Bool {
    one.minX < other.maxX && one.maxX > other.minX && one.minY < other.maxY && one.maxY > other.minY
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: moment.time))
    if let taken, !taken.isThere(at: moment.time) {
      taken.draw(at: moment.time, into: &scene)
    } else {
      let shown = taken == nil ? opacity : 1
      number.figures.draw(
        number.text, number.quantity, endingAt: number.end, color: theme.ink, opacity: shown, into: &scene)
      of.label.draw(.left, at: of.at, opacity: shown, into: &scene) { _ in theme.muted }
    }
    guard opacity > 0 else { return }
    for row in words { row.label.draw(.left, at: row.at, opacity: opacity, into: &scene) { _ in theme.ink } }
    if let ring { drawRing(at: ring, 11 * unit, opacity, into: &scene) }
    let ringed = rings.progress(at: moment.time)
    guard ringed > 0 else { return }
    let place = plane.transform(at: moment.time)
    let (shown, size) = (Easing.inOut(ringed), radius * place.a * (1 + 0.8 * (1 - Easing.out(ringed))))
    for miss in misses {
      drawRing(at: place(miss.at), size, shown, into: &scene)
      guard let label = miss.label else { continue }
      if let leader = miss.leader {
        // Grey, since the line between two classes has the ink.
        for (width, color) in [(9 * unit, theme.ground), (2.5 * unit, theme.muted)] {
          let paint = Paint.solid(color.opacity(shown))
          scene.append(.stroke(leader, Stroke(width: width), paint, .place(at: place(miss.at))))
        }
      }
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
