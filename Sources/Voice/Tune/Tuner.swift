public import Timeline

/// Finds durations with which beats start on their words.
///
/// Between two beats whose starts are given the film lasts as long as the narrator speaks. What lies between shares that
/// time as their author divided it, none shorter than its motion needs. Times are whole milliseconds, rounded down, so
/// a beat is shown at the frame that is nearest to its word, or at the one before.
public struct Tuner: Sendable {
  /// A beat before it is tuned.
  public struct Beat: Hashable, Sendable {
    /// Which.
    public let id: BeatID
    /// How long it lasts by the timeline; a beat that has no time has no share either.
    public let duration: FilmTime
    /// The least that it can last so that its motion can still be followed.
    public let least: FilmTime
    /// How long its motion is when there is time; with less, it takes `BeatMotion.share` of the beat.
    public let motion: FilmTime
    /// At which share of its motion it lands on what it moves to, 0 … 1.
    public let landing: Double
    /// Whether it keeps its length as long as others can give way, as a clock's seconds do.
    public let isRigid: Bool

    /// Makes it of its parts.
    public init(
      id: BeatID, duration: FilmTime, least: FilmTime, motion: FilmTime, landing: Double, isRigid: Bool = false
    ) {
      (self.id, self.duration, self.least, self.motion, self.landing) = (id, duration, least, motion, landing)
      self.isRigid = isRigid
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
    /// A beat would have to start so long before the film does.
    case beforeStart(BeatID, FilmTime)
    /// Some beats need more time than there is between two cues.
    case tooShort(Shortage)
  }

  /// Too little time between two cues.
  public struct Shortage: Hashable, Sendable {
    /// The beat whose cue begins the time; nil for the film's start.
    public let from: BeatID?
    /// The beat whose cue ends it.
    public let to: BeatID
    /// The beats that share it, but for those that have no time, and what each needs at least.
    public let needs: [Need]
    /// How long before its word the beat of `to` has to start, for its motion to land there.
    public let lead: FilmTime
    /// How much time there is; less than none when one cue's motion has to start before the other cue.
    public let room: FilmTime
    /// How much is missing.
    public let deficit: FilmTime
    /// What would fix it, the cheapest first, at most three.
    public let repairs: [Repair]
  }

  /// A beat and the least that it needs.
  public struct Need: Hashable, Sendable {
    /// Which.
    public let beat: BeatID
    /// How much.
    public let least: FilmTime
  }

  /// A way to fix what does not fit.
  public enum Repair: Hashable, Sendable {
    /// Start a beat earlier, by so much; the one before has the time.
    case earlier(BeatID, by: FilmTime)
    /// Let a beat come later than its word, by so much; what follows has the time.
    case later(BeatID, by: FilmTime)
    /// Both, each by a part.
    case apart(earlier: BeatID, FilmTime, later: BeatID, FilmTime)
    /// Let a beat start on its word, and not land there.
    case startsOnWord(BeatID)
    /// Leave a beat out, which has no cue.
    case without(BeatID)
    /// Let the recording begin later in the film.
    case voiceLater(by: FilmTime)
    /// Pause longer before the beat's word, in another take.
    case pause(before: BeatID, by: FilmTime)
  }

  /// All that does not fit.
  public struct Problems: Error, Hashable, Sendable {
    /// In the order of the film; at least one.
    public let problems: [Problem]
  }

  let beats: [Beat]

  /// Prepares to tune.
  public init(_ beats: [Beat]) { self.beats = beats }

  /// Tunes the film to its cues.
  ///
  /// - Parameters:
  ///   - cues: In any order.
  ///   - end: When the film is to end at the earliest: after the voice.
  /// - Throws: `Problems`, all of them.
  public func tune(_ cues: [Cue], end: FilmTime) throws(Problems) -> Result {
    let intervals = intervals(try targets(cues))
    var problems: [Problem] = []
    var durations = beats.map(\.duration.microseconds)
    for (index, interval) in intervals.enumerated() {
      if let shares = shares(of: interval) {
        durations.replaceSubrange(interval.beats, with: shares)
      } else {
        problems.append(.tooShort(shortage(index, in: intervals)))
      }
    }
    guard problems.isEmpty else { throw Problems(problems: problems) }
    // What follows the last cue lasts as long as its author wrote, and until the voice has ended.
    let (first, start) = intervals.last.map { ($0.beats.upperBound, $0.end) } ?? (0, 0)
    var rest = Interval(beats: first..<beats.count, start: start, end: start, opening: intervals.last?.closing)
    rest.least = needs(rest)
    let authored = zip(rest.beats, rest.least).reduce(0) { $0 + max(beats[$1.0].duration.microseconds, $1.1) }
    rest.end += max(authored, Self.rounded(end.microseconds - start, up: true))
    if let shares = shares(of: rest) { durations.replaceSubrange(rest.beats, with: shares) }
    var starts: [FilmTime] = []
    var passed = 0
    for duration in durations {
      starts.append(FilmTime(microseconds: passed))
      passed += duration
    }
    return Result(starts: starts, durations: durations.map { FilmTime(microseconds: $0) })
  }

  /// The least that a beat lasts when it is in the film; none for a beat that the film hasn't.
  public func least(of beat: BeatID) -> FilmTime { beats.first { $0.id == beat }?.least ?? .zero }

  /// Microseconds to whole milliseconds.
  static func rounded(_ microseconds: Int, up: Bool) -> Int {
    let rest = ((microseconds % 1000) + 1000) % 1000
    return microseconds - rest + (up && rest > 0 ? 1000 : 0)
  }
}
