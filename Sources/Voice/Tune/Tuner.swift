public import Timeline

/// Finds durations with which beats start on their words.
///
/// Between two beats whose starts are given the film lasts as long as the narrator speaks. What lies between shares that
/// time as its author had it, none shorter than its motion needs. Times are whole milliseconds, rounded down, so a beat
/// is shown at the frame that is nearest to its word, or at the one before.
public struct Tuner: Sendable {
  /// A beat before it is tuned.
  public struct Beat: Hashable, Sendable {
    /// Which.
    public let id: BeatID
    /// How long it lasts by the timeline; a beat that has no time has no share either.
    public let duration: FilmTime
    /// The least that it can last so that its motion can still be followed.
    public let least: FilmTime
    /// How long its motion is when there is time; with less, it takes 70 % of the beat.
    public let motion: FilmTime
    /// At which share of its motion it lands on what it moves to, 0 … 1.
    public let landing: Double

    /// Makes it of its parts.
    public init(id: BeatID, duration: FilmTime, least: FilmTime, motion: FilmTime, landing: Double) {
      (self.id, self.duration, self.least, self.motion, self.landing) = (id, duration, least, motion, landing)
    }
  }

  /// A beat that has to start, or to land, at a time of the film.
  public struct Cue: Hashable, Sendable {
    /// The beat.
    public let beat: BeatID
    /// When, by the film's clock, the offset included.
    public let time: FilmTime
    /// Whether its motion is to end then, and not to start.
    public let lands: Bool

    /// Makes it of its parts.
    public init(_ beat: BeatID, at time: FilmTime, lands: Bool = false) {
      (self.beat, self.time, self.lands) = (beat, time, lands)
    }
  }

  /// A film whose beats meet their cues.
  public struct Result: Hashable, Sendable {
    /// When each beat starts, in the order of the beats.
    public let starts: [FilmTime]
    /// How long each lasts.
    public let durations: [FilmTime]
  }

  /// Why there is no such film.
  public enum Problem: Error, Hashable, Sendable {
    /// A cue's beat is none of the film.
    case unknownBeat(BeatID)
    /// Two cues for one beat.
    case repeated(BeatID)
    /// A cue of a later beat comes before that of an earlier one.
    case outOfOrder(BeatID, FilmTime, after: BeatID, FilmTime)
    /// Some beats need more time than there is between two cues; the first is nil for the film's start.
    case tooShort(from: BeatID?, to: BeatID, beats: [BeatID], deficit: FilmTime, repairs: [Repair])
  }

  /// A way to mend what does not fit.
  public enum Repair: Hashable, Sendable {
    /// Start a beat earlier, by so much.
    case earlier(BeatID, by: FilmTime)
    /// Let a beat come later than its word, by so much.
    case later(BeatID, by: FilmTime)
  }

  private let beats: [Beat]

  /// Prepares to tune.
  public init(_ beats: [Beat]) { self.beats = beats }

  /// Tunes the film to its cues.
  ///
  /// - Parameters:
  ///   - cues: In any order.
  ///   - end: When the film is to end at the earliest: behind the voice.
  /// - Throws: `[Problem]`, all of them.
  public func tune(_ cues: [Cue], end: FilmTime) throws(Problems) -> Result {
    let targets = try targets(cues)
    var problems: [Problem] = []
    var durations = beats.map(\.duration.microseconds)
    var (first, start, from): (Int, Int, BeatID?) = (0, 0, nil)
    for target in targets {
      let segment = first..<target.index
      // Before the first beat there is nothing: it may be there before its word.
      let isAtStart = from == nil && segment.allSatisfy { beats[$0].duration == .zero }
      let room = isAtStart ? 0 : target.start - start
      if let shares = shares(of: segment, room) {
        durations.replaceSubrange(segment, with: shares)
      } else {
        problems.append(tooShort(segment, room, from: from, to: beats[target.index].id))
      }
      (first, start, from) = (target.index, isAtStart ? 0 : max(start, target.start), beats[target.index].id)
    }
    // What follows the last cue lasts as its author had it, and until the voice has ended.
    let rest = first..<beats.count
    let authored = rest.reduce(0) { $0 + max(beats[$1].duration.microseconds, needs($1)) }
    let room = max(authored, Self.rounded(end.microseconds - start, up: true))
    durations.replaceSubrange(rest, with: shares(of: rest, room) ?? durations[rest].map { $0 })
    guard problems.isEmpty else { throw Problems(problems: problems) }
    var starts: [FilmTime] = []
    var passed = 0
    for duration in durations {
      starts.append(FilmTime(microseconds: passed))
      passed += duration
    }
    return Result(starts: starts, durations: durations.map { FilmTime(microseconds: $0) })
  }

  /// All that does not fit.
  public struct Problems: Error, Hashable, Sendable {
    /// In the order of the film; at least one.
    public let problems: [Problem]
  }

  // MARK: Cues

  /// When cued beats start, in whole milliseconds, in the order of the film.
  private func targets(_ cues: [Cue]) throws(Problems) -> [(index: Int, start: Int)] {
    var problems: [Problem] = []
    var placed: [(index: Int, cue: Cue)] = []
    for cue in cues {
      guard let index = beats.firstIndex(where: { $0.id == cue.beat }) else {
        problems.append(.unknownBeat(cue.beat))
        continue
      }
      if placed.contains(where: { $0.index == index }) {
        problems.append(.repeated(cue.beat))
      } else {
        placed.append((index, cue))
      }
    }
    placed.sort { $0.index < $1.index }
    for (earlier, later) in zip(placed, placed.dropFirst()) where later.cue.time <= earlier.cue.time {
      problems.append(.outOfOrder(later.cue.beat, later.cue.time, after: earlier.cue.beat, earlier.cue.time))
    }
    guard problems.isEmpty else { throw Problems(problems: problems) }
    var targets: [(index: Int, start: Int)] = []
    var next: (index: Int, start: Int)?
    // From the last to the first: how long a beat's motion is hangs on when the next one starts.
    for (index, cue) in placed.reversed() {
      var start = cue.time.microseconds
      if cue.lands { start -= landing(of: index, at: start, before: next) }
      start = max(0, Self.rounded(start, up: false))
      next = (index, start)
      targets.append((index, start))
    }
    return targets.reversed()
  }

  /// How long before its landing a beat starts.
  private func landing(of index: Int, at time: Int, before next: (index: Int, start: Int)?) -> Int {
    let beat = beats[index]
    let full = beat.landing * Double(beat.motion.microseconds)
    guard let next, next.index == index + 1 else { return Int(full) }
    // The beat lasts until the next one starts; if that is soon, its motion takes 70 % of it.
    let rest = Double(next.start - time)
    let whole = rest + full
    guard 0.7 * whole < Double(beat.motion.microseconds) else { return Int(full) }
    let short = max(0, rest) / (1 - 0.7 * beat.landing)
    return Int(0.7 * beat.landing * short)
  }

  // MARK: Shares

  /// What a beat needs at least; nothing, if it is not in the film.
  private func needs(_ index: Int) -> Int {
    beats[index].duration == .zero ? 0 : Self.rounded(beats[index].least.microseconds, up: true)
  }

  /// Shares of a room that are as the authored durations, but for those that would be too short; nil if it is too small.
  ///
  /// They are whole milliseconds and add up to the room.
  private func shares(of segment: Range<Int>, _ room: Int) -> [Int]? {
    guard !segment.isEmpty else { return room == 0 ? [] : nil }
    let least = segment.map(needs)
    guard room >= least.reduce(0, +) else { return nil }
    let authored = segment.map { Double(max(beats[$0].duration.microseconds, 0)) }
    // The factor at which all shares add up to the room: those at their least are set aside, one after the other.
    var isFixed = Array(repeating: false, count: segment.count)
    var shares = authored
    while true {
      let fixed = zip(least, isFixed).reduce(0.0) { $0 + ($1.1 ? Double($1.0) : 0) }
      let free = zip(authored, isFixed).reduce(0.0) { $0 + ($1.1 ? 0 : $1.0) }
      guard free > 0 else { break }
      let factor = (Double(room) - fixed) / free
      for index in shares.indices { shares[index] = isFixed[index] ? Double(least[index]) : authored[index] * factor }
      let short = shares.indices.filter { !isFixed[$0] && shares[$0] < Double(least[$0]) }
      if short.isEmpty { break }
      for index in short { isFixed[index] = true }
    }
    var whole: [Int] = []
    var (passed, exact) = (0, 0.0)
    for share in shares {
      exact += share
      let end = Self.rounded(Int(exact + 0.5), up: false)
      whole.append(end - passed)
      passed = end
    }
    // What rounding has left goes to the last beat that is there.
    if let last = whole.indices.last(where: { authored[$0] > 0 }) {
      whole[last] += room - passed
    } else if room > 0 {
      return nil
    }
    return whole
  }

  private func tooShort(_ segment: Range<Int>, _ room: Int, from: BeatID?, to: BeatID) -> Problem {
    let need = segment.reduce(0) { $0 + needs($1) }
    let deficit = FilmTime(microseconds: need - room)
    var repairs: [Repair] = []
    if let from { repairs.append(.earlier(from, by: deficit)) }
    repairs.append(.later(to, by: deficit))
    return .tooShort(from: from, to: to, beats: segment.map { beats[$0].id }, deficit: deficit, repairs: repairs)
  }

  /// Microseconds to whole milliseconds.
  private static func rounded(_ microseconds: Int, up: Bool) -> Int {
    let rest = ((microseconds % 1000) + 1000) % 1000
    return microseconds - rest + (up && rest > 0 ? 1000 : 0)
  }
}
