/// Which film a timeline is for: each has its own beats and visuals.
public enum FilmKind: String, CaseIterable, Hashable, Sendable {
  /// One forward and one backward pass through a network.
  case backprop
}
