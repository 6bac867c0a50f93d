/// The backward pass as the dynamic program it is: `deltas` is its table, filled from the last layer to the first,
/// each row once and from the row after it.
struct BackwardPass {
  /// δ of every layer; the input's is ∂L/∂x.
  private(set) var deltas: [[Double]]
  /// ∂L/∂w, `[edge][to][from]`.
  private(set) var gradients: [[[Double]]]
  /// Every read of the table for a weight's gradient, in order.
  private(set) var reuses: [Trace.Reuse] = []
  /// The products spent on the weights' gradients.
  private(set) var products = 0

  private let forward: ForwardPass

  init(_ forward: ForwardPass) throws(SimulationError) {
    self.forward = forward
    let network = forward.network
    deltas = forward.activations.map { _ in [] }
    gradients = network.weights.map { _ in [] }
    let last = network.edgeCount
    deltas[last] = try checked(forward.output.delta(counting: &products), layer: last)
    for edge in network.weights.indices.reversed() {
      gradients[edge] = try gradient(ofEdge: edge)
      reuses.append(.init(layer: edge + 1, use: .gradient(edge: edge), spent: products))
      if edge > 0 {
        deltas[edge] = try checked(delta(beforeEdge: edge), layer: edge)
        reuses.append(.init(layer: edge + 1, use: .delta(layer: edge), spent: products))
      } else {
        deltas[0] = try checked(errors(beforeEdge: 0).sums, layer: 0)
      }
    }
  }

  /// ∂L/∂w = δ · a for every weight of an edge.
  private mutating func gradient(ofEdge edge: Int) throws(SimulationError) -> [[Double]] {
    var rows: [[Double]] = []
    for (to, delta) in deltas[edge + 1].enumerated() {
      let row = forward.activations[edge].map { delta * $0 }
      products += row.count
      if let from = row.firstIndex(where: { !$0.isFinite }) {
        throw .overflow(.gradient(edge: edge, to: to, from: from))
      }
      rows.append(row)
    }
    return rows
  }

  /// δ of the hidden layer that `edge` leaves: ∂L/∂a times the slope.
  private mutating func delta(beforeEdge edge: Int) -> [Double] {
    let (sums, spent) = errors(beforeEdge: edge)
    products += spent
    guard forward.network.activation != .linear else { return sums }
    products += sums.count
    return zip(sums, forward.slopes(edge)).map { $0 * $1 }
  }

  /// ∂L/∂a of the layer that `edge` leaves, Wᵀδ, and the products it takes.
  private func errors(beforeEdge edge: Int) -> (sums: [Double], products: Int) {
    var sums = [Double](repeating: 0, count: forward.activations[edge].count)
    var products = 0
    for (row, delta) in zip(forward.network.weights[edge], deltas[edge + 1]) {
      for (from, weight) in row.enumerated() {
        sums[from] += weight * delta
        products += 1
      }
    }
    return (sums, products)
  }

  private func checked(_ values: [Double], layer: Int) throws(SimulationError) -> [Double] {
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .overflow(.delta(layer: layer, index: index)) }
    return values
  }
}
