/// What the gradients of a network's weights cost in multiplications, by three ways.
///
/// The products of the chain rule are counted, and nothing else: evaluating f, f′ or the loss is not, nor is ∂L/∂x,
/// which training doesn't need. A linear layer's slope of 1 costs nothing. An edge joins `in` neurons to `out`.
public struct Multiplications: Hashable, Sendable {
  /// One forward pass, as counted while it ran: in · out for every edge.
  public let forward: Int
  /// The backward pass, as counted while it ran, with every δ worked out once and stored.
  ///
  /// For every edge out · in (δ times a). For every hidden layer in · out of the edge after it (Wᵀδ), and its width
  /// (times f′) unless it is linear. For the output layer of width m: m (times f′), or m² for a softmax whose Jacobian
  /// is applied, or 0 when it is linear or fused with the loss (cross-entropy, and binary cross-entropy over sigmoid).
  public let backward: Int
  /// Each weight's gradient worked out by itself from the output back, nothing stored between weights.
  ///
  /// A weight that leads to a neuron takes the whole δ of every layer after that neuron's, then the neuron's own δ
  /// (one row of Wᵀδ and its slope), then one product with a.
  public let withoutReuse: Int
  /// The same for the weights of each edge, the one from the input first.
  public let withoutReuseByEdge: [Int]
  /// One more forward pass for each weight, nudged: the number of weights times `forward`.
  public let finiteDifferences: Int
}

extension Multiplications {
  /// Completes what was counted for a network by what was not done.
  init(of network: Network, forward: Int, backward: Int) {
    let cost = GradientCost(widths: network.widths, like: network)
    self.init(
      forward: forward, backward: backward, withoutReuse: cost.fromScratch.reduce(0, +),
      withoutReuseByEdge: cost.fromScratch, finiteDifferences: cost.probes)
  }
}
