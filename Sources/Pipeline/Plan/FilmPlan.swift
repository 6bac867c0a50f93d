import FilmKit
import Foundation
import Numerics
import Timeline
import Video

/// The chunks of a film, in order, with their keys: what `MovieRenderer` makes or finds.
struct FilmPlan: Hashable, Sendable, Codable {
  /// The chunks.
  let chunks: [PlannedChunk]

  /// Looks at every frame of a film, on several workers.
  ///
  /// A plan that a cache holds is taken from there: then no frame is looked at.
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - range: The frames that are wanted; nil for all.
  ///   - format: The size and the frame rate.
  ///   - settings: How pictures are compressed.
  ///   - jobs: How many workers.
  ///   - digest: The hash of all that the film was made of; nil when it can't be found again.
  ///   - cache: Where plans are kept; nil for none.
  static func make(
    _ film: any Film, _ range: Range<Int>?, _ format: VideoFormat, _ settings: EncoderSettings, jobs: Int,
    digest: StableHash?, cache: Cache?
  ) async throws(PipelineError) -> FilmPlan {
    let chunks = Chunk.plan(film.timeline, range)
    let key = digest.map { Self.key($0, chunks, format, settings) }
    if let key, let plan = find(key, for: chunks, in: cache) { return plan }
    var planned: [PlannedChunk] = []
    try await orderedMap(chunks, jobs: jobs) { (chunk) throws(PipelineError) -> PlannedChunk in
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      return PlannedChunk(chunk, of: film, format, settings)
    } deliver: { (chunk) throws(PipelineError) in
      planned.append(chunk)
    }
    let plan = FilmPlan(chunks: planned)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    if let key, let cache, let bytes = try? encoder.encode(plan) { cache.store(Array(bytes), as: key) }
    return plan
  }

  private static func key(
    _ film: StableHash, _ chunks: [Chunk], _ format: VideoFormat, _ settings: EncoderSettings
  ) -> CacheKey {
    CacheKey(.plan) { hash in
      hash.combine(film)
      format.feed(&hash)
      settings.feed(&hash)
      for chunk in chunks {
        hash.combine(chunk.beat)
        hash.combine(chunk.frames.lowerBound)
        hash.combine(chunk.frames.upperBound)
      }
    }
  }

  private static func find(_ key: CacheKey, for chunks: [Chunk], in cache: Cache?) -> FilmPlan? {
    guard let cache, case .found(let bytes) = cache.find(key) else { return nil }
    if let plan = try? JSONDecoder().decode(FilmPlan.self, from: Data(bytes)), plan.chunks.map(\.chunk) == chunks,
      plan.chunks.allSatisfy({ $0.stands.allSatisfy { $0 > 0 } && $0.stands.reduce(0, +) == $0.chunk.frames.count })
    {
      return plan
    }
    cache.discard(key)
    return nil
  }

  /// How many frames the film has.
  var frames: Int { chunks.reduce(0) { $0 + $1.chunk.frames.count } }
  /// How many pictures it has: frames that differ from the one before, and the first of each chunk.
  var distinct: Int { chunks.reduce(0) { $0 + $1.distinct } }
}
