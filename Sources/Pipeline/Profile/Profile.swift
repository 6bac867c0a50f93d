import Synchronization

/// Where a run's time goes: what each worker did when.
public final class Profile: Sendable {
  /// What work is done.
  public enum Stage: String, Sendable, CaseIterable {
    /// Looking at all frames to lay out the chunks, or finding what was laid out before.
    case plan
    /// Measuring, mixing and compressing the sound, or finding it.
    case sound
    /// Finding a chunk in the cache, or keeping it there.
    case cache
    /// A frame as a display list.
    case list = "display list"
    /// Drawing a display list.
    case raster
    /// Converting pixels to what the encoder takes.
    case convert
    /// Compressing a frame.
    case encode
    /// Writing the film's file.
    case write
  }

  /// One piece of work.
  struct Event: Sendable {
    let stage: Stage
    /// Who did it.
    let lane: Int
    /// Nanoseconds since the profile was begun.
    let start: Int
    /// Nanoseconds.
    let duration: Int
    /// The frame, or the first of several.
    let frame: Int?
  }

  private struct State {
    var events: [Event] = []
    var busy: [Bool] = []
  }

  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant
  private let state = Mutex(State())

  /// Begins a profile.
  public init() { begin = clock.now }

  /// What was done so far, in the order of its ends.
  var events: [Event] { state.withLock { $0.events } }

  /// Takes the first lane that is free; 0 is that of who writes the film.
  func enter() -> Lane {
    let number = state.withLock { state in
      let free = state.busy.firstIndex(of: false) ?? state.busy.count
      if free == state.busy.count { state.busy.append(true) } else { state.busy[free] = true }
      return free + 1
    }
    return Lane(profile: self, number: number)
  }

  fileprivate func leave(_ lane: Int) { state.withLock { $0.busy[lane - 1] = false } }

  fileprivate func now() -> Int {
    let passed = (clock.now - begin).components
    return Int(passed.seconds) * 1_000_000_000 + Int(passed.attoseconds / 1_000_000_000)
  }

  fileprivate func add(_ event: Event) { state.withLock { $0.events.append(event) } }
}

/// One worker's line of a profile; without a profile it costs nothing.
struct Lane: Sendable {
  fileprivate let profile: Profile?
  fileprivate let number: Int

  /// Takes no notice.
  static let none = Lane(profile: nil, number: 0)

  /// The line of who writes the film.
  static func main(of profile: Profile?) -> Lane { Lane(profile: profile, number: 0) }

  fileprivate init(profile: Profile?, number: Int) { (self.profile, self.number) = (profile, number) }

  /// A piece of work that has begun.
  struct Work: Sendable {
    fileprivate let lane: Lane
    fileprivate let stage: Profile.Stage
    fileprivate let frame: Int?
    fileprivate let start: Int

    /// Notes how long it took.
    func end() {
      guard let profile = lane.profile else { return }
      let duration = profile.now() - start
      profile.add(Profile.Event(stage: stage, lane: lane.number, start: start, duration: duration, frame: frame))
    }
  }

  /// Begins a piece of work.
  func begin(_ stage: Profile.Stage, frame: Int? = nil) -> Work {
    Work(lane: self, stage: stage, frame: frame, start: profile?.now() ?? 0)
  }

  /// Does a piece of work and notes how long it took.
  func measure<R: ~Copyable, E: Error>(
    _ stage: Profile.Stage, frame: Int? = nil, _ work: () throws(E) -> R
  ) throws(E) -> R {
    let begun = begin(stage, frame: frame)
    defer { begun.end() }
    return try work()
  }

  /// Lets another worker have the line.
  func leave() { if number > 0 { profile?.leave(number) } }
}
