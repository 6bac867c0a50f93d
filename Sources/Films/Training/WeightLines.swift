import Drawing
import FilmKit
import Learning
import NetworkKit

/// How the weights of one edge are drawn: as wide as they are great, in a colour for the sign.
struct WeightLines: Sendable {
  /// Connections that are drawn alike.
  struct Bundle {
    let path: Path
    let width: Double
    let color: Color
  }

  /// Weights nearer to 0 than this share of the greatest are in between both colours.
  private static let least = 0.04

  /// Weights that change by less than this share of what the one does that changes most keep their colour.
  private static let leastChange = 0.06

  /// The most parameters of a network whose connections each have a width and a colour.
  static let mostSingle = 200

  private let edge: Int
  private let lines: [NetworkLine]
  private let greatest: Double
  private let theme: Theme
  private let scale: Double
  /// Whether each connection has its own width; else they share a few, as in a wide network.
  private let isSingle: Bool

  init(edge: Int, _ lines: [NetworkLine], _ film: TrainingContext) {
    (self.edge, self.lines, theme) = (edge, lines, film.theme)
    scale = film.stageUnit
    greatest = film.greatest.weight
    isSingle = film.training.classifier.parameterCount <= Self.mostSingle
  }

  /// The connections, the thinnest first; a sign changes gradually around 0.
  ///
  /// - Parameters:
  ///   - next: The parameters that a step leads to, and how much of its colours is seen; nil for none.
  ///   - place: Where a neuron of the layer before or after the edge is; nil for where it is while samples are taken.
  func bundles(
    _ parameters: Parameters, to next: (parameters: Parameters, share: Double)? = nil,
    at place: ((_ layer: Int, _ index: Int) -> Point)? = nil
  ) -> [Bundle] {
    let classifier = parameters.classifier
    func index(_ line: NetworkLine) -> Int { classifier.index(ofWeight: edge, to: line.to, from: line.from) }
    func path(_ line: NetworkLine) -> Path {
      guard let place else { return .line(line.start, line.end) }
      return .line(place(edge, line.from), place(edge + 1, line.to))
    }
    let shares = shares(parameters)
    guard isSingle else { return grouped(shares, path) }
    var changes: [Double] = []
    if let next {
      let most = zip(parameters.values, next.parameters.values).reduce(0) { max($0, abs($1.1 - $1.0)) }
      changes = lines.map {
        most > 0 ? (next.parameters.values[index($0)] - parameters.values[index($0)]) / most : 0
      }
    }
    let order = lines.indices.sorted {
      abs(shares[$0]) == abs(shares[$1]) ? $0 < $1 : abs(shares[$0]) < abs(shares[$1])
    }
    return order.map { line in
      var color = Self.color(max(0, min(1, 0.5 + shares[line] / (2 * Self.least))), theme)
      if let next, next.share > 0 {
        let change = changes[line]
        // A mixture of both colours would be none of the legend's.
        if abs(change) >= Self.leastChange {
          color = color.mixed(with: change > 0 ? theme.increase : theme.decrease, max(0, min(1, 8 * next.share - 0.6)))
        }
      }
      return Bundle(path: path(lines[line]), width: width(shares[line]), color: color)
    }
  }

  /// How much is seen of weights above and of weights below 0, 0 … 1: a sign changes gradually.
  func signs(_ parameters: Parameters) -> (above: Double, below: Double) {
    let shares = shares(parameters)
    func seen(_ most: Double) -> Double { max(0, min(1, most / (2 * Self.least))) }
    return (seen(shares.max() ?? 0), seen(-(shares.min() ?? 0)))
  }

  /// The same of all edges.
  static func signs(of edges: [WeightLines], _ parameters: Parameters) -> (above: Double, below: Double) {
    edges.reduce((above: 0.0, below: 0.0)) { most, edge in
      let own = edge.signs(parameters)
      return (max(most.above, own.above), max(most.below, own.below))
    }
  }

  private func shares(_ parameters: Parameters) -> [Double] {
    lines.map {
      greatest > 0
        ? parameters.values[parameters.classifier.index(ofWeight: edge, to: $0.to, from: $0.from)] / greatest : 0
    }
  }

  /// The colour of a sign, from 0 for below to 1 for above.
  static func color(_ sign: Double, _ theme: Theme) -> Color {
    theme.ground.mixed(with: theme.below.mixed(with: theme.weight, sign), 0.8)
  }

  /// In eighths of a pixel, which nobody sees: a weight that hardly moves is not drawn anew.
  private func width(_ share: Double) -> Double {
    let width = 0.75 * (theme.thinnest + (1.6 * theme.thickest - theme.thinnest) * min(1, abs(share))) * scale
    return max(0.125, (8 * width).rounded() / 8)
  }

  private func grouped(_ shares: [Double], _ path: (NetworkLine) -> Path) -> [Bundle] {
    let levels = 8
    var groups: [[Path]] = Array(repeating: [], count: 2 * (levels + 1))
    for (line, share) in zip(lines, shares) {
      let level = Int((min(1, abs(share)) * Double(levels)).rounded())
      groups[2 * level + (share >= 0 ? 1 : 0)].append(path(line))
    }
    return groups.enumerated().compactMap { index, paths in
      paths.isEmpty
        ? nil
        : Bundle(
          path: .joined(paths), width: width(Double(index / 2) / Double(levels)),
          color: Self.color(Double(index % 2), theme))
    }
  }
}
