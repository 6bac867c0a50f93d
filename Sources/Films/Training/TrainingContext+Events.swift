import Drawing
import Learning
import Timeline

/// What can be heard of the film `training`: its moments, each at the first frame that shows it.
extension TrainingContext {
  /// How many seconds lie between two tones of a run.
  private static let pause = 0.16

  /// All events, in the order of their frames.
  var events: [FilmEvent] {
    var events = ticks
    func add(_ kind: FilmEvent.Kind, _ beat: BeatID, at moment: Double, _ point: Point) {
      guard let frames = timeline.beat(beat)?.frames, !frames.isEmpty else { return }
      let frame = max(frames.lowerBound, min(schedule.frame(from: moment), frames.upperBound - 1))
      events.append(FilmEvent(kind: kind, beat: beat, frame: frame, place: place(of: point)))
    }
    func middle(ofLayer layer: Int) -> Point { TrainingLayout.middle(layout.neurons[layer]) }
    let targets = TrainingLayout.middle(layout.targets)
    for (sample, taken) in training.samples.enumerated() {
      let at = layout.place(taken.sample.point)
      add(.departure(layer: 0), id(.sample, sample), at: takes(sample).start, at)
      for edge in 0..<edgeCount {
        let beat = id(.forward(edge: edge), sample)
        add(.arrival(layer: edge + 1), beat, at: signal(edge, sample).end, middle(ofLayer: edge + 1))
      }
      add(.loss, id(.loss, sample), at: comparison(sample).part(0, 0.5).end, targets)
      for edge in (0..<edgeCount).reversed() {
        let (delta, grad) = (id(.delta(edge: edge), sample), id(.grad(edge: edge), sample))
        add(.delta(layer: edge + 1), delta, at: blame(edge + 1, sample).end, middle(ofLayer: edge + 1))
        add(.gradient(edge: edge), grad, at: gradient(edge, sample).part(0, 0.4).end, layout.middle(ofEdge: edge))
      }
      add(.delta(layer: 0), id(.input, sample), at: arrow(sample).start, at)
    }
    for segment in training.segments.indices { events += tones(of: segment) }
    add(.done, .done, at: schedule.beat(.done).start, bands.frame.center)
    return events.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  /// A tone at regular times of a stretch, as long as another step has been taken since the last.
  private func tones(of segment: Int) -> [FilmEvent] {
    let id = BeatID.train(segment: segment)
    guard let frames = timeline.beat(id)?.frames, !frames.isEmpty else { return [] }
    let rate = timeline.frameRate
    let step = max(1, Int((Self.pause * Double(rate.numerator) / Double(rate.denominator)).rounded()))
    var (events, last) = ([FilmEvent](), training.segments[segment].from)
    for frame in stride(from: frames.lowerBound, to: frames.upperBound, by: step) {
      let place = progress.place(at: schedule.time(ofFrame: frame))
      guard place.step != last || frame == frames.lowerBound else { continue }
      last = place.step
      let loss = training.run.metrics(at: place.step).train.loss
      let share = curve.greatest > 0 ? loss / curve.greatest : 0
      events.append(
        FilmEvent(
          kind: .trained(loss: min(1, share)), beat: id, frame: frame, place: self.place(of: layout.rail.center)))
    }
    return events
  }

  /// How far right something is: −1 at the left edge, 1 at the right one.
  private func place(of point: Point) -> Double { max(-1, min(1, 2 * point.x / bands.frame.width - 1)) }
}
