/// What was taken from the coordinates of points, and what they were divided by, so that a network can learn from them
/// whatever their units are.
public struct Standardization: Hashable, Sendable {
  /// The mean of the points that are learnt from, x then y.
  public let mean: SIMD2<Double>
  /// Their standard deviation, 1 where all of them are alike; more than 0.
  public let deviation: SIMD2<Double>

  /// Measures points: the mean, and the root of the mean square distance from it; nil of no points.
  public init?(of samples: [Dataset.Sample]) {
    guard !samples.isEmpty else { return nil }
    let count = Double(samples.count)
    let mean = samples.reduce(SIMD2<Double>()) { $0 + $1.point } / count
    let squares = samples.reduce(SIMD2<Double>()) { $0 + ($1.point - mean) * ($1.point - mean) } / count
    var deviation = squares.squareRoot()
    for axis in 0..<2 where !(deviation[axis] > 0) { deviation[axis] = 1 }
    (self.mean, self.deviation) = (mean, deviation)
  }

  /// A point in standard deviations from the mean.
  public func standardized(_ point: SIMD2<Double>) -> SIMD2<Double> { (point - mean) / deviation }

  /// The point that has become another one.
  public func original(_ point: SIMD2<Double>) -> SIMD2<Double> { point * deviation + mean }
}

extension DatasetSplit {
  /// Both parts in standard deviations from the mean of those that are learnt from, and what was done; the same points
  /// where there is none to learn from.
  public func standardized() -> (split: DatasetSplit, by: Standardization?) {
    guard let scale = Standardization(of: train) else { return (self, nil) }
    func changed(_ samples: [Dataset.Sample]) -> [Dataset.Sample] {
      samples.map { Dataset.Sample(point: scale.standardized($0.point), label: $0.label) }
    }
    return (DatasetSplit(train: changed(train), test: changed(test)), scale)
  }
}
