import Numerics
public import Timeline
public import Voice

/// A film and its voice side by side: when each beat starts, when its word is said, and the durations with which both
/// come together.
public struct Tuning: Sendable {
  /// One beat of the film.
  public struct Row: Hashable, Sendable {
    /// The beat.
    public let beat: BeatID
    /// What moves in it.
    public let motion: BeatMotion
    /// The word that it belongs to; nil for none.
    public let cue: NarrationCue?
    /// The word as it was found; nil when it was not said.
    public let word: Alignment.Word?
    /// When the beat is to start or to land: the word's time in the film, the offset included; nil for any time.
    public let target: FilmTime?
    /// When it starts and how long it lasts by the timeline.
    public let old: Span
    /// When it starts and how long it lasts once tuned; nil when the cues don't fit.
    public let new: Span?
    /// How much shorter it could be once tuned; nil when the cues don't fit.
    public let slack: FilmTime?

    /// How much later than its target the beat starts or lands by the timeline; negative for earlier.
    public var off: FilmTime? { target.map { moment(in: old) - $0 } }

    /// How much later than its target it does once tuned.
    public var rest: FilmTime? {
      target.flatMap { target in new.map { moment(in: $0) - target } }
    }

    private func moment(in span: Span) -> FilmTime {
      cue?.lands ?? false ? span.start + motion.arrival(in: span.duration) : span.start
    }
  }

  /// A range of the film.
  public struct Span: Hashable, Sendable {
    /// When it starts.
    public let start: FilmTime
    /// How long it lasts.
    public let duration: FilmTime
    /// When it ends.
    public var end: FilmTime { start + duration }
  }

  /// The film as it is.
  public let timeline: Timeline
  /// What is said.
  public let spoken: SpokenScript
  /// The beats in the film's order.
  public let rows: [Row]
  /// Why the cues don't fit; empty when they do.
  public let problems: [Tuner.Problem]
  /// When the recording's first sample is heard in the film.
  public var voiceStart: FilmTime { spoken.start }

  /// What would mend the problems, in their order.
  public var repairs: [Tuner.Repair] {
    problems.flatMap { problem in
      if case .tooShort(let shortage) = problem { return shortage.repairs }
      return []
    }
  }

  /// Compares a film with its voice.
  ///
  /// - Parameters:
  ///   - timeline: The film.
  ///   - path: Its file, for messages.
  ///   - spoken: The script, aligned.
  /// - Throws: `PipelineError.cues`; cues that don't fit are in `problems`.
  public init(_ timeline: Timeline, at path: String, _ spoken: SpokenScript) throws(PipelineError) {
    let cues = try NarrationCue.all(of: timeline, at: path, spoken)
    let start = spoken.start
    func target(_ cue: NarrationCue) -> FilmTime? {
      spoken.alignment.words[cue.words.lowerBound].map { Self.time($0.start, start) + cue.offset }
    }
    let tuner = Tuner(
      timeline.beats.map { beat in Self.beat(beat, timeline, isCued: cues.contains { $0.beat == beat.id }) })
    let wanted = cues.compactMap { cue in
      target(cue).map { Tuner.Cue(cue.beat, at: $0, lands: cue.lands) }
    }
    var result: Tuner.Result?
    do throws(Tuner.Problems) {
      result = try tuner.tune(wanted, end: Self.time(spoken.duration, start))
      problems = []
    } catch {
      problems = error.problems
    }
    rows = timeline.beats.enumerated().map { index, beat in
      let cue = cues.first { $0.beat == beat.id }
      let new = result.map { Span(start: $0.starts[index], duration: $0.durations[index]) }
      return Row(
        beat: beat.id, motion: beat.kind.motion, cue: cue,
        word: cue.flatMap { spoken.alignment.words[$0.words.lowerBound] },
        target: cue.flatMap(target), old: Span(start: beat.start, duration: beat.duration), new: new,
        slack: new.map { $0.duration == .zero ? .zero : $0.duration - tuner.least(of: beat.id) })
    }
    (self.timeline, self.spoken) = (timeline, spoken)
  }

  /// A beat as the tuner takes it.
  private static func beat(_ beat: Beat, _ timeline: Timeline, isCued: Bool) -> Tuner.Beat {
    let motion = beat.kind.motion
    let least = max(motion.least, timeline.content.least(of: beat.id))
    // A beat that the timeline leaves out is in the film when a word calls it.
    let usual = FilmTime(microseconds: Int(Double(motion.best.microseconds) / BeatMotion.share))
    let duration = beat.duration == .zero && isCued ? max(least, usual) : beat.duration
    return Tuner.Beat(
      id: beat.id, duration: duration, least: least, motion: motion.best, landing: motion.arrival,
      isRigid: beat.kind.isRigid)
  }

  /// Seconds of the recording as a time of the film.
  static func time(_ seconds: Double, _ start: FilmTime) -> FilmTime {
    start + FilmTime(microseconds: Int((seconds * 1_000_000).rounded()))
  }

  /// The words of a cue as they are shown: the first three at most.
  func text(of cue: NarrationCue) -> String {
    let words = spoken.script.words
    let end = max(cue.words.upperBound, min(cue.words.lowerBound + 2, words.count - 1))
    var shown: [String] = []
    for index in cue.words.lowerBound...min(end, cue.words.lowerBound + 4) {
      shown.append(words[index].display)
      if words[index].endsSentence, index >= cue.words.upperBound { break }
    }
    return shown.joined(separator: " ")
  }
}
