import Learning
import NetworkKit
import Simulation
import Text
import Timeline

/// Chooses samples to step through, so that each shows another pattern of blame.
enum SampleChoice {
  /// How many samples are looked at.
  static let most = 2000

  /// The samples whose weights' gradients differ most in direction.
  ///
  /// The first is that with the greatest loss; each next one that whose gradient, as one vector over all weights, has
  /// the smallest greatest |cosine| with those before it. Of equal ones the first counts. A sample without any gradient
  /// shows no blame: its |cosine| is 1.
  ///
  /// - Parameters:
  ///   - count: How many, at most as many as there are samples.
  ///   - samples: Those to choose among; the first `most` of them are looked at.
  ///   - parameters: The network.
  ///
  /// Throws the first number that leaves the range of doubles.
  static func indices(
    count: Int, among samples: [Dataset.Sample], _ parameters: Parameters
  ) throws(SimulationError) -> [Int] {
    guard count > 0 else { return [] }
    var patterns: [Pattern] = []
    for sample in samples.prefix(most) { patterns.append(Pattern(try SampleStep(parameters, on: sample).trace)) }
    var likeness = [Double](repeating: 0, count: patterns.count)
    var chosen: [Int] = []
    while chosen.count < min(count, patterns.count) {
      var best: Int?
      for index in patterns.indices where !chosen.contains(index) {
        guard let leader = best else {
          best = index
          continue
        }
        let isBetter =
          chosen.isEmpty ? patterns[index].loss > patterns[leader].loss : likeness[index] < likeness[leader]
        if isBetter { best = index }
      }
      guard let best else { break }
      chosen.append(best)
      for index in patterns.indices {
        likeness[index] = max(likeness[index], patterns[index].likeness(to: patterns[best]))
      }
    }
    return chosen
  }
}

/// What one sample blames: δ of every layer and what it meets, whose products are the gradients of the weights.
///
/// An edge's gradient is the outer product of two vectors, so that two samples' gradients have the product of two small
/// inner products as theirs; they need not be kept.
private struct Pattern {
  let loss: Double
  private let edges: [(delta: [Double], activation: [Double])]
  private let length: Double

  init(_ trace: Trace) {
    loss = trace.loss
    // Each is taken relative to the greatest of its kind, so that squares neither overflow nor vanish.
    let edges = trace.edges.map { edge in
      (delta: trace.layers[edge.index + 1].delta, activation: trace.layers[edge.index].a)
    }
    let greatest = edges.map { Self.greatest($0.delta) * Self.greatest($0.activation) }.max() ?? 0
    let unit = greatest > 0 && greatest.isFinite ? greatest : 1
    self.edges = edges.map { edge in
      let scale = Self.greatest(edge.activation)
      let divisor = scale > 0 ? scale : 1
      return (edge.delta.map { $0 / unit * divisor }, edge.activation.map { $0 / divisor })
    }
    length = Self.product(self.edges, self.edges).squareRoot()
  }

  /// The |cosine| of the angle between two gradients, 0 … 1.
  func likeness(to other: Pattern) -> Double {
    guard length > 0, other.length > 0 else { return 1 }
    return min(1, abs(Self.product(edges, other.edges)) / (length * other.length))
  }

  private static func greatest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

  private static func product(
    _ a: [(delta: [Double], activation: [Double])], _ b: [(delta: [Double], activation: [Double])]
  ) -> Double {
    zip(a, b).reduce(0) { sum, pair in
      sum + dot(pair.0.delta, pair.1.delta) * dot(pair.0.activation, pair.1.activation)
    }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
