/// The size and the frame rate of a film.
public struct VideoFormat: Hashable, Sendable {
  /// Pixels in a row: even, 16 … 8192.
  public let width: Int
  /// Rows: even, 16 … 8192.
  public let height: Int
  /// Frames that are shown in `frameRateDenominator` seconds; the fraction is in lowest terms.
  public let frameRateNumerator: Int
  /// Seconds that `frameRateNumerator` frames take.
  public let frameRateDenominator: Int

  /// Makes a format.
  ///
  /// - Parameters:
  ///   - width: Pixels in a row: even, 16 … 8192.
  ///   - height: Rows: even, 16 … 8192.
  ///   - frameRateNumerator: Frames in `frameRateDenominator` seconds; the rate is 1 … 240 a second.
  ///   - frameRateDenominator: Seconds, such as 1001 for 30000 frames.
  /// - Throws: `VideoError.unsupportedSize`, `VideoError.unsupportedFrameRate`.
  public init(
    width: Int, height: Int, frameRateNumerator: Int, frameRateDenominator: Int = 1
  ) throws(VideoError) {
    let sides = 16...8192
    guard sides.contains(width), sides.contains(height), width % 2 == 0, height % 2 == 0 else {
      throw .unsupportedSize(width: width, height: height)
    }
    let parts = 1...1_000_000
    guard
      parts.contains(frameRateNumerator), parts.contains(frameRateDenominator),
      frameRateNumerator >= frameRateDenominator, frameRateNumerator <= 240 * frameRateDenominator
    else {
      throw .unsupportedFrameRate(numerator: frameRateNumerator, denominator: frameRateDenominator)
    }
    let divisor = greatestCommonDivisor(frameRateNumerator, frameRateDenominator)
    (self.width, self.height) = (width, height)
    self.frameRateNumerator = frameRateNumerator / divisor
    self.frameRateDenominator = frameRateDenominator / divisor
  }

  /// Ticks a second of a film's clock: a multiple of the frame rate's numerator, so that every frame starts on a tick.
  ///
  /// Rates such as 30000/1001 keep their own numerator; small ones are taken a thousand times, as players expect a
  /// clock that is finer than a millisecond.
  public var timescale: Int { frameRateNumerator >= 10_000 ? frameRateNumerator : frameRateNumerator * 1000 }

  /// Ticks from one frame to the next.
  public var ticksPerFrame: Int { timescale / frameRateNumerator * frameRateDenominator }
}

extension VideoFormat: Codable {
  private enum CodingKeys: CodingKey {
    case width, height, frameRateNumerator, frameRateDenominator
  }

  /// Reads a format, with the checks of `init(width:height:frameRateNumerator:frameRateDenominator:)`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      width: values.decode(Int.self, forKey: .width), height: values.decode(Int.self, forKey: .height),
      frameRateNumerator: values.decode(Int.self, forKey: .frameRateNumerator),
      frameRateDenominator: values.decode(Int.self, forKey: .frameRateDenominator))
  }
}

/// Euclid's algorithm, for positive numbers.
func greatestCommonDivisor<Number: BinaryInteger>(_ a: Number, _ b: Number) -> Number {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
