public import Films
import Media
import Timeline
public import Video

/// Makes the film file: draws, converts and encodes chunks in parallel, and writes them in order.
public struct MovieRenderer: Sendable {
  /// The film to render.
  public let film: any Film
  /// How it is compressed; nil is as is usual for the kind of file.
  public let settings: EncoderSettings?
  /// What is heard; nil for a silent film.
  public let sound: FilmSound?
  /// What is written beside pictures and sound.
  public let words: FilmWords
  /// What the file tells about the film.
  public let tags: MovieTags
  /// How many chunks are at work at once; the file's bytes do not depend on it.
  public let jobs: Int

  /// What a finished run did.
  public struct Report: Hashable, Sendable {
    /// How many frames the file has.
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
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - settings: How its pictures are compressed; nil is as is usual for the kind of file.
  ///   - sound: What is heard; nil for a silent film.
  ///   - words: Its captions and chapters.
  ///   - tags: What the file tells about it.
  ///   - jobs: How many chunks are at work at once.
  public init(
    film: any Film, settings: EncoderSettings? = nil, sound: FilmSound? = nil, words: FilmWords = FilmWords(),
    tags: MovieTags = MovieTags(), jobs: Int
  ) {
    (self.film, self.settings, self.sound) = (film, settings, sound)
    (self.words, self.tags, self.jobs) = (words, tags, max(1, jobs))
  }

  /// Renders the film to a file, whose name says what kind it is; it appears under its name only when it is complete.
  ///
  /// A codec with opacity is given the film without its ground.
  ///
  /// - Parameters:
  ///   - stretch: The frames that it shows, the first at 0 s; nil for all.
  ///   - path: The file; one of that name is replaced when the new one is finished.
  ///   - timelinePath: The timeline's file, which must not be overwritten.
  ///   - progress: Counts the frames.
  public func render(
    _ stretch: Range<Int>? = nil, to path: String, timelinePath: String, progress: FrameCounter
  ) async throws(PipelineError) -> Report {
    let output = try Output.checkMovie(path, timeline: timelinePath)
    var file = AtomicFile(path: output.path, calledInErrors: path)
    let temporary = file.temporaryPath
    let (film, settings) = (film, settings ?? EncoderSettings(output.container.usualCodec))
    guard output.container.codecs.contains(settings.codec) else {
      throw .output(path: path, .codecNotInFile(settings.codec, output.container))
    }
    let format = try Self.encoding { () throws(VideoError) in
      let (size, rate) = (film.timeline.size, film.timeline.frameRate)
      return try VideoFormat(
        width: size.width, height: size.height, frameRateNumerator: rate.numerator,
        frameRateDenominator: rate.denominator)
    }
    // What libav says of the temporary file is told of the film.
    func writing<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
      do throws(VideoError) { return try work() } catch { throw .encoding(error.renamed(from: temporary, to: path)) }
    }
    var (distinct, written) = (0, stretch?.lowerBound ?? 0)
    var writer: MovieWriter? = try writing { () throws(VideoError) in
      try MovieWriter(path: temporary, format: format, container: output.container, tracks: tracks)
    }
    var mix = try sound?.begin(at: stretch?.lowerBound ?? 0)
    try await orderedMap(Chunk.plan(film.timeline, stretch), jobs: jobs) { (chunk) throws(PipelineError) in
      try Self.encode(chunk, of: film, format: format, settings: settings, progress: progress)
    } deliver: { (piece) throws(PipelineError) in
      distinct += piece.distinctFrames
      written += piece.chunk.frames.count
      // The sound of a chunk goes before it, so that little of either is kept.
      while let block = try mix?.next(until: written) {
        try writing { () throws(VideoError) in try writer?.append(sound: block) }
      }
      try writing { () throws(VideoError) in try writer?.append(piece.chunk) }
    }
    try writing { () throws(VideoError) in try writer.take()?.finish() }
    let bytes = try file.finish()
    return Report(frames: stretch?.count ?? film.timeline.frameCount, distinctFrames: distinct, bytes: bytes)
  }

  private var tracks: MovieTracks {
    MovieTracks(
      sound: sound.map { MovieTracks.Sound($0.coding) }, captions: words.captions, captionLanguage: tags.language,
      chapters: words.chapters, tags: tags)
  }

  private static func encode(
    _ chunk: Chunk, of film: any Film, format: VideoFormat, settings: EncoderSettings, progress: FrameCounter
  ) throws(PipelineError) -> Piece {
    var source = FrameSource(film, transparent: settings.codec.hasAlpha)
    var planes = FramePlanes(format, for: settings.codec)
    var encoder = try encoding { () throws(VideoError) in try ChunkEncoder(format: format, settings: settings) }
    var distinct = 0
    for frame in chunk.frames {
      try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        planes.convert(pixels, in: changed)
        if !changed.isEmpty { distinct += 1 }
      }
      do { try planes.encode(with: &encoder) } catch { throw .encoding(error) }
      progress.advance()
    }
    do { return Piece(chunk: try encoder.finish(), distinctFrames: distinct) } catch { throw .encoding(error) }
  }

  private static func encoding<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
    do throws(VideoError) { return try work() } catch { throw .encoding(error) }
  }
}
