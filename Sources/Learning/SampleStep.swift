public import Simulation

/// One step on one sample, seen in full: every number of both passes, and where each weight would go.
public struct SampleStep: Hashable, Sendable {
  /// Both passes: pre-activations, activations, δ, gradients, ∂L/∂x, and what they cost in multiplications.
  ///
  /// `trace.multiplications` counts the forward pass, the backward pass, and finite differences of one probe a weight.
  public let trace: Trace
  /// The sample's class.
  public let label: Int

  /// Which way a parameter goes when the loss is made smaller.
  public enum Direction: Hashable, Sendable {
    /// It goes up, since its gradient is negative.
    case up
    /// It goes down, since its gradient is positive.
    case down
    /// It stays, since its gradient is 0.
    case none
  }

  /// Runs a network forward and backward on one sample.
  ///
  /// - Parameters:
  ///   - parameters: The network.
  ///   - sample: A point and its class, 0 ..< `classCount`.
  ///
  /// Throws the first number that leaves the range of doubles.
  public init(_ parameters: Parameters, on sample: Dataset.Sample) throws(SimulationError) {
    trace = try Trace(of: parameters.network(for: sample.point, label: sample.label))
    label = sample.label
  }

  /// ∂L/∂x, how the loss changes with the coordinates of the point.
  public var inputGradient: SIMD2<Double> { SIMD2(trace.inputGradient[0], trace.inputGradient[1]) }

  /// The probability of each class, in order of the classes.
  public var probabilities: [Double] {
    guard trace.network.output != .softmax else { return trace.prediction }
    let logit = trace.layers[trace.layers.count - 1].z[0]
    return [Activation.sigmoid.value(at: -logit), trace.prediction[0]]
  }

  /// Which way a weight would go.
  public func direction(ofWeight edge: Int, to: Int, from: Int) -> Direction {
    Self.direction(against: trace.edges[edge].gradient[to][from])
  }

  /// Which way a bias would go.
  public func direction(ofBias edge: Int, to: Int) -> Direction {
    Self.direction(against: trace.edges[edge].biasGradient[to])
  }

  private static func direction(against gradient: Double) -> Direction {
    gradient < 0 ? .up : gradient > 0 ? .down : .none
  }
}
