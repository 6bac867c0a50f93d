import Video

/// The packets of a piece of compressed sound as the cache keeps them, in order.
struct CachedSound: ~Copyable {
  private var reader: CacheReader
  private var rest: Int

  /// Opens it; nil when it is not there.
  init?(_ key: CacheKey, in cache: Cache) {
    guard let reader = cache.open(key) else { return nil }
    rest = reader.entry.length
    self.reader = reader
  }

  /// The next packet; nil at the end.
  mutating func next() throws(PipelineError) -> EncodedSound? {
    guard rest > 0 else { return nil }
    guard let head = reader.next(EncodedSound.headLength), let length = EncodedSound.length(after: head),
      let packet = reader.next(length).flatMap({ EncodedSound(head: head, rest: $0) })
    else { throw .sound(.damagedChunk) }
    rest -= EncodedSound.headLength + length
    return packet
  }
}
