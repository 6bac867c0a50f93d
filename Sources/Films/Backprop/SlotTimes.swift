import FilmKit

/// When the empty slot for a δ is seen: from when it appears.
struct SlotTimes: Hashable, Sendable {
  /// When it appears.
  let opens: Span

  /// How much of it is seen, 0 … 1.
  func share(at time: Double) -> Double { Easing.inOut(opens.progress(at: time)) }
}
