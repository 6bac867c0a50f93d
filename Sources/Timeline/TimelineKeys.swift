internal import Simulation
internal import Text

/// The one table of the file's keys.
enum TimelineKeys {
  static let all: [Key] = [
    Key("$schema", .text(longest: nil), .words("none"), "Where an editor finds the schema; not read."),
    Key("title", .text(longest: Bounds.title), .words("no title"), "The film's title."),
    Key("subtitle", .text(longest: Bounds.title), .words("no subtitle"), "The second line of the title card."),
    Key("closing", .text(longest: Bounds.title), .words("a sentence of the film's own"), "The words of the end card."),
    Key("author", .text(longest: Bounds.title), .words("none"), "Who made the film; a tag of the file."),
    Key(
      "comment", .text(longest: Bounds.comment), .words("none"), "What is to be known of the film; a tag of the file."),
    Key(
      "language", .language, .words("none"),
      "The language of `say` and of the voice as a tag of BCP 47; a tag of the file's tracks."),
    Key(
      "film", .choice(FilmKind.allCases.map(\.rawValue)), .value(quoted(defaultFilm.rawValue)), "Which film to make."),
    Key(
      "theme", .choice(ThemeName.allCases.map(\.rawValue)), .value(quoted(defaultTheme.rawValue)),
      "How the film looks: midnight is dark, paper is light as a printed notebook, contrast is safe for colour-blind "
        + "viewers."),
    Key("tokens", .mapping, .words("the theme's tokens"), "What is changed in the theme.", keys: tokens),
    Key("video", .mapping, .words("the defaults of its keys"), "The picture.", keys: video),
    Key(
      "network", .mapping, .required(example: #""network": {"input": [2], "target": [4]}"#),
      "The network and the one sample that it learns from.", keys: network, of: [.backprop]),
    Key(
      "network", .mapping, .words("the defaults of its keys"), "The network that tells the classes apart.",
      keys: network, of: [.training]),
    Key(
      "data", .data, .required(example: #""data": {"shape": "moons"}"#),
      "The points to learn from: a shape's name, a file's name, or a mapping with more about it.", keys: data,
      of: [.training]),
    Key(
      "optimizer", .optimizer, .words("Adam"), "How the network is trained: a name, or a mapping with more about it.",
      keys: optimizer, of: [.training]),
    Key(
      "run", .runFile, .words("the network is trained here"),
      "A run that was saved elsewhere, in place of `optimizer`: a file that ends in .npz, .safetensors or .json; from "
        + "the timeline's folder.", of: [.training]),
    Key(
      "samples", .samples, .value("\(defaultSamples)"),
      "The samples that are stepped through before the network trains: how many, each of another pattern of blame, or "
        + "which, by their indices among those to learn from.", keys: sample, of: [.training]),
    Key(
      "train", .segments,
      .words(
        "`[" + defaultSegments.map { "{\"steps\": \($0), \"ms\": \($1)}" }.joined(separator: ", ")
          + "]`; all of a saved run in \(defaultSavedTime.microseconds / 1000)"),
      "The stretches of continuous training, each from where the one before ends; `[]` for none.", keys: segment,
      of: [.training]),
    Key(
      "voiceover", .voiceover, .words("none"),
      "A recorded voice: its file's name, or a mapping with more about it.", keys: voiceover),
    Key("sound", .mapping, .words("the defaults of its keys"), "The tones that are made of the numbers.", keys: sound),
    Key("T", .mapping, .words("the defaults of its keys"), "How long each kind of beat lasts.", keys: durations),
    Key(
      "FORWARD_BY", .edgeTable, .words("`T.forward` for every edge"),
      "How long the signal takes along single edges; an edge that is left out takes `T.forward`.", of: [.backprop]),
    Key(
      "DELTA_BY", .edgeTable, .words("`T.delta` for every edge"),
      "How long δ takes back to the layer after single edges; an edge that is left out takes `T.delta`.",
      of: [.backprop]),
    Key(
      "GRAD_HOLD_BY", .edgeTable, .words("`T.gradCalc` for every edge"),
      "How long the gradients of single edges are worked out and held on screen, in all; an edge that is left out "
        + "takes `T.gradCalc`.", of: [.backprop]),
    table("SAMPLE_BY", .sampleTable, "T.sample", "How long it takes to take single samples from the data."),
    table(
      "FORWARD_BY", .stepTable, "T.forward",
      "How long the signal takes along single edges: of every sample (\"0\"), divided by its speed, or of one (\"1.0\")."
    ),
    table("LOSS_BY", .sampleTable, "T.loss", "How long the loss of single samples is measured."),
    table(
      "DELTA_BY", .stepTable, "T.delta",
      "How long δ takes back to the layer after single edges: of every sample, divided by its speed, or of one."),
    table(
      "GRAD_HOLD_BY", .stepTable, "T.gradCalc",
      "How long the gradients of single edges appear and are held: of every sample, divided by its speed, or of one."),
    table("INPUT_BY", .sampleTable, "T.input", "How long ∂L/∂x of single samples is shown."),
    Key(
      "LABELS_BY", .connectionTable, .words("the strongest of each edge"),
      "The connections that are labelled, by edge; neurons are counted from 0, and an edge with an empty list has no "
        + "label.", of: [.backprop]),
    Key("say", .wordsByBeat, .words("none"), "The words that are spoken in single beats."),
    Key(
      "cues", .cues, .words("the marks of the script"),
      "The words that beats start on, for `render tune`; they go before a script's marks.", keys: cue),
    Key(
      "spoken", .spoken, .words("the usual ones"),
      "How what a script has in writing is said: words, abbreviations and signs."),
    Key(
      "panel", .panelByBeat, .words("the film's own"),
      "What stands below the stage in single beats: a caption of at most \(Bounds.title) characters; a formula of at "
        + "most \(Bounds.formula), or a list of \(Bounds.steps.lowerBound) to \(Bounds.steps.upperBound) such formulas, "
        + "which are revealed one after the other."),
    Key("show", .mapping, .words("the defaults of its keys"), "What of the picture is shown.", keys: show),
  ]

  static let video: [Key] = [
    Key(
      "size", .pixelSize, .value(quoted(defaultSizeName)),
      "The frame's size in pixels: a name, or both sides, each even and from \(PixelSize.bounds.lowerBound) to "
        + "\(PixelSize.bounds.upperBound)."),
    Key(
      "fps", .frameRate, .value("\(FrameRate.sixty)"),
      "Frames a second: a number, or an exact fraction as a string."),
  ]

  static let network: [Key] = [
    Key(
      "input", .layer, .required(example: #""input": [2]"#), "The sample's features x, one for each input neuron.",
      of: [.backprop]),
    Key(
      "HIDDEN", .hiddenLayers, .words("`[1, 1]`, or what `weights` imply"),
      "The widths of the hidden layers, or a number n for n layers of one neuron.", of: [.backprop]),
    Key(
      "HIDDEN", .hiddenLayers, .value("\(defaultTrainingHidden)"),
      "The widths of the hidden layers, or a number n for n layers of one neuron.", of: [.training]),
    Key(
      "target", .layer, .required(example: #""target": [4]"#), "The sample's target y, one for each output neuron.",
      of: [.backprop]),
    Key(
      "activation", .choice(Activation.allCases.map(\.rawValue)), .value(quoted(defaultActivation.rawValue)),
      "The nonlinearity of the hidden layers.", of: [.backprop]),
    Key(
      "activation", .choice(Activation.allCases.map(\.rawValue)), .value(quoted(defaultTrainingActivation.rawValue)),
      "The nonlinearity of the hidden layers.", of: [.training]),
    Key(
      "output", .choice(outputs), .words("that of `activation`"),
      "What the output layer does with its pre-activations.", of: [.backprop]),
    Key(
      "output", .choice(trainingOutputs), .words("`\"sigmoid\"` for two classes, `\"softmax\"` for more"),
      "One sigmoid for two classes, or a softmax with an output for each class.", of: [.training]),
    Key(
      "loss", .choice(Loss.allCases.map(\.rawValue)),
      .words("`\"squaredError\"`; `\"crossEntropy\"` when `output` is softmax"),
      "How the prediction is measured against the target. squaredError is ½ Σ (ŷ − y)²; binaryCrossEntropy, summed "
        + "over the outputs, and crossEntropy take targets from 0 to 1.", of: [.backprop]),
    Key(
      "weights", .weights, .words("drawn with `seed`"),
      "The weights as weights[edge][to][from]; edge i leads from layer i to layer i + 1.", of: [.backprop]),
    Key("biases", .biases, .words("no biases"), "The biases as biases[edge][to].", of: [.backprop]),
    Key(
      "seed", .seed, .value("\(defaultSeed)"),
      "Which weights are drawn when `weights` is left out: Xavier's for sigmoid, tanh, linear and softplus, He's for "
        + "the relus.", of: [.backprop]),
    Key(
      "seed", .seed, .value("\(defaultSeed)"),
      "Which weights are drawn: Xavier's for sigmoid, tanh, linear and softplus, He's for the relus; biases are 0.",
      of: [.training]),
    Key("learningRate", .positive, .value("\(defaultLearningRate)"), "η of the update.", of: [.backprop]),
  ]

  static let durations: [Key] = [
    duration("countdown", 3000, "The seconds before the film proper."),
    duration("title", 0, "The title card: the film's title and its subtitle. 0 for none."),
    duration("idle", 1000, "The network at rest."),
    duration("sample", 1500, "A sample is taken from the data.", of: [.training]),
    duration("forward", 1600, "The signal along one edge."),
    duration("loss", 2600, "The loss is measured."),
    duration("delta", 1400, "δ back to the layer after one edge."),
    duration("gradCalc", 2200, "The gradients of one edge are worked out and held."),
    Key(
      "wrap", .milliseconds,
      .words("that hold but for its first 40 %, at most 5500, where it lasts 6 s or more, else 0"),
      "How long, at the end of the last gradient's hold (`grad.0`), the memo stands beside Fibonacci's; it takes no time "
        + "of its own.", of: [.backprop]),
    duration("input", 2000, "∂L/∂x, an arrow among the data.", of: [.training]),
    duration("cost", 6000, "What gradients cost in multiplications, by several ways.", of: [.training]),
    duration("done", 5000, "The finished picture."),
    duration(
      "update", 0,
      "The weights take a step against their gradients, and a second forward pass shows what the loss becomes. 0 for "
        + "none.", of: [.backprop]),
    duration("end", 0, "The end card. 0 for none."),
  ]

  static let defaultFilm = FilmKind.backprop
  static let defaultTheme = ThemeName.midnight
  static let defaultSizeName = "1080p"
  static let defaultActivation = Activation.sigmoid
  static let defaultHidden = [1, 1]
  static let defaultSeed = 1
  static let defaultLearningRate = 0.1
  /// What an output layer can be: any layer's nonlinearity, or softmax.
  static let outputs = Activation.allCases.map(\.rawValue) + ["softmax"]

  private static func duration(
    _ name: String, _ milliseconds: Int, _ meaning: String, of films: [FilmKind] = FilmKind.allCases
  ) -> Key {
    Key(name, .milliseconds, .value("\(milliseconds)"), meaning, of: films)
  }

  /// A table of single samples or edges of the film `training`.
  private static func table(_ name: String, _ value: ExpectedValue, _ usual: String, _ meaning: String) -> Key {
    Key(name, value, .words("`\(usual)`, divided by the sample's speed"), meaning, of: [.training])
  }

  private static func quoted(_ word: String) -> String { "\"\(word)\"" }
}
