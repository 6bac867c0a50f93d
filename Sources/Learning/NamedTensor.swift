/// A tensor of a saved run: its name, its shape, and its numbers with the last index running fastest.
struct NamedTensor: Hashable, Sendable {
  let name: String
  let shape: [Int]
  let values: [Double]
}

/// How the numbers of a tensor are stored, always with the least significant byte first.
enum NumberFormat: Hashable, Sendable {
  case float64, float32, int64, int32

  /// The size of one number in bytes.
  var size: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    }
  }

  /// Reads numbers that fill the bytes.
  func values(_ bytes: ArraySlice<UInt8>) -> [Double] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
      let bits = bytes.unsigned(at: start, size: size)
      return switch self {
      case .float64: Double(bitPattern: bits)
      case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
      case .int64: Double(Int64(bitPattern: bits))
      case .int32: Double(Int32(truncatingIfNeeded: bits))
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// A whole number of up to 8 bytes at an index, the least significant byte first.
  func unsigned(at start: Int, size: Int) -> UInt64 {
    (0..<size).reversed().reduce(0) { $0 << 8 | UInt64(self[start + $1]) }
  }
}

extension [Int] {
  /// How many numbers a tensor of this shape has; nil when they are too many to count, or a side is negative.
  var elementCount: Int? {
    var count = 1
    for side in self {
      guard side >= 0 else { return nil }
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: side)
      guard !isTooLarge else { return nil }
      count = product
    }
    return count
  }
}
