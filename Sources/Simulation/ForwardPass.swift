/// The forward pass: every z and a, the loss, and the products spent.
struct ForwardPass {
  let network: Network
  /// z of every layer; the input's are its features.
  private(set) var preActivations: [[Double]]
  /// a of every layer; the input's are its features.
  private(set) var activations: [[Double]]
  /// The last layer with the loss.
  let output: Output
  let loss: Double
  /// The products of weights with activations.
  private(set) var products = 0

  init(_ network: Network) throws(SimulationError) {
    self.network = network
    preActivations = [network.input]
    activations = [network.input]
    var (signal, z) = (network.input, network.input)
    for edge in network.weights.indices {
      z = try Self.preActivations(of: network, after: edge, signal, counting: &products)
      preActivations.append(z)
      guard edge < network.edgeCount - 1 else { break }
      // Finite since z is: no activation grows faster than z.
      signal = z.map(network.activation.value)
      activations.append(signal)
    }
    output = Output(of: network, logits: z)
    activations.append(output.prediction)
    loss = output.loss
    guard loss.isFinite else { throw .overflow(.loss) }
  }

  /// z of the layer at the end of `edge`: the products in order of the neurons they come from, then the bias.
  private static func preActivations(
    of network: Network, after edge: Int, _ signal: [Double], counting products: inout Int
  ) throws(SimulationError) -> [Double] {
    var result: [Double] = []
    for (to, row) in network.weights[edge].enumerated() {
      var sum = 0.0
      for (weight, a) in zip(row, signal) {
        sum += weight * a
        products += 1
      }
      if let biases = network.biases { sum += biases[edge][to] }
      guard sum.isFinite else { throw .overflow(.preActivation(layer: edge + 1, index: to)) }
      result.append(sum)
    }
    return result
  }

  /// f′(z) of a layer from 1 on; empty for a softmax.
  func slopes(_ layer: Int) -> [Double] {
    guard case .elementwise(let activation) = network.activation(ofLayer: layer) else { return [] }
    return preActivations[layer].map(activation.slope)
  }
}
