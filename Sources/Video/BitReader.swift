/// Reads numbers of any count of bits out of bytes, the first bit being the highest of the first byte.
struct BitReader {
  /// There are fewer bits than were asked for, or a number is too large for its kind.
  struct Broken: Error {}

  private let bytes: [UInt8]
  /// How many bits have been read.
  private(set) var position = 0

  /// Begins at the first bit.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a number of fixed length, at most 32 bits: u(n).
  mutating func bits(_ count: Int) throws(Broken) -> Int {
    guard 0...32 ~= count, position + count <= 8 * bytes.count else { throw Broken() }
    var number = 0
    for bit in position..<position + count { number = number << 1 | Int(bytes[bit >> 3] >> (7 - bit & 7) & 1) }
    position += count
    return number
  }

  /// Reads one bit.
  mutating func flag() throws(Broken) -> Bool { try bits(1) == 1 }

  /// Reads a number that is not negative, after as many zeros as it has bits less one: ue(v) (H.264, 9.1).
  mutating func unsigned() throws(Broken) -> Int {
    var zeros = 0
    while try !flag() { zeros += 1 }
    return (1 << zeros) - 1 + (try bits(zeros))
  }

  /// Reads a number of either sign, which are told apart by the last bit: se(v) (H.264, 9.1.1).
  mutating func signed() throws(Broken) -> Int {
    let code = try unsigned()
    return code & 1 == 1 ? code / 2 + 1 : -(code / 2)
  }
}
