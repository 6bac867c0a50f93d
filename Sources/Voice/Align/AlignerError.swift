import Text

/// Why a recording could not be aligned.
public enum AlignerError: Error, Hashable, Sendable {
  /// The model or its dictionary is not there.
  case noModel(String)
  /// The library refused to work.
  case library(String)
  /// Nothing says how a word sounds.
  case unknownWord(String)
  /// What was said is something else than the script; with the median score of a frame.
  case notTheScript(score: Int)
  /// The recording is too short for the script.
  case tooShort(seconds: Double, words: Int)
}

extension AlignerError: CustomStringConvertible {
  /// What is wrong and how to fix it, in one line.
  public var description: String {
    switch self {
    case .noModel(let path):
      "there is no model of spoken English at \(path). Install Debian's package pocketsphinx-en-us, or give word times of "
        + "another program."
    case .library(let call): "the aligner failed in \(call)."
    case .unknownWord(let word):
      "nothing says how \(quoted(word)) sounds. Say it in the script: @pronounce \(word) PHONES"
    case .notTheScript:
      "what is said in the recording is not the script. Give the script of this recording, or the recording of this script."
    case .tooShort(let seconds, let words):
      "the recording lasts \(Int(seconds)) s, which is too short for \(words) words. Is it the right one?"
    }
  }
}
