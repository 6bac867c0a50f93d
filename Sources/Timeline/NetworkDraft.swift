internal import Simulation

/// A network as the file describes it, before its weights are drawn.
struct NetworkDraft {
  var input: [Double]
  var target: [Double]
  var hidden: [Int]
  var activation: Activation
  var output: OutputActivation
  var loss: Loss
  var weights: [[[Double]]]?
  var biases: [[Double]]?
  var seed: UInt64
  /// Where a message about the network as a whole goes.
  var place: Located

  /// The network, with its weights drawn if there are none.
  func network() throws(SimulationError) -> Network {
    let widths = [input.count] + hidden + [target.count]
    return try Network(
      input: input, target: target, activation: activation, output: output, loss: loss,
      weights: weights
        ?? Network.seededWeights(widths: widths, activation: activation, output: output, seed: seed),
      biases: biases)
  }
}

extension Decoder {
  /// Runs both passes; a number that grows beyond all bounds is a problem of the network.
  mutating func trace(_ draft: NetworkDraft) -> Trace? {
    do throws(SimulationError) {
      return try Trace(of: try draft.network())
    } catch {
      report(.network(error), at: draft.place)
      return nil
    }
  }
}
