extension GraphBuilder {
  /// The gradient of a node by another, seeded with how much each of its numbers counts; nil without a path.
  ///
  /// Reverse mode: nodes of the result's making, from the last to the first, each giving its inputs their share.
  func gradient(of output: Int, seed: Int, by target: Int) throws(ValueError) -> Int? {
    let path = graph.needed(for: [output]) { $0 < target }
    let dependents = graph.dependents(of: target, upTo: output, among: path)
    guard dependents.contains(output) else { return nil }
    let cotangents = try cotangents(of: output, seed: seed, path.filter { $0 != target }, dependents)
    return if let found = cotangents[target] { found } else { try filled(0, like: target) }
  }

  /// The gradients of a number by nodes that it needs, all of one pass; those that it has no slope by are missing.
  ///
  /// They have the same bits as those by each node alone: a node gets the same shares in the same order.
  func gradients(of output: Int, by targets: Set<Int>) throws(ValueError) -> [Int: Int] {
    // What the first of the targets are made of isn't looked into.
    let ends = targets.filter { target in
      !graph.needed(for: [target], isKnown: { _ in false }).contains { $0 != target && targets.contains($0) }
    }
    let path = graph.needed(for: [output], isKnown: ends.contains)
    var dependents = ends
    for id in path where targets.contains(id) || graph[id].inputs.contains(where: dependents.contains) {
      dependents.insert(id)
    }
    return try cotangents(of: output, seed: try filled(1, like: output), path, dependents)
  }

  /// How the output changes with each of the nodes that depend on what is asked for, walking back over a path.
  private func cotangents(
    of output: Int, seed: Int, _ path: [Int], _ dependents: Set<Int>
  ) throws(ValueError) -> [Int: Int] {
    var cotangents: [Int: Int] = [output: seed]
    for id in path.reversed() where dependents.contains(id) {
      guard let cotangent = cotangents[id] else { continue }
      let node = graph[id]
      for (index, input) in node.inputs.enumerated() where dependents.contains(input) {
        guard let share = try share(of: index, node, result: id, cotangent) else { continue }
        let fitting = try unstretched(share, to: shape(input))
        cotangents[input] = if let sum = cotangents[input] { try add(sum, fitting) } else { fitting }
      }
    }
    return cotangents
  }

  /// What a node gives its input number `index`: its cotangent times its derivative by it; nil for nothing.
  private func share(
    of index: Int, _ node: Graph.Node, result: Int, _ g: Int
  ) throws(ValueError) -> Int? {
    let inputs = node.inputs
    let x = inputs[0]
    switch node.operation {
    case .constant, .parameter, .place, .order: return nil
    case .copy: return g
    case .unary(let operation): return try share(operation, x, result, g)
    case .binary(let operation): return try share(operation, index, x, inputs[1], result, g)
    case .select:
      if index == 0 { return nil }
      let nothing = try number(0)
      return index == 1 ? try select(x, g, nothing) : try select(x, nothing, g)
    case .reshape: return try reshape(g, to: shape(x))
    case .transpose(let order):
      return try transpose(g, order: order.indices.map { side in order.firstIndex(of: side) ?? side })
    case .broadcast: return g
    case .sum(let sides):
      return try broadcast(try reshape(g, to: kept(sides, shape(x))), to: shape(x))
    case .extremum(_, let sides):
      // Equal ones share alike.
      let wide = kept(sides, shape(x))
      let isBest = try binary(.equal, x, try reshape(result, to: wide))
      let count = try sum(isBest, sides: sides, keeping: true)
      return try multiply(try divide(isBest, count), try reshape(g, to: wide))
    case .slice(let picks): return try spread(g, picks, shape: shape(x))
    case .spread(let picks): return try slice(g, picks)
    case .concatenate(let side):
      let start = inputs[..<index].reduce(0) { $0 + shape($1)[side] }
      return try part(g, side: side, from: start, count: shape(inputs[index])[side])
    case .matrixProduct:
      return index == 0
        ? try matrixProduct(g, try matrixTranspose(inputs[1])) : try matrixProduct(try matrixTranspose(x), g)
    case .gather: return index == 0 ? try scatter(g, inputs[1], shape: shape(x)) : nil
    case .scatter: return index == 0 ? try gather(g, inputs[1]) : nil
    case .runningSum(let side):
      return try reversed(try runningSum(try reversed(g, side: side), side: side), side: side)
    case .eigenvalues:
      // For a simple eigenvalue dλ = vᵀ dA v.
      let size = shape(x)[0]
      let vectors = try make(.eigenvectors, [x], shape: [size, size], cost: graph[result].cost)
      return try matrixProduct(try multiply(vectors, g), try transpose(vectors))
    case .eigenvectors: throw error(.noDerivative("eigenvectors"))
    case .solution:
      // With x = A⁻¹ b: b's share is A⁻ᵀ g, and A's is its product with −xᵀ.
      let column = try make(
        .solution, [try transpose(inputs[0]), g], shape: shape(g), cost: graph[result].cost)
      if index == 1 { return column }
      let (left, right) =
        shape(g).count == 1
        ? (try reshape(column, to: [shape(g)[0], 1]), try reshape(result, to: [1, shape(g)[0]]))
        : (column, try transpose(result))
      return try negate(try matrixProduct(left, right))
    case .leastSquares: throw error(.noDerivative("leastSquares"))
    case .map(let loop): return try share(of: index, loop, inputs, g)
    case .iterate(let loop): return try share(of: index, unrolling: loop, inputs, g)
    case .external(let external): throw error(.noDerivative(external.name, hint: external.hint))
    }
  }

  private func share(
    _ operation: UnaryOperation, _ x: Int, _ y: Int, _ g: Int
  ) throws(ValueError) -> Int? {
    switch operation {
    case .negate: return try negate(g)
    case .exp: return try multiply(g, y)
    case .log: return try divide(g, x)
    case .squareRoot: return try divide(g, try multiply(y, by: 2))
    case .magnitude: return try multiply(g, try unary(.sign, x))
    case .sign, .floor: return nil
    case .tanh: return try multiply(g, try subtract(try number(1), try square(y)))
    case .sigmoid: return try multiply(g, try multiply(y, try subtract(try number(1), y)))
    case .softplus: return try multiply(g, try unary(.sigmoid, x))
    case .sin: return try multiply(g, try unary(.cos, x))
    case .cos: return try negate(try multiply(g, try unary(.sin, x)))
    }
  }

  private func share(
    _ operation: BinaryOperation, _ index: Int, _ x: Int, _ y: Int, _ result: Int, _ g: Int
  ) throws(ValueError) -> Int? {
    let isFirst = index == 0
    switch operation {
    case .add: return g
    case .subtract: return isFirst ? g : try negate(g)
    case .multiply: return try multiply(g, isFirst ? y : x)
    case .divide:
      let quotient = try divide(g, y)
      return isFirst ? quotient : try negate(try multiply(quotient, result))
    case .power:
      if isFirst {
        let power = try binary(.power, x, try subtract(y, try number(1)))
        // x⁰ has no slope anywhere, not even at 0.
        let slope = try multiply(y, power)
        return try multiply(g, try select(try binary(.equal, y, try number(0)), try number(0), slope))
      }
      // 0 to a positive power stays 0.
      let isZero = try binary(.equal, x, try number(0))
      let logarithm = try unary(.log, try select(isZero, try number(1), x))
      return try multiply(g, try multiply(result, logarithm))
    case .largest, .smallest:
      let (high, low) = (operation == .largest) == isFirst ? (x, y) : (y, x)
      let wins = try binary(.less, low, high)
      let isTie = try binary(.equal, x, y)
      return try multiply(g, try add(wins, try multiply(isTie, by: 0.5)))
    case .remainder:
      return isFirst ? g : try negate(try multiply(g, try unary(.floor, try divide(x, y))))
    case .less, .lessOrEqual, .equal, .notEqual: return nil
    }
  }

  /// What a map gives one of its inputs: row by row for one with rows, added up for one that its body sees as a whole.
  private func share(of index: Int, _ loop: Loop, _ inputs: [Int], _ g: Int) throws(ValueError) -> Int? {
    let rows = loop.parameters.count
    let count = loop.count
    let rowInputs = Array(inputs[..<rows]) + [g]
    let target = inputs[index]
    let body = try self.loop(rowInputs.map { Array(shape($0).dropFirst()) }, count: count) {
      parameters throws(ValueError) in
      // The body once more, of this loop's own parameters.
      var twins = Dictionary(uniqueKeysWithValues: zip(loop.parameters, parameters))
      let variable = index < rows ? parameters[index] : try copy(target)
      if index >= rows { twins[target] = variable }
      try replay(loop.body, &twins)
      let result = twins[loop.results[0]] ?? loop.results[0]
      let seed = parameters[rows]
      let found = try gradient(of: result, seed: seed, by: variable)
      guard let found else { return [try filled(0, like: variable)] }
      return [found]
    }
    let (backward, captured) = (body.loop, body.captured)
    let stacked = try makeLoop(
      .map(backward), backward, rowInputs, captured: captured, shape: [count] + shape(backward.results[0]))
    return index < rows ? stacked : try sum(stacked, sides: [0])
  }

  /// The most operations that a run comes to whose steps are all kept for its gradient.
  private static let mostUnrolled = 50_000

  /// What a run of steps gives one of its inputs: the run once more, every step with nodes of its own, and back again.
  private func share(of index: Int, unrolling loop: Loop, _ inputs: [Int], _ g: Int) throws(ValueError) -> Int? {
    let (operations, isTooLarge) = loop.count.multipliedReportingOverflow(by: length(of: loop))
    guard !isTooLarge, operations <= Self.mostUnrolled else {
      throw error(.tooLongForGradient(steps: loop.count, most: max(1, Self.mostUnrolled / max(1, length(of: loop)))))
    }
    let target = inputs[index]
    let variable = try copy(target)
    var states = Array(inputs[..<loop.results.count])
    var twins: [Int: Int] = [:]
    if index < states.count { states[index] = variable } else { twins[target] = variable }
    var way = [states[0]]
    for step in 0..<loop.count {
      for (parameter, state) in zip(loop.parameters, states) { twins[parameter] = state }
      if loop.parameters.count > states.count, let counter = loop.parameters.last {
        twins[counter] = try number(Double(step + 1))
      }
      try replay(loop.body, &twins)
      states = loop.results.map { twins[$0] ?? $0 }
      way.append(states[0])
    }
    return try gradient(of: try stack(way), seed: g, by: variable)
  }

  /// How many nodes a run of a loop's body comes to, with those of the loops in it.
  private func length(of loop: Loop) -> Int {
    loop.body.reduce(0) { $0 + 1 + (graph[$1].operation.loop.map(length) ?? 0) }
  }

  /// Makes nodes once more, of the twins of their inputs where there are any.
  private func replay(_ ids: [Int], _ twins: inout [Int: Int]) throws(ValueError) {
    for id in ids {
      let node = graph[id]
      let inputs = node.inputs.map { twins[$0] ?? $0 }
      switch node.operation {
      case .map(let inner):
        let (loop, captured) = try replay(inner, twins)
        let rows = Array(inputs[..<inner.parameters.count])
        twins[id] = try makeLoop(.map(loop), loop, rows, captured: captured, shape: node.shape)
      case .iterate(let inner):
        let (loop, captured) = try replay(inner, twins)
        let states = Array(inputs[..<inner.results.count])
        twins[id] = try makeLoop(.iterate(loop), loop, states, captured: captured, shape: node.shape)
      default: twins[id] = try make(node.operation, inputs, shape: node.shape, cost: node.cost)
      }
    }
  }

  private func replay(_ inner: Loop, _ twins: [Int: Int]) throws(ValueError) -> (loop: Loop, captured: [Int]) {
    try loop(inner.parameters.map(shape), count: inner.count) { parameters throws(ValueError) in
      var own = twins
      for (old, new) in zip(inner.parameters, parameters) { own[old] = new }
      try replay(inner.body, &own)
      return inner.results.map { own[$0] ?? $0 }
    }
  }
}
