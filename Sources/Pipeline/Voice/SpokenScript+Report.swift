import Numerics
import Text
import Timeline
public import Video
public import Voice

extension SpokenScript {
  /// Why a file of words can't be used.
  public enum Problem: Error, Hashable, Sendable {
    /// It can't be read.
    case unreadable(path: String, reason: String)
    /// It is no script.
    case script(ScriptError)
    /// There is none.
    case noScript
    /// There is neither a recording nor word times.
    case nothingToHear
    /// It has no word times.
    case times(WordTimesError)
    /// So few words of the script are in the file of word times, 0 … 1, that it must be another one's.
    case otherWords(path: String, share: Double)
    /// The file of word times is of a recording of another length, in seconds.
    case otherTake(path: String, Double, recording: String, Double)
    /// Most of its words start when the recording, so many seconds long, has ended.
    case afterEnd(path: String, Int, of: Int, recording: String, Double)
    /// The recording can't be read.
    case recording(VideoError)
    /// The script was not found in the recording.
    case aligner(path: String, AlignerError)
  }

  /// What was found, in lines for people: how many words, which were not said, and what was said besides.
  public var report: String {
    let found = alignment.words.count { $0 != nil }
    var lines = ["\(found) of \(script.words.count) words found"]
    let placed = alignment.words.indices.filter { alignment.words[$0]?.origin == .placed }
    if !placed.isEmpty { lines.append("  placed between their neighbours: \(listed(placed))") }
    if !alignment.skipped.isEmpty { lines.append("  not said: \(listed(alignment.skipped))") }
    if !script.directions.isEmpty {
      let shown = script.directions.prefix(8).map { "\($0.text) (line \($0.place.line))" }
      lines.append(
        "  directions, which are not spoken: \(shown.joined(separator: ", "))"
          + (script.directions.count > 8 ? ", and \(script.directions.count - 8) more" : ""))
    }
    if !alignment.extra.isEmpty {
      let spans = alignment.extra.prefix(8).map {
        "\($0.lowerBound.text(decimals: 2)) … \($0.upperBound.text(decimals: 2)) s"
      }
      lines.append(
        "  said, but not in the script: \(spans.joined(separator: ", "))" + (alignment.extra.count > 8 ? ", …" : ""))
    }
    return lines.joined(separator: "\n")
  }

  /// Words by their indices, runs of them as a quotation with its line.
  private func listed(_ indices: [Int]) -> String {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    let texts = runs.prefix(8).map { run in
      let words = script.words[run].map(\.display)
      let shown = words.count > 8 ? words.prefix(5) + ["…"] + words.suffix(2) : words[...]
      return "\"\(shown.joined(separator: " "))\" (\(mention(ofWord: run.lowerBound)))"
    }
    return texts.joined(separator: ", ") + (runs.count > 8 ? ", and \(runs.count - 8) more" : "")
  }
}

extension SpokenScript.Problem: CustomStringConvertible {
  /// What is wrong, where, and how to fix it.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)."
    case .script(let error): "\(error)"
    case .noScript:
      "there is no script. Name one (--script FILE, or \"script\" in the timeline's voiceover), or write what is said into "
        + "\"say\"."
    case .nothingToHear:
      "there is neither a recording nor word times. Name one: --voiceover FILE or --words FILE, or \"voiceover\" in the "
        + "timeline."
    case .times(let error): "\(error)"
    case .otherWords(let path, let share):
      "\(path): only \(Int(100 * share)) % of the script's words are in it. Are these the times of this script?"
    case .otherTake(let path, let stated, let recording, let length):
      "\(path): these are the times of a recording of \(stated.text(decimals: 2)) s, and \(recording) lasts "
        + "\(length.text(decimals: 2)) s. Make them anew: render words --script SCRIPT --voiceover \(recording)"
    case .afterEnd(let path, let late, let count, let recording, let length):
      "\(path): \(late) of its \(count) words start after \(recording) has ended, at \(length.text(decimals: 2)) s. Are these "
        + "the times of another take? Make them anew: render words --script SCRIPT --voiceover \(recording)"
    case .recording(let error): "\(error)"
    case .aligner(let path, let error): "\(path): \(error)"
    }
  }

  /// Whether the input is at fault, and not the run.
  var isInputError: Bool {
    switch self {
    case .aligner(_, .library), .aligner(_, .noModel): false
    default: true
    }
  }
}
