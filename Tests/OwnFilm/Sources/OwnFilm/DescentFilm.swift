import FilmKit
import Timeline

/// A ball rolls down x², one step of gradient descent after the other.
enum DescentFilm: FilmKind {
  static let name = "descent"
  static let summary = "Gradient descent on x², step by step."
  static let words = FilmWords(
    title: "Gradient descent", closing: "Downhill, one step at a time", phases: [rest, descent])
  static let rest = Phase("rest", chapter: "The start", color: .muted)
  static let descent = Phase("descent", chapter: "The descent", color: .signal)

  // The key that its timelines have.
  static let keys = [
    Key("descent", .mapping, .words("the defaults of its keys"), "Where the ball starts and how it rolls.", keys: own)
  ]
  static let own = [
    Key("x", .number, .value("2"), "Where the ball starts."),
    Key("rate", .positive, .value("0.2"), "The learning rate η."),
    Key("steps", .whole(1...50), .value("4"), "How many steps the ball takes."),
  ]

  // The beats, one row a kind.
  static let step = BeatAxis(
    "step", letter: "k", noun: "a step", limit: 50, owner: "this film takes", remedy: "raise descent.steps")
  static let beats = [
    BeatKind(
      "rest", phase: rest, length: .key("rest", milliseconds: 1500, meaning: "The ball at rest."),
      motion: BeatMotion(least: 300, best: 800)),
    BeatKind(
      "step", axes: [step], phase: descent,
      length: .key(
        "step", milliseconds: 2500, meaning: "One step of the ball.",
        table: DurationTable("STEP_BY", "How long single steps take.")),
      motion: BeatMotion(least: 400, best: 1500),
      sound: SoundPart("step", "The ball arrives: the lower it lies, the lower the tone.")),
  ]
  static func order(_ count: (BeatAxis) -> Int) -> [BeatID] {
    [BeatID(kind: "rest")] + (0..<count(step)).map { BeatID(kind: "step", $0) }
  }

  /// What a file asks for; nil is a value that was wrong, and was reported.
  struct Draft: Sendable { var x: Double?, rate: Double?, steps: Int?, rateAt: Located? }

  static func read(_ fields: Fields, _ reader: inout KeyReader) -> Draft {
    let given = fields["descent"].flatMap { reader.fields(of: $0, keys: own) }
    return Draft(
      x: reader.read(given?["x"], .number, else: 2), rate: reader.read(given?["rate"], .positive, else: 0.2),
      steps: reader.read(given?["steps"], .whole(1...50), else: 4), rateAt: given?["rate"])
  }

  static func plan(_ draft: Draft) -> BeatPlan {
    var plan = BeatPlan()
    plan.counts["step"] = draft.steps
    return plan
  }

  static func resolve(_ draft: Draft, _ timing: FilmTiming, _ reader: inout KeyReader) -> DescentContent? {
    guard let x = draft.x, let rate = draft.rate, let steps = draft.steps else { return nil }
    var places = [x]
    for _ in 0..<steps { places.append(places[places.count - 1] - rate * 2 * places[places.count - 1]) }
    if places.contains(where: { abs($0) > max(1, 2 * abs(x)) }), let place = draft.rateAt {
      reader.report(own: Overshoot(rate: rate), at: place)
    }
    return DescentContent(places: places, rate: rate)
  }

  static func film(_ content: DescentContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
    let story = DescentStory(content, setting)
    var events = EventCollector(setting)
    for (step, place) in content.places.dropFirst().enumerated() {
      let share = min(1, abs(place / content.places[0]))
      let note = Note(Note.Pitch(step: Int(10 * share)), level: Note.reference, brightness: 0.2 + 0.5 * share)
      events.add(
        "step \(step)", [note], BeatID(kind: "step", step), at: story.motion(step).end, story.valley.ball(at: place))
    }
    return try StagedFilm(
      story, stage: [ValleyVisual(story)], events: events.events,
      numbers: { tag in Int(tag).map { (name: "x[\($0)]", value: content.places[$0]) } },
      summary: { content.text(of: $0)?.plain })
  }
}

/// The rate makes the ball climb.
struct Overshoot: FilmProblem {
  let rate: Double
  var isWarning: Bool { true }
  var description: String { "with the learning rate \(rate) the ball climbs. Take one below 1." }
}

/// Where the ball is before the first step and after each.
struct DescentContent: FilmContent {
  let places: [Double]
  let rate: Double

  var traceJSON: String { "{\"x\": \(places)}" }
  var traceTable: String { places.enumerated().map { "x[\($0)]  \($1)" }.joined(separator: "\n") }
}
