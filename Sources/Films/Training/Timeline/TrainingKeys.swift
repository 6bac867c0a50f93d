import Learning
import NetworkKit
import Numerics
import Simulation
public import Timeline
import Text

extension TrainingFilm {
  /// Data, network, optimizer or saved run, samples, and the segments of training.
  public static var keys: [Key] {
    [
      Key(
        "network", .mapping, .words("the defaults of its keys"), "The network that tells the classes apart.",
        keys: network),
      Key(
        "data", .data, .required(example: #""data": {"shape": "moons"}"#),
        "The points to learn from: a shape's name, a file's name, or a mapping with more about it.", keys: data),
      Key(
        "optimizer", .optimizer, .words("Adam"),
        "How the network is trained: a name, or a mapping with more about it.", keys: optimizer),
      Key(
        "run", .runFile, .words("the network is trained here"),
        "A run that was saved elsewhere, in place of `optimizer`: a file that ends in .npz, .safetensors or .json; from "
          + "the timeline's folder."),
      Key(
        "samples", .samples, .value("\(defaultSamples)"),
        "The samples that are stepped through before the network trains: how many, each of another pattern of blame, or "
          + "which, by their indices among those to learn from.", keys: sample),
      Key(
        "train", .segments,
        .words(
          "`[" + defaultSegments.map { "{\"steps\": \($0), \"ms\": \($1)}" }.joined(separator: ", ")
            + "]`; all of a saved run in \(defaultSavedTime.microseconds / 1000)"),
        "The segments of continuous training, each from where the one before ends; `[]` for none.", keys: segment),
    ]
  }

  /// Two moons, a network of two hidden layers, two samples, and all of its training.
  public static var starter: [(key: String, value: String)] {
    [
      ("data", #"{ "shape": "moons", "samples": 240, "noise": 0.15, "seed": 3 }"#),
      ("network", #"{ "HIDDEN": [4, 4], "seed": 7 }"#), ("samples", "2"),
      ("train", #"[{ "steps": 20, "ms": 4000 }, { "steps": 980, "ms": 8000 }]"#),
    ]
  }

  /// An optimizer is not for a run that was trained elsewhere.
  public static var schema: SchemaEntries {
    [("not", .object([Schema.required(["optimizer", "run"])]))]
  }

  static let network: [Key] = [
    Key(
      "HIDDEN", .hiddenLayers, .value("\(defaultHidden)"),
      "The widths of the hidden layers, or a number n for n layers of one neuron."),
    Key(
      "activation", .choice(Activation.allCases.map(\.rawValue)), .value("\"\(defaultActivation.rawValue)\""),
      "The nonlinearity of the hidden layers."),
    Key(
      "output", .choice(outputs), .words("`\"sigmoid\"` for two classes, `\"softmax\"` for more"),
      "One sigmoid for two classes, or a softmax with an output for each class."),
    Key(
      "seed", .seed, .value("\(defaultSeed)"),
      "Which weights are drawn: Xavier's for sigmoid, tanh, linear and softplus, He's for the relus; biases are 0."),
  ]

  /// Where the points come from, where more than a name is said.
  static let data: [Key] = [
    Key(
      "shape", .choice(Dataset.Shape.allCases.map(\.rawValue)), .words("none"),
      "A problem whose points are drawn; this or `file`."),
    Key(
      "file", .dataFile, .words("none"),
      "A file of points, lines of x, y and label, from the timeline's folder; this or `shape`."),
    Key(
      "separator", .separator, .words("recognised: comma, semicolon, tab, bar or spaces"),
      "What separates the columns of the file: a character, `tab`, or `space` for any number of spaces and tabs."),
    Key(
      "decimal", .choice(CSVDialect.DecimalMark.allCases.map(\.rawValue)), .words("recognised"),
      "The mark before the decimals of the file's numbers."),
    Key("samples", .whole(TrainingBounds.dataSamples), .value("\(defaultDataSamples)"), "How many points a shape has."),
    Key(
      "noise", .numberWithin(TrainingBounds.noise), .words(usualNoise),
      "By how much a shape's points are scattered: a standard deviation."),
    Key(
      "classes", .whole(TrainingBounds.classes), .words("`2`"),
      "How many classes a spiral (2 to 5) or blobs (2 to 8) have."),
    Key("seed", .seed, .value("\(defaultSeed)"), "Which points are drawn, and which are kept back for tests."),
    Key(
      "test", .share, .value("\(defaultTestShare)"),
      "The share of every class that is kept back to test what was learnt."),
    Key(
      "standardize", .flag, .words("`true` for a file without `run`, else `false`"),
      "Whether the network is given the points in standard deviations from their mean, whatever their units are; the "
        + "axes keep their numbers."),
  ]

  /// How the network is trained, where more than a name is said.
  static let optimizer: [Key] = [
    Key("name", .choice(optimizers), .value("\"adam\""), "How a step follows from the gradients."),
    Key("learningRate", .positive, .value(defaultOptimizer.learningRate.description), "η, the same at every step."),
    Key("momentum", .share, .value("\(defaultMomentum)"), "How much of the step before is kept; of `momentum` only."),
    Key("beta1", .share, .value("\(defaultBetas.0)"), "Adam's β₁, for the mean of the gradients."),
    Key("beta2", .share, .value("\(defaultBetas.1)"), "Adam's β₂, for the mean of their squares."),
    Key("epsilon", .positive, .value("1e-8"), "Adam's ε."),
    Key("L2", .notNegative, .value("0"), "λ of the penalty ½ λ Σ p² on all weights and biases: weight decay."),
    Key(
      "batchSize", .whole(TrainingBounds.batchSize), .value("\(defaultOptimizer.batchSize)"),
      "How many samples a step takes the mean gradient of."),
    Key("seed", .seed, .value("\(defaultSeed)"), "In which order the samples come in every epoch."),
  ]

  /// One sample to step through, where more than its index is said.
  static let sample: [Key] = [
    Key(
      "index", .whole(TrainingBounds.sampleIndex), .required(example: #""index": 12"#),
      "Which of the samples to learn from, counted from 0."),
    Key(
      "speed", .speed, .words("`1` for the first sample, `\(laterSpeed.text(significantDigits: 3))` for later ones"),
      "How many times as fast as `T` and the tables by edges say."),
  ]

  /// A segment of continuous training; one of `steps`, `to` and `epoch`.
  static let segment: [Key] = [
    Key(
      "steps", .whole(TrainingBounds.relativeSteps), .words("none"),
      "How many steps are taken, less than 0 to go back, 0 to hold; this, `to` or `epoch`."),
    Key(
      "to", .whole(TrainingBounds.trainingSteps), .words("none"),
      "The step that is reached, counted from 0, the start of the training."),
    Key(
      "epoch", .whole(TrainingBounds.trainingSteps), .words("none"),
      "The epoch whose start is reached, counted from 0."),
    Key("ms", .milliseconds, .required(example: #""ms": 4000"#), "How long that lasts."),
  ]

  /// The optimizers' names, the usual one first.
  static let optimizers = ["adam", "momentum", "sgd"]
  /// What the output layer of a classifier can be.
  static let outputs = ["sigmoid", "softmax"]

  static let defaultSeed = 1
  static let defaultHidden = [4, 4]
  static let defaultActivation = Activation.tanh
  static let defaultDataSamples = 200
  static let defaultTestShare = 0.25
  static let defaultSamples = 3
  /// How many times as fast as the first sample later ones are stepped through.
  static let laterSpeed = 3.0
  static let defaultMomentum = 0.9
  static let defaultBetas = (0.9, 0.999)
  static let defaultEpsilon = 1e-8
  static let defaultOptimizer = TrainingSettings(
    optimizer: .adam(beta1: defaultBetas.0, beta2: defaultBetas.1, epsilon: defaultEpsilon), learningRate: 0.01,
    batchSize: 16, seed: UInt64(defaultSeed))
  /// The segments of our own training: steps and milliseconds.
  static let defaultSegments = [(20, 4000), (1980, 12_000)]
  /// How long all of a saved run takes.
  static let defaultSavedTime = FilmTime(microseconds: 12_000_000)

  /// The noise of every shape, in words.
  private static let usualNoise =
    Dataset.Shape.allCases.map { "\($0.usualNoise.text(significantDigits: 3)) for \($0.rawValue)" }
    .joined(separator: ", ")
}
