import NetworkKit
public import Simulation
public import Timeline

/// What the film `backprop` is made of: a network with every number of its training step.
public struct BackpropContent: FilmContent {
  /// All that is computed before the first frame; every number of it is finite.
  public let trace: Trace
  /// The step of the update and both passes after it; nil unless the beat `update` lasts.
  public let update: Update?
  /// How long, at the end of `grad.0`, the memo stands beside Fibonacci's, at most as long as that beat; nil when the
  /// file doesn't say.
  public let wrap: FilmTime?
  /// The connections that are labelled, by edge; an edge that is not in it has the film's own choice.
  public let labels: [Int: [Connection]]

  /// The network, its weights drawn if the file gives none.
  public var network: Network { trace.network }

  /// Both passes, and those of the update, as JSON.
  public var traceJSON: String { trace.json(with: update) }
  /// The same as tables.
  public var traceTable: String { trace.table(with: update) }

  /// The formula of its kind.
  public func expression(of name: String, in beat: BeatID) -> String? { Quantity.formula(ofNumber: name) }

  /// The memo beside Fibonacci's has a length of its own within the last gradient.
  public func least(of beat: BeatID) -> FilmTime { beat == .grad(edge: 0) ? wrap ?? .zero : .zero }
}
