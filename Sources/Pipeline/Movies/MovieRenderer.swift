import Audio
import Drawing
public import FilmKit
import Foundation
public import Numerics
import Timeline
public import Video

/// Makes the film file: plans its chunks, finds them or draws, converts and encodes them in parallel, and writes them in
/// order.
public struct MovieRenderer: Sendable {
  /// The film to render.
  public let film: any Film
  /// What the film was made of, so that its plan can be found again; nil when that is not known.
  public let digest: StableHash?
  /// How it is compressed; nil is as is usual for the kind of file.
  public let settings: EncoderSettings?
  /// What is heard; nil for a silent film.
  public let sound: SoundOutput?
  /// What is written beside pictures and sound.
  public let words: MovieWords
  /// What the file says about the film.
  public let tags: MovieTags
  /// How many chunks are at work at once; the file's bytes do not depend on it.
  public let jobs: Int
  /// Where chunks and sound are looked for and kept, which the file's bytes do not depend on either; nil for nowhere.
  public let cache: Cache?
  /// Whether nothing is made: what the cache lacks is an error.
  public let onlyJoins: Bool
  /// What notes where the time goes; nil for nothing.
  public let profile: Profile?

  /// What a finished run did.
  public struct Report: Hashable, Sendable {
    /// How many frames the file has.
    public let frames: Int
    /// Frames that differ from the one before, and the first of each chunk; the others hold the picture.
    public let distinctFrames: Int
    /// How many of those were drawn and compressed in this run; the others were found in the cache.
    public let madeFrames: Int
    /// The size of the file.
    public let bytes: Int
    /// How loud the film is, in one line for people; nil for a silent film.
    public let sound: String?
  }

  /// What was made or found.
  struct Product: Sendable {
    /// The pieces of sound that begin in it and were made beside it.
    var sound: [(piece: Int, packets: [EncodedSound])] = []
    let chunk: EncodedChunk
    let planned: PlannedChunk
    let isFound: Bool
  }

  /// Prepares to render a film.
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - digest: `Project.digest`, if it is to be found again.
  ///   - settings: How its pictures are compressed; nil is as is usual for the kind of file.
  ///   - sound: What is heard; nil for a silent film.
  ///   - words: Its captions and chapters.
  ///   - tags: What the file says about it.
  ///   - jobs: How many chunks are at work at once.
  ///   - cache: Where chunks and sound are looked for and kept; nil for nowhere.
  ///   - onlyJoins: Whether what the cache lacks is an error.
  ///   - profile: What notes where the time goes.
  public init(
    film: any Film, digest: StableHash? = nil, settings: EncoderSettings? = nil, sound: SoundOutput? = nil,
    words: MovieWords = MovieWords(), tags: MovieTags = MovieTags(), jobs: Int, cache: Cache? = nil,
    onlyJoins: Bool = false, profile: Profile? = nil
  ) {
    (self.film, self.digest, self.settings, self.sound) = (film, digest, settings, sound)
    (self.words, self.tags, self.jobs) = (words, tags, max(1, jobs))
    (self.cache, self.onlyJoins, self.profile) = (cache, onlyJoins, profile)
  }

  /// Renders the film to a file, whose name says what kind it is; it appears under its name only when it is complete.
  ///
  /// A codec with opacity is given the film without its ground.
  ///
  /// A file that stands there with just the bytes that it would get is left as it is.
  ///
  /// - Parameters:
  ///   - range: The frames that it shows, the first at 0 s; nil for all.
  ///   - path: The file; one of that name is replaced when the new one is finished.
  ///   - inputs: What the film is made of, which must not be overwritten.
  ///   - progress: Counts the frames.
  public func render(
    _ range: Range<Int>? = nil, to path: String, keeping inputs: InputFiles, progress: FrameCounter
  ) async throws(PipelineError) -> Report {
    let target = try target(path, keeping: inputs)
    let output = URL(fileURLWithPath: target.path)
    AtomicFile.sweep(output.deletingLastPathComponent().path, of: output.lastPathComponent)
    let main = Lane.main(of: profile)
    let planner = planner(range, target)
    let known = main.measure(.plan) { planner.find() }
    var tracks = tracks
    let key = key(of: planner.key, tracks, target)
    let old = main.measure(.cache) { finished(key, at: target) }
    if let known, let old {
      progress.advance(by: known.frames)
      return Report(
        frames: known.frames, distinctFrames: known.distinct, madeFrames: 0, bytes: old.bytes, sound: old.sound)
    }
    if onlyJoins { try await checkCached(range, planner, target) }
    var file = AtomicFile(path: target.path, calledInErrors: path)
    let temporary = file.temporaryPath
    // What libav says of the temporary file is reported of the film.
    func writing<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
      do throws(VideoError) { return try work() } catch { throw .encoding(error.renamed(from: temporary, to: path)) }
    }
    // The sound is measured while the cover is painted and libav's libraries are opened.
    async let measured = measuredSound()
    if target.container.holdsCover { tracks.cover = try StillRenderer(film: film).cover(with: cache) }
    var writer: MovieWriter? = try writing { () throws(VideoError) in
      try MovieWriter(path: temporary, format: target.format, container: target.container, tracks: tracks)
    }
    let frames = range ?? 0..<film.timeline.frameCount
    let soundtrack = try await measured.get()
    var feed: SoundFeed?
    let lack = lacksSound(planner, target)
    if let sound, let soundtrack {
      feed = SoundFeed(sound, soundtrack, sound.samples(of: frames), with: cache, lack: lack)
    }
    var (made, written) = (0, frames.lowerBound)
    var planned: [PlannedChunk] = []
    let chunks = planner.chunks
    let pieces = pieces(of: chunks, frames, soundtrack)
    let work = chunks.indices.map { (chunk: chunks[$0], known: known?.chunks[$0], pieces: pieces[$0]) }
    try await orderedMap(work, jobs: jobs) { (work) throws(PipelineError) -> Product in
      let sound = try make(work.pieces, soundtrack, frames, lack)
      var product = try make(work.chunk, work.known, planner, target, progress)
      product.sound = sound
      return product
    } deliver: { (product: Product) throws(PipelineError) in
      planned.append(product.planned)
      for made in product.sound { feed?.take(made.packets, of: made.piece) }
      if !product.isFound { made += product.planned.distinct }
      written += product.chunk.frames.count
      // The sound of a chunk goes before it, so that little of either is kept.
      let (sample, isLast) = (sound?.plan.clock.sample(ofFrame: written) ?? 0, written == frames.upperBound)
      let first = product.planned.chunk.frames.lowerBound
      let packets = try main.measure(.sound, frame: first) { () throws(PipelineError) in
        try feed?.next(until: sample, isLast: isLast)
      }
      try main.measure(.write, frame: first) { () throws(PipelineError) in
        try writing { () throws(VideoError) in
          if let packets { try writer?.append(packets) }
          try writer?.append(product.chunk)
        }
      }
    }
    let bytes = try main.measure(.write) { () throws(PipelineError) in
      try writing { () throws(VideoError) in try writer.take()?.finish() }
      return try file.finish()
    }
    let plan = FilmPlan(chunks: planned)
    if known == nil { planner.keep(plan) }
    if cache != nil, key != nil { keep(FinishedFilm(target.path, sound: soundtrack?.summary), as: key) }
    cache?.tidy()
    return Report(
      frames: plan.frames, distinctFrames: plan.distinct, madeFrames: made, bytes: bytes, sound: soundtrack?.summary)
  }

  private var tracks: MovieTracks {
    MovieTracks(
      sound: sound.map { MovieTracks.Sound($0.coding) }, captions: words.captions, captionLanguage: tags.language,
      chapters: words.chapters, tags: tags)
  }

  /// How loud the film is and what is done about it; nothing for a silent film.
  func measuredSound() async -> Result<LeveledSound?, PipelineError> {
    guard let sound else { return .success(nil) }
    let lane = profile?.enter() ?? .none
    let begun = lane.begin(.sound)
    defer {
      begun.end()
      lane.leave()
    }
    do throws(PipelineError) {
      let measured = try await sound.plan.measure(with: cache, jobs: jobs)
      return .success(
        LeveledSound(
          sound.plan, measured, loudness: sound.loudness, headroom: sound.headroom, limiter: sound.limiter))
    } catch {
      return .failure(error)
    }
  }

  /// The pieces of sound that are made with each chunk of some frames, so that the film's writer need not wait for them.
  private func pieces(of chunks: [Chunk], _ frames: Range<Int>, _ soundtrack: LeveledSound?) -> [[Int]] {
    guard let sound, let soundtrack else { return chunks.map { _ in [] } }
    let ends = chunks.map { sound.plan.clock.sample(ofFrame: $0.frames.upperBound) }
    return sound.pieces(sound.samples(of: frames), knowing: soundtrack.mixed, before: ends)
  }

  /// Finds some pieces of sound, or makes and keeps them.
  private func make(
    _ pieces: [Int], _ soundtrack: LeveledSound?, _ frames: Range<Int>, _ lack: PipelineError?
  ) throws(PipelineError) -> [(piece: Int, packets: [EncodedSound])] {
    guard let sound, let soundtrack, !pieces.isEmpty else { return [] }
    let lane = profile?.enter() ?? .none
    defer { lane.leave() }
    var made: [(piece: Int, packets: [EncodedSound])] = []
    for piece in pieces {
      let packets = try lane.measure(.sound) { () throws(PipelineError) in
        var feed = SoundFeed(sound, soundtrack, sound.samples(of: frames), only: piece, with: cache, lack: lack)
        return try feed.next(until: 0, isLast: true)
      }
      made.append((piece, packets))
    }
    return made
  }

  /// Finds a chunk, or makes and keeps it; lays it out first unless that is known.
  func make(
    _ chunk: Chunk, _ known: PlannedChunk?, _ planner: FilmPlanner, _ target: MovieTarget, _ progress: FrameCounter
  ) throws(PipelineError) -> Product {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    let lane = profile?.enter() ?? .none
    defer { lane.leave() }
    let first = chunk.frames.lowerBound
    var lists: [DisplayList?] = []
    let planned =
      known
      ?? lane.measure(.plan, frame: first) { () -> PlannedChunk in
        let laid = planner.lay(chunk)
        lists = laid.lists
        return laid.planned
      }
    let store = cache.map { ChunkStore($0, target) }
    if let chunk = lane.measure(.cache, frame: first, { store?.find(planned) }) {
      progress.advance(by: chunk.frames.count)
      return Product(chunk: chunk, planned: planned, isFound: true)
    }
    if onlyJoins, let cache { throw lacks(planned, planner, target, in: cache) }
    let encoder = PlannedChunkEncoder(film: film, format: target.format, settings: target.settings, lane: lane)
    let made = try encoder.encode(planned, showing: lists, progress)
    lane.measure(.cache, frame: first) { store?.keep(made, of: planned) }
    return Product(chunk: made, planned: planned, isFound: false)
  }
}
