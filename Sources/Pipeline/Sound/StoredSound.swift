import Foundation
import Video

/// The compressed sound of a film as the cache keeps it: its summary, then its packets in order.
struct StoredSound: ~Copyable {
  /// How loud it is, in one line for people.
  let summary: String
  private var reader: CacheReader
  private var rest: Int
  private var ahead: EncodedSound?

  /// Opens it; nil when it is not there.
  ///
  /// - Parameter isVerified: Whether it was read to its end before.
  init?(_ key: CacheKey, in cache: Cache, isVerified: Bool) {
    guard var reader = isVerified ? CacheReader(cache.path(of: key), of: key) : cache.open(key) else { return nil }
    guard let count = reader.next(4)?.reduce(0, { $0 << 8 | Int($1) }), count <= 4096,
      let text = reader.next(count).flatMap({ String(validating: $0, as: UTF8.self) })
    else {
      cache.discard(key)
      return nil
    }
    summary = text
    rest = reader.entry.length - 4 - count
    self.reader = reader
  }

  /// The next packet that is heard before a sample; nil when that is a later one's, or there is none.
  mutating func next(before sample: Int) throws(PipelineError) -> EncodedSound? {
    if ahead == nil, rest > 0 { ahead = try read() }
    guard let packet = ahead, packet.start < sample else { return nil }
    ahead = nil
    return packet
  }

  private mutating func read() throws(PipelineError) -> EncodedSound {
    guard let head = reader.next(EncodedSound.headLength), let length = EncodedSound.length(after: head),
      let packet = reader.next(length).flatMap({ EncodedSound(head: head, rest: $0) })
    else { throw .sound(.damagedChunk) }
    rest -= EncodedSound.headLength + length
    return packet
  }

  /// Begins to keep a sound; nil when nothing can be kept.
  static func begin(_ key: CacheKey, _ summary: String, in cache: Cache) -> Writer? {
    guard let writer = cache.begin(key), !writer.hasFailed else { return nil }
    return Writer(writer, summary)
  }

  /// Keeps a sound.
  struct Writer: ~Copyable {
    private var writer: CacheWriter

    fileprivate init(_ writer: consuming CacheWriter, _ summary: String) {
      self.writer = writer
      let text = Array(summary.utf8)
      self.writer.write([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: text.count >> $0) } + text)
    }

    /// Adds packets.
    mutating func write(_ packets: [EncodedSound]) {
      for packet in packets { writer.write(packet.serialized) }
    }

    /// Ends it; answers whether all was written.
    consuming func finish() -> Bool { writer.finish() }
  }
}
