import Media

/// What is to be known of a millisecond of a sound so that it can be limited: how high its peak is, and how much of the
/// loudness is in it.
public struct SoundHop: Hashable, Sendable {
  /// Samples of a hop: 1 ms.
  public static let length = PCMBuffer.sampleRate / 1000

  /// The true peak in hundredths of a decibel of full scale, rounded up; `Int16.min` for silence.
  ///
  /// A peak between two samples is met up to six samples late, by BS.1770's filter: perhaps in the next hop.
  public let level: Int16
  /// The part of the step's power that is in it, in 65,535ths.
  public let share: UInt16

  /// Makes it of its parts.
  public init(level: Int16, share: UInt16) { (self.level, self.share) = (level, share) }

  /// The level of a true peak, which is a factor of full scale.
  static func level(ofPeak peak: Double) -> Int16 {
    guard peak > 0 else { return .min }
    return Int16(max(-32_767, min(32_767, (100 * Decibels.of(peak)).rounded(.up))))
  }

  /// The shares of the hops of a step, by their powers.
  static func shares(_ powers: ArraySlice<Double>) -> [UInt16] {
    let sum = powers.reduce(0, +)
    guard sum > 0 else { return powers.map { _ in 0 } }
    return powers.map { UInt16(max(0, min(65_535, (65_535 * ($0 / sum)).rounded()))) }
  }
}
