import Drawing
import FilmKit
import Foundation
import Numerics
import Timeline
import Video

/// The chunks of a film, in order, with their keys: what `MovieRenderer` makes or finds.
struct FilmPlan: Hashable, Sendable, Codable {
  /// The chunks.
  let chunks: [PlannedChunk]

  /// How many frames the film has.
  var frames: Int { chunks.reduce(0) { $0 + $1.chunk.frames.count } }
  /// How many pictures it has: frames that differ from the one before, and the first of each chunk.
  var distinct: Int { chunks.reduce(0) { $0 + $1.distinct } }
}

/// Lays out a film's chunks, or finds them laid out.
struct FilmPlanner: Sendable {
  /// The chunks, in order.
  let chunks: [Chunk]
  private let film: any Film
  private let format: VideoFormat
  private let settings: EncoderSettings
  /// What the plan is found by; nil when it can't be found again.
  let key: CacheKey?
  private let cache: Cache?

  /// Prepares to plan.
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - range: The frames that are wanted; nil for all.
  ///   - format: The size and the frame rate.
  ///   - settings: How pictures are compressed.
  ///   - digest: The hash of all that the film was made of; nil when it can't be found again.
  ///   - cache: Where plans are kept; nil for none.
  init(
    _ film: any Film, _ range: Range<Int>?, _ format: VideoFormat, _ settings: EncoderSettings, digest: StableHash?,
    cache: Cache?
  ) {
    let chunks = Chunk.plan(film.timeline, range)
    (self.film, self.format, self.settings, self.cache, self.chunks) = (film, format, settings, cache, chunks)
    key = digest.map { digest in
      CacheKey(.plan) { hash in
        hash.combine(digest)
        format.feed(&hash)
        settings.feed(&hash)
        for chunk in chunks {
          hash.combine(chunk.beat)
          hash.combine(chunk.frames.lowerBound)
          hash.combine(chunk.frames.upperBound)
        }
      }
    }
  }

  /// The plan that the cache holds, for which no frame is looked at; nil when it holds none.
  func find() -> FilmPlan? {
    guard let key, let cache, case .found(let bytes) = cache.find(key) else { return nil }
    if let plan = try? JSONDecoder().decode(FilmPlan.self, from: Data(bytes)), plan.chunks.map(\.chunk) == chunks,
      plan.chunks.allSatisfy({ $0.stands.allSatisfy { $0 > 0 } && $0.stands.reduce(0, +) == $0.chunk.frames.count })
    {
      return plan
    }
    cache.discard(key)
    return nil
  }

  /// Keeps a plan in the cache.
  func keep(_ plan: FilmPlan) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    if let key, let cache, let bytes = try? encoder.encode(plan) { cache.store(Array(bytes), as: key) }
  }

  /// Lays out a chunk, with its display lists, as far as there is room for them.
  func lay(_ chunk: Chunk) -> (planned: PlannedChunk, lists: [DisplayList?]) {
    PlannedChunk.lay(chunk, of: film, format, settings)
  }

  /// Lays out all chunks, on several workers, unless the cache holds the plan.
  func plan(jobs: Int) async throws(PipelineError) -> FilmPlan {
    if let plan = find() { return plan }
    var planned: [PlannedChunk] = []
    try await orderedMap(chunks, jobs: jobs) { (chunk) throws(PipelineError) -> PlannedChunk in
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      return lay(chunk).planned
    } deliver: { (chunk) throws(PipelineError) in
      planned.append(chunk)
    }
    let plan = FilmPlan(chunks: planned)
    keep(plan)
    return plan
  }
}
