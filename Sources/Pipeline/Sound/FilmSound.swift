import Audio
import Media
public import Video

/// What is heard of a film, and how its file stores it.
public struct FilmSound: Sendable {
  /// What is heard.
  public let soundtrack: Soundtrack
  /// How it is stored.
  public let coding: SoundCoding

  /// Makes it of both.
  public init(_ soundtrack: Soundtrack, as coding: SoundCoding) {
    (self.soundtrack, self.coding) = (soundtrack, coding)
  }

  /// Begins to mix from a frame on.
  func begin(at frame: Int) throws(PipelineError) -> FilmMix {
    var reader = try soundtrack.reader()
    try reader.skip(to: soundtrack.clock.sample(ofFrame: frame))
    return FilmMix(reader: reader, clock: soundtrack.clock, gain: soundtrack.gain)
  }
}

/// The mix of a film, given frame by frame.
struct FilmMix: ~Copyable {
  fileprivate var reader: SoundtrackReader
  fileprivate let clock: SampleClock
  fileprivate let gain: Double

  /// The next block of what is heard before a frame begins; nil when all of it was given.
  mutating func next(until frame: Int) throws(PipelineError) -> PCMBuffer? {
    let rest = clock.sample(ofFrame: frame) - reader.position
    guard rest > 0 else { return nil }
    return try reader.next(min(rest, Soundtrack.block)).mix(gain: gain)
  }
}
