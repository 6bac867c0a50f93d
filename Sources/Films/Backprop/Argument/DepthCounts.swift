import Simulation

/// How many multiplications the columns of the chart stand for, at every depth from the network's own to the greatest.
struct DepthCounts: Sendable {
  /// The network's own number of edges, and the greatest.
  let first: Int
  let last: Int
  private let costs: [GradientCost]

  /// Counts a network like this one at every depth.
  init(_ network: Network) {
    first = network.edgeCount
    last = max(Argument.depth, first)
    costs = (first...last).map { network.gradientCost(ofDepth: $0) }
  }

  /// The cost at a depth.
  func cost(_ depth: Int) -> GradientCost { costs[min(max(depth, first), last) - first] }

  /// The columns at a depth with fractions, the edge from the input first: between two depths, what lies between.
  func columns(at depth: Double) -> (scratch: [Double], reuse: [Double]) {
    let low = min(Int(depth), last)
    let part = min(1, depth - Double(low))
    let (from, to) = (cost(low), cost(part > 0 ? low + 1 : low))
    func mixed(_ from: [Int], _ to: [Int]) -> [Double] {
      to.indices.map { index in
        let start = index < from.count ? Double(from[index]) : 0
        return start + (Double(to[index]) - start) * part
      }
    }
    return part > 0
      ? (mixed(from.fromScratch, to.fromScratch), mixed(from.withReuse, to.withReuse))
      : (from.fromScratch.map(Double.init), from.withReuse.map(Double.init))
  }
}
