import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
@testable import Training
import TestSupport

/// Every error of keys, data, network and optimizer of the film `training`, by its exact text.
@Suite struct TrainingDiagnosticTests {
  private static let trainingKeys = """
    Keys here are: $schema, title, subtitle, closing, poster, author, comment, language, words, film, theme, tokens, \
    video, network, data, optimizer, run, samples, train, voiceover, sound, T, SAMPLE_BY, FORWARD_BY, \
    LOSS_BY, DELTA_BY, GRAD_HOLD_BY, INPUT_BY, say, cues, spoken, panel, show.
    """
  private static let backpropKeys = """
    Keys here are: $schema, title, subtitle, closing, poster, author, comment, language, words, film, theme, tokens, \
    video, network, LABELS_BY, voiceover, sound, T, FORWARD_BY, DELTA_BY, GRAD_HOLD_BY, say, cues, \
    spoken, panel, show.
    """
  private static let durationKeys = """
    Keys here are: countdown, title, idle, sample, forward, loss, delta, gradCalc, input, cost, done, \
    end.
    """
  private static let ofBackprop = """
    the film "training" has no such key, but "backprop" has. Remove it, or set "film" to "backprop".
    """
  private static let ofTraining = """
    the film "backprop" has no such key, but "training" has. Remove it, or set "film" to "training".
    """

  @Test(
    arguments: [
      (
        #"{"film": "training"}"#,
        [:],
        """
        t.json:1:1: data: this key is missing, and nothing stands in for it. Add it, for example "data": \
        {"shape": "moons"}.
        """
      ),
      (
        #"{"film": "trainng", "data": "moons", "network": {"input": [1]}, "T": {"update": 1}}"#,
        [:],
        """
        t.json:1:10: film: there is no "trainng". Did you mean "training"? Expected one of "backprop", \
        "training", "scenes" or "playlist".
        """
      ),
      (
        #"{"film": "x", "T": {"update": 1, "cost": 1}}"#,
        [:],
        """
        t.json:1:10: film: there is no "x". Expected one of "backprop", "training", "scenes" or "playlist".
        """
      ),
      (
        #"{"film": 3, "data": "moons"}"#,
        [:],
        """
        t.json:1:10: film: 3 is a number; expected one of "backprop", "training", "scenes" or "playlist". Put it in \
        quotes: "3".
        """
      ),
      (
        """
        {"data": "moons", "network": {"input": [2], "target": [4], "HIDDEN": 1}, "T": {"cost": 1}, \
        "INPUT_BY": {}}
        """,
        [:],
        """
        t.json:1:2: data: \(ofTraining) \(backpropKeys)
        t.json:1:80: T.cost: \(ofTraining) Keys here are: countdown, title, idle, forward, loss, delta, \
        gradCalc, done, update, end, wrap.
        t.json:1:92: INPUT_BY: \(ofTraining) \(backpropKeys)
        """
      ),
      (
        #"{"film": "training", "data": "moons", "network": {"input": [2], "loss": "squaredError", "HIDEN": 1}}"#,
        [:],
        """
        t.json:1:51: network.input: \(ofBackprop) Keys here are: HIDDEN, activation, output, seed.
        t.json:1:65: network.loss: \(ofBackprop) Keys here are: HIDDEN, activation, output, seed.
        t.json:1:89: network.HIDEN: unknown key. Did you mean "HIDDEN"? Keys here are: HIDDEN, activation, \
        output, seed.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "T": {"wrap": 1, "update": 2}, "LABELS_BY": {}, "sound": \
        {"VOLUME_BY": {"update": 1}}}
        """,
        [:],
        """
        t.json:1:45: T.wrap: \(ofBackprop) \(durationKeys)
        t.json:1:56: T.update: \(ofBackprop) \(durationKeys)
        t.json:1:70: LABELS_BY: \(ofBackprop) \(trainingKeys)
        t.json:1:111: sound.VOLUME_BY.update: \(ofBackprop) Keys here are: countdown, forward, loss, delta, \
        grad, train, done.
        """
      ),
    ] as [(String, [String: String], String)])
  func aKeyBelongsToItsFilm(_ text: String, _ files: [String: String], _ expected: String) {
    let reported = complaint(text, files: files).replacing("in/", with: "")
    #expect(reported == expected)
  }

  @Test(
    arguments: [
      (
        #"{"film": "training", "data": "mons"}"#,
        [:],
        """
        t.json:1:30: data: "mons" is neither a shape nor a file's name. Did you mean "moons"? Expected one \
        of "moons", "circles", "xor", "spiral" or "blobs", or the name of a file that ends in .csv, .tsv or .txt.
        """
      ),
      (
        #"{"film": "training", "data": 3}"#,
        [:],
        """
        t.json:1:30: data: 3 is a number; expected a shape such as "moons", a file's name such as \
        "points.csv", or a mapping such as {"shape": "moons", "noise": 0.1}.
        """
      ),
      (
        #"{"film": "training", "data": {}}"#,
        [:],
        """
        t.json:1:30: data: expected one of "shape" or "file" here. Add one of them.
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "moons", "file": "a.csv"}}"#,
        [:],
        """
        t.json:1:30: data: "shape" and "file" are here together; expected one of "shape" or "file". Remove \
        what is too much.
        """
      ),
      (
        #"{"film": "training", "data": {"file": "a.csv", "samples": 3, "noise": 20, "classes": 2}}"#,
        ["a.csv": "0,0,a\n1,1,b\n"],
        """
        t.json:1:59: data.samples: the points of a file have their own samples. Remove this, or name a shape \
        in place of the file.
        t.json:1:71: data.noise: the points of a file have their own noise. Remove this, or name a shape in \
        place of the file.
        t.json:1:86: data.classes: the points of a file have their own classes. Remove this, or name a shape \
        in place of the file.
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "xor", "samples": 5, "classes": 3, "test": 1}}"#,
        [:],
        """
        t.json:1:58: data.samples: there cannot be 5 samples: expected 6 to 100000.
        t.json:1:72: data.classes: xor has 2 classes, not 3: leave the number out, or choose blobs or \
        spiral.
        t.json:1:83: data.test: 1 is out of bounds; expected a number from 0 to below 1.
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "xor", "samples": 5, "classes": 3}}"#,
        [:],
        """
        t.json:1:58: data.samples: there cannot be 5 samples: expected 6 to 100000.
        t.json:1:72: data.classes: xor has 2 classes, not 3: leave the number out, or choose blobs or \
        spiral.
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "blobs", "samples": 10, "classes": 8}}"#,
        [:],
        """
        t.json:1:60: data.samples: there cannot be 10 samples: expected 16 to 100000.
        """
      ),
      (
        #"{"film": "training", "data": {"file": ""}}"#,
        [:],
        """
        t.json:1:39: data.file: this is no file's name; expected a file's name such as "points.csv".
        """
      ),
      (
        #"{"film": "training", "data": "pints.csv"}"#,
        ["points.csv": "", "other.csv": ""],
        """
        t.json:1:30: data: there is no file "pints.csv". Did you mean "points.csv"? Such files there are: \
        other.csv, points.csv.
        """
      ),
      (
        #"{"film": "training", "data": "points.csv"}"#,
        [:],
        """
        t.json:1:30: data: there is no file "points.csv". Names are understood from the timeline's folder.
        """
      ),
      (
        #"{"film": "training", "data": "a.csv", "tilte": 1}"#,
        ["a.csv": "x,y,lable,n\n1,2,a,0\n\n3,q,b,0\n4,5,,0\n1,2\n"],
        """
        t.json:1:39: tilte: unknown key. Did you mean "title"? \(trainingKeys)
        a.csv:1:1: the header has no column label, or more than one; found x, y, lable, n: name the columns \
        x, y and label, or leave the header out. Did you mean "label" by "lable"?
        a.csv:4:1: y is "q": expected a number from -1e9 to 1e9, such as 0.25.
        a.csv:6:1: found 2 columns, expected 4.
        """
      ),
      (
        #"{"film": "training", "data": "a.csv"}"#,
        ["a.csv": ""],
        """
        a.csv:1:1: there are no rows: expected lines of x, y, label.
        """
      ),
      (
        #"{"film": "training", "data": "a.csv"}"#,
        ["a.csv": "1;2;3\n"],
        """
        a.csv:1:1: every row has the label 3: expected at least two classes.
        """
      ),
      (
        #"{"film": "training", "data": {"file": "a.csv", "separator": ","}}"#,
        ["a.csv": "1;2;3\n"],
        """
        a.csv:1:1: found 1 column, expected 3: are they separated by ";"? If so, state it: "separator": ";".
        """
      ),
      (
        #"{"film": "training", "data": {"file": "a.csv", "separator": "::", "decimal": ";"}}"#,
        ["a.csv": "1;2;3\n"],
        """
        t.json:1:61: data.separator: "::" separates no columns; expected a character such as ";", "tab" or "space".
        """
      ),
      (
        #"{"film": "training", "data": {"file": "a.csv", "separator": "tab", "decimal": ";"}}"#,
        ["a.csv": "1;2;3\n"],
        """
        t.json:1:79: data.decimal: there is no ";". Expected one of "." or ",".
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "moons", "separator": ";", "decimal": ","}}"#,
        [:],
        """
        t.json:1:62: data.separator: the points of a shape have no separator. Remove this, or name a file in place of \
        the shape.
        t.json:1:78: data.decimal: the points of a shape have no decimal. Remove this, or name a file in place of the \
        shape.
        """
      ),
      (
        #"{"film": "training", "data": "a.csv"}"#,
        ["a.csv": "x;y;label\n1,234;5;a\n9;3;b"],
        """
        a.csv:2:1: "1,234" may have a decimal comma, or a comma before thousands, and no other number decides. State \
        the mark: "decimal": "." or "decimal": ",".
        """
      ),
      (
        #"{"film": "training", "data": "a.csv"}"#,
        ["a.csv": "1,2,3\n4,5,3\n"],
        """
        a.csv:1:1: every row has the label 3: expected at least two classes.
        """
      ),
    ] as [(String, [String: String], String)])
  func whatIsWrongWithDataIsReported(_ text: String, _ files: [String: String], _ expected: String) {
    let reported = complaint(text, files: files).replacing("in/", with: "")
    #expect(reported == expected)
  }

  @Test func whatIsOddAboutFilesIsAWarning() throws {
    let files = [
      "a.csv": (0..<12).map { "\($0),0,\($0 % 2)\n" }.joined() + ",1,1\n3,0,0\n",
      "r.json": #"{"w0": [[[1, 2]], [[3, 4]]], "learning_rate": 0.5, "epoch": [1, 2, 3], "note": "a"}"#,
    ]
    let text = #"{"film": "training", "data": "a.csv", "run": "r.json", "network": {"HIDDEN": []}}"#
    let film = try Timeline(parsing: text, file: "t.json", reading: reading(files))
    #expect(
      film.warnings.map(\.description).joined(separator: "\n") == """
        t.json:1:46: warning: run: in/r.json: epoch has the shape [3], and is passed over: expected [2], a number for each \
        saved step, or one number.
        t.json:1:46: warning: run: in/r.json: passed over: note (text).
        in/a.csv:13:1: warning: 1 row is left out, because x, y or label is missing: line 13.
        in/a.csv:14:1: warning: the point is of class "0", and on line 4 of class "1": no network can tell them apart.
        """)
  }

  @Test(
    arguments: [
      (
        #"{"film": "training", "data": {"shape": "blobs", "classes": 3}, "network": {"output": "sigmoid"}}"#,
        [:],
        """
        t.json:1:86: network.output: one sigmoid tells two classes apart, and the data have 3. Take \
        "softmax", or leave this out.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "network": {"output": "tanh", "activation": "softmax", \
        "HIDDEN": [0]}}
        """,
        [:],
        """
        t.json:1:61: network.output: there is no "tanh". Expected one of "sigmoid" or "softmax".
        t.json:1:83: network.activation: there is no "softmax". Expected one of "linear", "sigmoid", "tanh", \
        "relu", "leakyRelu" or "softplus".
        t.json:1:105: network.HIDDEN[0]: 0 is out of bounds; expected a whole number of neurons from 1 to \
        64.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "optimizer": "admm"}"#,
        [:],
        """
        t.json:1:52: optimizer: there is no "admm". Did you mean "adam"? Expected one of "adam", "momentum" \
        or "sgd".
        """
      ),
      (
        #"{"film": "training", "data": "moons", "optimizer": 3}"#,
        [:],
        """
        t.json:1:52: optimizer: 3 is a number; expected "adam", "momentum" or "sgd", or a mapping such as \
        {"name": "adam", "learningRate": 0.01}.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "optimizer": {"name": "sgd", "momentum": 0.9, "beta1": 2}}"#,
        [:],
        """
        t.json:1:80: optimizer.momentum: the optimizer "sgd" has no such number; "momentum" has. Remove it, \
        or set "name" to "momentum".
        t.json:1:94: optimizer.beta1: the optimizer "sgd" has no such number; "adam" has. Remove it, or set \
        "name" to "adam".
        t.json:1:94: optimizer.beta1: 2 is out of bounds; expected a number from 0 to below 1.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "optimizer": {"momentum": 0.9, "learningRate": 0, "L2": \
        -1, "batchSize": 0.5, "beta2": 1, "epsilon": "1e-8"}}
        """,
        [:],
        """
        t.json:1:65: optimizer.momentum: the optimizer "adam" has no such number; "momentum" has. Remove it, \
        or set "name" to "momentum".
        t.json:1:86: optimizer.learningRate: 0 is out of bounds; expected a number greater than 0.
        t.json:1:95: optimizer.L2: -1 is out of bounds; expected a number that is not less than 0.
        t.json:1:112: optimizer.batchSize: 0.5 is out of bounds; expected a whole number from 1 to 100000.
        t.json:1:126: optimizer.beta2: 1 is out of bounds; expected a number from 0 to below 1.
        t.json:1:140: optimizer.epsilon: "1e-8" is a string; expected a number greater than 0. Drop the \
        quotes: 1e-8.
        """
      ),
    ] as [(String, [String: String], String)])
  func whatIsWrongWithNetworkAndOptimizerIsReported(_ text: String, _ files: [String: String], _ expected: String) {
    let reported = complaint(text, files: files).replacing("in/", with: "")
    #expect(reported == expected)
  }
}
