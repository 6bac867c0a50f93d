import Simulation
import Testing
import Text

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// Every error of a file that can be read, by its exact text; the place is that of the smallest network's text.
@Suite struct DiagnosticTests {
  private static let milliseconds = "expected a number of milliseconds from 0 to 3600000."
  private static let sizes =
    #""720p", "1080p", "1440p", "4k", "square", "vertical" or "WIDTHxHEIGHT", each side even and from 16 to 8192."#
  private static let rates = #"expected a number from 1 to 240, or a fraction such as "30000/1001"."#
  private static let topKeys =
    "Keys here are: $schema, title, subtitle, closing, poster, author, comment, language, words, film, theme, tokens, video, network, "
    + "LABELS_BY, voiceover, sound, T, FORWARD_BY, DELTA_BY, GRAD_HOLD_BY, say, cues, spoken, panel, show."

  @Test(arguments: [
    ("[]", "1:1: this is a list; expected a mapping of keys to values."),
    ("\"x\"", #"1:1: "x" is a string; expected a mapping of keys to values."#),
    (
      "{}",
      """
      1:1: network: this key is missing, and nothing stands in for it. Add it, for example "network": {"input": [2], \
      "target": [4]}.
      """
    ),
    (with(#""tilte": 1"#), #"1:44: tilte: unknown key. Did you mean "title"? \#(topKeys)"#),
    (with(#""t": {}"#), #"1:44: t: unknown key. Did you mean "T"? \#(topKeys)"#),
    (with(#""zz \u001b[2J": 1"#), #"1:44: ["zz \u{1B}[2J"]: unknown key. \#(topKeys)"#),
    (
      #"{"netwrk": {"input": [2], "target": [4]}}"#,
      #"1:2: netwrk: unknown key. Did you mean "network"? \#(topKeys)"#
    ),
    (
      with(#""T": {"foward": 1}"#),
      """
      1:50: T.foward: unknown key. Did you mean "forward"? Keys here are: countdown, title, idle, forward, loss, \
      delta, gradCalc, done, update, end, wrap.
      """
    ),
    (
      with(#""title": 3"#),
      #"1:53: title: 3 is a number; expected a string of at most 200 characters. Put it in quotes: "3"."#
    ),
    (
      with(#""title": "\#(String(repeating: "δ", count: 201))""#),
      "1:53: title: the text has 201 characters, 1 more than the 200 there is room for. Shorten it."
    ),
    (
      with(#""comment": "two\nlines\u0000""#),
      "1:55: comment: character 10 is U+0000, which can't be seen; expected one line of text. Take it out."
    ),
    (
      with(#""title": "a\u202Eb""#),
      "1:53: title: character 2 is U+202E, which can't be seen; expected one line of text. Take it out."
    ),
    (with(#""video": "1080p""#), #"1:53: video: "1080p" is a string; expected a mapping of keys to values."#),
    (
      with(#""film": "backpop""#),
      #"1:52: film: there is no "backpop". Did you mean "backprop"? Expected one of "backprop", "training", "scenes" or "playlist"."#
    ),
    (
      with(#""video": {"size": "1080"}"#),
      #"1:62: video.size: "1080" is no size. Did you mean "1080p"? Expected \#(sizes)"#
    ),
    (
      with(#""video": {"size": 1080}"#),
      #"1:62: video.size: 1080 is a number; expected \#(sizes) Put it in quotes: "1080"."#
    ),
    (
      with(#""video": {"size": "15x16"}"#),
      #"1:62: video.size: "15x16" is out of bounds; each side is from 16 to 8192 pixels."#
    ),
    (
      with(#""video": {"size": "1921x1080"}"#),
      "1:62: video.size: 1921x1080 has an odd side, which 4:2:0 video can't hold. Take 1922x1080."
    ),
    (with(#""video": {"fps": "60 Hz"}"#), #"1:61: video.fps: "60 Hz" is no frame rate; \#(rates)"#),
    (with(#""video": {"fps": "fast"}"#), #"1:61: video.fps: "fast" is a string; \#(rates)"#),
    (with(#""video": {"fps": 240.5}"#), #"1:61: video.fps: "240.5" is no frame rate; \#(rates)"#),
    (with(#""video": {"fps": "30000/0"}"#), #"1:61: video.fps: "30000/0" is no frame rate; \#(rates)"#),
    (
      with(#""T": {"forward": "8500"}"#),
      #"1:61: T.forward: "8500" is a string; \#(milliseconds) Drop the quotes: 8500."#
    ),
    (with(#""T": {"loss": -1}"#), "1:58: T.loss: -1 is out of bounds; \(milliseconds)"),
    (with(#""T": {"loss": 3600000.001}"#), "1:58: T.loss: 3600000.001 is out of bounds; \(milliseconds)"),
    (with(#""T": {"loss": 1e999}"#), "1:58: T.loss: 1e999 is out of bounds; \(milliseconds)"),
    (
      with(#""T": {"loss": 0.0005}"#), "1:58: T.loss: 0.0005 is finer than a microsecond. Keep at most 3 decimals."
    ),
    (with(#""T": {"loss": true}"#), "1:58: T.loss: true is a truth value; \(milliseconds)"),
    (with(#""T": {"loss": null}"#), "1:58: T.loss: this is null, as if it were left out; \(milliseconds)"),
    (
      with(#""DELTA_BY": [1]"#),
      #"1:56: DELTA_BY: this is a list; expected a mapping from edges to milliseconds, such as {"0": 2400}."#
    ),
    (
      with(#""GRAD_HOLD_BY": {"3": 1}"#),
      """
      1:61: GRAD_HOLD_BY["3"]: there is no edge 3: this network has edges 0, 1 and 2. Remove the entry, or give the \
      network more layers.
      """
    ),
    (
      with(#""FORWARD_BY": {"01": 1}"#),
      #"1:59: FORWARD_BY["01"]: "01" is no edge. Edges are counted from 0: this network has edges 0, 1 and 2."#
    ),
    (
      #"{"title": "a", "T": {"idle": 1, "idle": 2}, "title": "b", "network": {"input": [1], "target": [1]}}"#,
      """
      1:33: T.idle: the key "idle" is here again; it stands in line 1, column 22 already. Keep one of them.
      t.json:1:45: title: the key "title" is here again; it stands in line 1, column 2 already. Keep one of them.
      """
    ),
    (
      #"{"network": {"input": [2], "target": [4], "HIDDEN": 64}, "T": {"gradCalc": 3600000}}"#,
      "1:1: the film would last 65:03:26.6 (hours:minutes:seconds); at most 12:00:00 are made. Shorten some beats."
    ),
    (
      """
      {"network": {"input": [2], "target": [4], "HIDDEN": 0}, "T": {"countdown": 0, "idle": 0, "forward": 0, "loss": 0, \
      "delta": 0, "gradCalc": 8, "done": 0}}
      """,
      "1:1: the film would last 0.008 s, less than half a frame at 60 frames a second. Lengthen some beats."
    ),
  ])
  func whatIsWrongWithAFileIsReported(_ text: String, _ expected: String) {
    #expect(complaint(text) == "t.json:" + expected)
  }

  @Test(arguments: [
    (
      #""HIDEN": 3"#,
      """
      1:43: network.HIDEN: unknown key. Did you mean "HIDDEN"? Keys here are: input, HIDDEN, target, activation, \
      output, loss, weights, biases, seed, learningRate.
      """
    ),
    (
      #""HIDDEN": 65"#,
      """
      1:53: network.HIDDEN: 65 is out of bounds; expected a list of at most 64 widths, such as [3, 2], or a whole \
      number of layers from 0 to 64.
      """
    ),
    (
      #""HIDDEN": [65, 1.5, "3"]"#,
      """
      1:54: network.HIDDEN[0]: 65 is out of bounds; expected a whole number of neurons from 1 to 64.
      t.json:1:58: network.HIDDEN[1]: 1.5 is out of bounds; expected a whole number of neurons from 1 to 64.
      t.json:1:63: network.HIDDEN[2]: "3" is a string; expected a whole number of neurons from 1 to 64. Drop the \
      quotes: 3.
      """
    ),
    (
      #""HIDDEN": [2, 1], "weights": [[[1]], [[1]]]"#,
      """
      1:72: network.weights: these weights make the hidden layers [1], but HIDDEN (line 1, column 53) says [2, 1]. \
      Correct one of them, or leave HIDDEN out.
      """
    ),
    (
      #""weights": [[[1, 2], [1]], [[1]], [[1], [2]]]"#,
      """
      1:56: network.weights[0][0]: this list has 2 items, but needs 1: one for each number of input.
      t.json:1:71: network.weights[1][0]: this list has 1 item, but needs 2: one for each neuron of layer 1.
      t.json:1:77: network.weights[2]: this list has 2 items, but needs 1: one for each number of target.
      """
    ),
    (
      #""weights": [[[1], 3], [["x"]]], "biases": 3"#,
      """
      1:61: network.weights[0][1]: 3 is a number; expected a list of 1 to 64 numbers, one for each neuron that the \
      edge comes from.
      t.json:1:67: network.weights[1][0][0]: "x" is a string; expected a finite number.
      t.json:1:85: network.biases: 3 is a number; expected a list of 1 to 65 lists, one for each edge: biases[edge][to].
      """
    ),
    (
      #""weights": [[], 1]"#,
      """
      1:55: network.weights[0]: this list has 0 items; expected a list of 1 to 64 rows, one for each neuron that the \
      edge leads to.
      t.json:1:59: network.weights[1]: 1 is a number; expected a list of 1 to 64 rows, one for each neuron that the \
      edge leads to.
      """
    ),
    (
      #""HIDDEN": 1, "biases": [[1], [2, 3], [4]]"#,
      "1:66: network.biases: this list has 3 items, but needs 2: one for each edge."
    ),
    (
      #""HIDDEN": 1, "biases": [[1, 3], [2, 3]]"#,
      """
      1:67: network.biases[0]: this list has 2 items, but needs 1: one for each neuron of layer 1.
      t.json:1:75: network.biases[1]: this list has 2 items, but needs 1: one for each number of target.
      """
    ),
    (
      #""activation": "softmax""#,
      """
      1:57: network.activation: there is no "softmax". Expected one of "linear", "sigmoid", "tanh", "relu", \
      "leakyRelu" or "softplus".
      """
    ),
    (
      #""activation": "ReLU", "loss": "crossentropy""#,
      """
      1:57: network.activation: there is no "ReLU". Did you mean "relu"? Expected one of "linear", "sigmoid", "tanh", \
      "relu", "leakyRelu" or "softplus".
      t.json:1:73: network.loss: there is no "crossentropy". Did you mean "crossEntropy"? Expected one of \
      "squaredError", "binaryCrossEntropy" or "crossEntropy".
      """
    ),
    (
      #""seed": -1"#, "1:51: network.seed: -1 is out of bounds; expected a whole number from 0 to 9007199254740991."
    ),
  ])
  func whatIsWrongWithANetworkIsReported(_ entries: String, _ expected: String) {
    #expect(complaint(network(entries)) == "t.json:" + expected)
  }

  /// What the simulation refuses is said in its own words, where the value stands.
  @Test(arguments: [
    (
      #""output": "tanh", "loss": "binaryCrossEntropy""#,
      [
        ("1:39: network.target[0]", SimulationError.targetNotProbability(.binaryCrossEntropy, index: 0, found: 4)),
        ("1:69: network.loss", .lossNeedsProbabilities(.binaryCrossEntropy, output: .elementwise(.tanh))),
      ]
    ),
    (
      #""output": "softmax""#,
      [("1:39: network.target[0]", .targetNotProbability(.crossEntropy, index: 0, found: 4))]
    ),
    (
      #""activation": "linear", "weights": [[[1e308]]]"#,
      [("1:13: network", .overflow(.preActivation(layer: 1, index: 0)))]
    ),
    (#""activation": "linear", "weights": [[[1e200]]]"#, [("1:13: network", .overflow(.loss))]),
  ])
  func theSimulationsRefusalsHaveTheirPlaces(_ entries: String, _ expected: [(String, SimulationError)]) {
    let lines = expected.map { "t.json:\($0): \($1)." }
    #expect(complaint(network(entries)) == lines.joined(separator: "\n"))
  }

  @Test func softmaxTargetsSumToOne() {
    #expect(
      complaint(#"{"network": {"input": [2], "target": [0.5, 0.25], "output": "softmax"}}"#)
        == "t.json:1:38: network.target: \(SimulationError.targetSum(found: 0.75)).")
  }

  @Test func everythingIsReportedAtOnceInTheOrderOfTheText() {
    let text = """
      {
        "vidoe": {},
        "network": {
          "input": [1, "2"],
          "target": [1e999],
          "activation": "sigmoyd"
        },
        "T": { "forward": "8500", "loss": -1, "idel": 3 },
        "voiceover": 3,
        "GRAD_HOLD_BY": {
          "2": 8500, "3": 20,
          "a": 1e-4
        }
      }
      """
    #expect(
      complaint(text, file: "narration.json") == """
        narration.json:2:3: vidoe: unknown key. Did you mean "video"? \(Self.topKeys)
        narration.json:4:18: network.input[1]: "2" is a string; expected a finite number. Drop the quotes: 2.
        narration.json:5:16: network.target[0]: 1e999 is not a finite number. The largest is about 1.79e308.
        narration.json:6:19: network.activation: there is no "sigmoyd". Did you mean "sigmoid"? Expected one of \
        "linear", "sigmoid", "tanh", "relu", "leakyRelu" or "softplus".
        narration.json:8:21: T.forward: "8500" is a string; \(Self.milliseconds) Drop the quotes: 8500.
        narration.json:8:37: T.loss: -1 is out of bounds; \(Self.milliseconds)
        narration.json:8:41: T.idel: unknown key. Did you mean "idle"? Keys here are: countdown, title, idle, forward, \
        loss, delta, gradCalc, done, update, end, wrap.
        narration.json:9:16: voiceover: 3 is a number; expected a file's name such as "narration.flac", a mapping such \
        as {"file": "narration.flac", "offset": 3000}, or a list of 1 to 500 of these.
        narration.json:11:16: GRAD_HOLD_BY["3"]: there is no edge 3: this network has edges 0, 1 and 2. Remove the \
        entry, or give the network more layers.
        narration.json:12:5: GRAD_HOLD_BY["a"]: "a" is no edge. Edges are counted from 0: this network has edges 0, 1 \
        and 2.
        narration.json:12:10: GRAD_HOLD_BY["a"]: 1e-4 is finer than a microsecond. Keep at most 3 decimals.
        """)
  }

  @Test func oneMistakeMakesOneMessage() {
    // The depth is not sure, so edge 3 may well be there.
    #expect(
      complaint(#"{"network": {"input": [2], "target": [4], "HIDDEN": "3"}, "DELTA_BY": {"3": 1}}"#)
        .split(separator: "\n").count == 1)
    #expect(
      complaint(#"{"network": {"input": [2], "target": [4], "HIDEN": 3}, "DELTA_BY": {"3": 1}}"#)
        .split(separator: "\n").count == 1)
    // An edge that isn't there is reported, and the film's length is not.
    #expect(
      complaint(#"{"network": {"input": [2], "target": [4], "HIDDEN": 64}, "T": {"gradCalc": 36e5, "dleta": 1}}"#)
        .split(separator: "\n").count == 1)
    // The loss would suit the output that was meant.
    #expect(
      complaint(#"{"network": {"input": [2], "target": [0.4], "outptu": "softmax", "loss": "crossEntropy"}}"#)
        .split(separator: "\n").count == 1)
  }

  @Test func warningsDoNotStopTheFilm() throws {
    let timeline = try Timeline(
      parsing: #"{"network": {"input": [2], "target": [4], "weights": [[[1]]], "seed": 3}, "say": {"end": "Bye."}}"#,
      file: "t.json")
    #expect(
      timeline.warnings.map(\.description) == [
        "t.json:1:71: warning: network.seed: the seed is not used, because the weights are given.",
        "t.json:1:90: warning: say[\"end\"]: nobody sees these 4 characters: end lasts 0 s. Lengthen T.end to at least "
          + "191 ms, or remove the entry.",
      ])
    #expect(timeline.warnings.map(\.severity) == [.warning, .warning])
  }

  @Test func factsComeWithTheirPlaces() throws {
    let error = try #require(throws: TimelineError.self) {
      try Timeline(parsing: with(#""GRAD_HOLD_BY": {"3": 1}"#), file: "t.json")
    }
    let diagnostic = try #require(error.diagnostics.first)
    #expect(error.diagnostics.count == 1)
    #expect(diagnostic.file == "t.json")
    #expect(diagnostic.place.line == 1 && diagnostic.place.column == 61)
    #expect(diagnostic.path == #"GRAD_HOLD_BY["3"]"#)
    #expect(diagnostic.problem == .noSuchIndex(3, .edge, count: 3))
    #expect(diagnostic.severity == .error)
  }
}
