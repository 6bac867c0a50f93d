import Drawing
import FilmKit

/// What is seen of the stage through a scene: all of it, or a part that is as large as the stage.
struct StageCamera: Sendable {
  /// The whole stage.
  let stage: Rect
  let unit: Double
  /// Where it goes, each from where it was: parts of the stage, of its shape.
  private var goals: [(span: Span, view: Rect)] = []

  /// The most by which what is seen is larger.
  private static let most = 2.5
  /// How much of the picture's width or height a mark has at most.
  private static let share = 0.86
  /// How far what is at the edge is outside when nothing is seen of it any more, in units.
  private static let edge = 40.0
  /// In which share of the camera's way marks fade.
  private static let fade = 0.4

  init(stage: Rect, unit: Double) { (self.stage, self.unit) = (stage, unit) }

  /// Goes to a part of the stage, with room around it; nil is all of it.
  mutating func go(to part: Rect?, _ span: Span) {
    guard let part, !part.isEmpty else { return goals.append((span, stage)) }
    let room = Self.share * min(stage.width / part.width, stage.height / part.height)
    let scale = max(1, min(Self.most, room))
    guard scale > 1 else { return goals.append((span, stage)) }
    let (wide, high) = (stage.width / scale, stage.height / scale)
    goals.append((span, Rect(x: part.center.x - wide / 2, y: part.center.y - high / 2, width: wide, height: high)))
  }

  /// What was seen before the last change, what is seen after it, and how far that is, 0 … 1.
  private func change(at time: Double) -> (from: Rect, to: Rect, progress: Double) {
    guard let index = goals.lastIndex(where: { $0.span.progress(at: time) > 0 }) else { return (stage, stage, 1) }
    let last = index > 0 ? goals[index - 1].view : stage
    return (last, goals[index].view, goals[index].span.progress(at: time))
  }

  /// What draws a part of the stage as large as all of it.
  private func place(of view: Rect) -> Transform {
    let scale = stage.width / view.width
    return .place(at: Point(stage.minX - scale * view.minX, stage.minY - scale * view.minY), scale: scale)
  }

  /// Draws a mark as it is seen at a time.
  func draw(at time: Double, into scene: inout Scene, _ body: (inout Scene) -> Void) {
    let (from, to, progress) = change(at: time)
    let view = progress < 1 ? from.toward(to, Easing.inOut(progress)) : to
    guard view != stage else { return body(&scene) }
    let place = place(of: view)
    let (commands, marks) = scene.taking(body)
    let (before, after) = (opacity(of: commands, in: from), opacity(of: commands, in: to))
    // What is not seen in the end goes early, and what was not seen before comes late.
    let share = after < before ? min(1, progress / Self.fade) : max(0, (progress - 1 + Self.fade) / Self.fade)
    let isMoving = progress < 1
    scene.through(Lens(opacity: before + (after - before) * Easing.inOut(share))) { scene in
      for command in commands { scene.append(command.seen(place)) }
      for mark in marks {
        scene.mark(mark.placed(at: place(mark.bounds), opacity: mark.opacity, isMoving: mark.isMoving || isMoving))
      }
    }
  }

  /// How much is seen of what a mark draws: less the farther it is outside of the stage, and of where it stands without a
  /// camera.
  private func opacity(of commands: [DrawCommand], in view: Rect) -> Double {
    guard view != stage else { return 1 }
    let bounds = commands.reduce(Rect.empty) { bounds, command in
      // Where a light ends can't be seen.
      if case .glow = command { return bounds }
      return bounds.union(command.bounds)
    }
    guard !bounds.isEmpty else { return 1 }
    let (seen, room) = (place(of: view)(bounds), stage.union(bounds))
    let outside = max(
      room.minX - seen.minX, room.minY - seen.minY, seen.maxX - room.maxX, seen.maxY - room.maxY, 0)
    return max(0, 1 - outside / (Self.edge * unit))
  }
}
