public import Media
public import Numerics

/// The one gain that brings a mix to a loudness without its peaks going over a ceiling, and what a limiter does about
/// the highest of them.
public struct Leveling: Hashable, Sendable {
  /// The loudness that sites play at, in LUFS.
  public static let standardLoudness = -14.0
  /// The highest true peak, in dB of full scale: what players and lossy codecs need to stay free of distortion.
  public static let ceiling = -1.0

  /// The integrated loudness of the mix as it is, in LUFS; nil for silence.
  public let loudness: Double?
  /// Its true peak in dB of full scale; nil for silence.
  public let truePeak: Double?
  /// By how many decibels it is made louder: a whole number of tenths, so that it seldom changes with the mix, and
  /// does not depend on the last digits of a machine's logarithm.
  public let gain: Double
  /// Whether it stays softer than it should because of the ceiling.
  public let isLimited: Bool
  /// How peaks that would pass the ceiling then are made softer; nil when there are none, or no limiter.
  public let curve: LimiterCurve?
  /// The loudness that it has in the end, in LUFS; nil for silence.
  public let finalLoudness: Double?
  /// The true peak that it has in the end, in dB of full scale; nil for silence.
  ///
  /// Where peaks are made softer, it may be a few hundredths lower.
  public let finalTruePeak: Double?

  /// Works the gain out from what was measured.
  ///
  /// - Parameters:
  ///   - parts: What was measured of the mix, in order.
  ///   - target: The loudness that is wanted, in LUFS; nil to leave the mix as it is.
  ///   - headroom: How many decibels below the ceiling peaks must stay, for what a lossy codec adds to them.
  ///   - limiter: What may make peaks softer; nil for nothing.
  public init(_ parts: [LoudnessPart], target: Double?, headroom: Double = 0, limiter: Limiter? = Limiter()) {
    let sum = LoudnessSum(parts)
    loudness = sum.loudness
    truePeak = sum.truePeak > 0 ? Decibels.of(sum.truePeak) : nil
    guard let loudness, let truePeak, let target else {
      (gain, isLimited, curve) = (0, false, nil)
      (finalLoudness, finalTruePeak) = (loudness, truePeak)
      return
    }
    let (wanted, most) = (target - loudness, Self.ceiling - headroom - truePeak)
    let tenths = (wanted: (10 * wanted).rounded(), most: (10 * most).rounded(.down))
    guard let limiter, tenths.wanted > tenths.most else {
      gain = min(tenths.wanted, tenths.most) / 10
      (isLimited, curve) = (limiter == nil && wanted > most, nil)
      (finalLoudness, finalTruePeak) = (loudness + gain, truePeak + gain)
      return
    }
    let ceiling = Self.ceiling - headroom
    if let louder = LimitedGain(parts, target: target, ceiling: ceiling, above: Int(tenths.most), limiter) {
      (gain, isLimited, curve) = (louder.gain, !louder.reachesTarget, louder.curve)
      (finalLoudness, finalTruePeak) = (louder.loudness, ceiling)
    } else {
      (gain, isLimited, curve) = (tenths.most / 10, true, nil)
      (finalLoudness, finalTruePeak) = (loudness + gain, truePeak + gain)
    }
  }

  /// A block of the mix, or of a part of it, as it is heard.
  ///
  /// - Parameter first: The sample of the mix that the block begins with.
  public func applied(to sound: PCMBuffer, from first: Int) -> PCMBuffer {
    var leveled = sound.scaled(by: Decibels.factor(gain))
    curve?.apply(to: &leveled, from: first)
    return leveled
  }

  /// Feeds what decides how some samples of the mix are heard, counted from the first of these on.
  public func feed(_ samples: Range<Int>, _ hash: inout StableHash) {
    hash.combine(gain)
    if let curve { curve.feed(samples, &hash) } else { hash.combine(0) }
  }
}
