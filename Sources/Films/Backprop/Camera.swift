import Drawing
import FilmKit
import NetworkKit
import Timeline

/// What a camera that follows the action sees of a world too long for the view; at rest where all is in view.
struct Camera: Sendable {
  private struct Move {
    let by: Double
    let span: Span
  }

  private let stage: BackpropStage
  private let start: Double
  private let moves: [Move]

  /// Plans the moves: each beat's action is in the middle of the view, as far as the world's ends allow.
  init(_ film: BackpropContext) {
    let stage = film.stage
    self.stage = stage
    start = stage.focus(near: 0)
    var (moves, place): ([Move], Double) = ([], start)
    func move(to layer: Double, _ span: Span) {
      let goal = stage.focus(near: layer)
      if goal != place { moves.append(Move(by: goal - place, span: span)) }
      place = goal
    }
    for beat in film.timeline.beats where stage.scrolls {
      // A beat may be shorter than a move that the eye can follow: then the move goes on into the next.
      func span(_ seconds: Double) -> Span {
        let motion = film.schedule.motion(beat.id, atMost: seconds)
        return Span(start: motion.start, length: max(motion.length, 0.5))
      }
      switch BackpropBeat(beat.id) {
      case .forward(let edge): move(to: Double(edge + 1), span(2).part(0, 0.8))
      case .loss: move(to: stage.end, span(1))
      case .delta(let edge): move(to: Double(edge) + 1, film.view(beat.id) ?? span(2).part(0, 0.7))
      case .grad(let edge): move(to: Double(edge) + 0.5, film.view(beat.id) ?? span(1))
      // To where the second signal ends, in good time: what the update's formula is about is in view from there.
      case .done where film.updated != nil:
        // Unseen behind the argument, where there is one.
        let unseen = film.argument.map { Span(start: $0.clears.end, length: 0) }
        move(to: stage.end, unseen ?? film.schedule.motion(beat.id, atMost: 3))
      case .update: move(to: stage.end, film.approach)
      case .idle, .done, nil: continue
      }
    }
    self.moves = moves
  }

  /// The layer, with fractions, in the middle of the view.
  func focus(at time: Double) -> Double {
    // 3t² − 2t³: never so fast that something thin is gone from the view's faded end within a frame.
    moves.reduce(start) { place, move in
      var t = move.span.progress(at: time)
      // What goes too far to be followed stands while it can be read.
      if abs(move.by) > Self.farthest { t = max(0, min(1, (t - 0.08) / 0.84)) }
      return place + move.by * t * t * (3 - 2 * t)
    }
  }

  /// How the world is seen: while a move goes farther than the eye can follow, not at all.
  func lens(at time: Double) -> Lens {
    guard stage.scrolls else { return Lens() }
    var lens = stage.lens(at: focus(at: time))
    for move in moves where abs(move.by) > Self.farthest {
      let t = move.span.progress(at: time)
      lens.opacity *= 1 - Easing.inOut(min(1, min(t, 1 - t) / 0.16))
    }
    return lens
  }

  /// How many layers a move may go in sight.
  static let farthest = 2.5
}
