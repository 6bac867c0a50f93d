internal import Numerics

/// Which samples are learnt from, and which are kept back to test what was learnt.
public struct DatasetSplit: Hashable, Sendable {
  /// The samples to learn from.
  public let train: [Dataset.Sample]
  /// The samples that are kept back, none when nothing is tested.
  public let test: [Dataset.Sample]

  /// Takes both parts as they are.
  public init(train: [Dataset.Sample], test: [Dataset.Sample]) {
    self.train = train
    self.test = test
  }

  /// The smallest rectangle that holds every point of both parts; nil when there is none.
  public var bounds: Dataset.Bounds? { Dataset.Bounds(of: train + test) }
}

extension Dataset {
  /// Keeps a share of every class back for tests.
  ///
  /// Of a class of n samples that is `testFraction` · n, to the nearest, halves up, but never all of them; which
  /// ones, the seed decides. Both parts keep the order of `samples`. Traps unless the fraction is 0 ..< 1.
  public func split(testFraction: Double, seed: UInt64) -> DatasetSplit {
    precondition((0..<1).contains(testFraction), "some samples must be left to learn from")
    var generator = SeededGenerator(seed: seed)
    var isTest = [Bool](repeating: false, count: samples.count)
    for label in 0..<classCount {
      var indices = samples.indices.filter { samples[$0].label == label }
      guard let last = indices.indices.last else { continue }
      let kept = min(Int((testFraction * Double(indices.count)).rounded(.toNearestOrAwayFromZero)), last)
      for place in 0..<kept {
        indices.swapAt(place, generator.next(in: place...last))
        isTest[indices[place]] = true
      }
    }
    return DatasetSplit(
      train: samples.indices.filter { !isTest[$0] }.map { samples[$0] },
      test: samples.indices.filter { isTest[$0] }.map { samples[$0] })
  }
}
