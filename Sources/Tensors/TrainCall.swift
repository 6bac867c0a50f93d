import Learning
import Simulation

/// A call of `train`: the training run that the film `training` shows, as values.
struct TrainCall {
  private let call: Call
  private let classifier: Classifier
  private let settings: TrainingSettings
  private let weights: [Int]
  private let biases: [Int]
  private let x: Int
  private let y: Int
  /// How many samples there are.
  private let count: Int

  /// Reads the arguments, and checks their shapes.
  init(_ call: Call) throws(ValueError) {
    self.call = call
    let builder = call.builder
    (classifier, weights, biases) = try Self.network(call)
    (x, y) = (try call.tensor("x"), try call.tensor("y"))
    let shape = builder.shape(x)
    guard shape.count == 2, shape[1] == 2, 1...Dataset.maximumSamples ~= shape[0] else {
      throw call.error(
        .wantedShape(shape, wanted: "[n, 2], a row for each of 1 to \(Dataset.maximumSamples) points,"), of: "x")
    }
    count = shape[0]
    guard builder.shape(y) == [count] else {
      throw call.error(.wantedShape(builder.shape(y), wanted: "[\(count)], a class for each point,"), of: "y")
    }
    let momentum = try call.number("momentum", default: 0.9)
    let optimizer: Optimizer =
      switch call.choice("by") {
      case "sgd": .sgd
      case "momentum": .momentum(momentum)
      default:
        .adam(
          beta1: momentum, beta2: try call.number("decay", default: 0.999),
          epsilon: try call.number("eps", default: 1e-8))
      }
    settings = TrainingSettings(
      optimizer: optimizer, learningRate: try call.number("rate", default: 0.01),
      weightDecay: try call.number("l2", default: 0),
      batchSize: try call.whole("batch", default: 16, in: 1...Dataset.maximumSamples),
      steps: try call.whole("steps", in: 1...TrainingSettings.maximumSteps),
      seed: UInt64(try call.whole("seed", default: 1, in: 0...Int.max)))
    for problem in settings.problems {
      guard case .setting(let name, _) = problem else { continue }
      throw call.error(.learning(problem), of: Self.argument(name))
    }
  }

  /// The argument that a setting is given by.
  private static func argument(_ name: TrainingSettings.Name) -> String {
    switch name {
    case .learningRate: "rate"
    case .weightDecay: "l2"
    case .batchSize: "batch"
    case .steps: "steps"
    case .momentum, .beta1: "momentum"
    case .beta2: "decay"
    case .epsilon: "eps"
    }
  }

  private static func network(
    _ call: Call
  ) throws(ValueError) -> (classifier: Classifier, weights: [Int], biases: [Int]) {
    let value = try call.value("network")
    guard case .record(let fields) = value else {
      throw call.error(.wrongKind(value.kind, wanted: "what network(…) gives"), of: "network")
    }
    func field(_ name: String) -> TracedValue? { fields.first { $0.name == name }?.value }
    guard case .parts(let tables)? = field("w"), case .parts(let lists)? = field("b"),
      case .text(let function)? = field("activation"), let activation = Activation(rawValue: function),
      case .text(let last)? = field("output"), let output = OutputActivation(last)
    else { throw call.error(.wrongKind(value.kind, wanted: "what network(…) gives"), of: "network") }
    var (weights, biases): ([Int], [Int]) = ([], [])
    for table in tables { weights.append(try call.tracer.tensor(table.value, at: table.span)) }
    for list in lists { biases.append(try call.tracer.tensor(list.value, at: list.span)) }
    let shapes = weights.map(call.builder.shape)
    let (inputs, outputs) = (shapes.first?[1] ?? 0, shapes.last?[0] ?? 0)
    let isSoftmax = output == .softmax
    let fits = isSoftmax ? 2...Classifier.maximumClasses ~= outputs : output == .elementwise(.sigmoid) && outputs == 1
    guard inputs == 2, fits else {
      throw call.error(.notAClassifier(inputs: inputs, outputs: outputs, output: last), of: "network")
    }
    do throws(LearningError) {
      let classifier = try Classifier(
        hidden: shapes.dropLast().map { $0[0] }, classCount: isSoftmax ? outputs : 2, activation: activation,
        softmax: isSoftmax)
      return (classifier, weights, biases)
    } catch {
      throw call.error(.learning(error), of: "network")
    }
  }

  /// The run as a group of values.
  func value() throws(ValueError) -> TracedValue {
    let builder = call.builder
    let (moments, size) = (settings.steps + 1, classifier.parameterCount)
    let forward = zip(classifier.widths, classifier.widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let backward = GradientCost(
      widths: classifier.widths, activation: classifier.activation, output: classifier.output, loss: classifier.loss
    ).withReuse.reduce(0, +)
    // Each step learns from a batch; then the loss of all samples is taken.
    let cost = settings.steps * min(settings.batchSize, count) * (forward + backward) + moments * count * forward
    let list = try builder.external(
      external, weights + biases + [x, y], count: moments * (size + 2), cost: cost)
    let table = try builder.reshape(
      try builder.part(list, side: 0, from: 0, count: moments * size), to: [moments, size])
    func columns(_ start: Int, _ shape: [Int]) throws(ValueError) -> TracedValue.Item {
      let part = try builder.part(table, side: 1, from: start, count: shape.elementCount)
      return .init(value: .tensor(try builder.reshape(part, to: [moments] + shape)), span: call.span)
    }
    var (tables, lists): ([TracedValue.Item], [TracedValue.Item]) = ([], [])
    for (edge, weight) in weights.enumerated() {
      tables.append(try columns(classifier.index(ofWeight: edge, to: 0, from: 0), builder.shape(weight)))
      lists.append(try columns(classifier.index(ofBias: edge, to: 0), [classifier.widths[edge + 1]]))
    }
    let curves = try builder.reshape(
      try builder.part(list, side: 0, from: moments * size, count: 2 * moments), to: [2, moments])
    func curve(_ row: Int) throws(ValueError) -> TracedValue {
      .tensor(try builder.reshape(try builder.part(curves, side: 0, from: row, count: 1), to: [moments]))
    }
    return .record([
      .init(name: "w", value: .parts(tables)), .init(name: "b", value: .parts(lists)),
      .init(name: "loss", value: try curve(0)), .init(name: "accuracy", value: try curve(1)),
    ])
  }

  /// The run: the parameters after each step, the start first, then all losses, then all accuracies.
  private var external: External {
    let (classifier, settings, edges) = (classifier, settings, weights.count)
    func place(_ name: String) -> Origin { Origin(definition: call.tracer.definition, span: call.span(of: name)) }
    let (network, points, labels, rate) = (place("network"), place("x"), place("y"), place("rate"))
    return External(name: "train", hint: "A run of descend can be.") { tensors throws(ValueError) in
      let start = (0..<edges).flatMap { tensors[$0].elements + tensors[edges + $0].elements }
      guard start.allSatisfy(\.isFinite) else {
        throw network.error(.badNumberOf(what: "network", wanted: "a finite number for each weight and bias"))
      }
      let (x, y) = (tensors[2 * edges].elements, tensors[2 * edges + 1].elements)
      guard x.allSatisfy({ abs($0) <= Dataset.maximumCoordinate }) else {
        throw points.error(.badNumberOf(what: "x", wanted: "no number beyond a thousand million"))
      }
      var samples: [Dataset.Sample] = []
      for (index, number) in y.enumerated() {
        guard let label = Int(exactly: number), 0..<classifier.classCount ~= label else {
          throw labels.error(.notAClass(number, index: index, count: classifier.classCount))
        }
        samples.append(.init(point: SIMD2(x[2 * index], x[2 * index + 1]), label: label))
      }
      do throws(LearningError) {
        let run = try TrainingRun(
          from: Parameters(classifier, values: start), on: DatasetSplit(train: samples, test: []), settings: settings,
          recordInterval: 1)
        var numbers: [Double] = []
        numbers.reserveCapacity((settings.steps + 1) * (classifier.parameterCount + 2))
        run.forEachStep { numbers += $0.values }
        numbers += run.curve.map(\.train.loss)
        numbers += run.curve.map(\.train.accuracy)
        return numbers
      } catch {
        throw rate.error(.learning(error))
      }
    }
  }
}
