import Drawing
import FilmKit

/// How the data's plane grows from its first place to that which it has while the network trains.
struct PlaneMotion: Sendable {
  /// Where it is first, and at last.
  let from: Rect
  let to: Rect
  private let grows: Span

  init(_ film: TrainingContext) {
    (from, to, grows) = (film.layout.canvas, film.layout.learning.plane, film.grows)
  }

  /// How far it has grown, 0 … 1.
  func progress(at time: Double) -> Double {
    from == to || from.width < 1 ? 0 : Easing.inOut(grows.progress(at: time))
  }

  /// Whether it is on its way.
  func isMoving(at time: Double) -> Bool {
    let progress = progress(at: time)
    return progress > 0 && progress < 1
  }

  /// From the first place to that at a time.
  func transform(at time: Double) -> Transform {
    let progress = progress(at: time)
    guard progress > 0 else { return .identity }
    let scale = (from.width + (to.width - from.width) * progress) / from.width
    let corner = Point(
      from.minX + (to.minX - from.minX) * progress, from.minY + (to.minY - from.minY) * progress)
    return .place(at: corner - Point(from.minX, from.minY) * scale, scale: scale)
  }
}
