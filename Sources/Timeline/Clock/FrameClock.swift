public import Numerics

/// The one clock: from exact times to frames and back, in integer arithmetic, always from the film's start.
///
/// Nothing is ever rounded and then summed: a beat's length in frames is the difference of two instants' frames, so
/// a boundary is never more than half a frame from its exact time, however long the film.
public struct FrameClock: Hashable, Sendable {
  /// Frames a second.
  public let frameRate: FrameRate

  /// Makes the clock of a rate.
  public init(_ frameRate: FrameRate) { self.frameRate = frameRate }

  /// The frame whose start is nearest to an instant, the later one of two that are equally near: ⌊t · fps + ½⌋.
  ///
  /// The instant is not negative and at most ``FilmTime/longestFilm``.
  public func frame(at time: FilmTime) -> Int {
    precondition(FilmTime.zero <= time && time <= .longestFilm, "an instant of a film is from 0 to 12 h")
    // At most 2 · 4.32e10 · 1e6 + 1e12 = 8.64e16, far from 2⁶³.
    let ticksPerSecond = 1_000_000 * frameRate.denominator
    return (2 * time.microseconds * frameRate.numerator + ticksPerSecond) / (2 * ticksPerSecond)
  }

  /// When a frame starts, in seconds from the film's start, exactly: k / fps.
  public func time(ofFrame frame: Int) -> Rational {
    Rational(frame * frameRate.denominator, frameRate.numerator)
  }
}
