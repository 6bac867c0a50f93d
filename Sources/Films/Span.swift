/// A stretch of film time, in seconds from the film's start.
struct Span: Hashable, Sendable {
  /// When it starts.
  var start: Double
  /// How long it lasts; 0 is a jump at `start`.
  var length: Double

  /// When it ends.
  var end: Double { start + length }

  /// How much of it has passed at `time`: 0 … 1.
  func progress(at time: Double) -> Double {
    guard time < end else { return time >= start ? 1 : 0 }
    return time <= start ? 0 : (time - start) / length
  }

  /// The part from `from` to `to`, as fractions of it.
  func part(_ from: Double, _ to: Double) -> Span { Span(start: start + from * length, length: (to - from) * length) }

  /// The span made longer, if it must be, to last `seconds`.
  func atLeast(_ seconds: Double) -> Span { Span(start: start, length: max(length, seconds)) }

  /// Its beginning, no longer than `seconds`.
  func first(_ seconds: Double) -> Span { Span(start: start, length: min(length, seconds)) }
}
