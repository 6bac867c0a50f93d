/// Which parts of the picture are shown.
public struct Shown: Hashable, Sendable {
  /// The title in the header.
  public internal(set) var title = true
  /// The rail of phases.
  public internal(set) var phases = true
  /// The counter of multiplications.
  public internal(set) var counter = true
  /// Prediction and target on one scale.
  public internal(set) var scale = true
  /// The whole network in small, while a camera follows the action.
  public internal(set) var overview = true

  init() {}
}
