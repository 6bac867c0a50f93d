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
  /// The words that are spoken in beats.
  var say: [(beat: BeatID, words: Located)] = []
  /// The variables that run, with the places where that is said.
  var plays: [(variable: String, place: Located)] = []
  /// Whether all variables are known.
  var hasAllPlays = true
  /// Whether the areas of all shapes are known.
  var hasAllAreas = true
}

/// One mark of a scene: its row, and its keys as they stand in the file.
struct MarkDraft: Sendable {
  let name: String
  let kind: MarkKind
  let fields: Fields
  let place: Located
}

/// One beat of a scene.
struct BeatDraft: Sendable, Hashable {
  let id: BeatID
  var milliseconds = 2000
  var caption: String?
  /// Marks that come, go and are lit, by name.
  var enter: [String] = []
  var leave: [String] = []
  var light: [String] = []
  var plays: [PlayDraft] = []

  /// How many things happen one after the other.
  var actionCount: Int { (leave.isEmpty ? 0 : 1) + enter.count + plays.count }
}

/// A variable that runs.
struct PlayDraft: Sendable, Hashable {
  let variable: String
  let from: Double
  let to: Double
  /// Whether it takes whole steps, with a rest on each; else it glides.
  let isStepped: Bool

  /// How many steps it takes.
  var steps: Int { max(1, Int(abs(to - from).rounded(.up))) }

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
      return
    }
    return nil
  }
}
