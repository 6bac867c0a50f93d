public import Text

/// When words were spoken, as a file gives it.
public struct WordTimes: Hashable, Sendable {
  /// The format of the file.
  public let format: Format
  /// What was spoken, in the order of the file's times.
  public let spans: [Span]
  /// How long the recording is, in seconds; nil where the file does not say.
  public private(set) var duration: Double?
  /// What was odd about the file, in its order.
  public internal(set) var warnings: [WordTimesWarning] = []
  /// What else could be meant, such as the words of another tier.
  public private(set) var others: [[Span]] = []

  /// The formats that are read; they are told apart by what is in a file.
  public enum Format: String, CaseIterable, Sendable {
    case openAIWhisper, whisperX, whisperCpp, aeneas, beatframe, wordList
    case srt, vtt, sbv, ass, ttml, audacity, textGrid, ctm, tsv, csv
    /// JSON of another program.
    case other
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
  init(format: Format, spans: [Span], warnings: [WordTimesWarning] = []) {
    (self.format, self.spans, self.warnings) = (format, spans, warnings)
  }

  /// The same with other readings of the file.
  func with(others: [[Span]]) -> WordTimes {
    var times = self
    times.others = others
    return times
  }

  /// The same file read in each of the ways that it can be, this one first.
  public var readings: [WordTimes] {
    [self] + others.map { WordTimes(format: format, spans: $0, warnings: warnings).lasting(duration) }
  }

  /// The words that start when a recording of some seconds is over.
  public func spans(after length: Double) -> [Span] { spans.filter { $0.start.map { $0 > length + 0.05 } ?? false } }

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
  /// A line is not what its format has there.
  case line(String, expected: String)
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
      "these are no word times that are known. Expected JSON of Whisper or another recogniser, SRT, VTT, SBV, ASS, TTML, "
        + "labels of Audacity, a TextGrid of Praat, CTM, or a table with columns such as start, end and text."
    case .json(let problem): "\(problem)"
    case .unknownShape(let keys):
      "this JSON holds no word times that are known: its keys are \(listed(keys)). Expected a list "
        + "of words, each with a text such as \"word\" and a time such as \"start\"."
    case .line(let text, let expected): "\(quoted(text)) can't be read here. Expected \(expected)."
    case .noTimes: "no word in the file has a time."
    }
  }
}
