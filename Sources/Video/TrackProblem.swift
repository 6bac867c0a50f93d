/// Why a film or a file of sound cannot have the tracks that are asked for.
public enum TrackProblem: Hashable, Sendable {
  /// libavcodec was built without this encoder.
  case encoderMissing(SoundCoding, name: String)
  /// A coding that the container does not hold.
  case notHeld(SoundCoding, by: MovieContainer)
  /// A bit rate outside `SoundCoding.bitRates`.
  case bitRate(Int, SoundCoding)
  /// Sound that is no number.
  case notANumber(sample: Int)
  /// Sound for a film without a track of sound.
  case unexpectedSound
  /// A track of sound without a sample.
  case noSound
  /// A file of sound without a sample.
  case emptySound
  /// A language that is no code of ISO 639.
  case language(String)
  /// A caption that ends before it starts, or starts before the one before it ends, or before the film.
  case captionOutOfOrder(index: Int, text: String)
  /// A caption without text, or with more bytes than can be stored.
  case captionLength(index: Int, bytes: Int)
  /// A chapter that ends before it starts, or starts before the one before it ends, or before the film.
  case chapterOutOfOrder(index: Int, title: String)
}
