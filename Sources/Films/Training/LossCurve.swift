import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline

/// The losses of a run, step by step where that is slow enough to be seen, else at the points that the run keeps.
struct LossCurve: Sendable {
  /// One point, in order of the steps.
  struct Point: Hashable {
    let step: Int
    let train: Double
    /// nil where nothing is kept back to test on.
    let test: Double?
  }

  /// All points, the first before any step.
  let points: [Point]
  /// The greatest loss.
  let greatest: Double

  /// The segments of at most this many steps have every one of them.
  private static let dense = 240

  init(_ training: TrainingContent) {
    let run = training.run
    var known: [Int: Point] = [:]
    for metrics in run.curve { known[metrics.step] = Point(metrics) }
    for segment in training.segments where abs(segment.to - segment.from) <= Self.dense {
      for step in min(segment.from, segment.to)...max(segment.from, segment.to) where known[step] == nil {
        known[step] = Point(run.metrics(at: step))
      }
    }
    points = known.keys.sorted().compactMap { known[$0] }
    greatest = points.reduce(0) { max($0, $1.train, $1.test ?? 0) }
  }
}

extension LossCurve.Point {
  init(_ metrics: Metrics) { self.init(step: metrics.step, train: metrics.train.loss, test: metrics.test?.loss) }
}
