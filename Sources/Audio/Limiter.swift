import Timeline

/// A look-ahead limiter: it makes a mix softer for a moment around each peak that would pass the ceiling, so that the
/// whole can be louder.
///
/// It works on what a meter says of each millisecond, a ``SoundHop``, and counts in hundredths of a decibel, so that
/// every machine finds the same curve. The reduction at an instant depends on a bounded neighbourhood: it falls within
/// `ahead` before a peak, stays for `hold` after it, comes back by `slope`, and all of that is smoothed.
public struct Limiter: Hashable, Sendable {
  /// By how many decibels it reduces a mix at most, unless something else is asked for.
  public static let standardReduction = Sound.usualLimiter

  /// Hops before a peak in which the reduction comes.
  static let ahead = 5
  /// Hops after a peak in which it stays: half a wave of 50 Hz, so that it does not follow the waves of a steady tone.
  static let hold = 10
  /// By how many hundredths of a decibel it then gets less with each hop: 6 dB in 75 ms.
  static let slope = 8
  /// The weights that smooth it, whose sum is ``smoothing``: a row of Pascal's triangle.
  static let weights = [1, 4, 6, 4, 1]
  /// The sum of the weights.
  static let smoothing = 16
  /// By how many hundredths of a decibel more it reduces than a peak needs, for a gain that moves moves the peaks
  /// between the samples.
  static let margin = 5

  /// The greatest reduction, in hundredths of a decibel.
  public let most: Int

  /// Makes a limiter.
  ///
  /// - Parameter reduction: By how many decibels it reduces a mix at most, within ``Timeline/Bounds/limiter``.
  public init(reduction: Double = standardReduction) {
    precondition(reduction <= Double(Bounds.limiter.upperBound), "a reduction is within its bounds")
    most = Int((100 * reduction).rounded(.down))
  }

  /// Hops after a peak in which something of it may be left.
  var reach: Int { Self.hold + most / Self.slope + Self.ahead + 1 }
}
