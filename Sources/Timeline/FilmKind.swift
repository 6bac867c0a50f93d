/// Which film a timeline is for: each has its own beats and visuals.
public enum FilmKind: String, CaseIterable, Hashable, Sendable {
  /// One forward and one backward pass through a network.
  case backprop
  /// A small network that learns to tell classes of points apart: single steps, then continuous training.
  case training

  /// The phases that its beats run through, in order.
  public var phases: [Phase] {
    switch self {
    case .backprop: [.idle, .forward, .loss, .backward, .done]
    case .training: [.idle, .forward, .loss, .backward, .cost, .train, .done]
    }
  }
}
