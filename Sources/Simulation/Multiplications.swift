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
    let widths = network.widths
    let (outputs, last) = (network.target.count, network.edgeCount)
    /// What δ of the whole output layer takes, and of one of its neurons.
    let (whole, single) =
      switch Output.rule(for: network) {
      case .fused, .linear: (0, 0)
      case .slope: (outputs, 1)
      case .jacobian: (outputs * outputs, outputs)
      }
    let slope = network.activation == .linear ? 0 : 1
    var byEdge = [Int](repeating: 0, count: last)
    // What the δ of all of the layer after the current one takes, from the output back to it.
    var after = whole
    for edge in network.weights.indices.reversed() {
      let neuron = edge == last - 1 ? single : after + widths[edge + 2] + slope
      byEdge[edge] = widths[edge] * widths[edge + 1] * (neuron + 1)
      if edge < last - 1 { after += widths[edge + 1] * (widths[edge + 2] + slope) }
    }
    let weights = network.weights.reduce(0) { $0 + $1.count * ($1.first?.count ?? 0) }
    self.init(
      forward: forward, backward: backward, withoutReuse: byEdge.reduce(0, +), withoutReuseByEdge: byEdge,
      finiteDifferences: weights * forward)
  }
}
