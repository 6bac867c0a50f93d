import Numerics

/// The bytes of an entry's file: a head that says what it is, then the content.
///
/// The head has 80 bytes: a mark with the version, the kind, the key, the content's length and its hash, and the hash
/// of all these. So an entry that was cut, changed or put under another's name is known for what it is.
struct CacheEntry: Hashable, Sendable {
  /// The bytes before the content.
  static let headLength = 80
  private static let mark: [UInt8] = Array("BFCACHE1".utf8)

  /// What it is found by.
  let key: CacheKey
  /// How many bytes its content has.
  let length: Int
  /// The hash of its content.
  let hash: StableHash.Value

  /// Describes a content.
  init(_ key: CacheKey, of content: UnsafeRawBufferPointer) {
    var hash = StableHash()
    hash.combine(bytes: content)
    self.init(key, length: content.count, hash: hash)
  }

  /// Describes a content by its length and the hash of its bytes.
  init(_ key: CacheKey, length: Int, hash: StableHash) {
    (self.key, self.length, self.hash) = (key, length, hash.value)
  }

  /// Reads a head; nil when it is none, or damaged, or that of another key.
  init?(_ head: some Collection<UInt8>, of key: CacheKey) {
    let head = Array(head)
    guard head.count == Self.headLength, head.starts(with: Self.mark) else { return nil }
    func word(_ index: Int) -> UInt64 {
      head[8 * index..<8 * index + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let text = Self.text(of: key)
    guard Array(head[8..<8 + text.count]) == text, let length = Int(exactly: word(6)) else { return nil }
    (self.key, self.length, hash) = (key, length, StableHash.Value(high: word(7), low: word(8)))
    guard word(9) == Self.check(head.dropLast(8)) else { return nil }
  }

  /// The head of the entry's file.
  var head: [UInt8] {
    var bytes = Self.mark + Self.text(of: key)
    for word in [UInt64(length), hash.high, hash.low] { bytes += Self.bytes(word) }
    return bytes + Self.bytes(Self.check(bytes))
  }

  /// Kind and digest, in 40 bytes.
  private static func text(of key: CacheKey) -> [UInt8] {
    let kind = Array(key.kind.rawValue.utf8)
    return kind + Array(repeating: 0, count: 8 - kind.count) + Array(key.digest.utf8)
  }

  private static func check(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes: bytes)
    return hash.value.high
  }

  private static func bytes(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
}
