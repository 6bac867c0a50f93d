import Video

/// The compressed chunks of one film's file in a cache.
struct ChunkStore {
  private let cache: Cache
  private let target: MovieTarget

  init(_ cache: Cache, _ target: MovieTarget) { (self.cache, self.target) = (cache, target) }

  /// Finds a chunk that fits its place; nil when it has to be made.
  func find(_ planned: PlannedChunk) -> EncodedChunk? {
    guard case .found(let bytes) = cache.find(planned.key) else { return nil }
    do throws(VideoError) {
      let chunk = try EncodedChunk(serialized: bytes)
      if chunk.format == target.format, chunk.codec == target.settings.codec,
        chunk.frames.count == planned.chunk.frames.count
      {
        return chunk
      }
    } catch {}
    // Its bytes are those that were stored under this key, but not by what stores chunks.
    cache.discard(planned.key)
    return nil
  }

  /// Keeps a chunk for the next run.
  func keep(_ chunk: EncodedChunk, of planned: PlannedChunk) { cache.store(chunk.serialized(), as: planned.key) }
}
