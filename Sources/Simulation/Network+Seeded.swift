internal import Numerics

extension Network {
  /// Makes a network with weights drawn from a seed and, when asked for, biases of zero.
  ///
  /// Layers are as wide as `input`, then each of `hidden`, then `target`. Throws the first thing wrong with the widths
  /// or with the sample; the weights are those of `seededWeights(widths:activation:output:seed:)`.
  public static func seeded(
    input: [Double], target: [Double], hidden: [Int], activation: Activation, output: OutputActivation, loss: Loss,
    seed: UInt64, biases: Bool = false
  ) throws(SimulationError) -> Network {
    let widths = [input.count] + hidden + [target.count]
    if let first = problems(widths: widths).first { throw first }
    return try Network(
      input: input, target: target, activation: activation, output: output, loss: loss,
      weights: seededWeights(widths: widths, activation: activation, output: output, seed: seed),
      biases: biases ? widths.dropFirst().map { [Double](repeating: 0, count: $0) } : nil)
  }

  /// Draws `weights[edge][to][from]` for layers of these widths, the input's first: edge by edge, in each neuron by
  /// neuron of the layer it leads to, for each of these the neurons it comes from, one draw of
  /// `SeededGenerator.next(in:)` each.
  ///
  /// The draws are uniform over −r … r. What the layer at the edge's end does decides on r: √(6 / in) before relu and
  /// leakyRelu (He et al., "Delving deep into rectifiers", 2015), √(6 / (in + out)) before all others (Glorot and
  /// Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010); in and out are the
  /// widths at the two ends. Softplus is among the others: He's factor makes up for the half of the neurons that a
  /// relu silences, and softplus silences none. Traps when a width is negative.
  public static func seededWeights(
    widths: [Int], activation: Activation, output: OutputActivation, seed: UInt64
  ) -> [[[Double]]] {
    var generator = SeededGenerator(seed: seed)
    return zip(widths, widths.dropFirst()).enumerated().map { edge, ends in
      let (from, to) = ends
      let isLast = edge == widths.count - 2
      let bound: Double =
        switch isLast ? output : .elementwise(activation) {
        case .elementwise(.relu), .elementwise(.leakyRelu): (6 / Double(from)).squareRoot()
        default: (6 / Double(from + to)).squareRoot()
        }
      return (0..<to).map { _ in (0..<from).map { _ in generator.next(in: -bound...bound) } }
    }
  }
}
