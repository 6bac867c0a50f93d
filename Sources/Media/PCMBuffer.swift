/// A piece of sound: two channels, 48 000 samples a second, as floats whose full scale is −1 … 1.
///
/// Everything between a decoder and an encoder is of this one form. Values beyond full scale are kept, for a gain may
/// still bring them back.
public struct PCMBuffer: Hashable, Sendable {
  /// Samples a second of each channel.
  public static let sampleRate = 48_000

  /// The samples of the left channel.
  public var left: [Float]
  /// The samples of the right channel, as many as of the left.
  public var right: [Float]

  /// Makes a buffer of two channels; traps unless they are equally long.
  public init(left: [Float], right: [Float]) {
    precondition(left.count == right.count, "both channels have the same number of samples")
    (self.left, self.right) = (left, right)
  }

  /// Makes silence of `count` samples a channel.
  public init(silence count: Int) {
    left = Array(repeating: 0, count: count)
    right = left
  }

  /// Samples of each channel.
  public var count: Int { left.count }

  /// Some of the samples.
  public subscript(range: Range<Int>) -> PCMBuffer {
    PCMBuffer(left: Array(left[range]), right: Array(right[range]))
  }

  /// Adds sound after this.
  public mutating func append(_ other: PCMBuffer) {
    left += other.left
    right += other.right
  }

  /// The same times a factor.
  public func scaled(by factor: Double) -> PCMBuffer {
    let factor = Float(factor)
    return PCMBuffer(left: left.map { $0 * factor }, right: right.map { $0 * factor })
  }
}
