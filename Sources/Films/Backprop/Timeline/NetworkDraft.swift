import Simulation
import Timeline

/// A network as the file describes it, before its weights are drawn.
struct NetworkDraft: Sendable {
  var input: [Double]
  var target: [Double]
  var hidden: [Int]
  var activation: Activation
  var output: OutputActivation
  var loss: Loss
  var weights: [[[Double]]]?
  var biases: [[Double]]?
  var seed: UInt64
  /// η of the update.
  var learningRate: Double
  /// Where a message about the network as a whole goes.
  var place: Located
  /// Where one about the learning rate goes; nil when it is left out.
  var learningRatePlace: Located?

  /// The widths of the layers, the input's first.
  var widths: [Int] { [input.count] + hidden + [target.count] }

  /// The network, with its weights drawn if there are none.
  func network() throws(SimulationError) -> Network {
    try Network(
      input: input, target: target, activation: activation, output: output, loss: loss,
      weights: weights
        ?? Network.seededWeights(widths: widths, activation: activation, output: output, seed: seed),
      biases: biases)
  }
}

extension KeyReader {
  /// Runs both passes, and holds gradients against differences; a number that grows beyond all bounds is a problem of the
  /// network.
  mutating func trace(_ draft: NetworkDraft) -> Trace? {
    do throws(SimulationError) {
      let trace = try Trace(of: try draft.network())
      try trace.checkGradients()
      return trace
    } catch {
      report(own: BackpropProblem.network(error), at: draft.place)
      return nil
    }
  }

  /// Takes the step of the update and runs both passes after it; a rate at which a number grows beyond all bounds is a
  /// problem of the rate.
  mutating func update(_ trace: Trace, _ draft: NetworkDraft) -> Update? {
    do throws(SimulationError) {
      return try Update(of: trace, learningRate: draft.learningRate)
    } catch {
      let smaller = Self.smallerRate(for: trace, below: draft.learningRate)
      report(
        own: BackpropProblem.updateOverflows(error, learningRate: draft.learningRate, smaller: smaller),
        at: draft.learningRatePlace ?? draft.place)
      return nil
    }
  }

  /// The greatest power of ten under a rate that the update can be made with, found by halving; nil when there is none.
  private static func smallerRate(for trace: Trace, below rate: Double) -> Double? {
    func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
    var (works, fails) = (-309, 309)
    while works + 1 < fails {
      let middle = (works + fails) / 2
      if power(middle) < rate, (try? Update(of: trace, learningRate: power(middle))) != nil {
        works = middle
      } else {
        fails = middle
      }
    }
    return works > -309 ? power(works) : nil
  }
}
