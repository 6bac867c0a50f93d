public import Drawing

/// One connection that is drawn.
public struct NetworkLine: Hashable, Sendable {
  /// The neuron that it leaves, by its place in its layer.
  public let from: Int
  /// The neuron that it leads to, likewise.
  public let to: Int
  /// Where it starts.
  public let start: Point
  /// Where it ends.
  public let end: Point

  /// The most connections of an edge that are drawn; of a denser one the strongest stand for all.
  public static let most = 256

  /// The connections of an edge in the order of their neurons: all of them, or of many the strongest, equals in order.
  ///
  /// - Parameters:
  ///   - weights: `weights[to][from]`.
  ///   - sources: Where the neurons are that they leave.
  ///   - goals: Where the neurons are that they lead to.
  public static func strongest(_ weights: [[Double]], from sources: [Point], to goals: [Point]) -> [NetworkLine] {
    let all = weights.indices.flatMap { to in weights[to].indices.map { (to: to, from: $0, size: abs(weights[to][$0])) }
    }
    let ranked = all.indices.sorted { all[$0].size == all[$1].size ? $0 < $1 : all[$0].size > all[$1].size }
    return ranked.prefix(most).sorted().map { index in
      let line = all[index]
      return NetworkLine(from: line.from, to: line.to, start: sources[line.from], end: goals[line.to])
    }
  }
}
