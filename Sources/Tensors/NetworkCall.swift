import Simulation

/// A call of `network`: the network and the passes that the film `backprop` shows, as values.
struct NetworkCall {
  /// The nonlinearity of hidden layers where none is given.
  static let usualActivation = Activation.sigmoid

  private let call: Call
  private let activation: Activation
  private let output: OutputActivation
  private let loss: Loss
  /// The widths of the layers, the input's first.
  private let widths: [Int]
  private let weights: [Int]
  private let biases: [Int]

  /// Reads all but the sample, and checks its shapes.
  init(_ call: Call) throws(ValueError) {
    self.call = call
    activation = Activation(rawValue: call.choice("activation")) ?? Self.usualActivation
    output = call.given("output").flatMap(OutputActivation.init) ?? .elementwise(activation)
    loss = call.given("loss").flatMap(Loss.init) ?? (output == .softmax ? .crossEntropy : .squaredError)
    let builder = call.builder
    if call.has("w") {
      for name in ["layers", "seed"] where call.has(name) {
        throw call.error(.badNumberOf(what: name, wanted: "either it or w"), of: name)
      }
      weights = try call.items("w")
      widths = try Self.widths(of: weights, call)
    } else {
      widths = try call.wholes("layers", in: 1...Network.maximumWidth)
      if let problem = Network.problems(widths: widths).first { throw call.error(.network(problem), of: "layers") }
      let seed = UInt64(try call.whole("seed", default: 1, in: 0...Int.max))
      var weights: [Int] = []
      for table in Network.seededWeights(widths: widths, activation: activation, output: output, seed: seed) {
        let shape = [table.count, table[0].count]
        weights.append(try builder.constant(Tensor(shape: shape, elements: Array(table.joined()))))
      }
      self.weights = weights
    }
    biases = try Self.biases(widths, call)
    let problems = Network.lossProblems(target: [], output: output, loss: loss)
    for case .lossNeedsProbabilities(let loss, let output) in problems {
      throw call.tracer.error(.network(.lossNeedsProbabilities(loss, output: output)), at: call.span)
    }
  }

  private static func widths(of weights: [Int], _ call: Call) throws(ValueError) -> [Int] {
    var widths: [Int] = []
    for (edge, table) in weights.enumerated() {
      let shape = call.builder.shape(table)
      guard shape.count == 2 else {
        throw call.error(.wantedShape(shape, wanted: "a table for each two neighbouring layers"), of: "w")
      }
      if let width = widths.last, width != shape[1] {
        throw call.error(.network(.weightCount(edge: edge, to: 0, found: shape[1], expected: width)), of: "w")
      }
      widths += widths.isEmpty ? [shape[1], shape[0]] : [shape[0]]
    }
    if let problem = Network.problems(widths: widths).first { throw call.error(.network(problem), of: "w") }
    return widths
  }

  private static func biases(_ widths: [Int], _ call: Call) throws(ValueError) -> [Int] {
    let builder = call.builder
    guard call.has("b") else {
      var zeros: [Int] = []
      for width in widths.dropFirst() { zeros.append(try builder.constant(Tensor(repeating: 0, shape: [width]))) }
      return zeros
    }
    let biases = try call.items("b")
    guard biases.count == widths.count - 1 else {
      throw call.error(.network(.biasEdges(found: biases.count, expected: widths.count - 1)), of: "b")
    }
    for (edge, list) in biases.enumerated() {
      let shape = builder.shape(list)
      guard shape.count == 1 else {
        throw call.error(.wantedShape(shape, wanted: "a list for each layer but the first"), of: "b")
      }
      guard shape[0] == widths[edge + 1] else {
        throw call.error(.network(.biasCount(edge: edge, found: shape[0], expected: widths[edge + 1])), of: "b")
      }
    }
    return biases
  }

  /// The network as a group of values.
  func value() throws(ValueError) -> TracedValue {
    var fields: [TracedValue.Field] = [
      .init(name: "w", value: parts(weights.map { .tensor($0) })),
      .init(name: "b", value: parts(biases.map { .tensor($0) })),
      .init(name: "activation", value: .text(activation.rawValue)),
      .init(name: "output", value: .text(output.description)),
    ]
    if call.has("x") {
      fields += try passes()
    } else if call.has("target") {
      throw call.tracer.error(
        .missingArgument("x", function: call.function.name, signature: call.function.signature), at: call.span)
    }
    return .record(fields)
  }

  private func parts(_ values: [TracedValue]) -> TracedValue {
    .parts(values.map { .init(value: $0, span: call.span) })
  }

  /// Both passes of the sample, or without a target the forward pass.
  private func passes() throws(ValueError) -> [TracedValue.Field] {
    let builder = call.builder
    let hasTarget = call.has("target")
    var inputs = [try layer("x", of: widths[0])]
    if hasTarget { inputs.append(try layer("target", of: widths[widths.count - 1])) }
    inputs += weights
    if call.has("b") { inputs += biases }
    let layers = widths.map { [$0] }
    let tables = weights.map(builder.shape)
    let neurons = widths.reduce(0, +)
    let connections = tables.reduce(0) { $0 + $1.elementCount }
    let backward = GradientCost(widths: widths, activation: activation, output: output, loss: loss)
      .withReuse.reduce(0, +)
    let list = try builder.external(
      external, inputs, count: 2 * neurons + (hasTarget ? neurons + connections + 5 : 0),
      cost: connections + (hasTarget ? backward : 0))
    var reader = PartReader(list, builder)
    var fields: [TracedValue.Field] = [
      .init(name: "z", value: parts(try reader.next(layers))), .init(name: "a", value: parts(try reader.next(layers))),
    ]
    guard hasTarget else { return fields }
    fields.append(.init(name: "delta", value: parts(try reader.next(layers))))
    fields.append(.init(name: "gradient", value: parts(try reader.next(tables))))
    fields.append(.init(name: "loss", value: try reader.next([])))
    var counts: [TracedValue.Field] = []
    for name in ["forward", "backward", "withoutReuse", "finiteDifferences"] {
      counts.append(.init(name: name, value: try reader.next([])))
    }
    return fields + [.init(name: "multiplications", value: .record(counts))]
  }

  /// A number for each neuron of a layer.
  private func layer(_ name: String, of width: Int) throws(ValueError) -> Int {
    let builder = call.builder
    let list = try call.tensor(name)
    let shape = builder.shape(list)
    guard shape == [width] || shape.isEmpty && width == 1 else {
      throw call.error(.wantedShape(shape, wanted: "[\(width)]"), of: name)
    }
    return try builder.reshape(list, to: [width])
  }

  /// The passes, whose gradients are held against differences but in loops.
  private var external: External {
    let (hasTarget, hasBiases, edges) = (call.has("target"), call.has("b"), weights.count)
    let (activation, output, loss) = (activation, output, hasTarget ? loss : .squaredError)
    let isChecked = hasTarget && call.builder.loopDepth == 0
    let outputs = widths[widths.count - 1]
    func place(_ name: String) -> Origin { Origin(definition: call.tracer.definition, span: call.span(of: name)) }
    let (x, target, w, b) = (place("x"), place("target"), place("w"), place("b"))
    let whole = Origin(definition: call.tracer.definition, span: call.span)
    return External(
      name: "network",
      hint: "Its .gradient[0] and so on are ∂L/∂w, and .delta[0] is ∂L/∂x. For more, write its layers with @."
    ) { tensors throws(ValueError) in
      let tables = tensors[(hasTarget ? 2 : 1)...].prefix(edges)
      do throws(SimulationError) {
        let trace = try Trace(
          of: Network(
            input: tensors[0].elements,
            target: hasTarget ? tensors[1].elements : [Double](repeating: 0, count: outputs), activation: activation,
            output: output, loss: loss, weights: tables.map(\.rows),
            biases: hasBiases ? tensors.suffix(edges).map(\.elements) : nil))
        if isChecked { try trace.checkGradients() }
        var numbers = trace.layers.flatMap(\.z)
        numbers += trace.layers.flatMap(\.a)
        guard hasTarget else { return numbers }
        numbers += trace.layers.flatMap(\.delta)
        for edge in trace.edges { numbers += edge.gradient.joined() }
        numbers.append(trace.loss)
        let counts = trace.multiplications
        for count in [counts.forward, counts.backward, counts.withoutReuse, counts.finiteDifferences] {
          numbers.append(Double(count))
        }
        return numbers
      } catch {
        switch error {
        case .notFinite(.input, _): throw x.error(.network(error))
        case .notFinite(.weight, _): throw w.error(.network(error))
        case .notFinite(.bias, _): throw b.error(.network(error))
        case .notFinite(.target, _), .targetNotProbability, .targetSum: throw target.error(.network(error))
        default: throw whole.error(.network(error))
        }
      }
    }
  }
}

extension Tensor {
  /// The rows of a table.
  fileprivate var rows: [[Double]] {
    (0..<shape[0]).map { Array(elements[$0 * shape[1]..<($0 + 1) * shape[1]]) }
  }
}
