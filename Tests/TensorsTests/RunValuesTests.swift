import Learning
import Simulation
import Tensors
import Testing

/// Networks and training runs as values: the numbers of the films about them.
@Suite("networks and runs as values")
struct RunValuesTests {
  private func values(_ definitions: KeyValuePairs<String, String>) throws -> Values {
    try Values(definitions.map { ValueDefinition($0.key, $0.value) })
  }

  private func tensor(_ values: Values, _ expression: String) throws -> Tensor {
    guard case .tensor(let tensor) = try values.value(of: expression) else {
      throw ValueErrorText(text: "\(expression) is no tensor")
    }
    return tensor
  }

  private struct ValueErrorText: Error { let text: String }

  private func message(_ definitions: KeyValuePairs<String, String>) -> String {
    do {
      _ = try values(definitions)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("have the passes of the film backprop, bit for bit", arguments: ["tanh", "relu", "softplus"])
  func passes(activation: String) throws {
    let network = try Network.seeded(
      input: [0.9, -0.4], target: [0, 1, 0], hidden: [4, 3], activation: try #require(Activation(rawValue: activation)),
      output: .softmax, loss: .crossEntropy, seed: 7)
    let trace = try Trace(of: network)
    let values = try values([
      "net":
        "network([2, 4, 3, 3], [0.9, -0.4], [0, 1, 0], seed: 7, activation: \(activation), output: softmax)",
      "w": "net.w",
    ])
    for (layer, numbers) in trace.layers.enumerated() {
      #expect(try tensor(values, "net.z[\(layer)]") == Tensor(numbers.z))
      #expect(try tensor(values, "net.a[\(layer - 4)]") == Tensor(numbers.a))
      #expect(try tensor(values, "net.delta[\(layer)]") == Tensor(numbers.delta))
    }
    for (edge, numbers) in trace.edges.enumerated() {
      let shape = [numbers.weights.count, numbers.weights[0].count]
      #expect(try tensor(values, "w[\(edge)]") == Tensor(shape: shape, elements: Array(numbers.weights.joined())))
      #expect(
        try tensor(values, "net.gradient[\(edge)]") == Tensor(shape: shape, elements: Array(numbers.gradient.joined())))
      #expect(try tensor(values, "net.b[\(edge)]") == Tensor(numbers.weights.map { _ in 0 }))
    }
    #expect(try tensor(values, "net.w[1][2, 0]") == Tensor(trace.edges[1].weights[2][0]))
    #expect(try tensor(values, "net.w[1, 2]") == Tensor(trace.edges[1].weights[2]))
    #expect(try tensor(values, "net.loss") == Tensor(trace.loss))
    let counts = trace.multiplications
    for (name, count) in [
      ("forward", counts.forward), ("backward", counts.backward), ("withoutReuse", counts.withoutReuse),
      ("finiteDifferences", counts.finiteDifferences),
    ] {
      #expect(try tensor(values, "net.multiplications.\(name)") == Tensor(Double(count)))
    }
    #expect(try tensor(values, "count(net.loss)") == Tensor(Double(counts.forward + counts.backward)))
  }

  @Test("of an input alone have its activations, in loops too")
  func map() throws {
    let values = try values([
      "W": "[[1, -2], [0.5, 1], [2, 0]]", "v": "[[1, 1, -1]]", "b": "[0.5, 0, -1]",
      "y(p)": "network(w: [W, v], b: [b, [3]], x: p, activation: relu, output: linear).a[2][0]",
      "all": "map(y, [[1, 1], [0, 0], [-1, 2]])",
    ])
    // relu of [−0.5, 1.5, 1], [0.5, 0, −1] and [−4.5, 1.5, −3], with v and 3 more, by hand.
    #expect(try tensor(values, "all") == Tensor([3.5, 3.5, 4.5]))
  }

  @Test("train as the film training does, bit for bit", arguments: ["adam", "momentum", "sgd"])
  func run(by: String) throws {
    let points: [(Double, Double, Int)] = [
      (0.1, 1.2, 0), (-0.7, 0.3, 1), (1.5, -0.2, 2), (0.4, 0.9, 1), (-1.1, -0.8, 0), (0.6, -1.4, 2), (0.2, 0.1, 0),
    ]
    let optimizer: Optimizer =
      switch by {
      case "sgd": .sgd
      case "momentum": .momentum(0.8)
      default: .adam(beta1: 0.8, beta2: 0.999, epsilon: 1e-8)
      }
    let classifier = try Classifier(hidden: [3], classCount: 3, activation: .tanh)
    let run = try TrainingRun(
      from: Parameters(classifier, seed: 5),
      on: DatasetSplit(train: points.map { .init(point: SIMD2($0.0, $0.1), label: $0.2) }, test: []),
      settings: TrainingSettings(
        optimizer: optimizer, learningRate: 0.1, weightDecay: 0.01, batchSize: 3, steps: 9, seed: 4))
    let values = try values([
      "x": "[\(points.map { "[\($0.0), \($0.1)]" }.joined(separator: ", "))]",
      "y": "[\(points.map { "\($0.2)" }.joined(separator: ", "))]",
      "net": "network(layers: [2, 3, 3], seed: 5, activation: tanh, output: softmax)",
      "run": "train(net, x, y, steps: 9, rate: 0.1, by: \(by), batch: 3, seed: 4, momentum: 0.8, l2: 0.01)",
    ])
    #expect(try tensor(values, "run.w[1]").shape == [10, 3, 3])
    for step in [0, 1, 5, 9] {
      let parameters = run.parameters(at: step)
      for edge in 0..<2 {
        #expect(try tensor(values, "run.w[\(edge)][\(step)]").elements == Array(parameters.weights[edge].joined()))
        #expect(try tensor(values, "run.b[\(edge)][\(step)]").elements == parameters.biases[edge])
      }
      let metrics = run.metrics(at: step)
      #expect(try tensor(values, "run.loss[\(step)]") == Tensor(metrics.train.loss))
      #expect(try tensor(values, "run.accuracy[\(step)]") == Tensor(metrics.train.accuracy))
    }
    #expect(try tensor(values, "length(run.loss)") == Tensor(10))
  }

  @Test(
    "say at the character what is wrong",
    arguments: [
      ("network([2])", 9, "the network has no weights: give at least one edge, from the input to the output."),
      ("network([2, 3, 1], x: [1, 2, 3])", 23, "this is [3], and [2] is expected."),
      ("network([2, 3, 1], [1, 2], [[1]])", 28, "this is [1, 1], and [1] is expected."),
      (
        "network(w: [[[1, 2]], [[1, 2, 3]]])", 12,
        "weights[1][0] has 3 weights: expected 1, one for each neuron of layer 1."
      ),
      ("network([2, 1], w: [[[1, 2]]])", 9, "layers: either it or w is expected."),
      ("network()", 1, "layers is missing"),
      ("network([2, 1], target: [1])", 1, "x is missing"),
      ("network([2, 1], b: [[1, 2]])", 20, "biases[0] has 2 biases: expected 1, one for each neuron of layer 1."),
      (
        "network([2, 2], [1, 2], [0, 1], loss: crossEntropy, output: tanh)", 1,
        "crossEntropy needs outputs between 0 and 1"
      ),
      ("network([2, 2], [1, 2], [0.5, 1], output: softmax)", 25, "the targets sum to 1.5"),
      ("network([1, 1], [1], [1], output: relo)", 35, "\"relo\" is none of"),
      ("grad(network([2, 1], [z, 2], [1]).loss, z)", 1, "network can't be differentiated. Its .gradient[0] and so on"),
      ("train(3, z, z, 1)", 7, "this is a tensor, and what network(…) gives is expected."),
      (
        "train(network([3, 1]), x, y, 1)", 7,
        "this network has 3 inputs and 1 output of sigmoid. train takes two inputs, and"
      ),
      ("train(network([2, 1], activation: tanh), x, y, 1)", 7, "this network has 2 inputs and 1 output of tanh."),
      ("train(network([2, 1]), y, y, 1)", 24, "this is [2], and [n, 2], a row for each of 1 to 100000 points,"),
      ("train(network([2, 1]), x, x, 1)", 27, "this is [2, 2], and [2], a class for each point, is expected."),
      (
        "train(network([2, 1]), x, y + 1, 1)", 27,
        "y[1] is 2. The classes of this network are whole numbers from 0 to 1."
      ),
      ("train(network([2, 1]), x, y, 1, rate: -1)", 39, "the learning rate is -1: expected a finite number above 0."),
      ("train(network([2, 1]), x, y, 1, momentum: 1)", 43, "Adam's beta1 is 1: expected a number from 0 to below 1."),
      ("train(network([2, 1]), x, y, 9, rate: 1e300, by: sgd, l2: 5)", 39, "training diverges at step"),
      ("network([2, 3, 1]).w[2]", 22, "2 is outside of side 0, which goes from 0 to 1."),
    ])
  func errors(expression: String, character: Int, message: String) {
    let found = self.message(["z": "1", "x": "[[1, 2], [3, 4]]", "y": "[0, 1]", "v": expression])
    #expect(found.hasPrefix("v: \(character): \(message)"), "\(found)")
  }

  @Test("take no more work than there may be") func limits() {
    let definitions = [ValueDefinition("n", "network([2, 64, 64, 1])")]
    let run = ValueDefinition("r", "train(n, normal([1000, 2], seed: 1), zeros(1000), steps: 1000)")
    do {
      _ = try Values(definitions + [run])
      Issue.record("it is no error")
    } catch {
      #expect("\(error)".contains("multiplications, and at most 1000000000 are made."), "\(error)")
    }
    let long = ValueDefinition("r", "train(n, [[1, 2]], [0], steps: 1000000)")
    do {
      _ = try Values(definitions + [long])
      Issue.record("it is no error")
    } catch {
      #expect("\(error)".contains("has too many numbers"), "\(error)")
    }
  }

  @Test("that go downhill have gradients by their rate and their start, unless they are too long") func hypergradients()
    throws
  {
    // w after n steps on w²/2 is (1 − r)ⁿ w₀.
    let values = try values([
      "f(w)": "w^2 / 2", "r": "0.1", "w": "3", "end": "descend(f, w, rate: r, steps: 5)[-1]", "byRate": "grad(end, r)",
      "byStart": "grad(end, w)", "after(q)": "descend(f, 3, rate: q, steps: 5)[-1]", "at": "grad(after, 0.1)",
      "learnt": "descend(after, 0.1, rate: 0.01, steps: 2)",
    ])
    for (name, wanted) in [("byRate", -15 * 0.6561), ("byStart", 0.59049), ("at", -15 * 0.6561)] {
      #expect(abs(try tensor(values, name).elements[0] - wanted) < 1e-12, "\(name)")
    }
    let learnt = try tensor(values, "learnt").elements
    #expect(abs(learnt[1] - (0.1 + 0.01 * 15 * 0.6561)) < 1e-12)
    let found = message([
      "f(w)": "w^2 / 2", "r": "1e-5", "v": "grad(descend(f, 1, rate: r, steps: 100000)[-1], r)",
    ])
    #expect(
      found.hasPrefix(
        "v: 1: a gradient through a run keeps every step, and this one of 100000 steps is too long. Take"),
      "\(found)")
  }
}
