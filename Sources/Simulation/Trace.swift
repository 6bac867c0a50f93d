/// Every number of one forward and one backward pass.
public struct Trace: Hashable, Sendable {
  /// The numbers of one layer, one a neuron.
  public struct Layer: Hashable, Sendable {
    /// 0 for the input, n for the output.
    public let index: Int
    /// The pre-activations; for the input, its features.
    public let z: [Double]
    /// The activations f(z); for the input, its features.
    public let a: [Double]
    /// ∂L/∂z; for the input, whose f is the identity, ∂L/∂x.
    public let delta: [Double]
    /// The local derivatives f′(z); 1 for the input, empty for a softmax, which has a matrix instead.
    public let slope: [Double]
  }

  /// The numbers of one edge, which joins layer `index` to layer `index + 1`.
  public struct Edge: Hashable, Sendable {
    /// 0 for the edge that leaves the input.
    public let index: Int
    /// `weights[to][from]`.
    public let weights: [[Double]]
    /// `biases[to]`; empty for a network without biases.
    public let biases: [Double]
    /// ∂L/∂w, `gradient[to][from]` = δ of `to` times the activation of `from`.
    public let gradient: [[Double]]
    /// ∂L/∂b, which is δ of the layer it leads to; empty for a network without biases.
    public let biasGradient: [Double]
  }

  /// What reads a δ that is stored instead of working it out anew.
  public enum Use: Hashable, Sendable {
    /// The gradients of this edge's weights.
    case gradient(edge: Int)
    /// The δ of this layer, the one before.
    case delta(layer: Int)
  }

  /// One time that the δ of a layer, worked out once, is read.
  public struct Reuse: Hashable, Sendable {
    /// The layer whose δ is read, at least 1.
    public let layer: Int
    /// What it is read for.
    public let use: Use
    /// The products that the backward pass had spent when that was done.
    public let spent: Int
  }

  /// The network that was traced.
  public let network: Network
  /// Every layer, the input first: one more than edges.
  public let layers: [Layer]
  /// Every edge, the one from the input first.
  public let edges: [Edge]
  /// L.
  public let loss: Double
  /// What the passes cost, and what other ways to the gradients would have cost.
  public let multiplications: Multiplications
  /// Every time that a stored δ is read, in order of the work.
  ///
  /// From the last edge to the first: the gradients of the edge, then δ of the layer before it. ∂L/∂x, which no
  /// weight's gradient needs, is left out here as it is of the counts.
  public let reuses: [Reuse]

  /// ŷ, the activations of the last layer.
  public var prediction: [Double] { layers.last?.a ?? [] }
  /// ∂L/∂x.
  public var inputGradient: [Double] { layers.first?.delta ?? [] }

  /// Runs a network forward and backward in doubles, always in the same order, so that the same network gives the
  /// same bits everywhere.
  ///
  /// The backward pass is a dynamic program: each layer's δ is worked out once, from the δ of the layer after it, and
  /// stored. Throws `SimulationError.overflow` with the first number that leaves the range of doubles.
  public init(of network: Network) throws(SimulationError) {
    let forward = try ForwardPass(network)
    let backward = try BackwardPass(forward)
    self.network = network
    loss = forward.loss
    reuses = backward.reuses
    multiplications = Multiplications(of: network, forward: forward.products, backward: backward.products)
    layers = forward.activations.indices.map { layer in
      Layer(
        index: layer, z: forward.preActivations[layer], a: forward.activations[layer],
        delta: backward.deltas[layer], slope: layer == 0 ? network.input.map { _ in 1 } : forward.slopes(layer))
    }
    edges = network.weights.enumerated().map { edge, weights in
      Edge(
        index: edge, weights: weights, biases: network.biases?[edge] ?? [], gradient: backward.gradients[edge],
        biasGradient: network.biases == nil ? [] : backward.deltas[edge + 1])
    }
  }
}
