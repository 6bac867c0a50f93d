/// What is known of a graph's nodes.
struct Evaluation: Sendable {
  /// The values of the finished graph that this one stands on, which are never copied.
  private let finished: [Tensor?]
  /// Values of that graph's nodes that were computed after it.
  private var late: [Int: Tensor] = [:]
  private var memory: [Tensor?] = []
  /// Whether matrices that must be symmetric are made so, while one number at a time is changed.
  var makesSymmetric = false
  /// Whether it is one of several that run side by side.
  private var runsBeside = false

  /// From how much work on a loop is run in pieces, and in how many.
  private static let longWork = 4_000_000
  private static let pieces = 16

  /// The value of a node, nil before it is computed.
  subscript(_ id: Int) -> Tensor? {
    get {
      let place = id - finished.count
      guard place >= 0 else { return late[id] ?? finished[id] }
      return place < memory.count ? memory[place] : nil
    }
    set {
      let place = id - finished.count
      guard place >= 0 else { return late[id] = newValue }
      if place >= memory.count { memory += Array(repeating: nil, count: place + 1 - memory.count) }
      memory[place] = newValue
    }
  }

  init() { finished = [] }

  /// Stands on what is known of a finished graph.
  init(on evaluation: Evaluation) {
    guard !evaluation.finished.isEmpty else {
      finished = evaluation.memory
      return
    }
    self = evaluation
  }

  /// Computes nodes in their order; what they need must be known or stand before them.
  mutating func run(_ ids: [Int], of graph: Graph) throws(ValueError) {
    for id in ids { self[id] = try result(of: graph[id], graph) }
  }

  /// An input of a node that is computed.
  private func input(_ id: Int) -> Tensor {
    guard let value = self[id] else { preconditionFailure("a node is computed after its inputs") }
    return value
  }

  private mutating func result(of node: Graph.Node, _ graph: Graph) throws(ValueError) -> Tensor {
    let shape = node.shape
    func x(_ index: Int = 0) -> Tensor { input(node.inputs[index]) }
    switch node.operation {
    case .constant(let tensor): return tensor
    case .parameter: preconditionFailure("a parameter is set by its loop")
    case .copy: return x()
    case .unary(let operation): return Kernel.unary(operation, x())
    case .binary(let operation): return Kernel.binary(operation, x(), x(1), shape: shape)
    case .select: return Kernel.select(x(), x(1), x(2))
    case .reshape: return x().reshaped(to: shape)
    case .transpose(let order): return Kernel.transpose(x(), order: order, shape: shape)
    case .broadcast: return x().broadcast(to: shape)
    case .sum(let sides): return Kernel.sum(x(), sides: sides, shape: shape)
    case .extremum(let kind, let sides): return Kernel.extremum(kind, x(), sides: sides, shape: shape)
    case .place(let kind, let side): return Kernel.place(kind, x(), side: side, shape: shape)
    case .order(let side): return Kernel.order(x(), side: side)
    case .slice(let picks): return Kernel.slice(x(), picks, shape: shape)
    case .spread(let picks): return Kernel.spread(x(), picks, shape: shape)
    case .concatenate(let side): return Kernel.concatenate(node.inputs.map(input), side: side, shape: shape)
    case .matrixProduct: return Kernel.matrixProduct(x(), x(1), shape: shape)
    case .gather:
      return Kernel.gather(x(), try places(x(1), length: x().shape[0], node.origin), shape: shape)
    case .scatter:
      return Kernel.scatter(x(), try places(x(1), length: shape[0], node.origin), shape: shape)
    case .runningSum(let side): return Kernel.runningSum(x(), side: side)
    case .eigenvalues: return Tensor(try eigen(x(), node.origin).eigenvalues)
    case .eigenvectors:
      return Tensor(shape: shape, elements: try eigen(x(), node.origin).eigenvectors.flatMap { $0 })
    case .solution:
      guard let solution = LinearSystem.solution(x(), x(1)) else {
        throw ValueError(.singular, at: node.origin.span, definition: node.origin.definition)
      }
      return solution
    case .leastSquares:
      guard let solution = LinearSystem.leastSquares(x(), x(1)) else {
        throw ValueError(.singular, at: node.origin.span, definition: node.origin.definition)
      }
      return solution
    case .map(let loop): return try map(loop, node, graph)
    case .iterate(let loop): return try iterate(loop, node, graph)
    case .external(let external): return Tensor(shape: shape, elements: try external.run(node.inputs.map(input)))
    }
  }

  /// The numbers of a tensor as places along a side; negative ones count from its end.
  private func places(_ tensor: Tensor, length: Int, _ origin: Origin) throws(ValueError) -> [Int] {
    var places: [Int] = []
    for number in tensor.elements {
      guard let index = Int(exactly: number) else {
        throw ValueError(.indexNotWhole(number), at: origin.span, definition: origin.definition)
      }
      guard -length..<length ~= index else {
        throw ValueError(
          .indexOutside(index, side: 0, length: length), at: origin.span, definition: origin.definition)
      }
      places.append(index < 0 ? index + length : index)
    }
    return places
  }

  private func eigen(_ matrix: Tensor, _ origin: Origin) throws(ValueError) -> SymmetricMatrix {
    let size = matrix.shape[0]
    var rows = (0..<size).map { Array(matrix.elements[$0 * size..<($0 + 1) * size]) }
    let largest = matrix.elements.reduce(0) { max($0, abs($1)) }
    for row in 0..<size {
      for column in 0..<row {
        guard makesSymmetric || abs(rows[row][column] - rows[column][row]) <= 1e-9 * largest else {
          throw ValueError(.notSymmetric([row, column]), at: origin.span, definition: origin.definition)
        }
        let mean = (rows[row][column] + rows[column][row]) / 2
        (rows[row][column], rows[column][row]) = (mean, mean)
      }
    }
    return SymmetricMatrix(rows)
  }

  /// Runs the body for each row; long loops run in pieces side by side, for no row hangs on another.
  private mutating func map(
    _ loop: Loop, _ node: Graph.Node, _ graph: Graph
  ) throws(ValueError) -> Tensor {
    let rows = zip(loop.parameters, node.inputs).map { ($0, input($1)) }
    let work = max(loop.work, loop.cost).multipliedReportingOverflow(by: loop.count)
    let isLong = !runsBeside && loop.count > 1 && (work.overflow || work.partialValue > Self.longWork)
    guard isLong else { return Tensor(shape: node.shape, elements: try map(loop, 0..<loop.count, rows, graph)) }
    let count = min(loop.count, Self.pieces)
    var start = self
    start.runsBeside = true
    let results = beside(count) { [start] piece in
      var evaluation = start
      let range = loop.count * piece / count..<loop.count * (piece + 1) / count
      return Result { () throws(ValueError) in try evaluation.map(loop, range, rows, graph) }
    }
    var elements: [Double] = []
    elements.reserveCapacity(node.shape.elementCount)
    // The first row with an error tells it, as if all had run in turn.
    for result in results { elements += try result.get() }
    return Tensor(shape: node.shape, elements: elements)
  }

  /// What the body makes of some of the rows.
  private mutating func map(
    _ loop: Loop, _ range: Range<Int>, _ rows: [(parameter: Int, tensor: Tensor)], _ graph: Graph
  ) throws(ValueError) -> [Double] {
    var elements: [Double] = []
    for row in range {
      for (parameter, tensor) in rows {
        let length = tensor.shape.dropFirst().reduce(1, *)
        self[parameter] = Tensor(
          shape: Array(tensor.shape.dropFirst()),
          elements: Array(tensor.elements[row * length..<(row + 1) * length]))
      }
      try run(loop.body, of: graph)
      elements += input(loop.results[0]).elements
    }
    return elements
  }

  private mutating func iterate(
    _ loop: Loop, _ node: Graph.Node, _ graph: Graph
  ) throws(ValueError) -> Tensor {
    var states = zip(loop.results, node.inputs).map { input($1) }
    var elements = states[0].elements
    elements.reserveCapacity(node.shape.elementCount)
    for step in 0..<loop.count {
      for (parameter, state) in zip(loop.parameters, states) { self[parameter] = state }
      // A parameter beyond the states is the number of the step, from 1.
      if loop.parameters.count > states.count, let counter = loop.parameters.last {
        self[counter] = Tensor(Double(step + 1))
      }
      try run(loop.body, of: graph)
      states = loop.results.map(input)
      elements += states[0].elements
    }
    return Tensor(shape: node.shape, elements: elements)
  }
}
