import FilmKit
public import Timeline

extension TuningPlot {
  /// What a page shows; all times are those of the film.
  public struct Content: Sendable {
    /// The largest words of the page.
    public var title: String
    /// What is said of the film and its voice under the title.
    public var facts: [String]
    /// What should be looked at.
    public var warnings: [String]
    /// The beats in the film's order.
    public var beats: [Beat]
    /// What is said, in order.
    public var words: [SpokenWord]
    /// The words on which beats start or land, in the film's order.
    public var cues: [Cue]
    /// What is drawn out of the rest.
    public var ranges: [MarkedRange]
    /// The recording; nil when there is none.
    public var sound: Sound?

    /// Makes it of its parts.
    public init(
      title: String, facts: [String], warnings: [String], beats: [Beat], words: [SpokenWord], cues: [Cue],
      ranges: [MarkedRange], sound: Sound?
    ) {
      (self.title, self.facts, self.warnings) = (title, facts, warnings)
      (self.beats, self.words, self.cues, self.ranges, self.sound) = (beats, words, cues, ranges, sound)
    }

    /// When the last of it ends.
    var end: FilmTime {
      var ends = beats.flatMap { [$0.before.upperBound, $0.after?.span.upperBound ?? .zero] }
      ends += words.map(\.span.upperBound) + ranges.map(\.span.upperBound) + cues.map(\.moment)
      if let sound { ends.append(sound.end) }
      return ends.max() ?? .zero
    }
  }

  /// A beat before and after.
  public struct Beat: Sendable {
    /// Which.
    public let id: BeatID
    /// When it was by the timeline; empty when it was not in the film.
    public let before: Range<FilmTime>
    /// What became of it; nil when the cues don't fit.
    public let after: Tuned?

    /// Makes it of its parts.
    public init(_ id: BeatID, before: Range<FilmTime>, after: Tuned?) {
      (self.id, self.before, self.after) = (id, before, after)
    }
  }

  /// A beat once tuned.
  public struct Tuned: Sendable {
    /// When it is.
    public let span: Range<FilmTime>
    /// How long something moves in it, from its start.
    public let motion: FilmTime
    /// How much time its motion has.
    public let pace: Pace
    /// How much shorter the beat could be.
    public let slack: FilmTime

    /// Makes it of its parts.
    public init(span: Range<FilmTime>, motion: FilmTime, pace: Pace, slack: FilmTime) {
      (self.span, self.motion, self.pace, self.slack) = (span, motion, pace, slack)
    }
  }

  /// How much time a motion has.
  public enum Pace: Hashable, Sendable, CaseIterable {
    /// As much as it likes.
    case full
    /// Less than it likes.
    case short
    /// The least with which it can be followed.
    case least
  }

  /// A word that is said.
  public struct SpokenWord: Sendable {
    /// How it is written.
    public let text: String
    /// When it is said.
    public let span: Range<FilmTime>
    /// How its time is known.
    public let standing: Standing

    /// Makes it of its parts.
    public init(_ text: String, _ span: Range<FilmTime>, _ standing: Standing) {
      (self.text, self.span, self.standing) = (text, span, standing)
    }
  }

  /// How a word's time is known.
  public enum Standing: Hashable, Sendable {
    /// It was heard.
    case heard
    /// It was heard, but that is not sure.
    case unsure
    /// It lies between its neighbours.
    case placed
  }

  /// A word on which a beat starts or lands.
  public struct Cue: Sendable {
    /// The beat.
    public let beat: BeatID
    /// The word, by its index.
    public let word: Int
    /// When the beat is to start or to land: the word's time and an offset.
    public let moment: FilmTime
    /// When it did so before; nil when it was not in the film.
    public let before: FilmTime?
    /// Whether its motion is to end then, and not to start.
    public let lands: Bool

    /// Makes it of its parts.
    public init(_ beat: BeatID, word: Int, moment: FilmTime, before: FilmTime?, lands: Bool) {
      (self.beat, self.word, self.moment, self.before, self.lands) = (beat, word, moment, before, lands)
    }
  }

  /// A time that is drawn out of the rest.
  public struct MarkedRange: Sendable {
    /// Why it is.
    public enum Kind: Hashable, Sendable {
      /// Something is said that is not in the script.
      case extra
      /// Nothing moves, and nobody speaks.
      case deadAir
      /// Some beats have too little time.
      case shortage
      /// What is between two cues, where they don't fit.
      case room
    }

    /// Why it is.
    public let kind: Kind
    /// When it is.
    public let span: Range<FilmTime>
    /// What is written to it.
    public let label: String

    /// Makes it of its parts.
    public init(_ kind: Kind, _ span: Range<FilmTime>, _ label: String) {
      (self.kind, self.span, self.label) = (kind, span, label)
    }
  }

  /// A recording as it is drawn.
  public struct Sound: Sendable {
    /// When its first sample is heard.
    public let start: FilmTime
    /// How many peaks a second has.
    public let rate: Int
    /// The least and the greatest sample, one pair after the other, each −1 … 1.
    public let peaks: [ClosedRange<Float>]

    /// Makes it of its parts.
    public init(start: FilmTime, rate: Int, peaks: [ClosedRange<Float>]) {
      (self.start, self.rate, self.peaks) = (start, rate, peaks)
    }

    /// When its last sample was heard.
    var end: FilmTime { start + FilmTime(microseconds: peaks.count * 1_000_000 / max(1, rate)) }
  }
}
