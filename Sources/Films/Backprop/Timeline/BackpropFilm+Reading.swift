import NetworkKit
import Simulation
public import Timeline

/// The film `backprop` as its file describes it; nil stands for what is wrong and was reported.
public struct BackpropDraft: Sendable {
  /// The network, when all of it is right.
  var network: NetworkDraft?
  /// How many edges it has, whenever that is sure.
  var edgeCount: Int?
  /// The connections that are labelled.
  var labels: [Int: [Connection]] = [:]
  /// Where `T.wrap` stands; nil when it is left out.
  var wrap: Located?
}

extension BackpropFilm {
  /// Reads `network` and `LABELS_BY`.
  public static func read(_ fields: Fields, _ reader: inout KeyReader) -> BackpropDraft {
    var draft = BackpropDraft()
    if let network = fields["network"] { (draft.network, draft.edgeCount) = reader.network(network) }
    draft.labels = reader.labels(fields["LABELS_BY"], edgeCount: draft.edgeCount, network: draft.network)
    draft.wrap = fields.nested("T", "wrap")
    return draft
  }

  /// As many edges as the network has.
  public static func plan(_ draft: BackpropDraft) -> BeatPlan {
    var plan = BeatPlan()
    plan.counts[BeatAxis.edge.name] = draft.edgeCount
    return plan
  }

  /// Runs both passes, and those after the update where that lasts.
  public static func resolve(
    _ draft: BackpropDraft, _ timing: FilmTiming, _ reader: inout KeyReader
  ) -> BackpropContent? {
    let wrap = timing.durations?["wrap"]
    if let durations = timing.durations, let place = draft.wrap, let wrap {
      let hold = durations.duration(of: .grad(edge: 0))
      if wrap > hold { reader.report(own: BackpropProblem.wrapTooLong(wrap, hold: hold), at: place) }
    }
    guard let network = draft.network, let trace = reader.trace(network) else { return nil }
    var update: Update?
    if let durations = timing.durations, durations.duration(of: .update) > .zero {
      update = reader.update(trace, network)
    }
    return BackpropContent(trace: trace, update: update, wrap: wrap, labels: draft.labels)
  }
}
