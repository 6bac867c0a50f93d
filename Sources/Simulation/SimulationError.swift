/// What is wrong with a network, as facts; `description` puts them into words.
public enum SimulationError: Error, Hashable, Sendable {
  /// The network has no edge at all.
  case noEdges
  /// It has more than `Network.maximumLayers` hidden layers.
  case tooManyLayers(hidden: Int)
  /// A layer has no neuron, or more than `Network.maximumWidth`.
  case layerWidth(layer: Int, found: Int)
  /// The last edge leads to another number of neurons than the target has values.
  case targetCount(found: Int, expected: Int)
  /// A row of weights, all that lead to neuron `to`, is not as long as the layer before is wide.
  case weightCount(edge: Int, to: Int, found: Int, expected: Int)
  /// There are lists of biases for another number of edges than there are.
  case biasEdges(found: Int, expected: Int)
  /// An edge has another number of biases than it leads to neurons.
  case biasCount(edge: Int, found: Int, expected: Int)
  /// A number that was given is infinite or not a number.
  case notFinite(Quantity, Double)
  /// A loss that needs probabilities has outputs that are none.
  case lossNeedsProbabilities(Loss, output: OutputActivation)
  /// A loss that needs targets in 0 … 1 has another at this index.
  case targetNotProbability(Loss, index: Int, found: Double)
  /// Cross-entropy over a softmax needs targets that sum to 1.
  case targetSum(found: Double)
  /// A number that was worked out is beyond the range of doubles; it is the first one, in order of the work.
  case overflow(Quantity)
  /// A gradient that differences don't agree with.
  case gradientMismatch(Quantity, found: Double, differences: Double)

  /// One number of a network or of its trace; layers, edges and indices count from 0.
  public enum Quantity: Hashable, Sendable {
    /// The feature xᵢ.
    case input(Int)
    /// The target yᵢ.
    case target(Int)
    /// The weight of `edge` from neuron `from` to neuron `to`.
    case weight(edge: Int, to: Int, from: Int)
    /// The bias that `edge` adds to neuron `to`.
    case bias(edge: Int, to: Int)
    /// The pre-activation z of a neuron.
    case preActivation(layer: Int, index: Int)
    /// The loss.
    case loss
    /// δ = ∂L/∂z of a neuron; of layer 0, ∂L/∂x.
    case delta(layer: Int, index: Int)
    /// ∂L/∂w.
    case gradient(edge: Int, to: Int, from: Int)
    /// A weight after a step against its gradient.
    case steppedWeight(edge: Int, to: Int, from: Int)
    /// A bias after a step against its gradient.
    case steppedBias(edge: Int, to: Int)
  }
}
