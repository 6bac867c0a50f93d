import Drawing
import Timeline

/// What can be heard of a film: its moments, each at the first frame that shows it.
extension FilmContext {
  /// All events, in the order of their frames.
  func events(_ camera: Camera) -> [FilmEvent] {
    var events = ticks
    func add(_ kind: FilmEvent.Kind, _ beat: BeatID, at moment: Double, _ point: Point) {
      guard let frames = timeline.beat(beat)?.frames, !frames.isEmpty else { return }
      let frame = max(frames.lowerBound, min(schedule.frame(from: moment), frames.upperBound - 1))
      let seen = point + camera.lens(at: schedule.time(ofFrame: frame)).offset
      let place = max(-1, min(1, 2 * seen.x / stage.frame.width - 1))
      events.append(FilmEvent(kind: kind, beat: beat, frame: frame, place: place))
    }
    func middle(ofLayer layer: Int) -> Point { Self.middle(stage.neurons[layer]) }

    for edge in 0..<edgeCount {
      let beat = BeatID.forward(edge: edge)
      add(.departure(layer: edge), beat, at: signal(edge).start, middle(ofLayer: edge))
      add(.arrival(layer: edge + 1), beat, at: signal(edge).end, middle(ofLayer: edge + 1))
    }
    let targets = Self.middle(stage.targets)
    add(.loss, .loss, at: comparison.part(0, 0.35).end, targets)
    for edge in (0..<edgeCount).reversed() {
      let (delta, grad) = (BeatID.delta(edge: edge), BeatID.grad(edge: edge))
      let layer = edge + 1
      // The output's δ comes from the target; every other is made from the one in the memo.
      if layer < lastLayer {
        add(.fetch(layer: layer + 1), delta, at: blame(layer).start, stage.memo(ofLayer: layer + 1).at)
      }
      add(.delta(layer: layer), delta, at: blame(layer).end, middle(ofLayer: layer))
      add(.store(layer: layer), delta, at: store(layer).end, stage.memo(ofLayer: layer).at)
      add(.gradient(edge: edge), grad, at: meeting(edge).end, stage.middle(ofEdge: edge))
    }
    add(.done, .done, at: schedule.beat(.done).start, stage.frame.center)
    if updated != nil {
      add(.step, .update, at: steps.start, stage.frame.center)
      for layer in 1...lastLayer {
        add(.secondArrival(layer: layer), .update, at: secondSignal(layer - 1).end, middle(ofLayer: layer))
      }
      add(.secondLoss, .update, at: secondComparison.start, targets)
    }
    return events.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  private static func middle(_ points: [Point]) -> Point {
    let sum = points.reduce(Point.zero) { $0 + $1 }
    return Point(sum.x / Double(points.count), sum.y / Double(points.count))
  }
}
