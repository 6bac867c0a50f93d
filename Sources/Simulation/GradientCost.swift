/// What the gradients of a network's weights cost in multiplications, edge by edge, worked out from its widths alone.
///
/// Edge 0 leaves the input. The sums are those that a `Trace` counts while it runs; a network need not exist for them.
public struct GradientCost: Hashable, Sendable {
  /// Each weight's gradient worked out by itself from the output back, nothing stored between weights.
  public let fromScratch: [Int]
  /// Every δ worked out once and stored: for an edge, δ of the layer that it leads to and the gradients of its weights.
  public let withReuse: [Int]
  /// One more forward pass for each weight, nudged.
  public let probes: Int
}

extension GradientCost {
  /// Works out the cost of a network like another one, but of other widths.
  init(widths: [Int], like network: Network) {
    self.init(widths: widths, activation: network.activation, output: network.output, loss: network.loss)
  }

  /// Works out the cost of a network of at least two layers, whose output and loss suit each other.
  public init(widths: [Int], activation: Activation, output: OutputActivation, loss: Loss) {
    let (outputs, last) = (widths[widths.count - 1], widths.count - 1)
    /// What δ of the whole output layer takes, and of one of its neurons.
    let (whole, single) =
      switch Output.rule(for: output, loss) {
      case .fused, .linear: (0, 0)
      case .slope: (outputs, 1)
      case .jacobian: (outputs * outputs, outputs)
      }
    let slope = activation == .linear ? 0 : 1
    var scratch = [Int](repeating: 0, count: last)
    var reuse = scratch
    // What the δ of all of the layer after the current one takes, from the output back to it.
    var after = whole
    var products = 0
    for edge in (0..<last).reversed() {
      let weights = widths[edge] * widths[edge + 1]
      products += weights
      let isOutput = edge == last - 1
      let own = isOutput ? whole : widths[edge + 1] * (widths[edge + 2] + slope)
      scratch[edge] = weights * ((isOutput ? single : after + widths[edge + 2] + slope) + 1)
      reuse[edge] = own + weights
      if !isOutput { after += own }
    }
    self.init(fromScratch: scratch, withReuse: reuse, probes: products * products)
  }
}

extension Network {
  /// The widths of a network like this one of so many edges, at least 1: its hidden layers over and over.
  ///
  /// Without hidden layers, those are as wide as the input.
  public func widths(ofDepth depth: Int) -> [Int] {
    let hidden = edgeCount > 1 ? Array(widths[1..<edgeCount]) : [input.count]
    return [input.count] + (0..<max(0, depth - 1)).map { hidden[$0 % hidden.count] } + [target.count]
  }

  /// What the gradients of a network like this one of so many edges cost.
  public func gradientCost(ofDepth depth: Int) -> GradientCost {
    GradientCost(widths: widths(ofDepth: depth), like: self)
  }
}
