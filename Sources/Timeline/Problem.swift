public import Learning
public import Simulation
public import Text

/// What can be wrong with a timeline, or with a value or a place given on the command line: facts only.
///
/// The words for people are made in `ProblemMessage.swift`.
public enum Problem: Error, Hashable, Sendable {
  // Reading the text.
  /// It can't be read as JSON or YAML.
  case text(TextProblem)
  /// A key stands twice in its mapping; the place is that of its first use, nil when that is where the message is.
  case repeatedKey(String, first: Place?)

  // Keys and values.
  /// A key that nothing is known of.
  case unknownKey(String, known: [String])
  /// A key that only another film has.
  case keyOfOtherFilm(FilmKind, known: [String])
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
  /// A name that no beat of the film has.
  case unknownBeat(String, BeatSet)
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

  // What the film `training` is about.
  /// Of some keys one is needed, and others are there, or none.
  case notExactlyOne(of: [String], found: [String])
  /// A number that only points that are drawn have.
  case notOfFile(String)
  /// A text that is neither a shape nor the name of a file with points.
  case notData(String)
  /// A number that the optimizer hasn't; the name is that of the one that has it.
  case keyOfOtherOptimizer(String, optimizer: String)
  /// An optimizer is given, and a saved run too; the place is that of the run.
  case optimizerWithRun(Place)
  /// One sigmoid is to tell more than two classes apart.
  case sigmoidForClasses(Int)
  /// What the training refuses.
  case learning(LearningError)
  /// More samples are to be chosen than there are.
  case tooFewSamples(wanted: Int, count: Int)
  /// A sample that there isn't among those to learn from.
  case noSuchTrainingSample(Int, count: Int)
  /// A stretch of training ends before the first step or behind the last one there can be.
  case stepOutOfRange(Int, most: Int?, isSaved: Bool)
  /// A saved run doesn't say which epoch a step is of.
  case noEpochs
  /// A saved run doesn't reach an epoch.
  case noSuchEpoch(Int, most: Int)
  /// A key of a table by edges of samples that is neither an edge nor a sample and an edge.
  case notAStep(String, BeatSet)
  /// A key of a table by samples that is not a number as a sample's is.
  case notASample(String, sampleCount: Int?)
  /// A sample that the film doesn't step through.
  case noSuchSample(Int, sampleCount: Int)

  // Files that a timeline names.
  /// A file can't be read.
  case file(String, FileObstacle)
  /// A name whose ending is none of a saved run.
  case notARunFile(String)
  /// A file of points is no text.
  case notText
  /// What is wrong with points.
  case dataset(DatasetError.Problem)
  /// What is wrong with a saved run, whose file is named unless the message stands in it.
  case savedRun(String?, SavedRunError.Problem)

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
