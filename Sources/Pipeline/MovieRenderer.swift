public import Films
import Media
import Timeline
public import Video

/// Makes the film file: draws, converts and encodes chunks in parallel, and writes them in order.
public struct MovieRenderer: Sendable {
  /// The film to render.
  public let film: any Film
  /// How it is compressed.
  public let settings: H264Settings
  /// How many chunks are at work at once; the file's bytes do not depend on it.
  public let jobs: Int

  /// What a finished run did.
  public struct Report: Hashable, Sendable {
    /// The film's length in frames.
    public let frames: Int
    /// Frames that differ from the one before; the others were neither drawn nor converted.
    public let distinctFrames: Int
    /// The size of the file.
    public let bytes: Int
  }

  /// One encoded chunk and what it took.
  private struct Piece: Sendable {
    let chunk: EncodedChunk
    let distinctFrames: Int
  }

  /// Prepares to render a film.
  public init(film: any Film, settings: H264Settings = H264Settings(), jobs: Int) {
    (self.film, self.settings, self.jobs) = (film, settings, max(1, jobs))
  }

  /// Renders the whole film to an MP4 file, which appears under its name only when it is complete.
  ///
  /// - Parameters:
  ///   - path: The file; one of that name is replaced when the new one is finished.
  ///   - timelinePath: The timeline's file, which must not be overwritten.
  ///   - progress: Counts the frames.
  public func render(to path: String, timelinePath: String, progress: FrameCounter) async throws -> Report {
    try Output.checkFilm(path, timeline: timelinePath)
    var file = AtomicFile(path: path)
    let format = try videoFormat()
    let (film, settings) = (film, settings)
    var distinct = 0
    do {
      var writer: MovieWriter? = try MovieWriter(path: file.temporaryPath, format: format)
      try await orderedMap(Chunk.plan(film.timeline), jobs: jobs) { chunk in
        try Self.encode(chunk, of: film, format: format, settings: settings, progress: progress)
      } deliver: { piece in
        distinct += piece.distinctFrames
        try writer?.append(piece.chunk)
      }
      try writer.take()?.finish()
    } catch is CancellationError {
      throw PipelineError.interrupted
    } catch let error as VideoError {
      throw PipelineError.encoding(error.renamed(from: file.temporaryPath, to: path))
    }
    let bytes = try file.finish()
    return Report(frames: film.timeline.frameCount, distinctFrames: distinct, bytes: bytes)
  }

  private func videoFormat() throws -> VideoFormat {
    let timeline = film.timeline
    do {
      return try VideoFormat(
        width: timeline.size.width, height: timeline.size.height,
        frameRateNumerator: timeline.frameRate.numerator, frameRateDenominator: timeline.frameRate.denominator)
    } catch {
      throw PipelineError.encoding(error)
    }
  }

  private static func encode(
    _ chunk: Chunk, of film: any Film, format: VideoFormat, settings: H264Settings, progress: FrameCounter
  ) throws -> Piece {
    var source = FrameSource(film)
    var planes = PlanarFrame(width: format.width, height: format.height)
    var encoder = try ChunkEncoder(format: format, settings: settings)
    var distinct = 0
    for frame in chunk.frames {
      try source.draw(frame) { pixels, changed in
        for area in changed { planes.convert(pixels, in: area) }
        if !changed.isEmpty { distinct += 1 }
      }
      try encoder.encode(planes)
      progress.advance()
    }
    return Piece(chunk: try encoder.finish(), distinctFrames: distinct)
  }
}
