/// Joins chunks to a film: an MP4 file with one H.264 track.
///
/// Frame k starts at exactly k / frame rate seconds and lasts until the next; the index lies before the pictures, so a
/// film can be played while it loads; nothing in the file tells a version or a date. The bytes of the file hang on the
/// chunks alone.
///
/// The file is written in place: whoever must not see half a film gives a temporary name and renames it. A writer that
/// is dropped before `finish` leaves an unfinished file.
public struct MovieWriter: ~Copyable {
  /// The file.
  public let path: String
  /// The size and the frame rate.
  public let format: VideoFormat
  /// How many frames have been written.
  public private(set) var frameCount = 0
  private let container: MovieContainer
  private let output: MovieOutput
  private let packet: PacketOwner
  private var parameterSets: EncodedChunk.ParameterSets?

  /// Makes the file, or empties it; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: The library's failure, during `.creating`.
  public init(
    path: String, format: VideoFormat, container: MovieContainer = .mp4
  ) throws(VideoError) {
    let output = try MovieOutput(path: path, muxer: container.rawValue)
    let packet = try PacketOwner(during: .creating(path: path))
    try output.create()
    self.path = path
    self.format = format
    self.container = container
    self.output = output
    self.packet = packet
  }

  /// Writes the frames of a chunk after those that are there.
  ///
  /// - Throws: `VideoError.emptyChunk`, `.damagedChunk`, `.formatDiffers`, `.parameterSetsDiffer`, or the library's
  ///   failure.
  public mutating func append(_ chunk: EncodedChunk) throws(VideoError) {
    guard !chunk.frames.isEmpty else { throw .emptyChunk }
    guard chunk.parameterSets.areSound else { throw .damagedChunk }
    guard chunk.format == format else { throw .formatDiffers(path: path, chunk: chunk.format, movie: format) }
    if let parameterSets {
      guard chunk.parameterSets == parameterSets else {
        throw .parameterSetsDiffer(path: path, firstFrame: frameCount)
      }
    } else {
      try output.begin(format, chunk.parameterSets, in: container)
      parameterSets = chunk.parameterSets
    }
    let ticks = Int64(format.ticksPerFrame)
    for frame in chunk.frames {
      try output.write(frame, start: Int64(frameCount) * ticks, duration: ticks, with: packet)
      frameCount += 1
    }
  }

  /// Completes the film and closes the file.
  ///
  /// - Throws: `VideoError.emptyMovie`, or the library's failure, such as a full disk's.
  public consuming func finish() throws(VideoError) {
    guard frameCount > 0 else { throw .emptyMovie(path: path) }
    try output.end()
  }
}
