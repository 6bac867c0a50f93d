import Drawing
import FilmKit

/// What stands on the stage, and makes way for the argument: to come back where the film goes on, or not.
struct Veil: Visual {
  let visuals: [any Visual]
  let leaves: Span
  let returns: Span?
  /// The colour of what hides edges and lights behind neurons.
  let ground: Color

  func draw(at time: Double, into scene: inout Scene) {
    let back = returns.map { Easing.inOut($0.progress(at: time)) } ?? 0
    let opacity = max(1 - Easing.inOut(leaves.progress(at: time)), back)
    guard opacity > 0 else { return }
    scene.through(Lens(opacity: opacity, cover: ground)) { scene in
      for visual in visuals { visual.draw(at: time, into: &scene) }
    }
  }
}
