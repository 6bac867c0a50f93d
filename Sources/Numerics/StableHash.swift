/// A 128-bit hash of values that is the same in every run, on every machine: for keys of what is stored.
///
/// It is MurmurHash3 x64 128 by Austin Appleby (public domain), fed bit by bit: the hash depends on the bytes fed and
/// on nothing else, not on how they were cut into pieces. Integers go in as 8 bytes, the lowest first; doubles by
/// their bit patterns, so that 0 and −0 differ; strings with their length, so that ("ab", "c") and ("a", "bc")
/// differ. Not for secrets: collisions can be made on purpose.
public struct StableHash: Hashable, Sendable {
  private var h1: UInt64
  private var h2: UInt64
  /// The bytes of a block that is not full yet, the first in the lowest place.
  private var pending: (low: UInt64, high: UInt64) = (0, 0)
  private var count: UInt64 = 0

  /// Starts a hash with nothing fed; different seeds give unrelated hashes.
  public init(seed: UInt32 = 0) { (h1, h2) = (UInt64(seed), UInt64(seed)) }

  /// Feeds bytes, without their count.
  public mutating func combine(bytes: some Sequence<UInt8>) {
    let isFed: Void? = bytes.withContiguousStorageIfAvailable { combine(bytes: UnsafeRawBufferPointer($0)) }
    if isFed != nil { return }
    var (word, filled): (UInt64, UInt64) = (0, 0)
    for byte in bytes {
      word |= UInt64(byte) << (filled * 8)
      filled += 1
      if filled == 8 {
        append(word, byteCount: 8)
        (word, filled) = (0, 0)
      }
    }
    if filled > 0 { append(word, byteCount: filled) }
  }

  /// Feeds the bytes of a piece of memory, without their count; a word at a time, which is what long files need.
  public mutating func combine(bytes: UnsafeRawBufferPointer) {
    var next = 0
    if count % 16 == 0 {
      // Whole blocks, in registers: twice as fast as word by word.
      var (a, b) = (h1, h2)
      while next + 16 <= bytes.count {
        let low = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self))
        let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: next + 8, as: UInt64.self))
        Self.mix((low, high), into: &a, &b, isLast: false)
        next += 16
      }
      (h1, h2) = (a, b)
      count &+= UInt64(next)
    }
    while next + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self))
      append(word, byteCount: 8)
      next += 8
    }
    guard next < bytes.count else { return }
    let word = bytes[next...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    append(word, byteCount: UInt64(bytes.count - next))
  }

  /// Feeds an integer as 8 bytes; the same number feeds the same bytes whatever its type.
  public mutating func combine(_ value: some BinaryInteger) {
    append(UInt64(truncatingIfNeeded: value), byteCount: 8)
  }

  /// Feeds the bit pattern of a double.
  public mutating func combine(_ value: Double) { append(value.bitPattern, byteCount: 8) }

  /// Feeds a truth value as the integer 0 or 1.
  public mutating func combine(_ value: Bool) { append(value ? 1 : 0, byteCount: 8) }

  /// Feeds a string: how many bytes of UTF-8 it has, then these.
  public mutating func combine(_ text: String) {
    combine(text.utf8.count)
    combine(bytes: text.utf8)
  }

  /// Feeds another hash's value.
  public mutating func combine(_ other: StableHash) {
    let value = other.value
    append(value.high, byteCount: 8)
    append(value.low, byteCount: 8)
  }

  /// The 128 bits of a hash.
  public struct Value: Hashable, Sendable {
    /// The first of the published 16 bytes, stored lowest byte first.
    public let high: UInt64
    /// The others, likewise.
    public let low: UInt64

    /// Makes a value of its words.
    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }
  }

  /// The hash of all that was fed.
  public var value: Value {
    var (a, b) = (h1, h2)
    if count % 16 != 0 { Self.mix(pending, into: &a, &b, isLast: true) }
    a ^= count
    b ^= count
    a &+= b
    b &+= a
    a = Self.finished(a)
    b = Self.finished(b)
    a &+= b
    b &+= a
    return Value(high: a, low: b)
  }

  /// `value` as 32 digits, `high` first: a name for a file.
  public var hex: String {
    [value.high, value.low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension StableHash {
  /// Feeds the lowest `byteCount` (1 … 8) bytes of a word whose other bytes are 0.
  private mutating func append(_ word: UInt64, byteCount: UInt64) {
    let held = count % 16
    let shift = held % 8 * 8
    // What falls off the end of the first word or of the block.
    let rest = shift == 0 ? 0 : word >> (64 - shift)
    count &+= byteCount
    if held < 8 {
      pending.low |= word << shift
      pending.high = rest
    } else {
      pending.high |= word << shift
      if held + byteCount >= 16 { flush(rest: rest) }
    }
  }

  /// Mixes a full block in; `rest` starts the next.
  private mutating func flush(rest: UInt64) {
    Self.mix(pending, into: &h1, &h2, isLast: false)
    pending = (rest, 0)
  }

  private static func mix(
    _ block: (low: UInt64, high: UInt64), into a: inout UInt64, _ b: inout UInt64, isLast: Bool
  ) {
    let (c1, c2): (UInt64, UInt64) = (0x87c3_7b91_1142_53d5, 0x4cf5_ad43_2745_937f)
    a ^= rotated(block.low &* c1, 31) &* c2
    if !isLast { a = (rotated(a, 27) &+ b) &* 5 &+ 0x52dc_e729 }
    b ^= rotated(block.high &* c2, 33) &* c1
    if !isLast { b = (rotated(b, 31) &+ a) &* 5 &+ 0x3849_5ab5 }
  }

  private static func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { x &<< k | x &>> (64 &- k) }

  private static func finished(_ word: UInt64) -> UInt64 {
    var k = word
    k = (k ^ (k >> 33)) &* 0xff51_afd7_ed55_8ccd
    k = (k ^ (k >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return k ^ (k >> 33)
  }

  /// Two hashes are equal when the bytes fed so far hash to the same value.
  public static func == (left: StableHash, right: StableHash) -> Bool { left.value == right.value }

  /// Feeds the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
