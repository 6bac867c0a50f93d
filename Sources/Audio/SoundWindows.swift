public import Media

/// Pieces of a sound around given samples, kept while it goes by.
public struct SoundWindows: Sendable {
  /// The first sample of each piece; may be before the sound's start.
  public let starts: [Int]
  /// Samples of each piece.
  public let length: Int
  /// The pieces, both channels added, silent where the sound is not.
  public private(set) var pieces: [[Float]]
  private var position = 0
  /// The first piece that may go on.
  private var first = 0

  /// Prepares to keep pieces.
  ///
  /// - Parameters:
  ///   - starts: In ascending order.
  ///   - length: At least 1.
  public init(starts: [Int], length: Int) {
    (self.starts, self.length) = (starts, length)
    pieces = Array(repeating: Array(repeating: 0, count: length), count: starts.count)
  }

  /// Hears on.
  public mutating func hear(_ sound: PCMBuffer) {
    let span = position..<position + sound.count
    while first < starts.count, starts[first] + length <= span.lowerBound { first += 1 }
    for index in first..<starts.count {
      guard starts[index] < span.upperBound else { break }
      let start = starts[index]
      for sample in max(start, span.lowerBound)..<min(start + length, span.upperBound) {
        let offset = sample - span.lowerBound
        pieces[index][sample - start] = sound.left[offset] + sound.right[offset]
      }
    }
    position = span.upperBound
  }
}
