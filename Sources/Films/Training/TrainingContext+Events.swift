import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline

/// What can be heard of the film `training`: its moments, each at the first frame that shows it.
extension TrainingContext {
  /// How many seconds lie between two tones of a run.
  private static let pause = 0.16

  /// All events, in the order of their frames.
  var events: [FilmEvent] {
    var events = EventCollector(setting)
    func add(_ name: String, _ notes: [Note], _ beat: BeatID, at moment: Double, _ point: Point) {
      events.add(name, notes, beat, at: moment, point)
    }
    func middle(ofLayer layer: Int) -> Point { TrainingLayout.middle(layout.neurons[layer]) }
    let targets = TrainingLayout.middle(layout.targets)
    for (sample, taken) in training.samples.enumerated() {
      let notes = StepNotes(taken.step.trace, hearsInput: true)
      let at = layout.place(taken.sample.point)
      add("departure 0", notes.departure(layer: 0), id(.sample, sample), at: takes(sample).start, at)
      for edge in 0..<edgeCount {
        let beat = id(.forward(edge: edge), sample)
        add(
          "arrival \(edge + 1)", notes.arrival(layer: edge + 1), beat, at: signal(edge, sample).end,
          middle(ofLayer: edge + 1))
      }
      add("loss", notes.loss, id(.loss, sample), at: comparison(sample).part(0, 0.5).end, targets)
      for edge in (0..<edgeCount).reversed() {
        let (delta, grad) = (id(.delta(edge: edge), sample), id(.grad(edge: edge), sample))
        add(
          "delta \(edge + 1)", notes.delta(layer: edge + 1), delta, at: blame(edge + 1, sample).end,
          middle(ofLayer: edge + 1))
        add(
          "gradient \(edge)", notes.gradient(edge: edge), grad, at: gradient(edge, sample).part(0, 0.4).end,
          layout.middle(ofEdge: edge))
      }
      add("delta 0", notes.delta(layer: 0), id(.input, sample), at: arrow(sample).start, at)
    }
    for segment in training.segments.indices { addTones(of: segment, to: &events) }
    add("done", Note.done, .done, at: schedule.beat(.done).start, bands.frame.center)
    return events.events
  }

  /// A tone at regular times of a segment, as long as another step has been taken since the last.
  private func addTones(of segment: Int, to events: inout EventCollector) {
    let id = BeatID.train(segment: segment)
    guard let frames = timeline.beat(id)?.frames, !frames.isEmpty else { return }
    let rate = timeline.frameRate
    let step = max(1, Int((Self.pause * Double(rate.numerator) / Double(rate.denominator)).rounded()))
    var last = training.segments[segment].from
    // One grid for all segments, so that none begins right after a tone of the one before.
    let origin = timeline.beat(.train(segment: 0))?.frames.lowerBound ?? frames.lowerBound
    let first = origin + (frames.lowerBound - origin + step - 1) / step * step
    for frame in stride(from: first, to: frames.upperBound, by: step) {
      let place = progress.place(at: schedule.time(ofFrame: frame))
      guard place.step != last || frame == first else { continue }
      last = place.step
      let loss = training.run.metrics(at: place.step).train.loss
      let share = curve.greatest > 0 ? loss / curve.greatest : 0
      events.add("trained", [Self.note(loss: min(1, share))], id, atFrame: frame, layout.rail.center)
    }
  }

  /// The note of a loss, as a share of the greatest of its run: falls with it, and as fast when that is small, by its
  /// square root, over three octaves.
  static func note(loss: Double) -> Note {
    let height = (15 * loss.squareRoot()).rounded()
    return Note(
      Note.Pitch(step: Int(height) - 3), level: 0.4 * Note.reference, brightness: 0.1 + 0.5 * loss, seconds: 0.3)
  }
}
