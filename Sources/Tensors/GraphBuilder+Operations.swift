extension GraphBuilder {
  func constant(_ tensor: Tensor) throws(ValueError) -> Int { try make(.constant(tensor), [], shape: tensor.shape) }

  func number(_ number: Double) throws(ValueError) -> Int { try constant(Tensor(number)) }

  func filled(_ number: Double, like id: Int) throws(ValueError) -> Int {
    try broadcast(try self.number(number), to: shape(id))
  }

  func copy(_ x: Int) throws(ValueError) -> Int { try make(.copy, [x], shape: shape(x)) }

  func unary(_ operation: UnaryOperation, _ x: Int) throws(ValueError) -> Int {
    let isCheap =
      switch operation {
      case .negate, .magnitude, .sign, .floor: true
      default: false
      }
    return try make(.unary(operation), [x], shape: shape(x), cost: isCheap ? 0 : shape(x).elementCount)
  }

  /// Two tensors, number by number; `symbol` stands for the operation in an error.
  func binary(
    _ operation: BinaryOperation, _ x: Int, _ y: Int, symbol: String = ""
  ) throws(ValueError) -> Int {
    guard let shape = shape(x).broadcast(with: shape(y)) else {
      throw error(.shapes(shape(x), shape(y), symbol: symbol))
    }
    return try make(
      .binary(operation), [x, y], shape: shape, cost: operation.isMultiplication ? shape.elementCount : 0)
  }

  func add(_ x: Int, _ y: Int) throws(ValueError) -> Int { try binary(.add, x, y) }
  func subtract(_ x: Int, _ y: Int) throws(ValueError) -> Int { try binary(.subtract, x, y) }
  func multiply(_ x: Int, _ y: Int) throws(ValueError) -> Int { try binary(.multiply, x, y) }
  func divide(_ x: Int, _ y: Int) throws(ValueError) -> Int { try binary(.divide, x, y) }
  func negate(_ x: Int) throws(ValueError) -> Int { try unary(.negate, x) }

  func multiply(_ x: Int, by factor: Double) throws(ValueError) -> Int { try multiply(x, try number(factor)) }

  func select(_ condition: Int, _ then: Int, _ otherwise: Int) throws(ValueError) -> Int {
    guard let both = shape(then).broadcast(with: shape(otherwise)) else {
      throw error(.shapes(shape(then), shape(otherwise), symbol: "if … else"))
    }
    guard let all = both.broadcast(with: shape(condition)) else {
      throw error(.shapes(both, shape(condition), symbol: "if"))
    }
    let inputs = [
      try broadcast(condition, to: all), try broadcast(then, to: all), try broadcast(otherwise, to: all),
    ]
    return try make(.select, inputs, shape: all)
  }

  func reshape(_ x: Int, to shape: [Int]) throws(ValueError) -> Int {
    if self.shape(x) == shape { return x }
    guard self.shape(x).elementCount == shape.elementCount else { throw error(.size(self.shape(x), into: shape)) }
    return try make(.reshape, [x], shape: shape)
  }

  /// Stretched to a wider shape, which it must fit.
  func broadcast(_ x: Int, to shape: [Int]) throws(ValueError) -> Int {
    self.shape(x) == shape ? x : try make(.broadcast, [x], shape: shape)
  }

  func transpose(_ x: Int, order: [Int]? = nil) throws(ValueError) -> Int {
    let order = order ?? shape(x).indices.reversed()
    if order == Array(shape(x).indices) { return x }
    return try make(.transpose(order: order), [x], shape: order.map { shape(x)[$0] })
  }

  /// The sum along sides, which stay with length 1 if they are kept.
  func sum(_ x: Int, sides: [Int], keeping: Bool = false) throws(ValueError) -> Int {
    if sides.isEmpty { return x }
    let sum = try make(.sum(sides: sides), [x], shape: without(sides, shape(x)))
    return keeping ? try reshape(sum, to: kept(sides, shape(x))) : sum
  }

  func extremum(_ kind: Extremum, _ x: Int, sides: [Int], keeping: Bool = false) throws(ValueError) -> Int {
    if sides.isEmpty { return x }
    guard sides.allSatisfy({ shape(x)[$0] > 0 }) else {
      throw error(.emptySide(kind == .largest ? "largest" : "smallest"))
    }
    let result = try make(.extremum(kind, sides: sides), [x], shape: without(sides, shape(x)))
    return keeping ? try reshape(result, to: kept(sides, shape(x))) : result
  }

  func without(_ sides: [Int], _ shape: [Int]) -> [Int] {
    shape.indices.filter { !sides.contains($0) }.map { shape[$0] }
  }

  func kept(_ sides: [Int], _ shape: [Int]) -> [Int] { shape.indices.map { sides.contains($0) ? 1 : shape[$0] } }

  /// A sum over what was stretched, so that the result has the shape from before.
  func unstretched(_ x: Int, to narrow: [Int]) throws(ValueError) -> Int {
    if shape(x) == narrow { return x }
    let extra = shape(x).count - narrow.count
    let sides = shape(x).indices.filter { $0 < extra || (narrow[$0 - extra] == 1 && shape(x)[$0] != 1) }
    return try reshape(try sum(x, sides: sides), to: narrow)
  }

  func slice(_ x: Int, _ picks: [Stride]) throws(ValueError) -> Int {
    let isAll = zip(picks, shape(x)).allSatisfy { $0 == Stride(start: 0, step: 1, count: $1) }
    return isAll ? x : try make(.slice(picks), [x], shape: picks.map(\.count))
  }

  func spread(_ x: Int, _ picks: [Stride], shape: [Int]) throws(ValueError) -> Int {
    try make(.spread(picks), [x], shape: shape)
  }

  /// A slice along one side.
  func part(_ x: Int, side: Int, from start: Int, count: Int, step: Int = 1) throws(ValueError) -> Int {
    var picks = shape(x).map { Stride(start: 0, step: 1, count: $0) }
    picks[side] = Stride(start: start, step: step, count: count)
    return try slice(x, picks)
  }

  func concatenate(_ parts: [Int], side: Int) throws(ValueError) -> Int {
    guard parts.count > 1 else { return parts[0] }
    var shape = shape(parts[0])
    for (index, part) in parts.enumerated().dropFirst() {
      let other = self.shape(part)
      guard other.count == shape.count, other.indices.allSatisfy({ $0 == side || other[$0] == shape[$0] }) else {
        throw error(.listShapes(self.shape(parts[0]), other, index: index))
      }
      shape[side] += other[side]
    }
    return try make(.concatenate(side: side), parts, shape: shape)
  }

  /// Tensors of one shape along a new side.
  func stack(_ parts: [Int], side: Int = 0) throws(ValueError) -> Int {
    let shape = shape(parts[0])
    var wide: [Int] = []
    for (index, part) in parts.enumerated() {
      guard self.shape(part) == shape else { throw error(.listShapes(shape, self.shape(part), index: index)) }
      var longer = shape
      longer.insert(1, at: side)
      guard longer.count <= Tensor.highestRank else { throw error(.rank(longer.count, limit: Tensor.highestRank)) }
      wide.append(try reshape(part, to: longer))
    }
    return try concatenate(wide, side: side)
  }

  /// NumPy's `@`: a list on the left is a row, one on the right a column, and both are gone from the result.
  func matrixProduct(_ x: Int, _ y: Int) throws(ValueError) -> Int {
    let (a, b) = (shape(x), shape(y))
    guard !a.isEmpty, !b.isEmpty else { throw error(.noMatrix(a.isEmpty ? a : b)) }
    let left = a.count == 1 ? try reshape(x, to: [1, a[0]]) : x
    let right = b.count == 1 ? try reshape(y, to: [b[0], 1]) : y
    let (wideA, wideB) = (shape(left), shape(right))
    guard wideA[wideA.count - 1] == wideB[wideB.count - 2] else { throw error(.innerSides(a, b)) }
    guard let outer = Array(wideA.dropLast(2)).broadcast(with: Array(wideB.dropLast(2))) else {
      throw error(.shapes(a, b, symbol: "@"))
    }
    let shape = outer + [wideA[wideA.count - 2], wideB[wideB.count - 1]]
    let (cost, isTooLarge) = shape.elementCount.multipliedReportingOverflow(by: wideA[wideA.count - 1])
    let product = try make(.matrixProduct, [left, right], shape: shape, cost: isTooLarge ? .max : cost)
    var narrow = outer
    if a.count > 1 { narrow.append(wideA[wideA.count - 2]) }
    if b.count > 1 { narrow.append(wideB[wideB.count - 1]) }
    return try reshape(product, to: narrow)
  }

  /// Rows of `x` by the places in `index`; a place that is known is checked at once.
  func gather(_ x: Int, _ index: Int) throws(ValueError) -> Int {
    try make(.gather, [x, index], shape: shape(index) + shape(x).dropFirst())
  }

  func scatter(_ rows: Int, _ index: Int, shape: [Int]) throws(ValueError) -> Int {
    try make(.scatter, [rows, index], shape: shape)
  }

  /// The other way round along a side.
  func reversed(_ x: Int, side: Int) throws(ValueError) -> Int {
    let length = shape(x)[side]
    return length < 2 ? x : try part(x, side: side, from: length - 1, count: length, step: -1)
  }

  func runningSum(_ x: Int, side: Int) throws(ValueError) -> Int {
    try make(.runningSum(side: side), [x], shape: shape(x))
  }

  func square(_ x: Int) throws(ValueError) -> Int { try multiply(x, x) }

  /// What two sides of the last two are, swapped.
  func matrixTranspose(_ x: Int) throws(ValueError) -> Int {
    var order = Array(shape(x).indices)
    order.swapAt(order.count - 2, order.count - 1)
    return try transpose(x, order: order)
  }
}
