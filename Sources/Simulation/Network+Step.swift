extension Network {
  /// The same network after one step of gradient descent: w − η ∂L/∂w for every weight, b − η δ for every bias.
  ///
  /// - Parameters:
  ///   - trace: The passes whose gradients are followed, of a network with the same shape.
  ///   - learningRate: η.
  ///
  /// Throws `SimulationError.overflow` with the first number that leaves the range of doubles: the weights of an edge
  /// come before its biases, an edge before the next. Traps when the shapes differ.
  public func stepped(against trace: Trace, learningRate: Double) throws(SimulationError) -> Network {
    precondition(
      trace.network.widths == widths && (trace.network.biases == nil) == (biases == nil),
      "a step follows the gradients of a network of the same shape")
    var (weights, biases) = (weights, biases)
    for edge in trace.edges {
      for (to, row) in edge.gradient.enumerated() {
        for (from, gradient) in row.enumerated() {
          weights[edge.index][to][from] -= learningRate * gradient
          guard weights[edge.index][to][from].isFinite else {
            throw .overflow(.steppedWeight(edge: edge.index, to: to, from: from))
          }
        }
      }
      for (to, gradient) in edge.biasGradient.enumerated() {
        let bias = (biases?[edge.index][to] ?? 0) - learningRate * gradient
        guard bias.isFinite else { throw .overflow(.steppedBias(edge: edge.index, to: to)) }
        biases?[edge.index][to] = bias
      }
    }
    return try Network(
      input: input, target: target, activation: activation, output: output, loss: loss, weights: weights,
      biases: biases)
  }
}
