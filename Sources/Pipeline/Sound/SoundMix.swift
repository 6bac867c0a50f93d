import Audio
import Media

/// The mix of a film with its gain, given block by block.
struct SoundMix: ~Copyable {
  private var reader: SoundtrackReader
  private let gain: Double

  /// Begins to mix from a sample on.
  init(_ soundtrack: Soundtrack, from sample: Int) throws(PipelineError) {
    var reader = try soundtrack.reader()
    try reader.skip(to: sample)
    self.reader = reader
    gain = soundtrack.gain
  }

  /// The next block of what is heard before a sample; nil when all of it was given.
  mutating func next(until sample: Int) throws(PipelineError) -> PCMBuffer? {
    let rest = sample - reader.position
    guard rest > 0 else { return nil }
    return try reader.next(min(rest, Soundtrack.block)).mix(gain: gain)
  }
}
