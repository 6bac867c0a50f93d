import Drawing
import FilmKit
import Learning
import Timeline
import Typesetting

/// Rings around the points of the first batch, before the first step is taken on them, and words that say what they are.
struct BatchRings: TrainingVisual {
  private let points: [Point]
  private let radius: Double
  /// The words and what is behind them, in a corner of the plane; nil where there is no time to read them.
  private let words: (label: Label, at: Point, wash: Path)?
  private let plane: PlaneMotion
  private let shows: Span
  private let goes: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares the rings; nil where single steps can't be followed, or nothing is known of batches.
  init?(_ film: TrainingContext) throws(TypesettingError) {
    guard let first = film.progress.firstStep, let from = film.training.segments.first?.from,
      let batch = film.training.run.batch(ofStep: from), film.grows.end < first.start
    else { return nil }
    points = batch.map { film.layout.place(film.training.split.train[$0].point) }
    (theme, unit, plane) = (film.theme, film.unit, PlaneMotion(film))
    radius = DataVisual.radius(film) + 5 * unit
    shows = Span(start: film.grows.end, length: min(0.35, first.start - film.grows.end))
    goes = Span(start: first.end, length: max(0.25, first.length))
    let seen = goes.start + goes.length / 2 - shows.part(0, 0.5).end
    let text = film.wording.ways(.ringedBatch).first { Reading.seconds($0) <= seen }
    words = try text.map { text throws(TypesettingError) in try Self.words(text, film) }
  }

  /// Words in that corner of the grown plane in which they hide the fewest points.
  private static func words(
    _ text: String, _ film: TrainingContext
  ) throws(TypesettingError) -> (label: Label, at: Point, wash: Path) {
    let (unit, canvas) = (film.unit, film.layout.canvas)
    let label = try film.lettering.text(text, size: film.theme.smallest)
    let place = PlaneMotion(film).transform(at: film.grows.end)
    let points = (film.training.split.train + film.training.split.test).map {
      place(film.layout.place($0.point))
    }
    let area = place(canvas).expanded(by: -14 * unit)
    let half = Point(label.ink.width / 2 + 12 * unit, label.ink.height / 2 + 12 * unit)
    let corners = [area.maxX - half.x, area.minX + half.x].flatMap { x in
      [area.minY + half.y, area.maxY - half.y].map { Point(x, $0) }
    }
    func hidden(_ at: Point) -> Int {
      points.count { abs($0.x - at.x) < half.x + 12 * unit && abs($0.y - at.y) < half.y + 12 * unit }
    }
    let at = corners.min { hidden($0) < hidden($1) } ?? area.center
    let box = Rect(minX: at.x - half.x, minY: at.y - half.y, maxX: at.x + half.x, maxY: at.y + half.y)
    return (label, at, .roundedRect(box, radius: 8 * unit))
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let shown = shows.progress(at: moment.time)
    let opacity = Easing.inOut(shown) * (1 - Easing.inOut(goes.progress(at: moment.time)))
    guard opacity > 0 else { return }
    let place = plane.transform(at: moment.time)
    // All of them as one path; they close in as they come.
    let size = radius * (1 + 0.6 * (1 - Easing.out(shown)))
    let rings = Path.joined(points.map { Path.circle(center: $0, radius: size) })
    scene.append(
      .stroke(rings, Stroke(width: 5 * unit / place.a), .solid(theme.ground.opacity(0.6 * opacity)), place))
    scene.append(.stroke(rings, Stroke(width: 2.4 * unit / place.a), .solid(theme.ink.opacity(opacity)), place))
    guard let words else { return }
    scene.append(.fill(words.wash, .solid(theme.ground.opacity(0.9 * opacity)), .identity))
    words.label.draw(.middle, at: words.at, opacity: opacity, into: &scene) { _ in theme.ink }
  }
}
