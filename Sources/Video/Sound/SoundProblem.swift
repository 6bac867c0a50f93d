/// What can be wrong with a file whose sound is to be read.
public enum SoundProblem: Hashable, Sendable {
  /// The file has no bytes.
  case emptyFile
  /// The file is of no known format.
  case unknownFormat
  /// The file has other tracks only, or none.
  case noTrack
  /// The file has no such track of sound; it has these.
  case noSuchTrack(TrackName, [SoundTrack])
  /// The track has no such channel, from 1.
  case noSuchChannel(Int, of: Int)
  /// A playlist, or another file that has its sound in other files.
  case refersElsewhere
  /// The libraries were built without a decoder of this codec, or know no such codec.
  case decoderMissing(codec: String)
  /// The track has no samples.
  case noSamples
  /// The file ends before the sound that it states.
  case cutShort(at: PresentationTime, of: PresentationTime)
  /// Sound that cannot be decoded.
  case damaged(at: PresentationTime, LibraryFailure)
  /// From here on the sound has another number of samples a second.
  case rateChanges(at: PresentationTime)
  /// A number of samples a second that no sound has, or that would take too long to convert.
  case unusableRate(Int)
}
