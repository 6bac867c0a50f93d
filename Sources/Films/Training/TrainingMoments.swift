import FilmKit
import NetworkKit
import Simulation
import Timeline

/// The moments of the film `training`: every one inside its beat.
extension TrainingContext {
  /// When data and network come up.
  var appear: Span { schedule.motion(from: schedule.beat(.idle).start, atMost: 0.8) }

  /// The beat of a part of a sample's step.
  func id(_ part: StepPart, _ sample: Int) -> BeatID { .step(part, sample: sample) }

  // MARK: Forward

  /// When a sample is taken from the data.
  func takes(_ sample: Int) -> Span { schedule.motion(id(.sample, sample)) }

  /// When the signal crosses an edge.
  func signal(_ edge: Int, _ sample: Int) -> Span { schedule.arrival(id(.forward(edge: edge), sample)) }

  /// When a layer lights up.
  func lights(_ layer: Int, _ sample: Int) -> Span {
    layer == 0
      ? takes(sample).part(0.6, 1) : schedule.motion(id(.forward(edge: layer - 1), sample)).part(0.7, 1)
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
    let beat = id(.delta(edge: layer - 1), sample)
    return (schedule.motion(beat).part(0.35, 0.65), leave(beat))
  }

  /// When the gradients of an edge appear.
  func gradient(_ edge: Int, _ sample: Int) -> Span { schedule.motion(id(.grad(edge: edge), sample)).part(0.1, 1) }

  /// When the arrow of ∂L/∂x grows.
  func arrow(_ sample: Int) -> Span { schedule.motion(id(.input, sample)).part(0.5, 1) }

  /// When a sample's pattern of blame comes to stay in view: as the film goes on after its step.
  func shelves(_ sample: Int) -> Span {
    schedule.motion(from: schedule.beat(id(.input, sample)).end, atMost: 0.6)
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

  private func change(at beat: BeatID) -> Change {
    Change(leaves: schedule.clearing(beat, theme), enters: schedule.fadeIn(beat, theme))
  }
}
