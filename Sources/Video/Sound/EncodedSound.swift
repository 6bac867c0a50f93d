internal import Media

/// One packet of compressed sound, in samples of its track's clock.
public struct EncodedSound: Hashable, Sendable {
  /// The compressed samples; empty in a last packet that only brings `header`.
  public var bytes: [UInt8]
  /// Its first sample, which may be before 0: what an encoder puts before the sound.
  public var start: Int64
  /// How many samples of the sound it has.
  public var duration: Int64
  /// How many decoded samples after those do not belong to the sound.
  public var padding: Int64
  /// What a decoder has to know, where it is known only at the end.
  public var header: [UInt8]?

  /// When its first sample is played.
  var time: PresentationTime { PresentationTime(start, Int64(PCMBuffer.sampleRate)) }
}
