import Drawing
import FilmKit

/// How the data's plane goes from its first place to those that it has beside the cards, while the network trains, and
/// at the end.
struct PlaneMotion: Sendable {
  /// What all that is on it is laid out on.
  private let canvas: Rect
  private let first: Rect
  private let moves: [(to: Rect, span: Span)]

  init(_ film: TrainingContext) {
    let (layout, outcome) = (film.layout, film.outcome)
    canvas = layout.canvas
    let aside = layout.slide.plane
    first = canvas.inset(left: aside.x, top: aside.y, right: -aside.x, bottom: -aside.y)
    var moves: [(to: Rect, span: Span)] = []
    if canvas.width >= 1 {
      if !film.training.samples.isEmpty { moves.append((canvas, film.slides)) }
      if !film.training.segments.isEmpty { moves.append((layout.learning.plane, film.grows)) }
      if !film.training.segments.isEmpty, outcome != nil { moves.append((layout.learning.last, film.ends)) }
    }
    var place = first
    self.moves = moves.filter { move in
      defer { place = move.to }
      return move.to != place
    }
  }

  /// Where it is at a time.
  func rect(at time: Double) -> Rect {
    moves.reduce(first) { rect, move in
      let way = Easing.inOut(move.span.progress(at: time))
      guard way > 0 else { return rect }
      guard way < 1 else { return move.to }
      func between(_ from: Double, _ to: Double) -> Double { from + (to - from) * way }
      return Rect(
        x: between(rect.minX, move.to.minX), y: between(rect.minY, move.to.minY),
        width: between(rect.width, move.to.width), height: between(rect.height, move.to.height))
    }
  }

  /// Whether it is on its way.
  func isMoving(at time: Double) -> Bool {
    moves.contains { move in
      let progress = move.span.progress(at: time)
      return progress > 0 && progress < 1
    }
  }

  /// From what it is laid out on to where it is at a time.
  func transform(at time: Double) -> Transform {
    let rect = rect(at: time)
    guard rect != canvas else { return .identity }
    let scale = canvas.width < 1 ? 1 : rect.width / canvas.width
    return .place(at: Point(rect.minX, rect.minY) - Point(canvas.minX, canvas.minY) * scale, scale: scale)
  }

  /// How far what stands below its left corner is moved at a time.
  func offset(at time: Double) -> Point {
    let rect = rect(at: time)
    return Point(rect.minX - canvas.minX, rect.maxY - canvas.maxY)
  }
}
