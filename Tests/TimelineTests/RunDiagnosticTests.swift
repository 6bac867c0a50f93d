import Testing

@testable import Timeline

/// Every error of runs, samples, segments and tables of the film `training`, by its exact text.
@Suite struct RunDiagnosticTests {
  private static let noStep = """
    is neither an edge, such as "0", nor a sample and its edge, such as "1.0". Both are counted from 0: \
    this network has edges 0, 1 and 2.
    """
  private static let fewSamples = """
    Remove the entry, or step through more samples.
    """
  private static let orSamples = """
    , or a list of at most 6 samples, such as [12, {"index": 40, "speed": 2}]
    """
  private static let aSample = """
    expected a sample's index, a whole number from 0 to 99999, or a mapping such as {"index": 40, \
    "speed": 2}.
    """

  @Test(
    arguments: [
      (
        #"{"film": "training", "data": "moons", "optimizer": "adam", "run": "a.npz"}"#,
        ["a.npz": ""],
        """
        t.json:1:52: optimizer: a run that was saved elsewhere (line 1, column 67) is not trained here. \
        Remove "optimizer" to show that run, or "run" to train the network here.
        t.json:1:67: run: a.npz: this is no NPZ file: is the name's ending right?
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.txt"}"#,
        [:],
        """
        t.json:1:46: run: "a.txt" is no saved run by its ending; expected .npz, .safetensors or .json.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": 3}"#,
        [:],
        """
        t.json:1:46: run: 3 is a number; expected a file's name such as "log.npz".
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": ""}"#,
        [:],
        """
        t.json:1:46: run: this is no file's name; expected a file's name such as "log.npz".
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.npz"}"#,
        ["a.npz": "PK"],
        """
        t.json:1:46: run: a.npz: this is no NPZ file: is the name's ending right?
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": []}}"#,
        ["a.json": "{\"w0\": [[[1, 2]]],\n \"b0\": [[1]}"],
        """
        a.json:2:12: expected a comma or ], found "}".
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": []}}"#,
        ["a.json": "{\"w0\": [[[1, 2]]],\n \"b0\": [[true]]}"],
        """
        a.json:2:1: expected an object of names with nested lists of numbers.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": []}}"#,
        ["a.json": "{\"w0\": [[[1, 2, 3]]], \"b0\": [[NaN]]}"],
        """
        t.json:1:46: run: a.json: w0 has the shape [1, 1, 3]: expected [1, 1, 2], as the hidden layers are \
        [].
        t.json:1:46: run: a.json: b0[0] is not finite at step 0: did the run diverge? Save it only as far as \
        that.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": [2]}}"#,
        [
          "a.json":
            "{\"0.weight\": [[[1, 2], [3, 4]]], \"0.bias\": [[1, 2]], \"2.weight\": [[[1, 2]]], \"2.biass\": [[1]]}"
        ],
        """
        t.json:1:46: run: a.json: 2.bias is missing; found 0.weight, 0.bias, 2.weight, 2.biass. Did you mean \
        "2.bias" by "2.biass"?
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": []}, "train": \
        [{"to": 36, "ms": 1}, {"epoch": 1, "ms": 1}]}
        """,
        ["a.json": "{\"w0\": [[[0, 0]], [[1, 1]]], \"step\": [0, 35]}"],
        """
        t.json:1:100: train[0].to: this would end at step 36; expected one from 0 to 35, the last one that \
        the run has.
        t.json:1:124: train[1].epoch: this run doesn't say its epochs. Save them with it as "epoch", or name \
        the step with "to".
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "run": "a.json", "network": {"HIDDEN": []}, "train": \
        [{"epoch": 3, "ms": 1}]}
        """,
        ["a.json": "{\"w0\": [[[0, 0]], [[1, 1]]], \"epoch\": [0, 2]}"],
        """
        t.json:1:103: train[0].epoch: the run doesn't reach epoch 3: its last one is 2.
        """
      ),
    ] as [(String, [String: String], String)])
  func whatIsWrongWithASavedRunIsReported(_ text: String, _ files: [String: String], _ expected: String) {
    let reported = complaint(text, files: files).replacing("in/", with: "")
    #expect(reported == expected)
  }

  @Test(
    arguments: [
      (
        #"{"film": "training", "data": "moons", "samples": 7}"#,
        [:],
        """
        t.json:1:50: samples: 7 is out of bounds; expected a whole number from 0 to 6\(orSamples).
        """
      ),
      (
        #"{"film": "training", "data": "moons", "samples": "3"}"#,
        [:],
        """
        t.json:1:50: samples: "3" is a string; expected a whole number from 0 to 6\(orSamples). Drop the \
        quotes: 3.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "samples": [0, 1, 2, 3, 4, 5, 6]}"#,
        [:],
        """
        t.json:1:50: samples: this list has 7 items; expected a whole number from 0 to 6\(orSamples).
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "samples": [150, -1, 2.5, {"speed": 2}, {"index": 150}, \
        {"index": 1, "speed": 0.05}]}
        """,
        [:],
        """
        t.json:1:51: samples[0]: there is no sample 150: there are 150 to learn from, counted from 0 to 149.
        t.json:1:56: samples[1]: -1 is out of bounds; \(aSample)
        t.json:1:60: samples[2]: 2.5 is out of bounds; \(aSample)
        t.json:1:65: samples[3].index: this key is missing, and nothing stands in for it. Add it, for \
        example "index": 12.
        t.json:1:89: samples[4].index: there is no sample 150: there are 150 to learn from, counted from 0 \
        to 149.
        t.json:1:117: samples[5].speed: 0.05 is out of bounds; expected a number from 0.1 to 20.
        """
      ),
      (
        #"{"film": "training", "data": {"shape": "moons", "samples": 4}, "samples": 3}"#,
        [:],
        """
        t.json:1:75: samples: there are 2 samples to learn from, and 3 can't be chosen among them. Ask for \
        fewer.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "train": {"steps": 1}}"#,
        [:],
        """
        t.json:1:48: train: this is a mapping; expected a list of at most 100 segments of training, such as \
        [{"steps": 20, "ms": 4000}].
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "train": [{"steps": -1, "ms": 1}, {"steps": 1, "to": 2, \
        "epoch": 3, "ms": 1}, {"ms": -1}, {"step": 1, "ms": 1}, {"steps": 1.5, "ms": 1}, {"to": 2}]}
        """,
        [:],
        """
        t.json:1:59: train[0].steps: this would end at step -1; expected one from 0 to 1000000.
        t.json:1:73: train[1]: "steps", "to" and "epoch" are here together; expected one of "steps", "to" or \
        "epoch". Remove what is too much.
        t.json:1:117: train[2]: expected one of "steps", "to" or "epoch" here. Add one of them.
        t.json:1:124: train[2].ms: -1 is out of bounds; expected a number of milliseconds from 0 to 3600000.
        t.json:1:130: train[3].step: unknown key. Did you mean "steps"? Keys here are: steps, to, epoch, ms.
        t.json:1:161: train[4].steps: 1.5 is out of bounds; expected a whole number from -1000000000 to \
        1000000000.
        t.json:1:176: train[5].ms: this key is missing, and nothing stands in for it. Add it, for example \
        "ms": 4000.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "train": [{"steps": 1000001, "ms": 1}]}"#,
        [:],
        """
        t.json:1:59: train[0].steps: this would end at step 1000001; expected one from 0 to 1000000.
        """
      ),
      (
        #"{"film": "training", "data": "moons", "train": [{"epoch": 100001, "ms": 1}]}"#,
        [:],
        """
        t.json:1:59: train[0].epoch: this would end at step 1000010; expected one from 0 to 1000000.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "FORWARD_BY": {"3": 1, "3.0": 1, "0.3": 1, "": 1, "0.0.0": \
        1, "01": 1}, "LOSS_BY": {"3": 1, "0.0": 1, "9": 1}, "DELTA_BY": []}
        """,
        [:],
        """
        t.json:1:54: FORWARD_BY["3"]: there is no edge 3: this network has edges 0, 1 and 2. Remove the \
        entry, or give the network more layers.
        t.json:1:62: FORWARD_BY["3.0"]: there is no sample 3: this film steps through samples 0, 1 and \
        2. \(fewSamples)
        t.json:1:72: FORWARD_BY["0.3"]: there is no edge 3: this network has edges 0, 1 and 2. Remove the \
        entry, or give the network more layers.
        t.json:1:82: FORWARD_BY[""]: "" \(noStep)
        t.json:1:89: FORWARD_BY["0.0.0"]: "0.0.0" \(noStep)
        t.json:1:101: FORWARD_BY["01"]: "01" \(noStep)
        t.json:1:123: LOSS_BY["3"]: there is no sample 3: this film steps through samples 0, 1 and 2. \
        \(fewSamples)
        t.json:1:131: LOSS_BY["0.0"]: "0.0" is no sample. Samples are counted from 0: \
        this film steps through samples 0, 1 and 2.
        t.json:1:141: LOSS_BY["9"]: "9" is no sample. Samples are counted from 0: \
        this film steps through samples 0, 1 and 2.
        t.json:1:162: DELTA_BY: this is a list; expected a mapping from edges, or samples and edges, to \
        milliseconds, such as {"0": 2400, "1.0": 900}.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "samples": 0, "train": [], "LOSS_BY": {"0": 1}, "say": \
        {"cost": "a", "train.0": "b"}}
        """,
        [:],
        """
        t.json:1:78: LOSS_BY["0"]: there is no sample 0: this film steps through none. \(fewSamples)
        t.json:1:108: say["train.0"]: "train.0" is no beat of this film. Beats are: countdown, title, idle, \
        cost, done, end.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "samples": 1, "INPUT_BY": {"1": 1}, "cues": [{"beat": \
        "loss", "word": "x"}]}
        """,
        [:],
        """
        t.json:1:66: INPUT_BY["1"]: there is no sample 1: this film steps through sample 0 only. \
        \(fewSamples)
        t.json:1:93: cues[0].beat: "loss" is no beat of this film. Did you mean "loss.0"? Beats are: \
        countdown, title, idle, sample.s, forward.s.i, loss.s, delta.s.i, grad.s.i, input.s, cost, train.k, \
        done, end; s is a sample (0), i an edge (0 to 2), k a segment of training (0 to 1).
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "T": {"loss": 3600000, "delta": 3600000, "gradCalc": \
        3600000, "forward": 3600000}}
        """,
        [:],
        """
        t.json:1:1: the film would last 16:40:36.833334 (hours:minutes:seconds); at most 12:00:00 are made. \
        Shorten some beats.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "network": {"activation": "relu"}, "optimizer": {"name": \
        "sgd", "learningRate": 1e300}}
        """,
        [:],
        """
        t.json:1:119: optimizer.learningRate: training diverges at step 2: z of neuron 0 of layer 2 is too \
        large to be a number at a learning rate of 1e+300; a learning rate of 10 works.
        """
      ),
      (
        """
        {"film": "training", "data": "moons", "network": {"activation": "relu"}, "optimizer": {"name": \
        "sgd", "learningRate": 1e300}, "train": [{"steps": 3, "ms": 10}]}
        """,
        [:],
        """
        t.json:1:119: optimizer.learningRate: training diverges at step 1: z of neuron 0 of layer 2 is too \
        large to be a number at a learning rate of 1e+300; a learning rate of 10 works.
        """
      ),
    ] as [(String, [String: String], String)])
  func samplesSegmentsAndTablesReportWhatIsWrong(_ text: String, _ files: [String: String], _ expected: String) {
    let reported = complaint(text, files: files).replacing("in/", with: "")
    #expect(reported == expected)
  }
}
