/// The codes of the variable-length entropy coder for 4 × 4 blocks (H.264, tables 9-4, 9-5, 9-7 … 9-10), as the standard
/// prints them.
///
/// A word has a code in its upper 24 bits and the code's length in the lower eight.
struct CoefficientCodes: Sendable {
  /// How many coefficients a block has and how many ones trail: at 4 × count + ones of the table.
  let tokens: [UInt32]
  /// The zeros before the last coefficient: at 16 × count + zeros; of chroma DC in the last four rows.
  let zeros: [UInt32]
  /// The zeros right before a coefficient: at 16 × the zeros that are left, at most 7, + zeros.
  let runs: [UInt32]
  /// The number that stands for a coded block pattern of inter prediction.
  let patterns: [UInt32]

  /// Words from one table of tokens to the next.
  static let tokenStride = 68
  /// The table of tokens of chroma DC.
  static let chromaTokens = 4
  /// Where the zeros of chroma DC begin.
  static let chromaZeros = 16 * 16

  /// The codes, which are the same for all pictures.
  static let shared = CoefficientCodes()

  /// The table of tokens for each number of coefficients that is expected of a block, 0 … 16.
  @inline(__always)
  static func tokenTable(expecting count: Int) -> Int { count < 2 ? 0 : count < 4 ? 1 : count < 8 ? 2 : 3 }

  private init() {
    func code(_ bits: Substring) -> UInt32 {
      bits.reduce(0) { $0 << 1 | ($1 == "1" ? 1 : 0) } << 8 | UInt32(bits.count)
    }
    var tokens = [UInt32](repeating: 0, count: Self.tokenStride * 5)
    for (table, rows) in [(0, Self.upToOne), (1, Self.upToThree), (2, Self.upToSeven), (4, Self.chroma)] {
      for (count, row) in rows.split(separator: "\n").enumerated() {
        for (ones, bits) in row.split(separator: " ").enumerated() {
          tokens[table * Self.tokenStride + 4 * count + ones] = code(bits)
        }
      }
    }
    // From eight on, all codes have six bits.
    for count in 0...16 {
      for ones in 0...min(3, count) {
        let bits = count == 0 ? 3 : (count - 1) << 2 | ones
        tokens[3 * Self.tokenStride + 4 * count + ones] = UInt32(bits << 8 | 6)
      }
    }
    var zeros = [UInt32](repeating: 0, count: 16 * 20)
    for (row, text) in (Self.totalZeros + Self.chromaTotalZeros).enumerated() {
      // The rows of blocks are 1 … 15, those of chroma 1 … 3 after them.
      let first = row < 15 ? 16 * (row + 1) : Self.chromaZeros + 16 * (row - 14)
      for (column, bits) in text.split(separator: " ").enumerated() { zeros[first + column] = code(bits) }
    }
    var runs = [UInt32](repeating: 0, count: 16 * 8)
    for (row, text) in Self.runsBefore.enumerated() {
      for (column, bits) in text.split(separator: " ").enumerated() { runs[16 * (row + 1) + column] = code(bits) }
    }
    var patterns = [UInt32](repeating: 0, count: 48)
    for (number, pattern) in Self.interPatterns.enumerated() { patterns[pattern] = UInt32(number) }
    (self.tokens, self.zeros, self.runs, self.patterns) = (tokens, zeros, runs, patterns)
  }

  /// Table 9-5 for fewer than two: a row for each number of coefficients, in it a code for each number of ones.
  static let upToOne = """
    1
    000101 01
    00000111 000100 001
    000000111 00000110 0000101 00011
    0000000111 000000110 00000101 000011
    00000000111 0000000110 000000101 0000100
    0000000001111 00000000110 0000000101 00000100
    0000000001011 0000000001110 00000000101 000000100
    0000000001000 0000000001010 0000000001101 0000000100
    00000000001111 00000000001110 0000000001001 00000000100
    00000000001011 00000000001010 00000000001101 0000000001100
    000000000001111 000000000001110 00000000001001 00000000001100
    000000000001011 000000000001010 000000000001101 00000000001000
    0000000000001111 000000000000001 000000000001001 000000000001100
    0000000000001011 0000000000001110 0000000000001101 000000000001000
    0000000000000111 0000000000001010 0000000000001001 0000000000001100
    0000000000000100 0000000000000110 0000000000000101 0000000000001000
    """
  /// Table 9-5 for two and three.
  static let upToThree = """
    11
    001011 10
    000111 00111 011
    0000111 001010 001001 0101
    00000111 000110 000101 0100
    00000100 0000110 0000101 00110
    000000111 00000110 00000101 001000
    00000001111 000000110 000000101 000100
    00000001011 00000001110 00000001101 0000100
    000000001111 00000001010 00000001001 000000100
    000000001011 000000001110 000000001101 00000001100
    000000001000 000000001010 000000001001 00000001000
    0000000001111 0000000001110 0000000001101 000000001100
    0000000001011 0000000001010 0000000001001 0000000001100
    0000000000111 00000000001011 0000000000110 0000000001000
    00000000001001 00000000001000 00000000001010 0000000000001
    00000000000111 00000000000110 00000000000101 00000000000100
    """
  /// Table 9-5 for four to seven.
  static let upToSeven = """
    1111
    001111 1110
    001011 01111 1101
    001000 01100 01110 1100
    0001111 01010 01011 1011
    0001011 01000 01001 1010
    0001001 001110 001101 1001
    0001000 001010 001001 1000
    00001111 0001110 0001101 01101
    00001011 00001110 0001010 001100
    000001111 00001010 00001101 0001100
    000001011 000001110 00001001 00001100
    000001000 000001010 000001101 00001000
    0000001101 000000111 000001001 000001100
    0000001001 0000001100 0000001011 0000001010
    0000000101 0000001000 0000000111 0000000110
    0000000001 0000000100 0000000011 0000000010
    """
  /// Table 9-5 for chroma DC.
  static let chroma = """
    01
    000111 1
    000100 000110 001
    000011 0000011 0000010 000101
    000010 00000011 00000010 0000000
    """
  /// Tables 9-7 and 9-8: a row for each number of coefficients from 1, in it a code for each number of zeros.
  static let totalZeros = [
    "1 011 010 0011 0010 00011 00010 000011 000010 0000011 0000010 00000011 00000010 000000011 000000010 000000001",
    "111 110 101 100 011 0101 0100 0011 0010 00011 00010 000011 000010 000001 000000",
    "0101 111 110 101 0100 0011 100 011 0010 00011 00010 000001 00001 000000",
    "00011 111 0101 0100 110 101 100 0011 011 0010 00010 00001 00000",
    "0101 0100 0011 111 110 101 100 011 0010 00001 0001 00000",
    "000001 00001 111 110 101 100 011 010 0001 001 000000",
    "000001 00001 101 100 011 11 010 0001 001 000000",
    "000001 0001 00001 011 11 10 010 001 000000",
    "000001 000000 0001 11 10 001 01 00001",
    "00001 00000 001 11 10 01 0001",
    "0000 0001 001 010 1 011",
    "0000 0001 01 1 001",
    "000 001 1 01",
    "00 01 1",
    "0 1",
  ]
  /// Table 9-9 (a), likewise.
  static let chromaTotalZeros = ["1 01 001 000", "1 01 00", "1 0"]
  /// Table 9-10: a row for each number of zeros that are left from 1, the last for more than six.
  static let runsBefore = [
    "1 0",
    "1 01 00",
    "11 10 01 00",
    "11 10 01 001 000",
    "11 10 011 010 001 000",
    "11 000 001 011 010 101 100",
    "111 110 101 100 011 010 001 0001 00001 000001 0000001 00000001 000000001 0000000001 00000000001",
  ]
  /// Table 9-4 for inter prediction: the pattern of each number.
  static let interPatterns = [
    0, 16, 1, 2, 4, 8, 32, 3, 5, 10, 12, 15, 47, 7, 11, 13, 14, 6, 9, 31, 35, 37, 42, 44, 33, 34, 36, 40, 39, 43, 45,
    46,
    17, 18, 20, 24, 19, 21, 26, 28, 23, 27, 29, 30, 22, 25, 38, 41,
  ]
}
