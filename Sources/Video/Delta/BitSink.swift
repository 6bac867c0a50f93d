/// Writes codes of up to 32 bits, one after another, into memory that somebody else owns.
///
/// It is a few numbers: a copy of it is a place that writing can go back to.
struct BitSink {
  private let start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  /// The bits that are not yet in memory are its last `pending`.
  private var bits: UInt64 = 0
  private var pending = 0

  /// Begins at the first byte of memory that is large enough for all that will come.
  init(_ memory: UnsafeMutablePointer<UInt8>) { (start, next) = (memory, memory) }

  /// How many bits have been written.
  var count: Int { (next - start) * 8 + pending }

  /// Writes the last `length` bits of a code, 0 … 32; those before them are zero: u(n).
  @inline(__always)
  mutating func put(_ code: UInt32, _ length: Int) {
    bits = bits << UInt64(truncatingIfNeeded: length) | UInt64(code)
    pending &+= length
    if pending >= 32 {
      pending &-= 32
      let word = UInt32(truncatingIfNeeded: bits >> UInt64(truncatingIfNeeded: pending))
      UnsafeMutableRawPointer(next).storeBytes(of: word.bigEndian, as: UInt32.self)
      next += 4
    }
  }

  /// Writes a number that is not negative, below 2³¹ − 1: ue(v) (H.264, 9.1).
  @inline(__always)
  mutating func unsigned(_ number: Int) {
    let code = UInt32(truncatingIfNeeded: number &+ 1)
    let length = 32 &- code.leadingZeroBitCount
    if length <= 16 {
      put(code, 2 &* length &- 1)
    } else {
      put(0, length &- 1)
      put(code, length)
    }
  }

  /// Writes a number of either sign: se(v) (H.264, 9.1.1).
  @inline(__always)
  mutating func signed(_ number: Int) { unsigned(number > 0 ? 2 &* number &- 1 : -2 &* number) }

  /// Writes a one and the zeros that fill the last byte (H.264, 7.3.2.11), and answers how many bytes there are.
  mutating func finish() -> Int {
    put(1, 1)
    put(0, -pending & 7)
    while pending > 0 {
      pending -= 8
      next.pointee = UInt8(truncatingIfNeeded: bits >> UInt64(pending))
      next += 1
    }
    return next - start
  }
}
