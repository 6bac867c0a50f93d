import Numerics
import Simulation
import Text
import Timeline

/// What can be wrong with a timeline of the film `backprop`: facts only.
enum BackpropProblem: FilmProblem {
  /// `weights` make other hidden layers than `HIDDEN` lists; `place` is that of `HIDDEN`.
  case hiddenDisagrees(weights: [Int], hidden: [Int], place: Place)
  /// A list of weights or biases that does not fit the rest of the network.
  case wrongLength(found: Int, needed: Int, because: LengthReason)
  /// What the simulation refuses.
  case network(SimulationError)
  /// A neuron that a layer hasn't.
  case noSuchNeuron(Int, layer: Int, width: Int)
  /// A connection that its list has already.
  case repeatedConnection(Connection)
  /// The memo is to stand beside Fibonacci's for longer than the beat lasts at whose end it does.
  case wrapTooLong(FilmTime, hold: FilmTime)
  /// The simulation refuses the update; `smaller` is a rate at which it does not.
  case updateOverflows(SimulationError, learningRate: Double, smaller: Double?)
  /// A seed is given, and every weight too.
  case seedNotUsed

  var isWarning: Bool { self == .seedNotUsed }
}

/// Why a list must have as many items as it must.
enum LengthReason: Hashable, Sendable {
  /// One for each number of `input`.
  case input
  /// One for each number of `target`.
  case target
  /// One for each neuron of a hidden layer.
  case layer(Int)
  /// One for each edge.
  case edges
}

extension BackpropProblem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to fix it.
  var description: String {
    switch self {
    case .hiddenDisagrees(let weights, let hidden, let place):
      "these weights make the hidden layers \(weights), but HIDDEN (line \(place.line), column \(place.column)) says "
        + "\(hidden). Correct one of them, or leave HIDDEN out."
    case .wrongLength(let found, let needed, let reason):
      "this list has \(counted(found, "item")), but needs \(needed): one for each \(reason)."
    case .network(let error): error.description + "."
    case .noSuchNeuron(let index, let layer, let width):
      "layer \(layer) has no neuron \(index): it has \(counted(width, "neuron")), counted from 0"
        + (width > 1 ? " to \(width - 1)" : "")
        + ", and a connection is [to, from] as in weights[edge][to][from]. Name one that is there, or remove the "
        + "connection."
    case .repeatedConnection(let connection):
      "the connection [\(connection.to), \(connection.from)] is in this list already. Keep one of them."
    case .wrapTooLong(let time, let hold):
      "\(time.milliseconds) are longer than grad.0, at whose end the memo stands beside Fibonacci's: that lasts "
        + "\(hold.milliseconds). Shorten this, or lengthen GRAD_HOLD_BY[\"0\"] to at least \(time.milliseconds)."
    case .updateOverflows(let error, let rate, let smaller):
      "with the learning rate \(rate.text(significantDigits: 6)), \(error.facts) in the update. "
        + (smaller.map { "Take a smaller rate: \($0) works." } ?? "Take smaller weights or inputs.")
    case .seedNotUsed: "the seed is not used, because the weights are given."
    }
  }
}

extension LengthReason: CustomStringConvertible {
  /// What there is one for each of.
  var description: String {
    switch self {
    case .input: "number of input"
    case .target: "number of target"
    case .layer(let layer): "neuron of layer \(layer)"
    case .edges: "edge"
    }
  }
}
