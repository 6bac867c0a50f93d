import Drawing
import FilmKit
import NetworkKit
import Timeline

/// The moments of a film: every one inside the first part of its beat.
extension BackpropContext {
  /// When the network comes up: as the idle beat starts, or the one that stands in for it.
  var appear: Span { schedule.comingUp(in: .idle, atMost: 0.6) }

  // MARK: Forward

  /// When the signal crosses an edge.
  func signal(_ edge: Int) -> Span { schedule.arrival(.forward(edge: edge)) }

  /// When a layer lights up: as the signal arrives; the input's does so when the network comes up.
  func lights(_ layer: Int) -> Span {
    layer == 0 ? appear : schedule.motion(.forward(edge: layer - 1)).part(0.7, 1)
  }

  /// When prediction and target are compared.
  var comparison: Span { schedule.motion(.loss) }

  // MARK: Backward

  /// When δ travels to a layer: from the target to the output, or back along the edge after the layer.
  func blame(_ layer: Int) -> Span {
    let beat = BeatID.delta(edge: layer - 1)
    return later(schedule.arrival(beat), in: beat)
  }

  /// When a camera comes to where signals are about to meet or to pass, before they do; nil along a chain, where it
  /// follows the one, and where it has no time to come first.
  func view(_ beat: BeatID) -> Span? {
    let motion = schedule.motion(beat)
    return stage.scrolls && !stage.isChain && motion.length >= 1.2 ? motion.part(0, 0.28) : nil
  }

  /// What moves in a beat, from when the camera has come.
  private func later(_ span: Span, in beat: BeatID) -> Span {
    guard let view = view(beat), view.end < span.end else { return span }
    return Span(start: view.end, length: span.end - view.end)
  }

  /// When the halo of a layer breathes in.
  func halo(_ layer: Int) -> Span { schedule.motion(.delta(edge: layer - 1)).part(0.45, 0.85) }

  /// When δ of a layer flies from its neurons into the memo.
  func store(_ layer: Int) -> Span { schedule.motion(.delta(edge: layer - 1)).part(0.6, 1) }

  /// When the empty memo appears: as the backward pass begins.
  var memoOpens: Span { schedule.fadeIn(.delta(edge: edgeCount - 1), theme) }

  /// When the empty slot for the δ of a layer is seen: they wait from the start, but for those whose place the scale has
  /// until the backward pass, of a row that of the output: it comes once, and stays.
  func slot(_ layer: Int) -> SlotTimes {
    guard !stage.isChain else { return SlotTimes(opens: appear) }
    return SlotTimes(opens: stage.axis == .across && layer < lastLayer ? appear : memoOpens)
  }

  /// When activation and δ meet on an edge.
  func meeting(_ edge: Int) -> Span {
    let beat = BeatID.grad(edge: edge)
    return later(schedule.motion(beat).part(0, view(beat) == nil ? 0.55 : 0.75), in: beat)
  }

  /// When the gradient of an edge appears and the edge takes the colour of its update.
  func gradient(_ edge: Int) -> Span {
    schedule.motion(.grad(edge: edge)).part(view(.grad(edge: edge)) == nil ? 0.45 : 0.65, 1)
  }

  /// When the memo stands beside Fibonacci's, at the end of the last gradient's hold; nil where it has no time,
  /// and for fewer than three weights, of which no δ is read twice to go on.
  ///
  /// Unless the timeline says otherwise it begins when 40 % of the hold are over, but after 5.5 s at the latest: a
  /// longer one has no other motion.
  var wrap: Span? {
    guard edgeCount >= 3 else { return nil }
    let beat = schedule.beat(.grad(edge: 0))
    // What goes before it is worked out, not what it is itself: where the beat is longer, that stays the same.
    let before =
      content.wrap.map { max(0, beat.length - $0.seconds) }
      ?? (beat.length >= 6 ? min(0.4 * beat.length, 5.5) : .infinity)
    guard before < beat.length else { return nil }
    return Span(start: beat.start + before, length: beat.length - before)
  }

  // MARK: Update

  private var update: Span { schedule.motion(.update) }

  /// When what belongs to the backward pass makes way for the update: unseen, where an argument has hidden it.
  var clears: Span { argument.map { Span(start: $0.clears.end, length: 0) } ?? update.part(0, 0.1) }

  /// Whether the update shows in the ledger's room what each gradient comes to: in a chain that is all in view.
  var showsSteps: Bool { updated != nil && stage.isChain && !stage.scrolls }

  /// Whether the gradients stay for that: where prediction and target have not their place.
  var keepsGradients: Bool { showsSteps && stage.axis == .across }

  /// When the gradients make way in a film with an update: after the step at the latest, since new weights have others.
  var gradientsLeave: Span? { keepsGradients ? update.part(0.41, 0.47) : memoLeaves }

  /// When each gradient comes to the step of its weight.
  var stepsKnown: Span { update.part(0.13, 0.21) }

  /// When the network comes back, without what belongs to the backward pass: as soon as the argument is half gone.
  var networkReturns: Span {
    let back = update.part(0.06, 0.12)
    // No empty picture between the two.
    return argument.map { Span(start: min($0.leave.part(0, 0.5).end, back.start), length: back.length) } ?? back
  }

  /// When what belongs to the backward pass makes way in a film with an update; nil where the memo stays.
  var memoLeaves: Span? { updated == nil ? nil : clears }

  /// When prediction and target come back on one scale.
  var scaleReturns: Span { update.part(0.11, 0.2) }

  /// When the weights take their step.
  var steps: Span { update.part(0.212, 0.4) }

  /// When a camera comes to where the weight is that the formula is about, where it is not there yet.
  var approach: Span { update.part(0, 0.2) }

  /// When the signal crosses an edge for the second time: quickly where that is not seen.
  func secondSignal(_ edge: Int) -> Span {
    let (seen, all) = (Double(formulas.firstSeen), Double(edgeCount))
    let unseen = min(0.3, seen / all)
    func share(_ edge: Double) -> Double {
      edge < seen ? unseen * edge / seen : unseen + (1 - unseen) * (edge - seen) / (all - seen)
    }
    return update.part(0.45, 0.79).part(share(Double(edge)), share(Double(edge + 1)))
  }

  /// When a layer takes its new activations; the input keeps its own.
  func secondLights(_ layer: Int) -> Span {
    secondSignal(layer - 1).part(0.6, 1).atLeast(min(0.3, 0.08 * update.length))
  }

  /// When the new prediction meets the target: as soon as it is known.
  var secondComparison: Span { update.part(0.79, 0.95) }

  /// When the new error takes the place of the old: together with the prediction.
  var secondError: Span { secondLights(lastLayer).atLeast(0.08 * update.length) }

  /// When the new loss takes the place of the old: right after the prediction.
  var secondLoss: Span { secondComparison.part(0.1, 0.6) }
}
