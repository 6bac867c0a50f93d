/// What can go wrong when films are compressed, written and read: facts only; `description` makes the words.
public enum VideoError: Error, Hashable, Sendable {
  /// A size that is odd or outside 16 … 8192.
  case unsupportedSize(width: Int, height: Int)
  /// A frame rate outside 1 … 240, or of parts outside 1 … 1 000 000.
  case unsupportedFrameRate(numerator: Int, denominator: Int)
  /// A constant rate factor or a rate of bits that the codec cannot be asked for.
  case unsupportedRate(VideoCodec, RateControl?)
  /// One of FFmpeg's libraries can't be opened.
  case libraryMissing(name: String, version: Int, reason: String)
  /// libavcodec was built without the encoder of a codec; it has those of the others.
  case codecMissing(VideoCodec, encoder: String, others: [VideoCodec])
  /// libavcodec was built without this encoder.
  case encoderMissing(name: String)
  /// libavcodec was built without this decoder.
  case decoderMissing(name: String)
  /// A frame of another size than the encoder's.
  case frameSizeDiffers(width: Int, height: Int, expected: VideoFormat)
  /// The encoder gave something that a chunk must not hold.
  case unexpectedStream(VideoCodec, frame: Int, reason: StreamFault)
  /// A stored chunk that is not whole, or was changed.
  case damagedChunk
  /// A chunk without frames.
  case emptyChunk
  /// A film without chunks.
  case emptyMovie(path: String)
  /// A chunk of a codec that the film's kind of file does not hold.
  case codecNotInContainer(path: String, VideoCodec, MovieContainer)
  /// A chunk of another size or frame rate than the film's.
  case formatDiffers(path: String, chunk: VideoFormat, movie: VideoFormat)
  /// A chunk that was made with other settings, or by another version of the encoder, than the film's first.
  case parameterSetsDiffer(path: String, firstFrame: Int)
  /// A film that ends before all frames of its index.
  case cutShort(path: String, frames: Int, expected: Int)
  /// The file has no video.
  case noVideo(path: String)
  /// The pictures have another layout of samples than they are asked for in.
  case unsupportedPixelFormat(path: String, name: String, expected: String)
  /// A file whose sound cannot be read.
  case sound(SoundProblem, path: String)
  /// Tracks that a film or a file of sound cannot have.
  case tracks(TrackProblem)
  /// A call of FFmpeg's libraries failed.
  case library(LibraryFailure, during: Operation)

  /// What was being done when a call failed.
  public enum Operation: Hashable, Sendable {
    /// Compressing frames.
    case encoding
    /// Making the file of a film.
    case creating(path: String)
    /// Writing into it.
    case writing(path: String)
    /// Opening a film.
    case opening(path: String)
    /// Reading from it.
    case reading(path: String)
    /// Compressing sound.
    case encodingSound
    /// Making a file of sound.
    case creatingSound(path: String)
    /// Writing into it.
    case writingSound(path: String)
    /// Opening a file for its sound, or for what else beside pictures it holds.
    case openingSound(path: String)
    /// Reading from it.
    case readingSound(path: String)
  }

  /// How a compressed stream breaks the rules of a chunk.
  public enum StreamFault: Hashable, Sendable {
    /// A frame came out of order or twice.
    case order
    /// The first frame is not a key frame, or another is.
    case keyFrame
    /// There is no picture, or no parameter sets.
    case incomplete
    /// A unit of a kind that is not known here.
    case unknownUnit(UInt8)
  }
}

/// A failed call of a C library: what was called, and all that the library reported.
public struct LibraryFailure: Hashable, Sendable {
  /// The function.
  public var call: String
  /// What it returned.
  public var code: Int32
  /// The library's words for the code.
  public var text: String
  /// The last error that the library logged about the object in hand, if any.
  public var log: String?

  /// Makes a failure.
  public init(call: String, code: Int32, text: String, log: String? = nil) {
    (self.call, self.code, self.text, self.log) = (call, code, text, log)
  }
}
