/// How the numbers of a tensor are stored.
struct NumberFormat: Hashable, Sendable {
  /// What the bits of a number mean.
  enum Kind: Hashable, Sendable {
    /// IEEE 754's floats of 16, 32 and 64 bits.
    case float
    /// The upper half of a 32-bit float.
    case brainFloat
    /// A float of 8 bits with 4 of exponent, without infinities.
    case float8E4M3
    /// A float of 8 bits with 5 of exponent.
    case float8E5M2
    /// Whole numbers in two's complement.
    case signed
    /// Whole numbers of 0 or more.
    case unsigned
  }

  let kind: Kind
  /// The size of one number in bytes, 1 to 8.
  let size: Int
  /// Whether the most significant byte comes first.
  var isBigEndian = false

  /// Reads numbers that fill the bytes; each is exact, but for whole ones beyond 2⁵³.
  func values(_ bytes: ArraySlice<UInt8>) -> [Double] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
      value(isBigEndian ? bytes.bigEndian(at: start, size: size) : bytes.unsigned(at: start, size: size))
    }
  }

  private func value(_ bits: UInt64) -> Double {
    switch (kind, size) {
    case (.float, 8): Double(bitPattern: bits)
    case (.float, 4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case (.float, _): Self.small(bits, exponentBits: 5, fractionBits: 10)
    case (.brainFloat, _): Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits << 16)))
    case (.float8E4M3, _): Self.small(bits, exponentBits: 4, fractionBits: 3, hasInfinity: false)
    case (.float8E5M2, _): Self.small(bits, exponentBits: 5, fractionBits: 2)
    case (.signed, _):
      // The sign is moved to the top and back.
      Double(Int64(bitPattern: bits << (64 - 8 * UInt64(size))) >> (64 - 8 * Int64(size)))
    case (.unsigned, _): Double(bits)
    }
  }

  /// A float of a sign, an exponent whose bias is half its range, and a fraction.
  ///
  /// Where there is no infinity, only all ones are not a number, as in "FP8 Formats for Deep Learning" (Micikevicius et
  /// al., 2022).
  private static func small(
    _ bits: UInt64, exponentBits: Int, fractionBits: Int, hasInfinity: Bool = true
  ) -> Double {
    let number = Int(bits)
    let (most, largest): (Int, Int) = (1 << exponentBits - 1, 1 << fractionBits - 1)
    let fraction: Int = number & largest
    let exponent: Int = (number >> fractionBits) & most
    let isNegative = (number >> (exponentBits + fractionBits)) & 1 == 1
    if exponent == most, hasInfinity || fraction == largest {
      return hasInfinity && fraction == 0 ? (isNegative ? -.infinity : .infinity) : .nan
    }
    let significand = exponent == 0 ? fraction : fraction + 1 << fractionBits
    let power = max(exponent, 1) - most / 2 - fractionBits
    return Double(sign: isNegative ? .minus : .plus, exponent: power, significand: Double(significand))
  }
}

extension ArraySlice<UInt8> {
  /// A whole number of up to 8 bytes at an index, the least significant byte first.
  func unsigned(at start: Int, size: Int) -> UInt64 {
    (0..<size).reversed().reduce(0) { $0 << 8 | UInt64(self[start + $1]) }
  }

  /// The same with the most significant byte first.
  func bigEndian(at start: Int, size: Int) -> UInt64 {
    (0..<size).reduce(0) { $0 << 8 | UInt64(self[start + $1]) }
  }
}
