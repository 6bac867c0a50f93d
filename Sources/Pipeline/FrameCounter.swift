import Synchronization

/// How far a run is: counted by the workers, read by whoever shows it.
public final class FrameCounter: Sendable {
  private let done = Atomic<Int>(0)

  /// How many frames there are in all.
  public let total: Int

  /// Starts at 0 of `total` frames.
  public init(total: Int) { self.total = total }

  /// How many frames are done.
  public var frames: Int { done.load(ordering: .relaxed) }

  func advance(by frames: Int = 1) { done.add(frames, ordering: .relaxed) }
}
