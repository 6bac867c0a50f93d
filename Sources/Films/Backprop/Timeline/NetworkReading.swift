import NetworkKit
import Simulation
import Timeline
import Text

extension KeyReader {
  /// Reads `network`: the draft when all of it is right, and the number of edges whenever that is sure.
  mutating func network(_ value: Located) -> (NetworkDraft?, edgeCount: Int?) {
    guard let fields = fields(of: value, keys: BackpropFilm.network) else { return (nil, nil) }
    let input = fields["input"].flatMap { numbers($0, count: NetworkBounds.width, expected: .layer) }
    let target = fields["target"].flatMap { numbers($0, count: NetworkBounds.width, expected: .layer) }
    let functions = functions(fields)
    // A misspelt key may have been meant to choose what is complained of.
    let lossFits = functions.map { fields.hasUnknownKeys || checkLoss($0, target: target, fields) } ?? false
    let seed = fields["seed"].map { read($0, .whole(Bounds.seed)) } ?? BackpropFilm.defaultSeed
    if let seed = fields["seed"], fields["weights"] != nil { report(own: BackpropProblem.seedNotUsed, at: seed) }
    let learningRate = fields["learningRate"].map { read($0, .positive) } ?? BackpropFilm.defaultLearningRate

    let shape = shape(fields, input: input?.count, target: target?.count)
    // What is said of edges and biases rests on the depth, which a misspelt HIDDEN would have given.
    let isDepthSure = !fields.hasUnknownKeys || fields["HIDDEN"] != nil || fields["weights"] != nil
    let edgeCount = isDepthSure ? shape.hidden.map { $0.count + 1 } : nil
    let widths = edgeCount == nil ? nil : shape.hidden.map { $0.map { Optional($0) } + [target?.count] }
    let biases = fields["biases"].map { self.biases($0, widths: widths) }
    guard !fields.hasUnknownKeys, let input, let target, let functions, lossFits, let seed, let learningRate,
      let hidden = shape.hidden, shape.isComplete,
      biases.map({ $0 != nil }) ?? true
    else { return (nil, edgeCount) }
    let draft = NetworkDraft(
      input: input, target: target, hidden: hidden, activation: functions.activation, output: functions.output,
      loss: functions.loss, weights: shape.weights, biases: biases ?? nil, seed: UInt64(seed),
      learningRate: learningRate, place: value, learningRatePlace: fields["learningRate"])
    return (draft, edgeCount)
  }

  private typealias Functions = (activation: Activation, output: OutputActivation, loss: Loss)

  /// Reads `activation`, `output` and `loss`, each of which the one before decides when it is left out.
  private mutating func functions(_ fields: Fields) -> Functions? {
    let activation: Activation? =
      if let value = fields["activation"] { choice(value) } else { BackpropFilm.defaultActivation }
    let output: OutputActivation? =
      if let value = fields["output"] { output(value) } else { activation.map { .elementwise($0) } }
    let loss: Loss? =
      if let value = fields["loss"] { choice(value) } else {
        output.map { $0 == .softmax ? .crossEntropy : .squaredError }
      }
    guard let activation, let output, let loss else { return nil }
    return (activation, output, loss)
  }

  private mutating func output(_ value: Located) -> OutputActivation? {
    choice(value, among: BackpropFilm.outputs).map { name in
      Activation(rawValue: name).map { .elementwise($0) } ?? .softmax
    }
  }

  /// Whether the loss suits the output and the target; what doesn't is reported where it stands.
  private mutating func checkLoss(_ functions: Functions, target: [Double]?, _ fields: Fields) -> Bool {
    let problems = Network.lossProblems(target: target ?? [], output: functions.output, loss: functions.loss)
      .filter { problem in
        if case .targetSum = problem { return target != nil }
        return true
      }
    for problem in problems {
      switch problem {
      case .targetNotProbability(_, let index, _):
        guard let value = fields["target"], case .list(let nodes) = value.node.kind else { continue }
        report(own: BackpropProblem.network(problem), nodes[index].place, value.path.index(index))
      case .targetSum:
        if let value = fields["target"] { report(own: BackpropProblem.network(problem), at: value) }
      default:
        let value = fields["loss"]
        report(own: BackpropProblem.network(problem), value?.node.place ?? fields.place, value?.path ?? fields.path)
      }
    }
    return problems.isEmpty
  }
}
