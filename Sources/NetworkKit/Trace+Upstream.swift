package import Simulation

extension Trace {
  /// (Wᵀδ) of the edge after a layer: what reaches each of its neurons from the layer after.
  package func upstream(_ layer: Int) -> [Double] {
    let (weights, deltas) = (edges[layer].weights, layers[layer + 1].delta)
    return layers[layer].a.indices.map { from in
      weights.indices.reduce(0) { $0 + weights[$1][from] * deltas[$1] }
    }
  }
}
