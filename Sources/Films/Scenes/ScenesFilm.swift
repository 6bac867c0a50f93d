public import FilmKit
import Tensors
import Text
public import Timeline
import Typesetting

/// An explainer that is written in its file: named values, marks that show them, and beats in which something happens.
public enum ScenesFilm: FilmKind {
  /// The value of the key `film`.
  public static var name: String { "scenes" }
  /// What it is about.
  public static var summary: String { "An explainer of your own: values, marks that show them, beats." }

  /// What its cards say, and the phase of a file without scenes.
  public static let words = FilmWords(
    title: "An explainer", closing: "Every number was computed",
    phases: [Phase("scene", chapter: "Scene", color: .signal)])

  /// All beats are of the file.
  public static var beats: [BeatKind] { [] }
  /// All beats are of the file.
  public static func order(_ count: (BeatAxis) -> Int) -> [BeatID] { [] }
  /// `scene.beat`, and `scene.beat.i` for one of several.
  public static var beatNames: String? { "[A-Za-z_][A-Za-z0-9_-]*\\.[A-Za-z_][A-Za-z0-9_-]*(\\.(0|[1-9][0-9]*))?" }
  /// What is heard of marks.
  public static var sounds: [SoundPart] { [marksSound] }
  static let marksSound = SoundPart("marks", "A mark enters or moves, or a variable takes its next value.")

  /// The keys that it adds.
  public static var keys: [Key] {
    [
      Key(
        "values", .valueTable, .words("none"),
        "Named values and functions: expressions, texts as {\"text\": \"…\"} or {\"texts\": […]}, files as {\"load\": \"w.npz\"}. Their order doesn't matter."
      ),
      Key(
        "scenes", .scenes, .required(example: "\"scenes\": [\(Self.example)]"),
        "The scenes in order: each its areas, marks and beats.", keys: SceneReading.sceneKeys),
      Key(
        "BEAT_BY", .durationsByBeat, .words("`ms` of each beat"),
        "How long single beats last, which goes before their own `ms`."),
    ]
  }

  static let example = """
    {"scene": "start", "marks": {"title": {"text": "y = 2x"}}, "beats": [{"show": {"ms": 2000, "enter": "title"}}]}
    """

  /// How many beats are made of those that come more than once.
  public static func plan(_ draft: ScenesDraft) -> BeatPlan {
    var plan = BeatPlan()
    for beat in draft.scenes.flatMap(\.beats) { if let count = beat.repeats { plan.counts[beat.id.kind] = count } }
    return plan
  }

  /// The beats and the scenes' phases.
  public static func ownBeats(_ draft: ScenesDraft) -> OwnBeats {
    var own = OwnBeats()
    for (number, scene) in draft.scenes.enumerated() {
      let colors: [ColorToken] = [.signal, .weight, .delta, .target]
      let phase = Phase(
        scene.name, chapter: scene.title ?? scene.name, color: colors[number % colors.count],
        stop: scene.title ?? scene.name)
      own.phases.append(phase)
      own.say += scene.say
      for beat in scene.beats {
        own.order.append(beat.id)
        // Of several there is one kind.
        guard own.kinds.last?.name != beat.id.kind else { continue }
        own.kinds.append(
          BeatKind(
            beat.id.kind, axes: beat.axis.map { [$0] } ?? [], phase: phase,
            length: .named(in: "BEAT_BY", usual: FilmTime(microseconds: 1000 * beat.milliseconds)),
            motion: BeatMotion(least: beat.leastMotion, best: beat.bestMotion),
            sound: marksSound))
      }
    }
    return own
  }

  /// Lays out and typesets the film.
  public static func film(_ content: ScenesContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
    let hasFormulas = setting.timeline.panel.values.contains { $0.formula != nil }
    let story = ScenesStory(content, hasFormulas ? setting : setting.withoutFormulas())
    let stage = try SceneStage(story)
    return try StagedFilm(
      story, stage: [stage], events: stage.events(story),
      numbers: { NumberTag($0).map { (name: $0.name, value: $0.value) } },
      summary: { content.summary(of: $0) })
  }
}
