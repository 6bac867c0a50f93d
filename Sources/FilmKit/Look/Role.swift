/// What a term of a formula stands for on the stage; its raw value names it in a formula's `\role{…}{…}`.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// Nothing of its own: text and numbers.
  case ink
  /// What flows forward.
  case signal
  /// Weights.
  case weight
  /// What flows backward.
  case delta
  /// The target, and the distance to it.
  case target
  /// What will grow.
  case increase
  /// What will shrink.
  case decrease
  /// What is of the second rank.
  case muted
}
