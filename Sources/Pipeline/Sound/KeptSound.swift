import Media

/// The beginning of a recording as it was decoded, so that it need not be decoded again to be mixed.
struct KeptSound: Sendable {
  /// The most samples that are kept: 131 s.
  ///
  /// That is 25 MB of a recording with one channel, and twice that of one with two.
  static let most = 6 << 20

  /// The blocks as they were given, in order, and the first sample of each.
  private var (blocks, starts): ([PCMBuffer], [Int]) = ([], [])
  /// How many samples are kept.
  private(set) var count = 0
  /// Whether that is all there is.
  var isWhole = false

  /// Keeps a block more; false when there are too many.
  mutating func append(_ block: PCMBuffer) -> Bool {
    guard count + block.count <= Self.most else { return false }
    starts.append(count)
    blocks.append(block)
    count += block.count
    return true
  }

  /// The block that has a sample, and its first sample; nil when that was not kept.
  func block(at sample: Int) -> (sound: PCMBuffer, start: Int)? {
    guard 0..<count ~= sample else { return nil }
    // The last block that begins no later.
    var (first, end) = (0, starts.count)
    while end - first > 1 {
      let middle = (first + end) / 2
      if starts[middle] <= sample { first = middle } else { end = middle }
    }
    return (blocks[first], starts[first])
  }

  /// Some of the samples, all of which were kept.
  func samples(_ range: Range<Int>) -> PCMBuffer {
    var samples = PCMBuffer(silence: 0)
    while samples.count < range.count, let (sound, start) = block(at: range.lowerBound + samples.count) {
      let own = (range.lowerBound + samples.count..<range.upperBound).clamped(to: start..<start + sound.count)
      samples.append(sound[own.lowerBound - start..<own.upperBound - start])
    }
    return samples
  }
}
