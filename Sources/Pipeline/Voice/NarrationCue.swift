public import Text
public import Timeline
import Voice

/// A beat that starts, or lands, on a word of the script.
public struct NarrationCue: Hashable, Sendable {
  /// The beat.
  public let beat: BeatID
  /// The words of the script that it belongs to; the first one counts.
  public let words: ClosedRange<Int>
  /// By how much it is to be later than the word; negative for earlier.
  public let offset: FilmTime
  /// Whether its motion is to end on the word, and not to start.
  public let lands: Bool
  /// Where it is said that it does.
  public let origin: Origin

  /// Where a cue is from.
  public enum Origin: Hashable, Sendable {
    /// A mark of the script.
    case mark(Place)
    /// An entry of the timeline's `cues`, with its path.
    case entry(Place, path: String)
    /// The beat's words in `say`.
    case say(Place)

    /// Where it stands.
    public var place: Place {
      switch self {
      case .mark(let place), .entry(let place, _), .say(let place): place
      }
    }
  }

  /// The cues of a film in its order: those of the timeline, and the script's marks for the other beats.
  ///
  /// - Parameters:
  ///   - timeline: The film.
  ///   - path: Its file, for messages.
  ///   - spoken: The script.
  /// - Throws: `PipelineError.cues`, with all that is wrong.
  public static func all(
    of timeline: Timeline, at path: String, _ spoken: SpokenScript
  ) throws(PipelineError) -> [NarrationCue] {
    var cues: [NarrationCue] = []
    var wrong: [CueDiagnostic] = []
    let forms = SpokenForm(own: timeline.spoken)
    for cue in timeline.cues {
      let places = spoken.script.places(of: cue.word, forms)
      if cue.nth <= places.count {
        cues.append(
          NarrationCue(
            beat: cue.beat, words: places[cue.nth - 1], offset: cue.offset, lands: cue.lands,
            origin: .entry(cue.place, path: cue.path)))
      } else {
        let problem =
          places.isEmpty
          ? CueProblem.notInScript(
            cue.word, script: spoken.file, suggestion: spoken.script.suggestion(for: cue.word))
          : .notSoOften(cue.word, nth: cue.nth, count: places.count, script: spoken.file)
        wrong.append(CueDiagnostic(file: path, place: cue.place, path: cue.path, problem: problem))
      }
    }
    for mark in spoken.script.cues {
      // A script that was read for this film has marks of its beats only.
      guard let beat = BeatID(mark.name), !timeline.cues.contains(where: { $0.beat == beat }) else { continue }
      if let other = cues.first(where: { $0.beat == beat }) {
        // Within one script it has been looked for already.
        wrong.append(
          CueDiagnostic(
            file: spoken.file(ofWord: mark.word), place: mark.place, path: nil,
            problem: .repeated(beat, file: other.file(spoken, path), other.origin.place)))
        continue
      }
      cues.append(
        NarrationCue(
          beat: beat, words: mark.word...mark.word, offset: mark.offset, lands: mark.lands,
          origin: spoken.origin == .script ? .mark(mark.place) : .say(mark.place)))
    }
    let order = Dictionary(uniqueKeysWithValues: timeline.beats.enumerated().map { ($0.element.id, $0.offset) })
    cues.sort { (order[$0.beat] ?? 0) < (order[$1.beat] ?? 0) }
    for (earlier, later) in zip(cues, cues.dropFirst()) where later.words.lowerBound < earlier.words.lowerBound {
      wrong.append(
        CueDiagnostic(
          file: later.file(spoken, path), place: later.origin.place, path: later.path,
          problem: .outOfOrder(
            later.beat, after: earlier.beat, file: earlier.file(spoken, path), earlier.origin.place)))
    }
    guard wrong.isEmpty else { throw .cues(wrong.sorted { ($0.file, $0.place) < ($1.file, $1.place) }) }
    return cues
  }

  /// The file that the cue stands in.
  func file(_ spoken: SpokenScript, _ timeline: String) -> String {
    if case .mark = origin { spoken.file(ofWord: words.lowerBound) } else { timeline }
  }

  private var path: String? {
    switch origin {
    case .mark: nil
    case .entry(_, let path): path
    case .say: "say[\"\(beat)\"]"
    }
  }
}
