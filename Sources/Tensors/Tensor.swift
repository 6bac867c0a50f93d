/// Numbers in a box of up to four sides: a number has none, a list one, a table two.
///
/// The last index runs fastest. Truth is 1, falsehood 0, and a whole number is a `Double` without a fraction.
public struct Tensor: Hashable, Sendable {
  /// How long each side is.
  public let shape: [Int]
  /// The numbers, as many as the sides' product.
  public let elements: [Double]

  /// The most sides that a tensor has.
  public static let highestRank = 4

  /// Makes a tensor of its parts; traps when there are more or fewer numbers than the shape has room for.
  public init(shape: [Int], elements: [Double]) {
    precondition(elements.count == shape.reduce(1, *), "a tensor has as many numbers as its shape has room for")
    (self.shape, self.elements) = (shape, elements)
  }

  /// A single number.
  public init(_ number: Double) { (shape, elements) = ([], [number]) }

  /// A list of numbers.
  public init(_ numbers: [Double]) { (shape, elements) = ([numbers.count], numbers) }

  /// The same number everywhere.
  init(repeating number: Double, shape: [Int]) {
    self.init(shape: shape, elements: Array(repeating: number, count: shape.elementCount))
  }

  /// How many numbers there are.
  public var count: Int { elements.count }

  /// The number at an index for each side, each from 0; traps when there is none.
  public subscript(_ indices: Int...) -> Double {
    precondition(indices.count == shape.count, "one index for each side")
    return elements[zip(shape, indices).reduce(0) { $0 * $1.0 + $1.1 }]
  }

  /// The same numbers in another shape of the same size.
  func reshaped(to shape: [Int]) -> Tensor { Tensor(shape: shape, elements: elements) }
}

extension [Int] {
  /// How many numbers a tensor of this shape has.
  var elementCount: Int { reduce(1, *) }

  /// How far apart in memory neighbours along each side are.
  var strides: [Int] {
    var strides = Array(repeating: 1, count: count)
    for side in indices.dropLast().reversed() { strides[side] = strides[side + 1] * self[side + 1] }
    return strides
  }

  /// What two shapes become when they meet, by NumPy's rule: sides are matched from the last on, and one of length 1
  /// stretches; nil when sides differ.
  func broadcast(with other: [Int]) -> [Int]? {
    let rank = Swift.max(count, other.count)
    var shape: [Int] = []
    for side in 0..<rank {
      let (a, b) = (Self.side(side, of: self, rank: rank), Self.side(side, of: other, rank: rank))
      guard a == b || a == 1 || b == 1 else { return nil }
      shape.append(a == 1 ? b : a)
    }
    return shape
  }

  private static func side(_ side: Int, of shape: [Int], rank: Int) -> Int {
    side < rank - shape.count ? 1 : shape[side - (rank - shape.count)]
  }

  /// The strides by which a tensor of this shape is read as one of a wider shape; 0 along what stretches.
  func strides(stretchedTo wide: [Int]) -> [Int] {
    let own = strides
    return wide.indices.map { side in
      let mine = side - (wide.count - count)
      return mine < 0 || self[mine] == 1 ? 0 : own[mine]
    }
  }

  /// The shape as people write it: `[6, 48]`, or `a number`.
  var words: String { isEmpty ? "a number" : "[\(map(String.init).joined(separator: ", "))]" }
}
