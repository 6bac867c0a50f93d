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
      return Segment(span: schedule.running(id), from: segment.from, to: segment.to, isSlow: isSlow)
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

  /// How far the axis of the curve reaches at a time: as far as the segment that runs will come, at least one step.
  ///
  /// It grows as a segment begins, in proportion, within a second.
  func axis(at time: Double) -> (range: Double, growth: (from: Double, to: Double, share: Double)) {
    var (from, to, share) = (1.0, 1.0, 1.0)
    for segment in segments where segment.span.start <= time || segment.span == segments.first?.span {
      let end = max(to, Double(max(segment.from, segment.to)))
      guard end > to else { continue }
      let grown = segment.span.first(min(1, 0.3 * segment.span.length))
      (from, to) = (segment.span == segments.first?.span ? end : to, end)
      share = Easing.inOut(grown.progress(at: time))
    }
    // Geometrically, so that a hundred times as far looks as even as twice as far.
    return (Self.between(from, to, share), (from, to, share))
  }

  /// A number between two others, in the proportion that their quotient has: by steps of square roots, no logarithms.
  private static func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
    guard from < to, share < 1 else { return share < 1 ? from : to }
    guard share > 0 else { return from }
    var (low, high) = (from, to)
    var (start, end) = (0.0, 1.0)
    for _ in 0..<40 {
      let (middle, root) = ((start + end) / 2, (low * high).squareRoot())
      if share < middle { (end, high) = (middle, root) } else { (start, low) = (middle, root) }
    }
    return low
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
