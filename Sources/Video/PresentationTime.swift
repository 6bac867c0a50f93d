/// A moment of a film or a length of time, in seconds, exact: a fraction in lowest terms.
public struct PresentationTime: Hashable, Sendable {
  /// The fraction's numerator.
  public let numerator: Int64
  /// The fraction's denominator; positive.
  public let denominator: Int64

  /// Makes a time of `numerator / denominator` seconds; traps unless the denominator is positive.
  public init(_ numerator: Int64, _ denominator: Int64) {
    precondition(denominator > 0, "a time has a positive denominator")
    let divisor = max(greatestCommonDivisor(abs(numerator), denominator), 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// When a frame is shown; frame 0 at 0 s.
  public init(frame: Int, of format: VideoFormat) {
    self.init(Int64(frame) * Int64(format.frameRateDenominator), Int64(format.frameRateNumerator))
  }
}
