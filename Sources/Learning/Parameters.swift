public import Simulation

/// All weights and biases of a classifier, one after another.
public struct Parameters: Hashable, Sendable {
  /// The shape they fill.
  public let classifier: Classifier
  /// Edge by edge: the weights `[to][from]` row by row, then the biases; see `Classifier.index(ofWeight:to:from:)`.
  public internal(set) var values: [Double]

  /// Takes `classifier.parameterCount` numbers; traps when there are more or fewer.
  public init(_ classifier: Classifier, values: [Double]) {
    precondition(values.count == classifier.parameterCount, "a classifier has one number for each weight and bias")
    self.classifier = classifier
    self.values = values
  }

  /// Draws the weights of a seed by `Network.seededWeights(widths:activation:output:seed:)`; the biases are 0.
  public init(_ classifier: Classifier, seed: UInt64) {
    let weights = Network.seededWeights(
      widths: classifier.widths, activation: classifier.activation, output: classifier.output, seed: seed)
    self.init(classifier, values: weights.flatMap { Array($0.joined()) + $0.map { _ in 0 } })
  }

  /// `weights[edge][to][from]`.
  public var weights: [[[Double]]] {
    (0..<classifier.edgeCount).map { edge in
      (0..<classifier.widths[edge + 1]).map { to in
        let start = classifier.index(ofWeight: edge, to: to, from: 0)
        return Array(values[start..<start + classifier.widths[edge]])
      }
    }
  }

  /// `biases[edge][to]`.
  public var biases: [[Double]] {
    (0..<classifier.edgeCount).map { edge in
      let start = classifier.index(ofBias: edge, to: 0)
      return Array(values[start..<start + classifier.widths[edge + 1]])
    }
  }

}

extension Parameters {
  /// The network of `Simulation` with these numbers and one sample to learn from.
  ///
  /// - Parameters:
  ///   - point: The features, x then y.
  ///   - label: The class, 0 ..< `classCount`.
  ///
  /// Throws the first number that is not finite.
  public func network(for point: SIMD2<Double>, label: Int) throws(SimulationError) -> Network {
    try Network(
      input: [point.x, point.y], target: classifier.target(of: label), activation: classifier.activation,
      output: classifier.output, loss: classifier.loss, weights: weights, biases: biases)
  }
}
