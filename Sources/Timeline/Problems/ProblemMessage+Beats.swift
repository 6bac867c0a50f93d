import Text

extension Problem {
  /// The words for beats and what stands in them.
  var beatMessage: String {
    switch self {
    case .unknownBeat(let name, let beats):
      "\(quoted(name)) is no beat of this film. "
        + Self.didYouMean(name, beats.all.map(\.description)) + "Beats are: \(beats)."
    case .otherDuration(let beat, let key):
      "how long \(beat) lasts is not said here. Write \(key) instead."
    case .repeatedCue(let beat, let first):
      "\(beat) has a word already, in line \(first.line), column \(first.column). A beat starts once: keep one of them."
    case .notOneWord(let text):
      "\(quoted(text)) is not one word as it stands between two spaces. Name each word by itself, or write "
        + "[shown|said] in the script."
    case .blank:
      "there are no words here; expected \(ExpectedValue.words(longest: Bounds.words.upperBound)). "
        + "Write what is said, or remove the entry."
    case .emptyPanel:
      "this panel has neither a caption nor a formula. Give it one, for example \"caption\": \"How far off?\", or "
        + "remove it."
    case .wordsTooFast(let beat, let characters, .zero, let key, let speed):
      "nobody sees these \(counted(characters, "character")): \(beat) lasts 0 s. Lengthen \(key) to at least "
        + "\(Caption.readingTime(characters: characters, at: speed).milliseconds), or remove the entry."
    case .wordsTooFast(let beat, let characters, let time, let key, let speed):
      "\(beat) lasts \(time.secondsText), in which \(speed * time.microseconds / 1_000_000) characters "
        + "can be read at \(speed) a second; these words have \(characters). Lengthen "
        + "\(key) to at least \(Caption.readingTime(characters: characters, at: speed).milliseconds), or say less."
    default: ""
    }
  }

  /// The words for keys of tables that are indices along axes.
  var indexMessage: String {
    switch self {
    case .notAnIndex(let key, let axis, let count):
      "\(quoted(key)) is no \(axis.name). \(axis.plural.prefix(1).uppercased() + axis.plural.dropFirst()) are counted from 0"
        + (count.map { ": \(axis.extent($0))." } ?? ", as in {\"0\": 2400}.")
    case .notIndices(let key, let axes, let counts):
      "\(quoted(key)) is neither \(axes.last?.noun ?? ""), such as \"0\", nor \(axes.first?.noun ?? "") and its "
        + "\(axes.dropFirst().map(\.name).joined(separator: " and ")), such as "
        + "\"\(axes.indices.map { $0 == 0 ? "1" : "0" }.joined(separator: "."))\""
        + (axes.last.flatMap { axis in counts[axis.name].map { ". Both are counted from 0: \(axis.extent($0))." } }
          ?? ". Both are counted from 0.")
    case .noSuchIndex(let index, let axis, let count):
      "there is no \(axis.name) \(index): \(axis.extent(count)). Remove the entry, or \(axis.remedy)."
    default: ""
    }
  }

  /// The words for files that a timeline names.
  var fileMessage: String {
    switch self {
    case .file(let name, .noFolder):
      "\(quoted(name)) can't be read: this timeline is no file, and there is no folder to look in."
    case .file(let name, .missing(let alternatives)):
      "there is no file \(quoted(name)). \(Self.didYouMean(name, alternatives))"
        + (alternatives.isEmpty
          ? "Names are understood from the timeline's folder."
          : "Such files there are: \(alternatives.prefix(5).joined(separator: ", "))"
            + (alternatives.count > 5 ? ", …" : "."))
    case .file(let name, .isFolder): "\(quoted(name)) is a folder; expected a file."
    case .file(let name, .tooLarge(let limit)): "\(quoted(name)) is larger than \(limit >> 20) MiB; keep a part of it."
    case .file(let name, .unreadable(let reason)): "\(quoted(name)) can't be read: \(reason)."
    default: ""
    }
  }

  /// What to write for a truth value that was written as a string.
  static func flagHint(_ text: String) -> String {
    switch text {
    case "true", "yes", "on": " Write true, without quotes."
    case "false", "no", "off": " Write false, without quotes."
    default: ""
    }
  }
}
