public import Timeline

/// Which frames are wanted: a range of the film, every n-th of it, or single places.
public struct FrameSelection: Sendable {
  private let from: String?
  private let to: String?
  private let every: Int
  private let at: String?

  /// Takes places as the command line has them; `at` is a list with commas and rules out the rest.
  public init(from: String? = nil, to: String? = nil, every: Int = 1, at: String? = nil) {
    (self.from, self.to, self.every, self.at) = (from, to, max(1, every), at)
  }

  /// The frames, in order, each once; throws when a place is not in the film or none is left.
  public func frames(of timeline: Timeline) throws(PipelineError) -> [Int] {
    guard let at else {
      return Array(try range(of: timeline)).enumerated().filter { $0.offset % every == 0 }.map(\.element)
    }
    var frames: Set<Int> = []
    for place in at.split(separator: ",", omittingEmptySubsequences: false) {
      frames.insert(try Self.frame(at: String(place), of: timeline))
    }
    return frames.sorted()
  }

  /// The frame at one place of the option `--at`; without a place, the film's last.
  public static func frame(at place: String?, of timeline: Timeline) throws(PipelineError) -> Int {
    guard let place else { return timeline.frameCount - 1 }
    do {
      return try timeline.frame(at: String(place.trimmingPrefix(" ")))
    } catch {
      throw .place(option: "--at", error)
    }
  }

  /// The frames from the first place up to the second, whatever `every` and `at` are; throws as ``frames(of:)`` does.
  public func range(of timeline: Timeline) throws(PipelineError) -> Range<Int> {
    do {
      return try timeline.frames(from: from, to: to)
    } catch {
      // Which of the two is at fault: the start if it is no place by itself, both if only the pair is wrong.
      if from == nil { throw .place(option: "--to", error) }
      if to == nil || (try? timeline.frames(from: from, to: nil)) == nil { throw .place(option: "--from", error) }
      if (try? timeline.frames(from: nil, to: to)) == nil { throw .place(option: "--to", error) }
      throw .place(option: "--from and --to", error)
    }
  }
}
