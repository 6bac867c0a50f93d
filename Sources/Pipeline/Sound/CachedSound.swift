import Video

/// The packets of a piece of compressed sound as the cache keeps them, in order.
struct CachedSound {
  private var rest: ArraySlice<UInt8>

  /// Reads it; nil when it is not there.
  init?(_ key: CacheKey, in cache: Cache) {
    guard case .found(let bytes) = cache.find(key) else { return nil }
    self.init(bytes)
  }

  /// Reads a piece's bytes.
  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next packet; nil at the end.
  mutating func next() throws(PipelineError) -> EncodedSound? {
    guard !rest.isEmpty else { return nil }
    guard let head = take(EncodedSound.headLength), let length = EncodedSound.length(after: head),
      let packet = take(length).flatMap({ EncodedSound(head: head, rest: $0) })
    else { throw .sound(.damagedChunk) }
    return packet
  }

  /// The next bytes; nil when there are fewer.
  private mutating func take(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
