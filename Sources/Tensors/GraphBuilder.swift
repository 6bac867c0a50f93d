/// Makes nodes: infers their shapes, keeps to the limits, and computes what must be known while expressions are read.
///
/// Every function may throw a `ValueError` that points at `site`.
final class GraphBuilder {
  private(set) var graph: Graph
  private(set) var evaluation: Evaluation
  let limits: ValueLimits
  /// Where the expression stands that is read just now.
  var site = Origin(definition: 0, span: 0..<0)
  /// How many loops' bodies are being read.
  private(set) var loopDepth = 0
  private(set) var elementsInAll = 0
  private(set) var multiplications = 0
  private(set) var work = 0

  init(limits: ValueLimits) {
    (graph, evaluation, self.limits) = (Graph(), Evaluation(), limits)
  }

  /// Goes on from a finished graph and what is known of it.
  init(_ graph: Graph, _ evaluation: Evaluation, limits: ValueLimits) {
    (self.graph, self.evaluation, self.limits) = (Graph(on: graph), Evaluation(on: evaluation), limits)
  }

  func error(_ problem: ValueProblem) -> ValueError {
    ValueError(problem, at: site.span, definition: site.definition)
  }

  func shape(_ id: Int) -> [Int] { graph[id].shape }

  func make(
    _ operation: Operation, _ inputs: [Int], shape: [Int], cost: Int = 0, loop: Int? = nil
  ) throws(ValueError) -> Int {
    guard shape.count <= Tensor.highestRank else { throw error(.rank(shape.count, limit: Tensor.highestRank)) }
    var count = 1
    for side in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: side)
      guard !isTooLarge, product <= limits.elements else {
        throw error(.tooManyElements(shape, limit: limits.elements))
      }
      count = product
    }
    guard graph.count < limits.operations else { throw error(.tooManyNodes(limit: limits.operations)) }
    let loop = loop ?? inputs.map { graph[$0].loop }.max() ?? 0
    return graph.append(
      Graph.Node(operation: operation, inputs: inputs, shape: shape, origin: site, cost: cost, loop: loop))
  }

  /// The value of a node that hangs on no loop, computed now if it was not before.
  func value(of id: Int) throws(ValueError) -> Tensor {
    if let known = evaluation[id] { return known }
    let needed = graph.needed(for: [id]) { evaluation[$0] != nil }
    for id in needed {
      elementsInAll += graph[id].shape.elementCount
      multiplications = Self.sum(multiplications, graph[id].cost)
      work = Self.sum(work, Self.work(of: graph[id]))
      guard elementsInAll <= limits.elementsInAll else {
        throw error(.tooManyInAll(limit: limits.elementsInAll))
      }
      guard multiplications <= limits.multiplications else {
        throw error(.tooManyMultiplications(multiplications, limit: limits.multiplications))
      }
      guard work <= limits.work else { throw error(.tooMuchWork) }
    }
    try evaluation.run(needed, of: graph)
    guard let value = evaluation[id] else { preconditionFailure("what is needed is computed") }
    return value
  }

  /// The value of a node when it hangs on no loop, else nil.
  func constant(_ id: Int) throws(ValueError) -> Tensor? { graph[id].loop == 0 ? try value(of: id) : nil }

  /// Reads a loop's body: `read` is given its parameters and makes the results.
  func loop(
    _ shapes: [[Int]], count: Int, _ read: ([Int]) throws(ValueError) -> [Int]
  ) throws(ValueError) -> (loop: Loop, captured: [Int]) {
    loopDepth += 1
    defer { loopDepth -= 1 }
    var parameters: [Int] = []
    for shape in shapes { parameters.append(try make(.parameter, [], shape: shape, loop: loopDepth)) }
    let results = try read(parameters)
    let body = graph.body(of: results, loop: loopDepth)
    let own = Set(body).union(parameters)
    var captured: [Int] = []
    var (cost, work) = (0, 0)
    for id in body {
      work = Self.sum(work, Self.work(of: graph[id]))
      let (sum, isTooLarge) = cost.addingReportingOverflow(graph[id].cost)
      cost = isTooLarge ? .max : sum
      captured += graph[id].inputs.filter { !own.contains($0) && !captured.contains($0) }
    }
    captured += results.filter { !own.contains($0) && !captured.contains($0) }
    return (Loop(parameters: parameters, body: body, results: results, count: count, cost: cost, work: work), captured)
  }

  /// How long a node takes, as for ``ValueLimits/work``.
  private static func work(of node: Graph.Node) -> Int {
    let inner = node.operation.loop.map { product($0.work, $0.count) } ?? 0
    return sum(100 + product(node.operation.weight, node.shape.elementCount), inner)
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, isTooLarge) = a.addingReportingOverflow(b)
    return isTooLarge ? .max : sum
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (product, isTooLarge) = a.multipliedReportingOverflow(by: b)
    return isTooLarge ? .max : product
  }

  func makeLoop(
    _ operation: Operation, _ loop: Loop, _ inputs: [Int], captured: [Int], shape: [Int]
  ) throws(ValueError) -> Int {
    let (cost, isTooLarge) = loop.cost.multipliedReportingOverflow(by: loop.count)
    return try make(operation, inputs + captured, shape: shape, cost: isTooLarge ? .max : cost)
  }
}
