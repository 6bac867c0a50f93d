import Drawing
import FilmKit
import Timeline

/// What the end card is set on: the field as it came out, dim, grown from the plane until it covers the picture,
/// which it does before they can be read.
struct ClosingField: Visual {
  private let field: FieldVisual
  private let plane: Transform
  private let cover: Transform
  private let dims: Span
  private let grows: Span

  /// Prepares it; nil of a film without an end card.
  init?(_ film: TrainingContext, _ field: FieldVisual) {
    let end = film.schedule.beat(.end)
    guard end.length > 0 else { return nil }
    self.field = field
    // Dim and in its place by when the words can be read.
    dims = Span(start: film.curtain.start, length: min(0.45, 0.15 * end.length))
    grows = Span(start: film.curtain.start, length: min(0.6, 0.2 * end.length))
    plane = PlaneMotion(film).transform(at: dims.start)
    let (canvas, frame) = (film.layout.canvas, film.bands.frame)
    let scale = canvas.width > 0 ? max(frame.width / canvas.width, frame.height / canvas.height) : 1
    cover = .place(at: frame.center - canvas.center * scale, scale: scale)
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard time >= dims.start else { return }
    let opacity = 1 - (1 - Self.kept) * Easing.inOut(dims.progress(at: time))
    field.drawLast(at: between(Easing.inOut(grows.progress(at: time))), opacity: opacity, into: &scene)
  }

  /// The place on the way from the plane.
  private func between(_ way: Double) -> Transform {
    func mixed(_ from: Double, _ to: Double) -> Double { from + (to - from) * way }
    return .place(
      at: Point(mixed(plane.tx, cover.tx), mixed(plane.ty, cover.ty)), scale: mixed(plane.a, cover.a))
  }

  /// How much is seen of it behind the words.
  private static let kept = 0.3
}
