/// What a node was made of, as its expression says it: `relu` of one node, `*` of two.
struct TracedStep: Sendable {
  /// The sign or the function's name.
  let symbol: String
  /// The nodes that stand in the expression, in its order.
  let inputs: [Int]

  /// The symbol of what stands in brackets behind a tensor.
  static let element = "[ ]"
}

extension TracedValue {
  /// The nodes of tensors, and of lists of them.
  var nodes: [Int] {
    switch self {
    case .tensor(let id): [id]
    case .list(let items), .parts(let items): items.flatMap(\.value.nodes)
    case .text, .record, .function: []
    }
  }
}
