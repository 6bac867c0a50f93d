import Numerics

extension SimulationError: CustomStringConvertible {
  /// What is wrong, where, what was expected and how to fix it, in one sentence or two.
  public var description: String {
    switch self {
    case .noEdges:
      "the network has no weights: give at least one edge, from the input to the output"
    case .tooManyLayers(let hidden):
      "the network has \(hidden) hidden layers: at most \(Network.maximumLayers) can be traced"
    case .layerWidth(let layer, let found):
      "layer \(layer) has \(Self.counted(found, "neuron")): expected 1 to \(Network.maximumWidth)"
    case .targetCount(let found, let expected):
      "the last edge leads to \(Self.counted(expected, "output")), but the target has "
        + "\(Self.counted(found, "value")): give one target for each output"
    case .weightCount(let edge, let to, let found, let expected):
      "weights[\(edge)][\(to)] has \(Self.counted(found, "weight")): expected \(expected), "
        + "one for each neuron of layer \(edge)"
    case .biasEdges(let found, let expected):
      "biases are given for \(Self.counted(found, "edge")): expected \(expected), one list for each edge, or none at all"
    case .biasCount(let edge, let found, let expected):
      "biases[\(edge)] has \(Self.counted(found, "bias", "biases")): expected \(expected), "
        + "one for each neuron of layer \(edge + 1)"
    case .notFinite(let quantity, let value):
      "\(quantity) is \(value): expected a finite number"
    case .lossNeedsProbabilities(let loss, let output):
      "\(loss.rawValue) needs outputs between 0 and 1, which \(output) does not give: "
        + "choose \"sigmoid\" or \"softmax\" for the output, or the loss \"squaredError\""
    case .targetNotProbability(let loss, let index, let found):
      "target[\(index)] is \(found): \(loss.rawValue) expects targets from 0 to 1"
    case .targetSum(let found):
      "the targets sum to \(found): crossEntropy over softmax expects probabilities that sum to 1"
    case .overflow(.steppedWeight), .overflow(.steppedBias):
      "\(facts): a smaller learning rate would keep it in range"
    case .gradientMismatch(let quantity, let found, let differences):
      "\(quantity) is \(found.text(significantDigits: 6)), and differences give "
        + "\(differences.text(significantDigits: 6)): this is an error of ours, so please report it"
    case .overflow: "\(facts): smaller weights or inputs would keep it in range"
    }
  }

  /// What is wrong, of an overflow without how to fix it, for those who know better what would.
  public var facts: String {
    if case .overflow(let quantity) = self { "\(quantity) is too large to be a number" } else { description }
  }

  private static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    switch count {
    case 0: "no \(plural ?? noun + "s")"
    case 1: "1 \(noun)"
    default: "\(count) \(plural ?? noun + "s")"
    }
  }
}

extension SimulationError.Quantity: CustomStringConvertible {
  /// The name of the number, with its indices: "weights[0][1][2]", "δ of neuron 3 of layer 1".
  public var description: String {
    switch self {
    case .input(let index): "input[\(index)]"
    case .target(let index): "target[\(index)]"
    case .weight(let edge, let to, let from): "weights[\(edge)][\(to)][\(from)]"
    case .bias(let edge, let to): "biases[\(edge)][\(to)]"
    case .preActivation(let layer, let index): "z of neuron \(index) of layer \(layer)"
    case .loss: "the loss"
    case .delta(layer: 0, let index): "∂L/∂x of input \(index)"
    case .delta(let layer, let index): "δ of neuron \(index) of layer \(layer)"
    case .gradient(let edge, let to, let from): "∂L/∂w of weights[\(edge)][\(to)][\(from)]"
    case .steppedWeight(let edge, let to, let from): "weights[\(edge)][\(to)][\(from)] after the step"
    case .steppedBias(let edge, let to): "biases[\(edge)][\(to)] after the step"
    }
  }
}
