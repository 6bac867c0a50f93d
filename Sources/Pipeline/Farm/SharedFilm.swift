import Audio
public import FilmKit
import Foundation
import Numerics
public import Video

/// A film whose chunks and sound several machines make into one folder, which any of them then joins.
///
/// The sound is made with the first chunk: it is levelled as a whole, and takes about as long as a few chunks do.
public struct SharedFilm: Sendable {
  let renderer: MovieRenderer
  let range: Range<Int>
  let target: MovieTarget
  let planner: FilmPlanner
  let cache: Cache

  /// What a machine did.
  public struct Report: Hashable, Sendable {
    /// How many chunks it was to make.
    public var chunks = 0
    /// How many of those others had made.
    public var foundChunks = 0
    /// The frames of all these chunks.
    public var frames = 0
    /// Frames that were drawn and compressed in this run.
    public var madeFrames = 0
    /// Whether the sound was to be made.
    public var hasSound = false
  }

  /// Prepares to make parts of a film.
  ///
  /// - Parameters:
  ///   - renderer: What would make the whole.
  ///   - range: The frames of the film.
  ///   - container: The kind of file that it will be.
  ///   - cache: The folder that the machines share.
  public init(
    _ renderer: MovieRenderer, _ range: Range<Int>, as container: MovieContainer, in cache: Cache
  ) throws(PipelineError) {
    (self.renderer, self.range, self.cache) = (renderer, range, cache)
    let name = "film.\(container.extensions.first ?? "")"
    target = try renderer.target(name, container, calledInErrors: name)
    planner = renderer.planner(range, target)
  }

  /// How many chunks the film has.
  public var count: Int { planner.chunks.count }

  /// How many frames some chunks have.
  public func frames(of chunks: [Int]) -> Int { chunks.reduce(0) { $0 + planner.chunks[$1].frames.count } }

  /// About what each chunk takes, in parts of what a picture takes; the first with the sound.
  ///
  /// Frames are laid out for it, unless some machine has done so before.
  public func costs() async throws(PipelineError) -> [Int] {
    try await planner.plan(jobs: renderer.jobs).costs(hasSound: renderer.sound != nil)
  }

  /// The chunks of one of several shares that take about as long.
  ///
  /// - Parameter part: From 0.
  public func chunks(ofPart part: Int, of count: Int) async throws(PipelineError) -> [Int] {
    if let plan = planner.key { cache.store(shares: count, of: plan) }
    return Array(Shares.cut(try await costs(), into: count)[part])
  }

  /// Makes some chunks, as far as others have not made them.
  ///
  /// - Throws: `PipelineError.cache` as soon as something can't be kept.
  public func make(_ chunks: [Int], _ progress: FrameCounter) async throws(PipelineError) -> Report {
    var report = Report()
    do throws(PipelineError) {
      if chunks.contains(0) { report.hasSound = try await makeSound() }
      let known = planner.find()
      try await orderedMap(chunks, jobs: renderer.jobs) { (index) throws(PipelineError) -> MovieRenderer.Product in
        let product = try renderer.make(planner.chunks[index], known?.chunks[index], planner, target, progress)
        try checkKept()
        return product
      } deliver: { (product: MovieRenderer.Product) throws(PipelineError) in
        report.chunks += 1
        report.frames += product.chunk.frames.count
        report.foundChunks += product.isFound ? 1 : 0
        report.madeFrames += product.isFound ? 0 : product.planned.distinct
      }
    } catch {
      if case .interrupted = error { throw .stopped(chunks: report.chunks) }
      throw error
    }
    cache.tidy()
    return report
  }

  /// Makes all pieces of sound, and the cover, which is one picture; answers whether there is anything to hear.
  private func makeSound() async throws(PipelineError) -> Bool {
    if target.container.holdsCover { _ = try StillRenderer(film: renderer.film).cover(with: cache) }
    try checkKept()
    guard let sound = renderer.sound, let soundtrack = try await renderer.measuredSound().get() else { return false }
    let samples = sound.samples(of: range)
    let pieces = sound.pieces(samples, knowing: soundtrack.mixed, before: [.max]).flatMap { $0 }
    try await orderedMap(pieces, jobs: renderer.jobs) { (piece) throws(PipelineError) -> Void in
      var feed = SoundFeed(sound, soundtrack, samples, only: piece, with: cache)
      _ = try feed.next(until: 0, isLast: true)
    } deliver: { (_: Void) throws(PipelineError) in
    }
    // What has to be read from its start, or can't be cut; the others are found.
    var feed = SoundFeed(sound, soundtrack, samples, with: cache)
    for end in stride(from: samples.lowerBound, to: samples.upperBound, by: 10 * SoundPiece.length) {
      _ = try feed.next(until: end, isLast: false)
      try checkKept()
    }
    _ = try feed.next(until: samples.upperBound, isLast: true)
    try checkKept()
    return true
  }

  /// What is made and not kept would be missed by the machine that joins.
  private func checkKept() throws(PipelineError) {
    if let reason = cache.log.failure { throw .cache(cache.folder, .notKept(reason: reason)) }
  }
}

extension SharedFilm {
  /// Asks whether this machine would make the film that the first one would, and says so where this is the first.
  ///
  /// - Parameters:
  ///   - names: What distinguishes the film from others in the folder: its timeline's name and the options of the command
  ///     line.
  ///   - timeline: The timeline's file.
  ///   - isFirst: Whether this machine is asked from now on, whatever another one said.
  /// - Throws: `PipelineError.cache`, which names what differs.
  public func agree(
    _ names: [String], timeline: String, films: FilmList, fontFolder: String?, isFirst: Bool
  ) throws(PipelineError) {
    guard let plan = planner.key else { return }
    let key = CacheKey(.origin, by: StableHash()) { hash in
      for name in names { hash.combine(name) }
    }
    let mine = try FilmOrigin(plan: plan, timeline: timeline, films: films, fontFolder: fontFolder)
    if isFirst || cache.origin(key) == nil { cache.store(mine, as: key, replacing: isFirst) }
    // Another one may have been the first at the same moment.
    guard let first = cache.origin(key) else { return try checkKept() }
    let differences = mine.differences(from: first)
    guard differences.isEmpty else { throw .cache(cache.folder, .otherOrigin(differences)) }
  }
}

extension FilmPlan {
  /// About what each chunk takes, in twelfths of a picture; the first with the sound.
  func costs(hasSound: Bool) -> [Int] {
    var costs = chunks.map(\.cost)
    if hasSound, !costs.isEmpty { costs[0] += frames / 8 }
    return costs
  }
}

extension PlannedChunk {
  /// What it takes to make it: its key frame, its pictures, and a look at each frame.
  fileprivate var cost: Int { 24 + 12 * distinct + chunk.frames.count }
}
