/// The one gain that brings a mix to a loudness without its peaks going over a ceiling.
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

  /// Works the gain out from what was measured.
  ///
  /// - Parameters:
  ///   - sum: What was measured of the whole mix.
  ///   - target: The loudness that is wanted, in LUFS; nil to leave the mix as it is.
  ///   - headroom: How many decibels below the ceiling peaks must stay, for what a lossy codec adds to them.
  public init(_ sum: LoudnessSum, target: Double?, headroom: Double = 0) {
    loudness = sum.loudness
    truePeak = sum.truePeak > 0 ? Decibels.of(sum.truePeak) : nil
    guard let loudness, let truePeak, let target else {
      (gain, isLimited) = (0, false)
      return
    }
    let (wanted, most) = (target - loudness, Self.ceiling - headroom - truePeak)
    isLimited = wanted > most
    gain = min((10 * wanted).rounded(), (10 * most).rounded(.down)) / 10
  }
}
