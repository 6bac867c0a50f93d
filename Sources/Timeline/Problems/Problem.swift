public import Text

/// What can be wrong with a timeline, or with a value or a place given on the command line: facts only.
///
/// The words for people are made in `ProblemMessage.swift`.
public enum Problem: Error, Hashable, Sendable {
  // Reading the text.
  /// The text can't be read at all.
  case text(TextProblem)
  /// A key stands twice in its mapping; the place is that of its first use, nil when that is where the message is.
  case repeatedKey(String, first: Place?)

  // Keys and values.
  /// A key that nothing is known of.
  case unknownKey(String, known: [String])
  /// A key that only other films have.
  case keyOfOtherFilm(String, others: [String], known: [String])
  /// A key without which there is no film.
  case missingKey(example: String)
  /// A value of another kind than its key asks for.
  case wrongType(found: FoundValue, expected: ExpectedValue)
  /// A number that is not written as a plain decimal one: `0x1F`, `010`.
  case notDecimal(String)
  /// A number beyond what a Double holds, or none: `1e999`, `.nan`.
  case notFinite(String)
  /// A number too small, too large or not whole.
  case outOfBounds(found: String, expected: ExpectedValue)
  /// A duration finer than a microsecond.
  case tooManyDecimals(String)
  /// A string of more characters than there is room for.
  case tooLong(characters: Int, limit: Int)
  /// A text of one line has a line break, a control or an invisible character, counted from 0.
  case unprintable(Unicode.Scalar, offset: Int)
  /// A word that is none of those to choose from.
  case unknownChoice(String, choices: [String])
  /// A list that is too short or too long.
  case wrongCount(found: Int, expected: ExpectedValue)
  /// A text that is no `#` with six hexadecimal digits.
  case notAColor(String)
  /// Neither a named size nor `WIDTHxHEIGHT`.
  case unknownSize(String)
  /// A size with a side under 16 or over 8192.
  case sizeOutOfBounds(String)
  /// A size with an odd side.
  case oddSize(width: Int, height: Int)
  /// No frame rate from 1 to 240.
  case badFrameRate(String)
  /// A decimal number that is the name of a fraction: 29.97 of 30000/1001.
  case roundedFrameRate(String, FrameRate)
  /// A text that is set as one line has several.
  case foldedLines(Int)

  // What only the film knows of.
  /// A problem of the film's own.
  case film(AnyFilmProblem)
  /// The film could not be made, and doesn't say why.
  case noContent(String)
  /// A part of a film is such a film itself.
  case nestedFilm(String)

  // Words.
  /// A name that no text of the film has.
  case unknownTerm(String, known: [String])
  /// A gap that has nothing to be filled with.
  case unknownGap(String, known: [String])
  /// A text whose gaps can't be read.
  case badPattern(WordPattern.Flaw)
  /// A language that the film has no words in.
  case noWords(FilmLanguage)

  // Beats.
  /// A name that no beat of the film has.
  case unknownBeat(String, BeatSet)
  /// A table by names of beats has one whose duration stands elsewhere.
  case otherDuration(BeatID, key: String)
  /// A beat that has a word already; the place is that of its first.
  case repeatedCue(BeatID, first: Place)
  /// What is written, whose spoken form is given, is not one word.
  case notOneWord(String)
  /// Words that are to be said are missing.
  case blank
  /// A panel with neither a caption nor a formula.
  case emptyPanel
  /// A key of a table that is no index along its axis.
  case notAnIndex(String, BeatAxis, count: Int?)
  /// A key of a table along several axes that is neither the last indices nor all of them.
  case notIndices(String, [BeatAxis], counts: [String: Int])
  /// An index that the axis of this film hasn't.
  case noSuchIndex(Int, BeatAxis, count: Int)

  // Files that a timeline names.
  /// A file can't be read.
  case file(String, FileObstacle)

  // The film as a whole.
  /// All beats together last longer than a film may.
  case filmTooLong(FilmTime)
  /// All beats together are shorter than half a frame.
  case noFrame(FilmTime, FrameRate)

  // Sound.
  /// A file without a name.
  case noFileName(ExpectedValue)
  /// A word for a volume other than the one for silence.
  case unknownVolume(String)
  /// A text that is no tag of a language.
  case notALanguage(String)

  // Warnings.
  /// A beat has more words than can be read while it lasts.
  ///
  /// `key` is what lengthens the beat, and `speed` how many characters a second can be read.
  case wordsTooFast(BeatID, characters: Int, FilmTime, key: String, speed: Int)

  // Places on the command line.
  /// Text that names no beat, time or frame; `known` are the beats' names.
  case notAPlace(String, known: [String])
  /// A number that may be seconds or a frame.
  case placeWithoutUnit(String)
  /// A place after the film's end.
  case placeAfterEnd(String, end: FilmTime, frameCount: Int)
  /// A beat that lasts too short to own a frame.
  case beatWithoutFrame(BeatID, FilmTime)
  /// A range whose end is not after its start.
  case emptyRange(from: String, to: String)

  /// Whether the film is made all the same.
  public var isWarning: Bool {
    switch self {
    case .wordsTooFast, .roundedFrameRate, .foldedLines, .noWords: true
    case .film(let problem): problem.isWarning
    default: false
    }
  }
}
