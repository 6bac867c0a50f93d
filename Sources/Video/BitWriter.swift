/// Writes numbers of any count of bits into bytes, the first bit being the highest of the first byte.
struct BitWriter {
  private var bytes: [UInt8]
  private var count = 0

  /// Begins after whole bytes.
  init(after bytes: [UInt8] = []) { self.bytes = bytes }

  /// Writes the last bits of a number: u(n).
  mutating func bits(_ number: Int, _ length: Int) {
    for shift in (0..<length).reversed() {
      if count & 7 == 0 { bytes.append(0) }
      bytes[bytes.count - 1] |= UInt8(number >> shift & 1) << (7 - count & 7)
      count += 1
    }
  }

  /// Writes one bit.
  mutating func flag(_ value: Bool) { bits(value ? 1 : 0, 1) }

  /// Writes a number that is not negative: ue(v) (H.264, 9.1).
  mutating func unsigned(_ number: Int) {
    let length = Int.bitWidth - (number + 1).leadingZeroBitCount
    bits(0, length - 1)
    bits(number + 1, length)
  }

  /// Writes a number of either sign: se(v) (H.264, 9.1.1).
  mutating func signed(_ number: Int) { unsigned(number > 0 ? 2 * number - 1 : -2 * number) }

  /// The bytes, after a one and zeros that fill the last (H.264, 7.3.2.11).
  consuming func finish() -> [UInt8] {
    flag(true)
    return bytes
  }
}
