/// A tensor of a saved run: its name, its shape, and its numbers with the last index running fastest.
struct NamedTensor: Hashable, Sendable {
  let name: SavedName
  let shape: [Int]
  let values: [Double]
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
