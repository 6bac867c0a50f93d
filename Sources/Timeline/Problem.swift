public import Simulation

/// What can be wrong with a timeline, or with a value or a place given on the command line: facts only.
///
/// The words for people are made in `ProblemMessage.swift`.
public enum Problem: Error, Hashable, Sendable {
  // Reading the text.
  /// There is nothing in the text.
  case emptyText
  /// The text has more bytes than are read.
  case textTooLong(bytes: Int, limit: Int)
  /// Lists and mappings nest deeper than any timeline needs.
  case tooDeep(limit: Int)
  /// There are more numbers, strings, lists and mappings than any timeline needs.
  case tooManyValues(limit: Int)
  /// The text is not JSON.
  case badJSON(JSONProblem)
  /// The text is not YAML, or uses more of it than a timeline may.
  case badYAML(YAMLProblem)
  /// A key stands twice in its mapping; the place is that of its first use, nil when that is where the message is.
  case repeatedKey(String, first: Place?)

  // Keys and values.
  /// A key that nothing is known of.
  case unknownKey(String, known: [String])
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

  // The network and its edges.
  /// A key of an edge table that is not a number as an edge's is.
  case notAnEdge(String, edgeCount: Int?)
  /// An edge that the network hasn't.
  case noSuchEdge(Int, edgeCount: Int)
  /// `weights` make other hidden layers than `HIDDEN` lists; `place` is that of `HIDDEN`.
  case hiddenDisagrees(weights: [Int], hidden: [Int], place: Place)
  /// A list of weights or biases that does not fit the rest of the network.
  case wrongLength(found: Int, needed: Int, because: LengthReason)
  /// What the simulation refuses.
  case network(SimulationError)

  // Beats and connections.
  /// A name that no beat of the film has; without the number of edges, one that no film's beat has.
  case unknownBeat(String, edgeCount: Int?)
  /// A beat that has a word already; the place is that of its first.
  case repeatedCue(BeatID, first: Place)
  /// What is written, whose spoken form is given, is not one word.
  case notOneWord(String)
  /// Words that are to be said, of which there are none.
  case blank
  /// A panel with neither a caption nor a formula.
  case emptyPanel
  /// A neuron that a layer hasn't.
  case noSuchNeuron(Int, layer: Int, width: Int)
  /// A connection that its list has already.
  case repeatedConnection(Connection)
  /// The memo is to stand beside Fibonacci's for longer than the beat lasts at whose end it does.
  case wrapTooLong(FilmTime, hold: FilmTime)
  /// The simulation refuses the update; `smaller` is a rate at which it does not.
  case updateOverflows(SimulationError, learningRate: Double, smaller: Double?)

  // The film as a whole.
  /// All beats together last longer than a film may.
  case filmTooLong(FilmTime)
  /// All beats together are shorter than half a frame.
  case noFrame(FilmTime, FrameRate)

  // Sound.
  /// A recording without a name.
  case noFileName
  /// A word for a volume other than the one for silence.
  case unknownVolume(String)
  /// A text that is no tag of a language.
  case notALanguage(String)

  // Warnings.
  /// A seed is given, and every weight too.
  case seedNotUsed
  /// A beat has more words than can be read while it lasts.
  case wordsTooFast(BeatID, characters: Int, FilmTime)

  // Places on the command line.
  /// Text that names no beat, time or frame; `known` are the beats' names.
  case notAPlace(String, known: [String])
  /// A number that may be seconds or a frame.
  case placeWithoutUnit(String)
  /// A place behind the film's end.
  case placeAfterEnd(String, end: FilmTime, frameCount: Int)
  /// A beat that lasts too short to own a frame.
  case beatWithoutFrame(BeatID, FilmTime)
  /// A stretch whose end is not behind its start.
  case emptyStretch(from: String, to: String)

  /// Whether the film is made all the same.
  public var isWarning: Bool {
    switch self {
    case .seedNotUsed, .wordsTooFast: true
    default: false
    }
  }
}

/// Why a list must have as many items as it must.
public enum LengthReason: Hashable, Sendable {
  /// One for each number of `input`.
  case input
  /// One for each number of `target`.
  case target
  /// One for each neuron of a hidden layer.
  case layer(Int)
  /// One for each edge.
  case edges
}
