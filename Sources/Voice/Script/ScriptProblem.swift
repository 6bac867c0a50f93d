public import Text
public import Timeline

/// What can be wrong with a script: facts only.
public enum ScriptProblem: Error, Hashable, Sendable {
  /// There is no word in it.
  case empty
  /// A bracket that nothing closes on its line.
  case unclosed(Character)
  /// A mark without a name.
  case noName
  /// A mark of a beat that the film hasn't.
  case unknownBeat(String, BeatSet)
  /// What follows a mark's name is neither an offset nor `lands`.
  case badOffset(String)
  /// A mark after the last word.
  case nothingFollows(String)
  /// A tag that marks a place, as other programs write it; with the name of the mark.
  case tagOfMark(String, name: String?)
  /// Two marks of the same name.
  case repeated(String, first: Place)
  /// A form that is shown and spoken lacks one of the two, or nothing of it can be spoken.
  case nothingSpoken(String)
  /// A line that begins with @ and is no instruction.
  case unknownInstruction(String)
  /// A pronunciation has a phone that is not in the CMU dictionary.
  case unknownPhone(String, word: String)
  /// A pronunciation without a word or a phone.
  case badPronunciation
  /// What follows @language is no code of a language.
  case badLanguage(String)
  /// The language is given twice.
  case secondLanguage(first: Place)
}

/// A problem of a script, and where it stands.
public struct ScriptDiagnostic: Error, Hashable, Sendable {
  /// The script's file, as it was given.
  public let file: String
  /// Where.
  public let place: Place
  /// What.
  public let problem: ScriptProblem
}

/// Why a text is no script: all that is wrong with it.
public struct ScriptError: Error, Hashable, Sendable {
  /// The problems in the order of their places; at least one.
  public let diagnostics: [ScriptDiagnostic]
}

extension ScriptError: CustomStringConvertible {
  /// The diagnostics, one a line; of very many the first, and how many more there are.
  public var description: String {
    var lines = diagnostics.prefix(Self.most).map(\.description)
    let rest = diagnostics.count - lines.count
    if rest > 0 {
      lines.append("\(diagnostics[0].file): \(rest) more problem\(rest == 1 ? " is" : "s are") not listed.")
    }
    return lines.joined(separator: "\n")
  }

  /// The most diagnostics that are listed.
  private static let most = 100
}

extension ScriptDiagnostic: CustomStringConvertible {
  /// One line, as compilers write it: `narration.txt:3:14: …`.
  public var description: String { "\(file):\(place.line):\(place.column): \(problem)" }
}

extension ScriptProblem: CustomStringConvertible {
  /// What is wrong and how to fix it, in one line.
  public var description: String {
    switch self {
    case .empty: "there is no word in the script. Write what is spoken, with marks such as {loss} before words."
    case .unclosed(let bracket):
      "this \(bracket) is not closed on its line. Close it, or leave it out: marks are written {delta.2}."
    case .noName: "a mark needs the name of a beat, such as {delta.2}."
    case .unknownBeat(let name, let beats): "\(Problem.unknownBeat(name, beats))"
    case .badOffset(let text):
      "\(quoted(text)) is no offset. After a mark's name may stand \"lands\" and a time with its unit: "
        + "{grad.2 -120ms}, {delta.1 lands +0.1s}."
    case .nothingFollows(let name):
      "no word follows the mark {\(name)}. Put it before the word on which the beat starts."
    case .tagOfMark(let tag, let name):
      "\(quoted(tag)) is no mark of a beat. Marks are written in braces: {\(name ?? "delta.2")}."
    case .repeated(let name, let first):
      "the mark {\(name)} stands in line \(first.line) already. A beat starts once: remove one of the two."
    case .nothingSpoken(let text):
      "it is not known how \(quoted(text)) is spoken. Write what is shown and what is said: [∂L|dee ell]."
    case .unknownInstruction(let text):
      "\(quoted(text)) is no instruction. There are \"@pronounce WORD PHONES\" and \"@language de\"; a line of notes begins "
        + "with #."
    case .unknownPhone(let phone, let word):
      "@pronounce \(word): there is no phone \(quoted(phone)). Expected phones of the CMU dictionary: "
        + Phones.all.joined(separator: " ") + "."
    case .badPronunciation: "expected \"@pronounce WORD PHONES\", such as: @pronounce softmax S AO F T M AE K S"
    case .badLanguage(let text):
      "\(quoted(text)) is no code of a language. Expected one, such as: @language de"
    case .secondLanguage(let first):
      "the language is given in line \(first.line) already. A script has one: remove one of the two lines."
    }
  }
}

/// The phones of the CMU Pronouncing Dictionary, without stress.
enum Phones {
  static let all = [
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K",
    "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
  ]
}
