import FilmKit
import Learning
import NetworkKit
import Timeline

/// How far the run has come at any time of the film.
struct TrainingProgress: Sendable {
  /// A place in the run: after a step, or on the way from one to the next.
  struct Place: Hashable {
    /// How many steps have been taken.
    let step: Int
    /// How much of the next one has been taken, 0 ..< 1: parameters are so far on their way.
    let part: Double
  }

  private struct Segment {
    let span: Span
    let from: Int
    let to: Int
    /// Whether single steps can be followed: then they are taken gently, each by itself.
    let isSlow: Bool
  }

  private let segments: [Segment]
  /// The greatest step that the film shows.
  let last: Int

  init(_ training: TrainingContent, _ timeline: Timeline, _ schedule: Schedule) {
    let isOwn = training.run.settings != nil
    segments = training.segments.enumerated().map { index, segment in
      let id = BeatID.train(segment: index)
      let frames = timeline.beat(id)?.frames.count ?? 0
      // Of a run from elsewhere nothing is known between two saved steps.
      let isSlow = isOwn && abs(segment.to - segment.from) * 4 < frames * 3
      let span = schedule.running(id)
      // The first steps that can be followed one by one begin after a look at the network before them.
      let rest = index == 0 && isSlow && span.length >= 3 ? min(1.8, 0.36 * span.length) : 0
      return Segment(
        span: Span(start: span.start + rest, length: span.length - rest), from: segment.from, to: segment.to,
        isSlow: isSlow)
    }
    last = training.segments.reduce(0) { max($0, $1.from, $1.to) }
  }

  /// Where the run is at a time.
  func place(at time: Double) -> Place {
    guard let segment = segments.last(where: { $0.span.start <= time }) else {
      return Place(step: segments.first?.from ?? 0, part: 0)
    }
    let passed = segment.span.progress(at: time)
    guard passed < 1 else { return Place(step: segment.to, part: 0) }
    let place = Double(segment.from) + Double(segment.to - segment.from) * passed
    let step = place.rounded(.down)
    return Place(step: Int(step), part: segment.isSlow ? Easing.inOut(place - step) : 0)
  }

  /// The places at which the run rests: before it begins, and at the ends of its segments.
  var rests: [Place] { ([segments.first?.from ?? 0] + segments.map(\.to)).map { Place(step: $0, part: 0) } }

  /// The greatest step that has been shown up to a time.
  func reached(at time: Double) -> Int {
    segments.reduce(place(at: time).step) { most, segment in
      guard segment.span.start <= time else { return most }
      return max(most, segment.from, time >= segment.span.end ? segment.to : most)
    }
  }

  /// When the first step is about to be taken, and when it is over; nil where single steps can't be followed.
  var firstStep: Span? {
    guard let first = segments.first, first.isSlow, first.to > first.from else { return nil }
    return Span(start: first.span.start, length: first.span.length / Double(first.to - first.from))
  }

  /// Whether there are steps forward that can be followed one by one.
  var hasSteps: Bool { segments.contains { $0.isSlow && $0.to > $0.from } }

  /// How much is to be seen of what steps do to weights, 0 … 1: all while they are taken forward, one by one.
  ///
  /// - Parameter lead: How many fades earlier it comes, and later it goes.
  func stepping(at time: Double, lead: Double = 0) -> Double {
    segments.reduce(0) { most, segment in
      guard segment.isSlow, segment.to > segment.from else { return most }
      let fade = min(0.3, segment.span.length / 4)
      let shown = min(time - segment.span.start, segment.span.end - time) / fade
      return max(most, Easing.inOut(max(0, min(1, shown + lead))))
    }
  }

  /// The parameters of the run at a place: after a step, or so much of the way to the next.
  static func parameters(_ run: TrainingRun, at place: Place) -> Parameters {
    let now = run.parameters(at: place.step)
    guard place.part > 0, place.step < run.steps else { return now }
    let next = run.parameters(at: place.step + 1)
    return Parameters(
      now.classifier, values: zip(now.values, next.values).map { $0 + ($1 - $0) * place.part })
  }
}
