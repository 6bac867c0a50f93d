import Numerics

extension Trace {
  /// Holds gradients against differences of the loss, some of them where there are many.
  ///
  /// Throws `SimulationError.gradientMismatch` with the first that differs.
  public func checkGradients() throws(SimulationError) { try network.checkGradients(edges) }
}

extension Network {
  /// Holds the gradients of edges against differences of this network's loss.
  func checkGradients(_ edges: [Trace.Edge]) throws(SimulationError) {
    var parameters: [(edge: Int, to: Int, from: Int?)] = []
    for edge in edges {
      for (to, row) in edge.gradient.enumerated() { parameters += row.indices.map { (edge.index, to, $0) } }
      parameters += edge.biasGradient.indices.map { (edge.index, $0, nil) }
    }
    for sample in Differences.samples(of: parameters.count) {
      let (edge, to, from) = parameters[sample]
      let x = from.map { weights[edge][to][$0] } ?? biases?[edge][to] ?? 0
      let found = from.map { edges[edge].gradient[to][$0] } ?? edges[edge].biasGradient[to]
      func loss(_ change: Double) -> Double? { self.loss(changing: (edge, to, from), by: change) }
      guard !Differences.agree(with: found, at: x, of: loss) else { continue }
      let quantity: SimulationError.Quantity =
        if let from { .gradient(edge: edge, to: to, from: from) } else { .delta(layer: edge + 1, index: to) }
      throw .gradientMismatch(quantity, found: found, differences: Differences.slope(at: x, of: loss) ?? .nan)
    }
  }

  /// The loss with one weight or bias changed; nil where it is beyond the range of doubles.
  private func loss(changing parameter: (edge: Int, to: Int, from: Int?), by change: Double) -> Double? {
    var (weights, biases) = (weights, biases)
    if let from = parameter.from {
      weights[parameter.edge][parameter.to][from] += change
    } else {
      biases?[parameter.edge][parameter.to] += change
    }
    do throws(SimulationError) {
      return try ForwardPass(
        Network(
          input: input, target: target, activation: activation, output: output, loss: loss, weights: weights,
          biases: biases)
      ).loss
    } catch {
      return nil
    }
  }
}
