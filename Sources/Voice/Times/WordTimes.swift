public import Text

/// When words were spoken, as a file gives it.
public struct WordTimes: Hashable, Sendable {
  /// The format of the file.
  public let format: Format
  /// What was spoken, in the order of the file's times.
  public let spans: [Span]
  /// How long the recording is, in seconds; nil where the file does not say.
  public private(set) var duration: Double?

  /// The formats that are read; they are told apart by what is in a file.
  public enum Format: String, CaseIterable, Sendable {
    case openAIWhisper, whisperX, whisperCpp, aeneas, beatframe, wordList
    case srt, vtt, audacity, textGrid, ctm, tsv
  }

  /// Some text with its times.
  public struct Span: Hashable, Sendable {
    /// One word, or all of a line.
    public let text: String
    /// When it starts, in seconds of the recording; nil where the file gives a word without times.
    public let start: Double?
    /// When it ends, in seconds; not before `start`.
    public let end: Double?
    /// How sure the file is of it, 0 … 1; nil where it does not say.
    public let confidence: Double?
    /// Where it stands.
    public let place: Place
  }
}

extension WordTimes {
  /// The same times of a recording that is so long, in seconds; nil for any length.
  func lasting(_ duration: Double?) -> WordTimes {
    var times = self
    times.duration = duration
    return times
  }
}

/// What can be wrong with a file of word times: facts only.
public enum WordTimesProblem: Error, Hashable, Sendable {
  /// Nothing is in it.
  case empty
  /// The text is none of the formats.
  case unknownFormat
  /// The text is not JSON.
  case json(TextProblem)
  /// JSON of another shape than any program's that is known.
  case unknownShape(keys: [String])
  /// A value is missing or of another kind; the path is the value's.
  case value(path: String, expected: String)
  /// A line is not what its format has there.
  case line(String, expected: String)
  /// Something ends before it starts, in seconds.
  case backwards(start: Double, end: Double)
  /// No word has a time.
  case noTimes
}

/// A problem of a file of word times, and where it stands.
public struct WordTimesError: Error, Hashable, Sendable {
  /// The file, as it was given.
  public let file: String
  /// Where.
  public let place: Place
  /// What.
  public let problem: WordTimesProblem
}

extension WordTimesError: CustomStringConvertible {
  /// One line, as compilers write it: `words.srt:12:1: …`.
  public var description: String { "\(file):\(place.line):\(place.column): \(problem)" }
}

extension WordTimesProblem: CustomStringConvertible {
  /// What is wrong and what was expected, in one line.
  public var description: String {
    switch self {
    case .empty: "there is nothing in the file. Expected word times."
    case .unknownFormat:
      "these are no word times that are known. Expected JSON of Whisper, whisper.cpp, WhisperX or aeneas, SRT, VTT, "
        + "labels of Audacity, a TextGrid of Praat, CTM, or TSV with the columns start, end and text."
    case .json(let problem): "\(problem)"
    case .unknownShape(let keys):
      "this JSON holds no word times that are known: its keys are \(listed(keys)). Expected \"segments\" (Whisper, "
        + "WhisperX), \"transcription\" (whisper.cpp), \"fragments\" (aeneas) or \"words\"."
    case .value(let path, let expected): "\(path): expected \(expected)."
    case .line(let text, let expected): "\(quoted(text)) can't be read here. Expected \(expected)."
    case .backwards(let start, let end): "this ends at \(end) s, before it starts at \(start) s."
    case .noTimes: "no word in the file has a time."
    }
  }
}
