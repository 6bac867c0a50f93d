/// A fully connected network with one sample to learn from: all that a forward and a backward pass need.
///
/// Layer 0 is the input and layer n the output; edge `i` joins layer `i` to layer `i + 1`, so there are n edges. A
/// value is always whole: shapes fit, numbers are finite, and the loss suits the output and the target.
public struct Network: Hashable, Sendable {
  /// How many hidden layers a network may have; it may have one edge more.
  public static let maximumLayers = 64
  /// How many neurons a layer may have, input and output included.
  public static let maximumWidth = 64

  /// The sample's features x, one a neuron of layer 0.
  public let input: [Double]
  /// The sample's target y, one a neuron of the last layer.
  public let target: [Double]
  /// The nonlinearity of the hidden layers.
  public let activation: Activation
  /// What the output layer does with its logits.
  public let output: OutputActivation
  /// How the prediction is measured.
  public let loss: Loss
  /// `weights[edge][to][from]`.
  public let weights: [[[Double]]]
  /// `biases[edge][to]`; nil for a network without biases.
  public let biases: [[Double]]?

  /// The number of edges, one less than that of layers; at least 1.
  public var edgeCount: Int { weights.count }
  /// The width of every layer, the input's first.
  public var widths: [Int] { [input.count] + weights.map(\.count) }

  /// Makes a network of its numbers.
  ///
  /// The rows of an edge's weights give the width of the layer it leads to. Throws the first of `problems(…)`.
  public init(
    input: [Double], target: [Double], activation: Activation, output: OutputActivation, loss: Loss,
    weights: [[[Double]]], biases: [[Double]]?
  ) throws(SimulationError) {
    let problems = Self.problems(
      input: input, target: target, output: output, loss: loss, weights: weights, biases: biases)
    if let first = problems.first { throw first }
    self.input = input
    self.target = target
    self.activation = activation
    self.output = output
    self.loss = loss
    self.weights = weights
    self.biases = biases
  }

  /// What is done with the pre-activations of a layer from 1 on: the output's activation in the last.
  public func activation(ofLayer layer: Int) -> OutputActivation {
    layer == edgeCount ? output : .elementwise(activation)
  }
}
