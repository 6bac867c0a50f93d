import NetworkKit
import Simulation
public import Timeline

extension BackpropFilm {
  /// The network, and which of its connections are labelled.
  public static var keys: [Key] {
    [
      Key(
        "network", .mapping, .required(example: #""network": {"input": [2], "target": [4]}"#),
        "The network and the one sample that it learns from.", keys: network),
      Key(
        "LABELS_BY", .connectionTable, .words("the strongest of each edge"),
        "The connections that are labelled, by edge; neurons are counted from 0, and an edge with an empty list has no "
          + "label."),
    ]
  }

  /// A chain of three weights, as in the film of the narration.
  public static var starter: [(key: String, value: String)] {
    [
      (
        "network",
        #"{ "input": [0.9], "HIDDEN": [1, 1], "target": [0.2], "activation": "sigmoid", "seed": 7 }"#
      )
    ]
  }

  /// How long the memo stands beside Fibonacci's.
  public static var durations: [Key] {
    [
      Key(
        "wrap", .milliseconds,
        .words("that hold but for its first 40 %, at most 5500, where it lasts 6 s or more, else 0"),
        "How long, at the end of the last gradient's hold (`grad.0`), the memo stands beside Fibonacci's; it takes no "
          + "time of its own.")
    ]
  }

  /// Counter, scale and overview.
  public static var parts: [PicturePart] {
    [
      PicturePart("counter", "The counter of multiplications."),
      PicturePart("scale", "Prediction and target on one scale."),
      PicturePart("overview", "The whole network in small, while a camera follows the action."),
    ]
  }

  static let network: [Key] = [
    Key(
      "input", .layer, .required(example: #""input": [2]"#), "The sample's features x, one for each input neuron."),
    Key(
      "HIDDEN", .hiddenLayers, .words("`[1, 1]`, or what `weights` imply"),
      "The widths of the hidden layers, or a number n for n layers of one neuron."),
    Key(
      "target", .layer, .required(example: #""target": [4]"#), "The sample's target y, one for each output neuron."),
    Key(
      "activation", .choice(Activation.allCases.map(\.rawValue)), .value("\"\(defaultActivation.rawValue)\""),
      "The nonlinearity of the hidden layers."),
    Key(
      "output", .choice(outputs), .words("that of `activation`"),
      "What the output layer does with its pre-activations."),
    Key(
      "loss", .choice(Loss.allCases.map(\.rawValue)),
      .words("`\"squaredError\"`; `\"crossEntropy\"` when `output` is softmax"),
      "How the prediction is measured against the target. squaredError is ½ Σ (ŷ − y)²; binaryCrossEntropy, summed "
        + "over the outputs, and crossEntropy take targets from 0 to 1."),
    Key(
      "weights", .weights, .words("drawn with `seed`"),
      "The weights as weights[edge][to][from]; edge i leads from layer i to layer i + 1."),
    Key("biases", .biases, .words("no biases"), "The biases as biases[edge][to]."),
    Key(
      "seed", .seed, .value("\(defaultSeed)"),
      "Which weights are drawn when `weights` is left out: Xavier's for sigmoid, tanh, linear and softplus, He's for "
        + "the relus."),
    Key("learningRate", .positive, .value("\(defaultLearningRate)"), "η of the update."),
  ]

  static let defaultActivation = Activation.sigmoid
  static let defaultHidden = [1, 1]
  static let defaultSeed = 1
  static let defaultLearningRate = 0.1
  /// What an output layer can be: any layer's nonlinearity, or softmax.
  static let outputs = Activation.allCases.map(\.rawValue) + ["softmax"]
  /// Connections of an edge that are labelled.
  static let labelCount = 0...16
}
