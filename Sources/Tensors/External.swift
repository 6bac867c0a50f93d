/// What other code works out of tensors: an operation of the graph that is no expression.
struct External: Sendable {
  /// What it is called.
  let name: String
  /// What to do in place of differentiating it.
  let hint: String
  /// Works out as many numbers as its node has, from the node's inputs.
  let run: @Sendable ([Tensor]) throws(ValueError) -> [Double]
}

extension GraphBuilder {
  /// A list of `count` numbers that other code works out; `parts` takes them apart.
  func external(_ external: External, _ inputs: [Int], count: Int, cost: Int) throws(ValueError) -> Int {
    try make(.external(external), inputs, shape: [count], cost: cost)
  }
}

/// Takes a list of numbers apart, from its front.
struct PartReader {
  let builder: GraphBuilder
  let list: Int
  private var place = 0

  init(_ list: Int, _ builder: GraphBuilder) { (self.list, self.builder) = (list, builder) }

  /// The next numbers, as a tensor.
  mutating func next(_ shape: [Int]) throws(ValueError) -> TracedValue {
    let count = shape.elementCount
    defer { place += count }
    return .tensor(try builder.reshape(try builder.part(list, side: 0, from: place, count: count), to: shape))
  }

  /// The next tensors, one after the other.
  mutating func next(_ shapes: [[Int]]) throws(ValueError) -> [TracedValue] {
    var values: [TracedValue] = []
    for shape in shapes { values.append(try next(shape)) }
    return values
  }
}

extension Origin {
  /// A problem that stands here.
  func error(_ problem: ValueProblem) -> ValueError { ValueError(problem, at: span, definition: definition) }
}
