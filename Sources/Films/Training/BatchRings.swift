import Drawing
import FilmKit
import Learning
import Timeline

/// Rings around the points of the first batch, before the first step is taken on them.
struct BatchRings: TrainingVisual {
  private let points: [Point]
  private let radius: Double
  private let plane: PlaneMotion
  private let shows: Span
  private let goes: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares the rings; nil where single steps can't be followed, or nothing is known of batches.
  init?(_ film: TrainingContext) {
    guard let first = film.progress.firstStep, let from = film.training.segments.first?.from,
      let batch = film.training.run.batch(ofStep: from), film.grows.end < first.start
    else { return nil }
    points = batch.map { film.layout.place(film.training.split.train[$0].point) }
    (theme, unit, plane) = (film.theme, film.unit, PlaneMotion(film))
    radius = DataVisual.radius(film) + 5 * unit
    shows = Span(start: film.grows.end, length: min(0.35, first.start - film.grows.end))
    goes = Span(start: first.end, length: max(0.25, first.length))
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
  }
}
