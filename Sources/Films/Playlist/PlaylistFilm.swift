public import FilmKit
import Text
public import Timeline

/// A film that joins others: one clock, one sound, one row of chapters.
public enum PlaylistFilm: FilmKind {
  /// The value of the key `film`.
  public static var name: String { "playlist" }
  /// What it is about.
  public static var summary: String { "Several films, one after the other." }

  /// What its cards say, and the phase of a film without parts.
  public static let words = FilmWords(
    title: "A series", closing: "The end", phases: [Phase("part", chapter: "Part", color: .signal)])

  /// What films of every kind say, and the translations of its cards.
  public static var catalogues: [WordCatalogue] {
    [.film, WordCatalogue([], translations: PlaylistTranslations.all)]
  }

  /// All beats are of its parts.
  public static var beats: [BeatKind] { [] }
  /// All beats are of its parts.
  public static func order(_ count: (BeatAxis) -> Int) -> [BeatID] { [] }
  /// `part.beat`, with the indices that the beat has.
  public static var beatNames: String? {
    "[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*){1,2}(\\.(0|[1-9][0-9]*)){0,2}"
  }

  /// The keys that it adds.
  public static var keys: [Key] {
    [
      Key(
        "parts", .parts, .required(example: "\"parts\": [{\"file\": \"gradients.yaml\"}]"),
        "The films in order: each a timeline of its own, in a file or here.", keys: partKeys)
    ]
  }

  static let partKeys: [Key] = [
    Key(
      "file", .fileName(example: "gradients.yaml"), .words("the part's own keys stand here"),
      "The timeline of the part, in this one's folder or below it."),
    Key(
      "part", .text(longest: 20), .words("the file's name"),
      "Its name, the first part of its beats' names: a letter, then letters, digits, hyphens and underscores."),
  ]

  /// Two parts that need no files.
  public static var starter: [(key: String, value: String)] {
    let parts = [("first", "y = 2x"), ("second", "y = 3x")].map { name, words in
      """
      {"part": "\(name)", "film": "scenes", "scenes": [{"scene": "start", "marks": {"rule": {"text": "\(words)"}}, \
      "beats": [{"show": {"ms": 2000, "enter": "rule"}}]}]}
      """
    }
    return [("parts", "[\(parts.joined(separator: ", "))]")]
  }

  /// The same in YAML, with comments.
  public static var starterYAML: String? {
    """
    # The films, one after the other. A part is a timeline: in a file beside this one, - file: gradients.yaml, or here,
    # with a name. Its beats have that name before their own, here first.start.show; its countdown is left out.
    parts:
      - part: first
        film: scenes
        scenes:
          - scene: start
            marks:
              rule: { text: y = 2x }
            beats:
              - show: { ms: 2000, enter: rule }
      - part: second
        film: scenes
        scenes:
          - scene: start
            marks:
              rule: { text: y = 3x }
            beats:
              - show: { ms: 2000, enter: rule }
    """
  }

  /// Its beats last as long as in the parts.
  public static var untuned: String? {
    "the beats of a playlist last as long as in its parts. Tune each part: render tune --timeline PART"
  }

  /// How many beats there are along each axis, and how long each lasts.
  public static func plan(_ draft: PlaylistDraft) -> BeatPlan {
    var plan = BeatPlan()
    for part in draft.parts {
      for (axis, count) in part.timeline.beatSet.counts { plan.counts[part.joined(axis)] = count }
      plan.usual.merge(part.durations) { first, _ in first }
    }
    return plan
  }

  /// The parts' beats, each part a phase.
  public static func ownBeats(_ draft: PlaylistDraft) -> OwnBeats {
    var own = OwnBeats()
    let languages = Set(draft.parts.map(\.timeline.language))
    if languages.count == 1 { own.language = draft.parts[0].timeline.language }
    for (number, part) in draft.parts.enumerated() {
      let colors: [ColorToken] = [.signal, .weight, .delta, .target]
      let phase = Phase(
        part.name, chapter: part.timeline.title ?? part.name, color: colors[number % colors.count], stop: part.name)
      own.phases.append(phase)
      own.kinds += part.kinds(phase)
      own.order += part.beats.map { part.joined($0.id) }
      for (beat, words) in part.timeline.say where part.holds(beat) { own.said[part.joined(beat)] = words }
      own.spoken.merge(part.timeline.spoken) { first, _ in first }
      guard let first = part.beats.first else { continue }
      own.takes += part.timeline.takes.map { take in
        (part.joined(first.id), take.of(part: part.name, in: part.folder, from: first.start))
      }
    }
    return own
  }

  /// What the parts are made of is worked out already.
  public static func resolve(
    _ draft: PlaylistDraft, _ timing: FilmTiming, _ reader: inout KeyReader
  ) -> PlaylistContent? {
    draft.isComplete ? PlaylistContent(parts: draft.parts) : nil
  }

  /// Lays out and typesets all parts.
  public static func film(_ content: PlaylistContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
    let own = try StagedFilm(
      PlaylistStory(setting: setting), stage: [], events: EventCollector(setting).events, numbers: { _ in nil },
      summary: { _ in nil })
    var parts: [JoinedFilm.Part] = []
    var problems: [FilmError.Problem] = []
    for part in content.parts {
      let start = setting.timeline.beat(part.joined(part.beats[0].id))?.start ?? .zero
      do {
        let timeline = part.timeline.speaking(setting.timeline.speech, from: start - part.beats[0].start)
        parts.append(JoinedFilm.Part(part, try setting.film(of: timeline), in: setting.timeline))
      } catch {
        problems += error.problems.map { FilmError.Problem(place: part.place($0.place), $0.error) }
      }
    }
    guard problems.isEmpty else { throw FilmError(problems) }
    return JoinedFilm(own, parts)
  }
}

/// The cards and the countdown of a playlist.
private struct PlaylistStory: FilmStory {
  let setting: FilmSetting

  /// The parts have theirs.
  var hasHeader: Bool { false }
  /// Nothing comes up but the cards.
  var appear: Span { Span(start: 0, length: 0) }
  /// Nothing.
  func text(of beat: BeatID) -> PanelText? { nil }
}

extension Timeline {
  /// The same film with those words of a longer one that are said in it.
  ///
  /// - Parameter start: When this film starts in the longer one.
  fileprivate func speaking(_ speech: Speech?, from start: FilmTime) -> Timeline {
    guard let speech else { return self }
    let words = speech.words.compactMap { word -> SpokenWord? in
      let (from, until) = (word.start - start, word.end - start)
      return from >= .zero && until <= duration ? SpokenWord(word.text, from: from, to: until) : nil
    }
    return words.isEmpty ? self : speaking(Speech(words, by: speech.unit))
  }
}
