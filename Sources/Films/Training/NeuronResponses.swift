import FilmKit
import Learning
import Simulation

/// What every neuron of a network answers all over the data's plane, at the nodes of a coarse grid: 0 for its least,
/// 1 for its greatest answer, as a picture of it needs.
struct NeuronResponses {
  /// How many nodes a side has.
  let side: Int
  /// `values[layer][neuron][row · side + column]`, the upper row first.
  let values: [[[Double]]]

  init(_ parameters: Parameters, over bounds: Dataset.Bounds, side: Int) {
    let classifier = parameters.classifier
    let (weights, biases) = (parameters.weights, parameters.biases)
    let count = side * side
    self.side = side
    var rows = [(0..<count).map { Double($0 % side) / Double(side - 1) }]
    rows.append((0..<count).map { 1 - Double($0 / side) / Double(side - 1) })
    var values = [rows]
    var inputs = [
      rows[0].map { bounds.lower.x + $0 * bounds.size.x }, rows[1].map { bounds.lower.y + $0 * bounds.size.y },
    ]
    for edge in 0..<classifier.edgeCount {
      let isLast = edge == classifier.edgeCount - 1
      inputs = zip(weights[edge], biases[edge]).map { row, bias in
        var sums = [Double](repeating: bias, count: count)
        for (weight, input) in zip(row, inputs) {
          for node in 0..<count { sums[node] += weight * input[node] }
        }
        return isLast ? sums : sums.map { Self.answer(classifier.activation, at: $0) }
      }
      values.append(isLast ? Self.shares(inputs) : inputs.map { $0.map { Self.share($0, classifier.activation) } })
    }
    self.values = values
  }

  /// f(z), near enough for a colour: tanh by its first quotients, and what is made of it.
  private static func answer(_ activation: Activation, at z: Double) -> Double {
    switch activation {
    case .tanh: squashed(z)
    case .sigmoid: 0.5 + 0.5 * squashed(0.5 * z)
    default: activation.value(at: z)
    }
  }

  private static func squashed(_ z: Double) -> Double {
    let x = max(-4.9, min(4.9, z))
    let square = x * x
    let above = x * (135_135 + square * (17_325 + square * (378 + square)))
    return max(-1, min(1, above / (135_135 + square * (62_370 + square * (3150 + 28 * square)))))
  }

  /// Where an answer is between the least and the greatest; one without bounds draws near to them.
  private static func share(_ answer: Double, _ activation: Activation) -> Double {
    switch activation {
    case .tanh: 0.5 + 0.5 * answer
    case .sigmoid: answer
    default: 0.5 + 0.5 * answer / (1 + abs(answer))
    }
  }

  /// The outputs' probabilities.
  private static func shares(_ logits: [[Double]]) -> [[Double]] {
    guard logits.count > 1 else { return logits.map { $0.map { 0.5 + 0.5 * squashed(0.5 * $0) } } }
    var shares = logits
    for node in logits[0].indices {
      let most = logits.reduce(-Double.infinity) { max($0, $1[node]) }
      // eˣ by the quotient of two sigmoids.
      let powers = logits.map { row -> Double in
        let half = 0.5 + 0.5 * squashed(0.5 * (row[node] - most))
        return half / max(1e-6, 1 - half)
      }
      let whole = powers.reduce(0, +)
      for (output, power) in powers.enumerated() { shares[output][node] = power / whole }
    }
    return shares
  }
}
