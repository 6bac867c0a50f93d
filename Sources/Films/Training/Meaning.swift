import Drawing
import FilmKit
import Learning

/// What a legend of the film explains: an entry states one, and so does everything that needs it.
enum Meaning: Hashable {
  case aboveZero, belowZero, grows, shrinks, width, blame, answer, learnt, tested, field
  case label(Int)
}

extension Scene {
  /// States that a legend explains something here.
  mutating func entry(_ meaning: Meaning, _ bounds: @autoclosure () -> Rect, opacity: Double) {
    mark(.entry(String(describing: meaning), bounds(), opacity: opacity))
  }

  /// States that something is seen here that a legend has to explain.
  mutating func explained(_ meaning: Meaning, _ bounds: @autoclosure () -> Rect, opacity: Double) {
    mark(.explained(String(describing: meaning), bounds(), opacity: opacity))
  }

  /// States what the weights of edges show of their signs.
  mutating func explained(
    signsOf weights: [WeightLines], _ parameters: @autoclosure () -> Parameters, _ bounds: @autoclosure () -> Rect,
    opacity: Double
  ) {
    guard opacity > 0, marks != nil else { return }
    let signs = WeightLines.signs(of: weights, parameters())
    explained(.aboveZero, bounds(), opacity: opacity * signs.above)
    explained(.belowZero, bounds(), opacity: opacity * signs.below)
  }

  /// States what gradients do to weights.
  mutating func explained(_ roles: @autoclosure () -> Set<Role>, _ bounds: @autoclosure () -> Rect, opacity: Double) {
    guard opacity > 0, marks != nil else { return }
    let roles = roles()
    if roles.contains(.increase) { explained(.grows, bounds(), opacity: opacity) }
    if roles.contains(.decrease) { explained(.shrinks, bounds(), opacity: opacity) }
  }
}
