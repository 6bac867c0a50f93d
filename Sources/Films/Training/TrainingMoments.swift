import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline

/// The moments of the film `training`: every one inside its beat.
extension TrainingContext {
  /// When data and network come up.
  var appear: Span { schedule.comingUp(in: .idle, atMost: 0.8) }

  /// The beat of a part of a sample's step.
  func id(_ part: StepPart, _ sample: Int) -> BeatID { .step(part, sample: sample) }

  // MARK: Forward

  /// When a sample is taken from the data.
  ///
  /// A later one takes longer, as the card of the one before comes first.
  func takes(_ sample: Int) -> Span {
    sample == 0 ? schedule.motion(id(.sample, sample)) : schedule.motion(id(.sample, sample), atMost: 1)
  }

  /// When the signal crosses an edge.
  func signal(_ edge: Int, _ sample: Int) -> Span { schedule.arrival(id(.forward(edge: edge), sample)) }

  /// When its coordinates fly to the network: once that stands and the card of the sample before is there.
  func flies(_ sample: Int) -> Span {
    let flight = takes(sample).part(0.2, 0.95)
    guard sample > 0 else { return flight }
    let card = shelves(sample - 1)
    guard card.start < flight.end, card.end > flight.start else { return flight }
    let start = min(card.end, flight.part(0, 0.7).end)
    return Span(start: start, length: flight.end - start)
  }

  /// When a layer lights up.
  func lights(_ layer: Int, _ sample: Int) -> Span {
    guard layer == 0 else { return schedule.motion(id(.forward(edge: layer - 1), sample)).part(0.7, 1) }
    let start = flies(sample).part(0, 0.53).end
    return Span(start: start, length: takes(sample).end - start)
  }

  /// When prediction and target are compared.
  func comparison(_ sample: Int) -> Span { schedule.motion(id(.loss, sample)) }

  // MARK: Backward

  /// When δ travels to a layer: from the target to the output, back along the edge after it, or to the input.
  func blame(_ layer: Int, _ sample: Int) -> Span {
    layer == 0
      ? schedule.motion(id(.input, sample)).part(0, 0.5) : schedule.arrival(id(.delta(edge: layer - 1), sample))
  }

  /// When the halos of a layer breathe in.
  func halo(_ layer: Int, _ sample: Int) -> Span {
    layer == 0
      ? schedule.motion(id(.input, sample)).part(0.35, 0.75)
      : schedule.motion(id(.delta(edge: layer - 1), sample)).part(0.45, 0.9)
  }

  /// When the factors of δ stand beside a layer's neurons: from when δ arrives until its beat is over.
  func factors(_ layer: Int, _ sample: Int) -> (shows: Span, goes: Span) {
    (schedule.motion(id(.delta(edge: layer - 1), sample)).part(0.35, 0.65), leave(id(.delta(edge: layer - 1), sample)))
  }

  /// When the gradients of an edge appear.
  func gradient(_ edge: Int, _ sample: Int) -> Span { schedule.motion(id(.grad(edge: edge), sample)).part(0.1, 1) }

  /// When the arrow of ∂L/∂x grows.
  func arrow(_ sample: Int) -> Span { schedule.motion(id(.input, sample)).part(0.5, 1) }

  /// When a sample's pattern of blame comes to stay in view, as the film goes on after its step: once the network has made
  /// room for it, and before anything else starts.
  func shelves(_ sample: Int) -> Span { sample == 0 ? after(0).part(0.34, 0.58) : after(sample).part(0.15, 0.5) }

  /// When the network makes room for the first of them.
  var slides: Span { after(0).part(0, 0.34) }

  private func after(_ sample: Int) -> Span {
    schedule.motion(from: schedule.beat(id(.input, sample)).end, atMost: 1)
  }

  /// When what belonged to a sample makes way: for the next one, or for training.
  func clears(_ sample: Int) -> Span {
    guard sample == training.samples.count - 1 else { return schedule.clearing(id(.sample, sample + 1), theme) }
    return trains.leaves
  }

  /// When one thing makes way, and the next comes in its place.
  struct Change: Sendable {
    let leaves: Span
    let enters: Span
  }

  /// When continuous training takes the place of single samples; where there is none, the end of the film does.
  var trains: Change { change(at: training.segments.isEmpty ? .done : .train(segment: 0)) }

  /// When the network that trains takes the place of the other; never where none trains.
  var takeover: Double { training.segments.isEmpty ? .infinity : trains.leaves.end }

  /// When plane and network go to where they are while it trains.
  var grows: Span {
    guard !training.segments.isEmpty else { return Span(start: 0, length: 0) }
    let beat = schedule.beat(.train(segment: 0))
    return Span(start: trains.leaves.end, length: min(0.9, 0.25 * beat.length))
  }

  /// When the curve and its numbers come: as the network has nearly come to its place.
  var curveEnters: Span {
    Span(start: grows.part(0, 0.4).end, length: trains.enters.length)
  }

  /// When the network has come near enough to its place for its legend to come, too.
  var legendEnters: Span {
    Span(start: grows.part(0, 0.7).end, length: trains.enters.length)
  }

  /// When what it comes to takes the place of the curve; nil where the panel says it, or nothing trains.
  var outcome: Change? { isFree && schedule.beat(.done).length > 0 ? change(at: .done) : nil }

  /// When the network goes to where it is at the end.
  var ends: Span {
    guard let outcome else { return Span(start: .greatestFiniteMagnitude, length: 0) }
    return Span(start: outcome.leaves.end, length: min(0.7, 0.25 * schedule.beat(.done).length))
  }

  /// How the network and its legend change places with the large number, nothing crossing anything: whether they are in
  /// the last place, and how much is seen of them.
  static func swap(_ ends: Span, at time: Double) -> (isFinished: Bool, seen: Double) {
    let share = ends.progress(at: time)
    return (share > 0.5, Easing.inOut(max(0, 1.6 * abs(2 * share - 1) - 0.6)))
  }

  private func change(at beat: BeatID) -> Change {
    Change(leaves: schedule.clearing(beat, theme), enters: schedule.fadeIn(beat, theme))
  }
}
