/// What a file says about its sound; names are those that FFmpeg uses.
public struct SoundInfo: Hashable, Sendable {
  /// The codec, such as "flac".
  public var codec: String
  /// Samples a second of each channel, as the file has them.
  public var sampleRate: Int
  /// Channels, as the file has them.
  public var channels: Int
  /// Bits a second, where the file states them or has them by its nature.
  public var bitRate: Int?
  /// How long the sound is, where the file states it; what is decoded may be shorter by a codec's padding.
  public var duration: PresentationTime?
  /// The language of the track, such as "eng", where the file states one.
  public var language: String?
  /// The track that the sound is of; nil for a film that was not opened for its sound alone.
  public var track: SoundTrack?
  /// How many tracks of sound the file has.
  public var trackCount = 1
}
