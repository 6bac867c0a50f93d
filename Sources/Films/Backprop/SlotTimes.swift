import FilmKit

/// When the empty slot for a δ is seen, and when its place is lent to something else.
struct SlotTimes: Hashable, Sendable {
  /// When it appears.
  let opens: Span
  private let lent: Lent?

  private struct Lent: Hashable {
    let closes: Span
    let opens: Span
  }

  /// A slot that stays, or that goes and comes back.
  init(opens: Span, lent: (closes: Span, opens: Span)? = nil) {
    self.opens = opens
    self.lent = lent.map { Lent(closes: $0.closes, opens: $0.opens) }
  }

  /// How much of it is seen, 0 … 1.
  func share(at time: Double) -> Double {
    let open = Easing.inOut(opens.progress(at: time))
    guard let lent else { return open }
    let away = Easing.inOut(lent.closes.progress(at: time)) * (1 - Easing.inOut(lent.opens.progress(at: time)))
    return open * (1 - away)
  }
}
