internal import Learning
internal import Simulation
internal import Text

/// What a value in the file is, before it is asked what it should be.
public enum FoundValue: Hashable, Sendable {
  /// `null`, or nothing at all.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as written.
  case number(String)
  /// A string.
  case string(String)
  /// A list.
  case list
  /// A mapping.
  case mapping

  init(_ node: Node) {
    self =
      switch node.kind {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let text): .number(text)
      case .string(let text): .string(text)
      case .list: .list
      case .mapping: .mapping
      }
  }
}

/// The kind of value that a key asks for: from it come the decoder's bounds, the schema, the table of keys and the
/// words of a message.
public enum ExpectedValue: Hashable, Sendable {
  /// A string, perhaps of a bounded number of characters.
  case text(longest: Int?)
  /// A string that isn't blank, of a bounded number of characters.
  case words(longest: Int)
  /// One of some words.
  case choice([String])
  /// A picture's size.
  case pixelSize
  /// Frames a second.
  case frameRate
  /// A duration.
  case milliseconds
  /// A colour.
  case color
  /// A size of text or the width of a line, in units within bounds.
  case units(ClosedRange<Int>)
  /// How long a fade takes.
  case fade
  /// Durations by edge.
  case edgeTable
  /// Durations by edge of every sample, or by sample and edge.
  case stepTable
  /// Durations by sample.
  case sampleTable
  /// A shape of points, a file of them, or more about either.
  case data
  /// The name of a file of points.
  case dataFile
  /// The name of a saved run.
  case runFile
  /// An optimizer's name, or more about it.
  case optimizer
  /// How many samples, or which.
  case samples
  /// One of them.
  case sample
  /// How much faster a sample is stepped through.
  case speed
  /// The stretches of continuous training.
  case segments
  /// A whole number within bounds.
  case whole(ClosedRange<Int>)
  /// A number within bounds.
  case numberWithin(ClosedRange<Int>)
  /// A number from 0 to below 1.
  case share
  /// A finite number that is not less than 0.
  case notNegative
  /// A recording's name, or more about it.
  case voiceover
  /// The words that beats start on.
  case cues
  /// Which of several places.
  case nth
  /// By how much a beat is later than its word.
  case cueOffset
  /// How written words are said.
  case spoken
  /// When a recording starts, before the film's start or behind it.
  case offset
  /// A change of loudness within bounds.
  case decibels(ClosedRange<Int>)
  /// A change of loudness, or none at all.
  case volume
  /// A language.
  case language
  /// The words that are spoken in beats.
  case wordsByBeat
  /// What stands below the stage in beats.
  case panelByBeat
  /// A formula, whole or in steps.
  case formula
  /// The connections that are labelled, by edge.
  case connectionTable
  /// The connections of one edge.
  case connections
  /// One connection.
  case connection
  /// A neuron, by its index.
  case neuron
  /// Whether something is so.
  case flag
  /// A finite number.
  case number
  /// A finite number greater than 0.
  case positive
  /// A layer's numbers: `input` and `target`.
  case layer
  /// The hidden layers: widths, or how many layers of one neuron.
  case hiddenLayers
  /// A hidden layer's width.
  case width
  /// The numbers that one edge brings to one neuron.
  case weightRow
  /// One edge's weights.
  case weightMatrix
  /// All weights.
  case weights
  /// One edge's biases.
  case biasRow
  /// All biases.
  case biases
  /// A seed.
  case seed
  /// A mapping of known keys.
  case mapping
}

/// The bounds of the file's numbers, each said once.
enum Bounds {
  /// Milliseconds of a beat.
  static let milliseconds = 0...3_600_000
  /// Milliseconds of a fade.
  static let fade = 0...2000
  /// Milliseconds from the film's start to that of a recording.
  static let offset = -3_600_000...3_600_000
  /// Words that beats start on.
  static let cues = 0...500
  /// Places where a word is said.
  static let nth = 1...1000
  /// Milliseconds by which a beat may be later than its word.
  static let cueOffset = -60_000...60_000
  /// Characters of words of a script.
  static let spoken = 200
  /// Decibels by which a sound may be changed.
  static let volume = -60...24
  /// Decibels by which tones may make way for the voice.
  static let duck = 0...60
  /// Decimals of a millisecond: a microsecond is the finest.
  static let decimals = 3
  /// Characters of a title, and of any other text that is set as one line.
  static let title = 200
  /// Characters of what a file says of itself.
  static let comment = 2000
  /// Characters that are spoken in one beat.
  static let words = 1...2000
  /// Characters of one step of a formula.
  static let formula = 500
  /// Steps of a formula.
  static let steps = 1...8
  /// Connections of an edge that are labelled.
  static let labels = 0...16
  /// Indices of neurons.
  static let neuron = 0...Network.maximumWidth - 1
  /// Neurons of a layer.
  static let width = 1...Network.maximumWidth
  /// Hidden layers.
  static let layers = 0...Network.maximumLayers
  /// Edges, one more than the hidden layers.
  static let edges = 1...Network.maximumLayers + 1
  /// Points that are drawn.
  static let dataSamples = 4...Dataset.maximumSamples
  /// Classes of points that are drawn.
  static let classes = 2...8
  /// The standard deviation of noise.
  static let noise = 0...Int(Dataset.maximumNoise)
  /// Samples of a batch.
  static let batchSize = 1...Dataset.maximumSamples
  /// Samples that are stepped through.
  static let samples = 0...6
  /// Samples to learn from, by their indices.
  static let sampleIndex = 0...Dataset.maximumSamples - 1
  /// How many times as fast as by the tables a sample may be stepped through.
  static let speed = 0.1...20.0
  /// Stretches of continuous training.
  static let segments = 0...100
  /// Steps of training, counted from its start.
  static let trainingSteps = 0...1_000_000_000
  /// Steps of training, counted from anywhere.
  static let relativeSteps = -1_000_000_000...1_000_000_000
  /// Seeds: the whole numbers that every JSON tool keeps exactly, up to 2⁵³ − 1.
  static let seed = 0...9_007_199_254_740_991
}
