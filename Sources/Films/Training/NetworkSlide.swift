import Drawing
import FilmKit

/// How far the network stands from its place: it has the cards' room until the first of them comes.
struct NetworkSlide: Sendable {
  private let offset: Point
  /// When it makes room; nil where no card comes.
  private let span: Span?

  init(_ film: TrainingContext) {
    (offset, span) = (film.layout.slide.network, film.training.samples.isEmpty ? nil : film.slides)
  }

  /// How far it stands aside at a time.
  func offset(at time: Double) -> Point {
    let way = span.map { Easing.inOut($0.progress(at: time)) } ?? 0
    return way < 1 && offset != .zero ? offset * (1 - way) : .zero
  }
}
