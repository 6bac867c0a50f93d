/// The graph of an expression of numbers: what it is made of, down to named values and literals.
///
/// ```swift
/// let values = try Values([ValueDefinition("w", "3"), ValueDefinition("L", "(w - 1)^2")])
/// let graph = try values.graph(of: "L")
/// graph.nodes.map(\.label)     // ["w", "1", "−", "L"]
/// graph.nodes[0].gradient      // 4
/// ```
public struct ExpressionGraph: Hashable, Sendable {
  /// One number.
  public struct Node: Hashable, Sendable {
    /// What it is called: the name of a value or a variable, or an element such as `x[0]`; nil for none.
    public let name: String?
    /// The sign or the function that makes it, such as `*` or `relu`; nil for what stands at the start.
    public let operation: String?
    /// The nodes that it is made of, in the order of its expression.
    public let inputs: [Int]
    /// The number.
    public let value: Double
    /// How the result changes with it; nil for a number that is written in an expression and has no name.
    public let gradient: Double?
  }

  /// The nodes in the order in which they are computed: each after its inputs, the result last.
  public let nodes: [Node]

  /// The nodes in the order in which the backward pass finishes their gradients: the result first.
  public var backward: [Int] { nodes.indices.reversed().filter { nodes[$0].gradient != nil } }
}

extension Values {
  /// The graph of an expression of these values and of played variables, with the gradient of its result.
  ///
  /// An element of a list or a table stands at the start; what else is made of such is an error, for a graph is of
  /// numbers. Gradients have the same bits as those that `grad` gives.
  ///
  /// - Parameters:
  ///   - expression: The expression of one number.
  ///   - variables: Numbers that have names here and now.
  ///   - most: How many nodes there may be.
  ///   - limits: How much it may take, of its own.
  ///   - work: Grows by what was done, whether or not there is a graph in the end.
  /// - Throws: `ValueErrors`.
  public func graph(
    of expression: String, variables: [String: Double] = [:], most: Int = 40, limits: ValueLimits = .frame,
    work: inout Int
  ) throws(ValueErrors) -> ExpressionGraph {
    try traced(expression, variables, limits, &work) { value, tracer throws(ValueError) in
      let span = 0..<expression.unicodeScalars.count
      let result = try tracer.tensor(value, at: span)
      var reading = GraphReading(tracer, names: names(in: tracer), span, most: most)
      return try reading.graph(of: result)
    }
  }

  /// The same, for those who don't count what it takes.
  public func graph(
    of expression: String, variables: [String: Double] = [:], most: Int = 40
  ) throws(ValueErrors) -> ExpressionGraph {
    var work = 0
    return try graph(of: expression, variables: variables, most: most, work: &work)
  }

  /// What nodes are called: the first of several names.
  private func names(in tracer: Tracer) -> [Int: String] {
    var names: [Int: String] = [:]
    for (name, node) in tracer.variableNodes { names[node] = name }
    for name in self.names.reversed() {
      if let node = tracer.node(named: name) { names[node] = name }
    }
    return names
  }
}

/// Finds the numbers that an expression is made of.
private struct GraphReading {
  private let tracer: Tracer
  private let names: [Int: String]
  /// All of the expression.
  private let span: Span
  /// The nodes by their numbers in the builder's graph; elements of one tensor by that of the first.
  private var found: [Int: (name: String?, operation: String?, inputs: [Int])] = [:]
  /// The elements: their tensor and their place in it, and the node that stands for all of the same.
  private var elements: [Element: Int] = [:]
  /// Where elements that occur more than once do so first.
  private var firsts: [Int: Int] = [:]
  /// For each element its tensor and its place.
  private var origins: [Int: Element] = [:]

  /// How many nodes there may be.
  private let most: Int
  /// How many are being read, or have been.
  private var entered = 0

  private struct Element: Hashable {
    let tensor: Int
    let place: Int
  }

  init(_ tracer: Tracer, names: [Int: String], _ span: Span, most: Int) {
    (self.tracer, self.names, self.span, self.most) = (tracer, names, span, most)
  }

  private var builder: GraphBuilder { tracer.builder }

  mutating func graph(of result: Int) throws(ValueError) -> ExpressionGraph {
    guard builder.shape(result).elementCount == 1 else {
      throw tracer.error(.graphOfTensor(builder.shape(result)), at: span)
    }
    let last = try read(result)
    // Computed after its inputs, a node has a larger number than they have.
    let ids = found.keys.sorted { firsts[$0] ?? $0 < firsts[$1] ?? $1 }
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let gradients = try gradients(of: last)
    var nodes: [ExpressionGraph.Node] = []
    for id in ids {
      guard let entry = found[id] else { continue }
      let isLiteral = entry.name == nil && entry.operation == nil
      nodes.append(
        ExpressionGraph.Node(
          name: entry.name, operation: entry.operation, inputs: entry.inputs.compactMap { places[$0] },
          value: try builder.value(of: id).elements[0], gradient: isLiteral && id != last ? nil : gradients[id] ?? 0))
    }
    return ExpressionGraph(nodes: nodes)
  }

  /// Reads a node and what it is made of.
  ///
  /// - Returns: The node that stands for it.
  private mutating func read(_ id: Int) throws(ValueError) -> Int {
    if found[id] != nil { return id }
    entered += 1
    guard entered <= most else { throw tracer.error(.largeGraph(limit: most), at: span) }
    let step = tracer.steps[id]
    if let tensor = whole(of: id) { return try readElement(id, of: tensor) }
    guard let step else {
      found[id] = (names[id], nil, [])
      return id
    }
    var symbol = step.symbol
    var parts = step.inputs
    if symbol == BinaryOperator.power.rawValue, parts.count == 2, isLiteral(parts[1]) {
      // An exponent that is written there is a part of the sign.
      symbol += tracer.text(of: parts.removeLast())
    }
    // What a function is told of axes and sizes is no part of its result.
    let needed = Set(builder.graph.needed(for: [id]) { _ in false })
    parts = parts.filter(needed.contains)
    var inputs: [Int] = []
    for part in parts {
      guard builder.shape(part).elementCount == 1 else { throw error(.graphOfTensor(builder.shape(part)), id) }
      inputs.append(try read(part))
    }
    found[id] = (names[id], inputs.isEmpty ? nil : symbol, inputs)
    return id
  }

  /// Whether a node is a number that is written in an expression and has no name.
  private func isLiteral(_ id: Int) -> Bool {
    switch builder.graph[id].operation {
    case .constant, .unary(.negate): names[id] == nil && tracer.steps[id] == nil
    default: false
    }
  }

  /// The tensor that a node is an element of, the one with a name where there is one; nil for what is no element.
  private func whole(of id: Int) -> Int? {
    guard let step = tracer.steps[id], step.symbol == TracedStep.element, let tensor = step.inputs.first,
      builder.shape(tensor).elementCount > 1
    else { return nil }
    return names[tensor] == nil ? whole(of: tensor) ?? tensor : tensor
  }

  private mutating func readElement(_ id: Int, of tensor: Int) throws(ValueError) -> Int {
    guard let oneHot = try builder.gradient(of: id, seed: try builder.filled(1, like: id), by: tensor),
      let place = try builder.value(of: oneHot).elements.firstIndex(where: { $0 != 0 })
    else { throw error(.graphOfTensor(builder.shape(tensor)), id) }
    let element = Element(tensor: tensor, place: place)
    if let same = elements[element] {
      firsts[same] = min(firsts[same] ?? same, id)
      entered -= 1
      return same
    }
    elements[element] = id
    origins[id] = element
    let index = builder.shape(tensor).index(at: place).map { "[\($0)]" }.joined()
    found[id] = (names[id] ?? (names[tensor] ?? tracer.text(of: tensor)) + index, nil, [])
    return id
  }

  /// How the result changes with each node; elements get theirs by their tensors, as often as they are used.
  private func gradients(of result: Int) throws(ValueError) -> [Int: Double] {
    let literals = found.filter { $0.value.name == nil && $0.value.operation == nil }.keys
    let targets = Set(found.keys).subtracting(literals).subtracting(origins.keys)
    let nodes = try builder.gradients(of: result, by: targets.union(origins.values.map(\.tensor)).union([result]))
    var gradients: [Int: Double] = [:]
    for id in targets {
      if let node = nodes[id] { gradients[id] = try builder.value(of: node).elements[0] }
    }
    for (id, element) in origins {
      if let node = nodes[element.tensor] { gradients[id] = try builder.value(of: node).elements[element.place] }
    }
    gradients[result] = 1
    if tracer.variableNodes.isEmpty { try check(nodes, targets.filter { found[$0]?.inputs.isEmpty ?? false }, result) }
    return gradients
  }

  /// Holds the gradients of what stands at the start against differences.
  private func check(_ gradients: [Int: Int], _ starts: Set<Int>, _ result: Int) throws(ValueError) {
    let records = starts.sorted().compactMap { id in
      gradients[id].map {
        GradientRecord(output: result, variable: id, gradient: $0, origin: builder.graph[result].origin)
      }
    }
    if let error = GradientCheck.errors(of: records, builder).first { throw error }
  }

  private func error(_ problem: ValueProblem, _ id: Int) -> ValueError {
    let origin = builder.graph[id].origin
    return ValueError(problem, at: origin.span, definition: origin.definition)
  }
}
