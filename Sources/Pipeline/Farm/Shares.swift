/// How work that has an order is divided among machines.
package enum Shares {
  /// Cuts costs into consecutive shares, the largest of which is as small as it can be.
  ///
  /// While there is enough work no share is empty. The same costs give the same shares on every machine.
  ///
  /// - Parameters:
  ///   - costs: What each item takes; none is negative.
  ///   - count: How many shares; at least 1.
  package static func cut(_ costs: [Int], into count: Int) -> [Range<Int>] {
    var (low, high) = (costs.max() ?? 0, costs.reduce(0, +))
    while low < high {
      let middle = (low + high) / 2
      if cut(costs, into: count, most: middle) != nil { high = middle } else { low = middle + 1 }
    }
    return cut(costs, into: count, most: high) ?? []
  }

  /// Fills one share after the other as far as it may be filled; nil when something is left at the end.
  private static func cut(_ costs: [Int], into count: Int, most: Int) -> [Range<Int>]? {
    var shares: [Range<Int>] = []
    var next = 0
    for share in 0..<count {
      let start = next
      var sum = 0
      let others = count - share - 1
      while next < costs.count, sum + costs[next] <= most, next == start || costs.count - next > others {
        sum += costs[next]
        next += 1
      }
      shares.append(start..<next)
    }
    return next == costs.count ? shares : nil
  }
}
