/// A fully connected network with one sample to learn from: all that a forward and a backward pass need.
///
/// Layer 0 is the input and layer n the output; edge `i` joins layer `i` to layer `i + 1`, so there are n edges.
public struct Network: Hashable, Sendable {
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
}
