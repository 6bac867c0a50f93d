import Synchronization

/// How far a run is: counted by the workers, read by whoever shows it.
public final class FrameCounter: Sendable {
  private let done = Atomic<Int>(0)
  private let passes: Int

  /// How many frames there are in all.
  public let total: Int

  /// Starts at 0 of `total` frames; each is counted `passes` times before it is done.
  public init(total: Int, passes: Int = 1) { (self.total, self.passes) = (total, max(1, passes)) }

  /// How many frames are done.
  public var frames: Int { done.load(ordering: .relaxed) / passes }

  func advance(by frames: Int = 1) { done.add(frames, ordering: .relaxed) }
}
