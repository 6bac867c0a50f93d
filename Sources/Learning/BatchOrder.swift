internal import Numerics

/// Which samples each step learns from.
///
/// The order of an epoch is a Fisher–Yates shuffle by a generator of its own, seeded by the run's seed and the epoch's
/// number, so that any step's batch can be drawn without those before it.
public struct BatchOrder: Hashable, Sendable {
  /// The number of samples, at least 1.
  public let sampleCount: Int
  /// The number of samples of a batch, at most `sampleCount`.
  public let batchSize: Int
  /// What the orders are drawn from.
  public let seed: UInt64

  /// Orders `sampleCount` samples into batches; traps unless both counts are at least 1.
  public init(sampleCount: Int, batchSize: Int, seed: UInt64) {
    precondition(sampleCount >= 1 && batchSize >= 1, "a batch has at least one sample")
    self.sampleCount = sampleCount
    self.batchSize = min(batchSize, sampleCount)
    self.seed = seed
  }

  /// How many steps an epoch has; its last batch may be smaller.
  public var stepsPerEpoch: Int { (sampleCount + batchSize - 1) / batchSize }

  /// The order of all samples in an epoch, counted from 0.
  public func order(ofEpoch epoch: Int) -> [Int] {
    var order = Array(0..<sampleCount)
    // The odd factor keeps the epochs of neighbouring seeds apart.
    var generator = SeededGenerator(seed: seed &* 0xd134_2543_de82_ef95 &+ UInt64(epoch) &+ 1)
    for last in stride(from: sampleCount - 1, to: 0, by: -1) {
      order.swapAt(last, generator.next(in: 0...last))
    }
    return order
  }

  /// The part of its epoch's order that a step takes, steps counted from 0.
  func range(ofStep step: Int) -> Range<Int> {
    let start = step % stepsPerEpoch * batchSize
    return start..<min(start + batchSize, sampleCount)
  }

  /// The samples of a step, counted from 0.
  public func batch(ofStep step: Int) -> [Int] {
    Array(order(ofEpoch: step / stepsPerEpoch)[range(ofStep: step)])
  }
}
