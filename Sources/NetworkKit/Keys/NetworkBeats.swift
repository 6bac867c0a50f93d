public import Timeline

extension BeatAxis {
  /// The edges of a network, from the input on: edge i joins layer i to layer i + 1.
  public static let edge = BeatAxis(
    "edge", letter: "i", noun: "an edge", limit: NetworkBounds.edges.upperBound, owner: "this network has",
    remedy: "give the network more layers")
}

extension Phase {
  /// The input travels to the prediction.
  public static let forward = Phase("forward", chapter: "Forward pass", color: .signal)
  /// The prediction meets the target.
  public static let loss = Phase("loss", chapter: "Loss", color: .target)
  /// δ travels back, and every edge gets its gradient.
  public static let backward = Phase("backward", chapter: "Backward pass", color: .delta)
  /// Everything is known: no stop on the rail, which stays where the film arrived.
  public static let done = Phase("done", chapter: "Result", color: .decrease, stop: nil)

  /// Before anything is computed, while the data are seen; the chapter says what they are seen with.
  public static func idle(chapter: String) -> Phase { Phase("idle", chapter: chapter, color: .muted, stop: "data") }
}

extension SoundPart {
  /// The signal leaves a layer and arrives at the next.
  public static let forward = SoundPart(
    "forward",
    "The signal leaves a layer and arrives at the next: higher for every layer and for a greater activation.")
  /// Prediction and target meet.
  public static let loss = SoundPart(
    "loss", "Prediction and target meet: the further apart, the more dissonant.")
  /// δ is fetched, arrives and is stored.
  public static let delta = SoundPart(
    "delta", "δ is fetched from the memo, arrives and is stored: lower for every layer back.")
  /// A gradient appears.
  public static let grad = SoundPart("grad", "A gradient appears: the larger, the brighter.")
  /// Everything is known.
  public static let done = SoundPart("done", "Everything is known.")
}

extension BeatID {
  /// The network at rest.
  public static let idle = BeatID(kind: "idle")
  /// The finished picture.
  public static let done = BeatID(kind: "done")
}
