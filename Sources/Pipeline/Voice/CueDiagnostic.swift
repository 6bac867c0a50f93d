public import Text
public import Timeline

/// What can be wrong with a cue.
public enum CueProblem: Hashable, Sendable {
  /// Its words are not in the script.
  case notInScript(String, script: String, suggestion: String?)
  /// Its words are in the script, but not so often.
  case notSoOften(String, nth: Int, count: Int, script: String)
  /// Its beat has a word already, in another script.
  case repeated(BeatID, file: String, Place)
  /// Its word comes before that of a beat that the film shows earlier.
  case outOfOrder(BeatID, after: BeatID, file: String, Place)
}

/// What is wrong with a cue, and where it stands.
public struct CueDiagnostic: Error, Hashable, Sendable {
  /// The script or the timeline, as it was given.
  public let file: String
  /// Where.
  public let place: Place
  /// The path in a timeline; nil in a script.
  public let path: String?
  /// What.
  public let problem: CueProblem
}

extension CueDiagnostic: CustomStringConvertible {
  /// One line, as compilers write it.
  public var description: String {
    let path = path.map { "\($0): " } ?? ""
    return "\(file):\(place.line):\(place.column): \(path)\(problem)"
  }
}

extension CueProblem: CustomStringConvertible {
  /// What is wrong and how to fix it.
  public var description: String {
    switch self {
    case .notInScript(let words, let script, let suggestion):
      "\"\(words)\" is not in the script \(script). "
        + (suggestion.map { "Did you mean \"\($0)\"? " } ?? "")
        + "Expected words in a row, as they are written there or as they are said."
    case .notSoOften(let words, let nth, let count, let script):
      "\"\(words)\" is in the script \(script) \(count == 1 ? "once" : "\(count) times"), so there is no \"nth\": \(nth). "
        + "Give a number from 1 to \(count)."
    case .repeated(let beat, let file, let place):
      "the mark {\(beat)} stands in \(file):\(place.line):\(place.column) already. A beat starts once: remove one of the two."
    case .outOfOrder(let beat, let before, let file, let place):
      "\(beat) is to start before \(before), whose word comes later (\(file):\(place.line):\(place.column)); but the film "
        + "shows \(before) first. Put the two in the film's order."
    }
  }
}
