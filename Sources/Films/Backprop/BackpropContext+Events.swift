import Drawing
import FilmKit
import NetworkKit
import Timeline

/// What can be heard of a film: its moments, each at the first frame that shows it.
extension BackpropContext {
  /// All events, in the order of their frames.
  func events(_ camera: Camera) -> [FilmEvent] {
    var events = EventCollector(setting) { camera.lens(at: $0).offset }
    func add(_ name: String, _ notes: [Note], _ beat: BeatID, at moment: Double, _ point: Point) {
      events.add(name, notes, beat, at: moment, point)
    }
    let notes = StepNotes(trace, updated: updated)
    func middle(ofLayer layer: Int) -> Point { Self.middle(stage.neurons[layer]) }

    for edge in 0..<edgeCount {
      let beat = BeatID.forward(edge: edge)
      add("departure \(edge)", notes.departure(layer: edge), beat, at: signal(edge).start, middle(ofLayer: edge))
      add("arrival \(edge + 1)", notes.arrival(layer: edge + 1), beat, at: signal(edge).end, middle(ofLayer: edge + 1))
    }
    let targets = Self.middle(stage.targets)
    add("loss", notes.loss, .loss, at: comparison.part(0, 0.35).end, targets)
    for edge in (0..<edgeCount).reversed() {
      let (delta, grad) = (BeatID.delta(edge: edge), BeatID.grad(edge: edge))
      let layer = edge + 1
      // The output's δ comes from the target; every other is made from the one in the memo.
      if layer < lastLayer {
        add(
          "fetch \(layer + 1)", notes.fetch(layer: layer + 1), delta, at: blame(layer).start,
          stage.memo(ofLayer: layer + 1).at)
      }
      add("delta \(layer)", notes.delta(layer: layer), delta, at: blame(layer).end, middle(ofLayer: layer))
      add("store \(layer)", notes.store(layer: layer), delta, at: store(layer).end, stage.memo(ofLayer: layer).at)
      add("gradient \(edge)", notes.gradient(edge: edge), grad, at: meeting(edge).end, stage.middle(ofEdge: edge))
    }
    if let argument {
      for sound in argument.sounds(self) { add(sound.name, sound.notes, .done, at: sound.at, sound.place) }
    } else {
      add("done", Note.done, .done, at: schedule.beat(.done).start, stage.frame.center)
    }
    if updated != nil {
      add("step", StepNotes.step, .update, at: steps.start, stage.frame.center)
      for layer in 1...lastLayer {
        add(
          "second arrival \(layer)", notes.secondArrival(layer: layer), .update, at: secondSignal(layer - 1).end,
          middle(ofLayer: layer))
      }
      add("second loss", notes.secondLoss, .update, at: secondComparison.start, targets)
    }
    return events.events
  }

  private static func middle(_ points: [Point]) -> Point {
    let sum = points.reduce(Point.zero) { $0 + $1 }
    return Point(sum.x / Double(points.count), sum.y / Double(points.count))
  }
}
