/// A range of film time, in seconds from the film's start.
///
/// Its ends are on the grid of `FilmSeconds`, as the times of frames are: so the difference of a frame's time and a
/// span's start is exact, and a beat that comes later by whole frames has the very same pictures.
@frozen
public struct Span: Hashable, Sendable {
  /// When it starts.
  public let start: Double
  /// How long it lasts; 0 is a jump at `start`.
  public let length: Double

  /// Makes a span; its start and its length are rounded to the grid.
  public init(start: Double, length: Double) {
    (self.start, self.length) = (FilmSeconds.onGrid(start), FilmSeconds.onGrid(length))
  }

  /// When it ends.
  @inlinable public var end: Double { start + length }

  /// How much of it has passed at `time`: 0 … 1.
  @inlinable public func progress(at time: Double) -> Double {
    guard time < end else { return time >= start ? 1 : 0 }
    return time <= start ? 0 : (time - start) / length
  }

  /// The part from `from` to `to`, as fractions of it.
  public func part(_ from: Double, _ to: Double) -> Span {
    Span(start: start + from * length, length: (to - from) * length)
  }

  /// The span made longer, if it must be, to last `seconds`.
  public func atLeast(_ seconds: Double) -> Span { Span(start: start, length: max(length, seconds)) }

  /// Its beginning, no longer than `seconds`.
  public func first(_ seconds: Double) -> Span { Span(start: start, length: min(length, seconds)) }
}
