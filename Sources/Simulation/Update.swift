/// One step of gradient descent, and what comes of it on the same sample.
public struct Update: Hashable, Sendable {
  /// η, how far the step goes along the gradients.
  public let learningRate: Double
  /// Both passes of the network after the step.
  public let trace: Trace

  /// Takes the step that a trace's gradients ask for, and runs the network again.
  ///
  /// Throws `SimulationError.overflow` with the first number that leaves the range of doubles, of the step or of the
  /// passes after it.
  public init(of trace: Trace, learningRate: Double) throws(SimulationError) {
    self.learningRate = learningRate
    self.trace = try Trace(of: trace.network.stepped(against: trace, learningRate: learningRate))
  }
}
