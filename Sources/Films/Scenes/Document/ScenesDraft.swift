import Tensors
import Text
import Timeline

/// What a file of scenes asks for, as far as it is right.
public struct ScenesDraft: Sendable {
  /// The values, each with its place.
  var values: [(definition: ValueDefinition, place: Located)] = []
  /// Whether no value is missing here because it was wrong.
  var hasAllValues = true
  var scenes: [SceneDraft] = []
}

/// One scene of a file.
struct SceneDraft: Sendable {
  let name: String
  var title: String?
  var areas = AreaGrids()
  var marks: [MarkDraft] = []
  /// The names of all marks, of those too that can't be read.
  var markNames: [String] = []
  var beats: [BeatDraft] = []
  /// The marks of the scene before that stay, and where that is said.
  var keeps: [(name: String, place: Located)] = []
  /// Where it is said in beats that marks move.
  var moves: [(beat: BeatID, move: MoveDraft, place: Located)] = []
  /// Where it is said in beats what marks become.
  var becomes: [(beat: BeatID, mark: String, value: Located)] = []
  /// What flies in beats: from one place to another.
  var flights: [(beat: BeatID, fields: Fields, place: Located)] = []
  /// Where it is said in beats to which marks the camera goes.
  var cameras: [(beat: BeatID, mark: String, place: Located)] = []
  /// The captions that may have values in them, by their beats, read as those of a mark.
  var captions: [String: MarkDraft] = [:]
  /// Where beats of a kind say what enters.
  var beatPlaces: [String: Located] = [:]
  /// The words that are spoken in beats.
  var say: [(beat: BeatID, words: Located)] = []
  /// The variables that run, with the places where that is said.
  var plays: [(variable: String, place: Located)] = []
  /// Whether all variables are known.
  var hasAllPlays = true
  /// Whether the areas of all shapes are known.
  var hasAllAreas = true

  /// Whether a mark that is there leaves as beats of a kind begin.
  func leaves(_ mark: String, in kind: String) -> Bool {
    var onStage = keeps.contains { $0.name == mark }
    for beat in beats {
      if beat.id.kind == kind { return onStage && beat.leave.contains(mark) }
      if beat.leave.contains(mark) { onStage = false }
      if beat.enter.contains(mark) { onStage = true }
    }
    return false
  }

  /// The marks that are on the stage while beats of a kind last, those that enter in the first of them included.
  func marks(in kind: String) -> Set<String> {
    var onStage = Set(keeps.map(\.name))
    for beat in beats {
      onStage.subtract(beat.leave)
      onStage.formUnion(beat.enter)
      if beat.id.kind == kind { break }
    }
    return onStage
  }
}

/// One mark of a scene: its row, and its keys as they stand in the file.
struct MarkDraft: Sendable {
  let name: String
  let kind: MarkKind
  let fields: Fields
  let place: Located
  /// The marks that it is made of.
  var members: [MarkDraft] = []
  /// What is shown in a beat in place of what the kind's own key says; nil for that.
  var replacement: Located?

  /// The value of a key; nil when it is left out.
  subscript(key: String) -> Located? { key == kind.name ? replacement ?? fields[key] : fields[key] }

  /// Whether it is drawn over the axes of another mark, and needs to know them.
  var takesAxes: Bool { kind.name == MarkKind.plot.name && fields["on"] != nil }
}

extension MarkDraft {
  /// Whether another one says the same but for its area.
  func says(asMuchAs other: MarkDraft) -> Bool {
    guard kind.name == other.kind.name else { return false }
    return kind.allKeys.allSatisfy { key in
      key.name == "in" || Node.says(fields[key.name]?.node, as: other.fields[key.name]?.node)
    }
  }

  /// The marks without which it has no place.
  var standsBy: [String] {
    (["on"] + kind.pointsAt).compactMap { key in
      guard case .string(let text)? = fields[key]?.node.kind else { return nil }
      return String(text.prefix { $0 != "." })
    }
  }
}

extension Node {
  /// Whether two values say the same, wherever they stand.
  fileprivate static func says(_ one: Node?, as other: Node?) -> Bool {
    switch (one?.kind, other?.kind) {
    case (nil, nil), (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { says($0, as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count
        && a.allSatisfy { entry in b.contains { $0.key == entry.key && says(entry.value, as: $0.value) } }
    default: false
    }
  }
}

/// One beat of a scene.
struct BeatDraft: Sendable, Hashable {
  var id: BeatID
  var milliseconds = 2000
  var caption: String?
  /// What the numbers in the caption stand for, as a formula has it; empty for none.
  var captionNumbers = ""
  /// Marks that come, go and are lit, by name.
  var enter: [String] = []
  var leave: [String] = []
  var light: [String] = []
  /// Marks that go to other areas.
  var moves: [MoveDraft] = []
  /// Marks that become others, by name.
  var becomes: [String] = []
  /// Where the camera goes.
  var camera: CameraGoal?
  /// What flies, in words.
  var flights: [String] = []
  /// Marks of the scene before that stay, by name; in the first beat of a scene alone.
  var keeps: [String] = []
  var plays: [PlayDraft] = []
  /// The variable that takes its next number as the beat begins, where that is one of several for its numbers.
  var step: PlayDraft?
  /// How many such beats there are; nil for a beat of its own.
  var repeats: Int?

  /// What happens one after the other, each with the milliseconds in which it can just be followed and in which it is at
  /// its best.
  private var actions: [(least: Int, best: Int)] {
    let quick = (leave.isEmpty ? 0 : 1) + enter.count + plays.count + (step == nil ? 0 : 1)
    // A mark has some way to go, so it needs more time.
    return Array(repeating: (200, 600), count: quick) + (changesMarks ? [(400, Int(1000 * Self.moving))] : [])
      + (keeps.isEmpty ? [] : [(400, Int(1000 * Self.moving))])
      + (camera == nil ? [] : [(400, Int(1000 * Self.panning))])
      + (flights.isEmpty ? [] : [(400, Int(1000 * Self.flying))])
  }

  /// Whether marks move or become others in it.
  var changesMarks: Bool { !moves.isEmpty || !becomes.isEmpty }

  /// The milliseconds in which all of it can just be followed.
  var leastMotion: Int { max(200, actions.reduce(0) { $0 + $1.least }) }
  /// The milliseconds in which all of it is at its best; variables may run for longer.
  var bestMotion: Int { plays.isEmpty ? max(600, actions.reduce(0) { $0 + $1.best }) : 60_000 }

  /// How long a mark takes to another area, or to become another, in seconds, where there is time.
  static let moving = 0.7
  /// How long the camera takes, in seconds, where there is time.
  static let panning = 0.9
  /// How long something flies, in seconds, where there is time.
  static let flying = 0.9

  /// All variables that run in it.
  var allPlays: [PlayDraft] { (step.map { [$0] } ?? []) + plays }

  /// What its beats are counted along; nil for a beat of its own.
  var axis: BeatAxis? {
    guard repeats != nil else { return nil }
    return BeatAxis(
      id.kind, letter: "i", noun: "a repeat of \(id.kind)", limit: Self.mostRepeats, owner: "\(id.kind)",
      remedy: "give it a longer \"each\"")
  }

  /// The most beats that are made of one.
  static let mostRepeats = 200

  /// The beats that one is for each number of a variable: marks come and go in the first.
  func repeated(_ each: PlayDraft) -> [BeatDraft] {
    (0...each.steps).map { index in
      var beat = self
      beat.id = BeatID(kind: id.kind, index)
      beat.repeats = each.steps + 1
      beat.step = each.part(max(0, index - 1), to: index)
      if index > 0 {
        (beat.enter, beat.leave, beat.moves, beat.becomes, beat.camera) = ([], [], [], [], nil)
      }
      return beat
    }
  }
}

/// What the camera goes to.
enum CameraGoal: Sendable, Hashable {
  case all
  case mark(String)

  /// What means all of the stage.
  static let everything = "all"
}

/// A mark that goes to another area.
struct MoveDraft: Sendable, Hashable {
  let mark: String
  let area: String
}

/// A variable that runs.
struct PlayDraft: Sendable, Hashable {
  let variable: String
  let from: Double
  let to: Double
  /// Whether it takes whole steps, with a rest on each; else it glides.
  let isStepped: Bool

  /// How many steps it takes.
  let steps: Int

  /// Its way from one step to the next, or to the same.
  func part(_ first: Int, to last: Int) -> PlayDraft { PlayDraft(variable, from: value(first), to: value(last)) }

  /// A variable that goes from one number to another in one step, or stays.
  init(_ variable: String, from: Double, to: Double) {
    (self.variable, self.from, self.to, isStepped, steps) = (variable, from, to, true, 1)
  }

  /// Its value after so many steps.
  func value(_ step: Int) -> Double {
    step >= steps ? to : from + (to > from ? 1 : -1) * Double(step)
  }

  /// Reads `k = 0 … 40` (steps) or `t = 0 → 1` (gliding); dots and arrows may be typed as `..`, `...` and `->`.
  init?(_ text: String) {
    let halves = text.split(separator: "=", maxSplits: 1)
    guard halves.count == 2 else { return nil }
    let name = halves[0].filter { !$0.isWhitespace }
    guard let first = name.first, first.isLetter, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      return nil
    }
    for (sign, isStepped) in [("…", true), ("...", true), ("..", true), ("→", false), ("->", false)] {
      guard let range = halves[1].firstRange(of: sign) else { continue }
      let ends = [halves[1][..<range.lowerBound], halves[1][range.upperBound...]].map { end in
        DecimalLiteral(end.filter { !$0.isWhitespace })?.double
      }
      guard let from = ends[0], let to = ends[1], from != to, abs(to - from) <= (isStepped ? 1000 : 1e9) else {
        return nil
      }
      (variable, self.from, self.to, self.isStepped) = (String(name), from, to, isStepped)
      steps = max(1, Int(abs(to - from).rounded(.up)))
      return
    }
    return nil
  }
}
