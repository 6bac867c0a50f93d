import Numerics
public import Timeline
import Voice

extension Tuning {
  /// What should be looked at in a film that fits.
  public enum Warning: Hashable, Sendable {
    /// The word of a beat is not said, so the beat takes its share of what is left.
    case notSaid(NarrationCue, words: String)
    /// The word of a beat was not heard itself; it lies between its neighbours.
    case placed(NarrationCue, words: String)
    /// The word of a beat was heard, but it is not sure there.
    case unsure(NarrationCue, words: String, confidence: Double)
    /// Words of the script are not said; where the first of them stands.
    case skipped(words: Int, first: String)
    /// Nothing moves and nobody speaks.
    case deadAir(BeatID, from: FilmTime, lasting: FilmTime)
    /// The film's first beat is there before its word, for nothing comes before it.
    case early(BeatID, by: FilmTime)
    /// Whoever aligned the words has something to say.
    case aligner(String)
  }

  /// The least confidence that is not warned of.
  static let leastConfidence = 0.4
  /// How long nothing may move while nobody speaks.
  private static let longestSilence = FilmTime(microseconds: 3_000_000)

  /// What should be looked at, in the order of the film.
  public var warnings: [Warning] {
    var warnings = spoken.warnings.map { Warning.aligner($0) }
    let skipped = spoken.alignment.skipped
    if let first = skipped.first {
      warnings.append(.skipped(words: skipped.count, first: spoken.mention(ofWord: first)))
    }
    for row in rows {
      if let cue = row.cue {
        let words = text(of: cue)
        if let word = row.word {
          if word.origin == .placed {
            warnings.append(.placed(cue, words: words))
          } else if word.confidence < Self.leastConfidence {
            warnings.append(.unsure(cue, words: words, confidence: word.confidence))
          }
        } else {
          warnings.append(.notSaid(cue, words: words))
        }
      }
      if let rest = row.rest, rest.microseconds < -20_000 { warnings.append(.early(row.beat, by: .zero - rest)) }
      if let new = row.new, let silence = silence(in: row, new) {
        warnings.append(.deadAir(row.beat, from: silence.start, lasting: silence.duration))
      }
    }
    return warnings
  }

  /// The longest time of a beat in which nothing moves and nobody speaks; nil when it is short.
  private func silence(in row: Row, _ span: Span) -> Span? {
    guard !movesThroughout(row.beat) else { return nil }
    var time = span.start + row.motion.length(in: span.duration)
    var longest: Span?
    func close(at end: FilmTime) {
      let length = min(end, span.end) - time
      if length > longest?.duration ?? Self.longestSilence { longest = Span(start: time, duration: length) }
    }
    for (start, end) in speech where end > time {
      guard start < span.end else { break }
      close(at: start)
      time = max(time, end)
    }
    close(at: span.end)
    return longest
  }

  /// Whether something moves for as long as a beat lasts: the seconds of the countdown, and what the film says.
  func movesThroughout(_ beat: BeatID) -> Bool {
    beat == .countdown || timeline.content.movesThroughout(beat)
  }

  /// When someone speaks, in times of the film, in order.
  private var speech: [(start: FilmTime, end: FilmTime)] {
    let words = spoken.alignment.words.compactMap { word in word.map { ($0.start, $0.end) } }
    let extra = spoken.alignment.extra.map { ($0.lowerBound, $0.upperBound) }
    return (words + extra).sorted { $0 < $1 }.map { (Self.time($0, voiceStart), Self.time($1, voiceStart)) }
  }
}

extension Tuning.Warning: CustomStringConvertible {
  /// What was found, and what can be done.
  public var description: String {
    switch self {
    case .notSaid(let cue, let words):
      "\(cue.beat): \"\(words)\" is not said in the recording; the beat takes its share of what is left."
    case .placed(let cue, let words):
      "\(cue.beat): \"\(words)\" was not heard itself; it was placed between its neighbours. Look at --plot."
    case .unsure(let cue, let words, let confidence):
      "\(cue.beat): \"\(words)\" was heard with little confidence (\(confidence.text(decimals: 2))). Look at --plot."
    case .skipped(let words, let first):
      "\(words == 1 ? "a word" : "\(words) words") of the script \(words == 1 ? "is" : "are") not said, the first in "
        + "\(first)."
    case .deadAir(let beat, let from, let length):
      "\(beat): dead air: from \(from.seconds.text(decimals: 2)) s on nothing moves and nobody speaks for "
        + "\(length.seconds.text(decimals: 1)) s."
    case .early(let beat, let time):
      "\(beat): starts \(time.microseconds / 1000) ms before its word, for nothing in the film comes before it. Give the "
        + "countdown or the title some time, or take this much from the voice's offset."
    case .aligner(let text): text
    }
  }
}
