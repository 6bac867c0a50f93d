import Films
import FilmKit
import Learning
import Simulation
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
@testable import Training
import TestSupport

/// The film `training`: what its file says, and what comes of it.
@Suite struct TrainingTests {
  @Test func theBeatsComeInTheFilmsOrder() throws {
    let film = try taught(
      """
      "network": {"HIDDEN": [2]}, "samples": [{"index": 3}, {"index": 1, "speed": 0.5}],
      "train": [{"steps": 2, "ms": 1500}, {"steps": 0, "ms": 500}],
      "T": {"countdown": 100, "title": 200, "idle": 300, "sample": 1000, "forward": 400, "loss": 600, "delta": 700,
            "gradCalc": 800, "input": 900, "cost": 1100, "done": 1200, "end": 1300},
      "SAMPLE_BY": {"1": 10}, "FORWARD_BY": {"1": 410, "1.0": 20}, "LOSS_BY": {"0": 30}, "DELTA_BY": {"0.1": 40},
      "GRAD_HOLD_BY": {"0": 810}, "INPUT_BY": {"1": 50}
      """)
    #expect(film.film == "training")
    #expect(
      film.beats.map { "\($0.id) \($0.duration.microseconds / 1000) \($0.phase.name)" } == [
        "countdown 100 idle", "title 200 idle", "idle 300 idle",
        "sample.0 1000 idle", "forward.0.0 400 forward", "forward.0.1 410 forward", "loss.0 30 loss",
        "delta.0.1 40 backward", "grad.0.1 800 backward", "delta.0.0 700 backward", "grad.0.0 810 backward",
        "input.0 900 backward",
        "sample.1 10 idle", "forward.1.0 20 forward", "forward.1.1 820 forward", "loss.1 1200 loss",
        "delta.1.1 1400 backward", "grad.1.1 1600 backward", "delta.1.0 1400 backward", "grad.1.0 1620 backward",
        "input.1 50 backward",
        "cost 1100 cost", "train.0 1500 train", "train.1 500 train", "done 1200 done", "end 1300 done",
      ])
    #expect(film.network.widths == [2, 2, 1] && film.update == nil && film.wrap == nil)
  }

  @Test func whatIsLeftOutTakesItsDefault() throws {
    let film = try Timeline(parsing: #"{"film": "training", "data": "moons"}"#, file: "t.json")
    let training = try #require(film.training)
    let data = try Dataset(.moons, count: 200, seed: 1)
    #expect(training.split == data.split(testFraction: 0.25, seed: 1))
    #expect(training.classNames == ["0", "1"])
    #expect(training.classifier == (try Classifier(hidden: [4, 4], activation: .tanh)))
    let settings = TrainingSettings(
      optimizer: .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), learningRate: 0.01, weightDecay: 0, batchSize: 16,
      steps: 2000, seed: 1)
    #expect(training.run.settings == settings)
    let run = try TrainingRun(
      from: Parameters(training.classifier, seed: 1), on: training.split, settings: settings)
    #expect(training.run == run)
    #expect(training.segments == [TrainingSegment(from: 0, to: 20), TrainingSegment(from: 20, to: 2000)])
    #expect(film.beats.filter { $0.phase.name == "train" }.map(\.duration.seconds) == [4, 12])
    #expect(training.samples.count == 3)
    #expect(film.beat(.step(.sample, sample: 0))?.duration.microseconds == 1_500_000)
    #expect(film.beat(.step(.sample, sample: 1))?.duration.microseconds == 500_000)
    #expect(film.beat(.step(.forward(edge: 0), sample: 2))?.duration.microseconds == 533_333)
    #expect(film.beat(.step(.input, sample: 0))?.duration.microseconds == 2_000_000)
    #expect(film.beat(.cost)?.duration.microseconds == 6_000_000)
    #expect(film.trace == training.samples[0].step.trace && film.network == film.trace.network)
  }

  @Test func everythingThatIsSaidIsTaken() throws {
    let film = try Timeline(
      parsing: """
        {"film": "training",
         "data": {"shape": "blobs", "samples": 60, "noise": 0.5, "classes": 3, "seed": 9, "test": 0.4},
         "network": {"HIDDEN": [3], "activation": "relu", "seed": 7},
         "optimizer": {"name": "momentum", "learningRate": 0.05, "momentum": 0.8, "L2": 0.001, "batchSize": 10, "seed": 4},
         "samples": [5, {"index": 2, "speed": 2}], "train": [{"steps": 8, "ms": 1000}]}
        """, file: "t.json")
    let training = try #require(film.training)
    let data = try Dataset(.blobs, count: 60, noise: 0.5, classCount: 3, seed: 9)
    #expect(training.split == data.split(testFraction: 0.4, seed: 9))
    #expect(training.classifier == (try Classifier(hidden: [3], classCount: 3, activation: .relu)))
    let settings = TrainingSettings(
      optimizer: .momentum(0.8), learningRate: 0.05, weightDecay: 0.001, batchSize: 10, steps: 8, seed: 4)
    #expect(training.run.settings == settings)
    let start = Parameters(training.classifier, seed: 7)
    #expect(training.run.parameters(at: 0) == start)
    #expect(training.samples.map(\.index) == [5, 2])
    for sample in training.samples {
      #expect(sample.sample == training.split.train[sample.index])
      #expect(try sample.step == SampleStep(start, on: sample.sample))
    }
    #expect(film.beat(.step(.loss, sample: 1))?.duration.microseconds == 1_300_000)
  }

  @Test func namesAloneDo() throws {
    let optimizers: [(String, Optimizer)] = [("adam", .adam()), ("momentum", .momentum()), ("sgd", .sgd)]
    for (name, optimizer) in optimizers {
      #expect(try taught("\"optimizer\": \"\(name)\"").training?.run.settings?.optimizer == optimizer)
    }
    for shape in Dataset.Shape.allCases {
      let text = #"{"film": "training", "data": "\#(shape.rawValue)", "train": []}"#
      let split = try Timeline(parsing: text, file: "t.json").training?.split
      #expect(split == (try Dataset(shape, count: 200, seed: 1)).split(testFraction: 0.25, seed: 1))
    }
    let softmax = try taught(#""network": {"output": "softmax"}"#)
    #expect(softmax.network.output == .softmax && softmax.network.widths == [2, 4, 4, 2])
    #expect(try taught(#""network": {"output": "sigmoid"}"#) == taught())
  }

  @Test func segmentsGoAnywhere() throws {
    // 18 of 24 samples are learnt from, so an epoch has 4 steps of 5.
    let film = try taught(
      """
      "optimizer": {"batchSize": 5},
      "train": [{"steps": 3, "ms": 1}, {"epoch": 5, "ms": 2}, {"steps": -7, "ms": 3}, {"steps": 0, "ms": 4},
                {"to": 30, "ms": 5}, {"epoch": 0, "ms": 6}]
      """)
    let training = try #require(film.training)
    #expect(training.split.train.count == 18)
    #expect(
      training.segments
        == [(0, 3), (3, 20), (20, 13), (13, 13), (13, 30), (30, 0)].map {
          TrainingSegment(from: $0.0, to: $0.1)
        })
    #expect(training.run.steps == 30)
    #expect((0..<6).map { film.beat(.train(segment: $0))?.duration.microseconds } == (1...6).map { 1000 * $0 })
    #expect(try taught(#""train": []"#).training?.run.steps == 1)
    #expect(try taught(#""train": []"#).training?.segments == [])
  }

  @Test func withoutSamplesTheNetworkIsThatOfTheFirst() throws {
    let film = try taught(#""samples": 0"#)
    let training = try #require(film.training)
    #expect(training.samples.isEmpty && !film.beats.contains { $0.id.kind == "sample" })
    let first = try SampleStep(training.run.parameters(at: 0), on: training.split.train[0])
    #expect(film.trace == first.trace)
    #expect(try taught(#""samples": []"#).trace == film.trace)
  }

  /// A speed of 0.1 makes an hour no longer than a beat may be; what isn't whole is rounded to the microsecond.
  @Test func speedsDivideTimes() throws {
    let film = try taught(
      #""samples": [{"index": 0, "speed": 0.1}, {"index": 0, "speed": 7}], "T": {"loss": 3600000, "input": 0.011}"#)
    #expect(film.beat(.step(.loss, sample: 0))?.duration == .longestBeat)
    #expect(film.beat(.step(.loss, sample: 1))?.duration.microseconds == 514_285_714)
    #expect(film.beat(.step(.input, sample: 1))?.duration.microseconds == 2)
  }

  @Test func pointsComeFromAFile() throws {
    let csv = (0..<12).map { "\($0 % 5), \($0 % 7), \($0 % 2 == 0 ? "cat" : "dog")" }.joined(separator: "\n")
    let text = #"{"film": "training", "data": "a.csv", "train": [{"steps": 2, "ms": 9}]}"#
    let film = try Timeline(parsing: text, file: "t.json", reading: reading(["a.csv": csv]))
    let training = try #require(film.training)
    #expect(training.classNames == ["cat", "dog"])
    // In standard deviations, unless it is said otherwise; the network may have been trained on them as they are.
    let own = try Dataset(csv: csv).split(testFraction: 0.25, seed: 1)
    #expect(training.split == own.standardized().split && training.standardization == own.standardized().by)
    let plain = text.replacing(#""a.csv""#, with: #"{"file": "a.csv", "standardize": false}"#)
    let raw = try Timeline(parsing: plain, file: "t.json", reading: reading(["a.csv": csv])).training
    #expect(raw?.split == own && raw?.standardization == nil)
    let long = text.replacing(#""a.csv""#, with: #"{"file": "a.csv", "test": 0.5, "seed": 8}"#)
    let other = try Timeline(parsing: long, file: "t.json", reading: reading(["a.csv": csv])).training
    #expect(other?.split == (try Dataset(csv: csv)).split(testFraction: 0.5, seed: 8).standardized().split)
    // Another name than one that ends in .csv does too, where it is said that it is a file.
    let odd = text.replacing(#""a.csv""#, with: #"{"file": "points"}"#)
    #expect(try Timeline(parsing: odd, file: "t.json", reading: reading(["points": csv])).training == training)
  }

  /// Four saved steps of a network without hidden layers.
  static let run = """
    {"w0": [[[0, 0]], [[1, 1]], [[2, 1]], [[3, 1]]], "b0": [[0], [0.5], [1], [1.5]], "step": [0, 10, 20, 35],
     "epoch": [0, 1, 1, 3], "learning_rate": [0.1, 0.1, 0.1, 0.05]}
    """

  @Test func aSavedRunTakesTheOptimizersPlace() throws {
    let entries = #""network": {"HIDDEN": []}, "run": "log.JSON""#
    let text = #"{"film": "training", "data": {"shape": "moons", "samples": 24}, \#(entries)}"#
    let film = try Timeline(parsing: text, file: "t.json", reading: reading(["log.JSON": Self.run]))
    let training = try #require(film.training)
    let saved = try SavedRun(Array(Self.run.utf8), format: .json, classifier: try Classifier(hidden: []))
    #expect(training.run == (try TrainingRun(saved: saved, on: training.split)))
    #expect(training.run.settings == nil)
    #expect(training.segments == [TrainingSegment(from: 0, to: 35)])
    #expect(film.beat(.train(segment: 0))?.duration.microseconds == 12_000_000)
    #expect(film.network.weights == [[[0, 0]]])
    let segments = #""train": [{"epoch": 3, "ms": 1}, {"epoch": 1, "ms": 2}, {"steps": -10, "ms": 3}], "run""#
    let other = try Timeline(
      parsing: text.replacing("\"run\"", with: segments), file: "t.json", reading: reading(["log.JSON": Self.run]))
    #expect(
      other.training?.segments == [(0, 35), (35, 10), (10, 0)].map { TrainingSegment(from: $0.0, to: $0.1) })
  }

  @Test func theSameTextIsTheSameFilm() throws {
    #expect(try taught(#""samples": 2"#) == taught(#""samples": 2"#))
    #expect(try taught(#""samples": 2"#).hashValue == taught(#""samples": 2"#).hashValue)
    let others = ["\"samples\": 1", #""optimizer": {"seed": 2}"#, #""network": {"seed": 2}"#, #""optimizer": "sgd""#]
    for entries in others { #expect(try taught(entries).training != taught().training, "\(entries)") }
  }

  @Test func filesAreNamedWhateverElseIsWrong() {
    let text =
      #"{"data": {"file": "a.csv", "nose": 1}, "run": "b.npz", "voiceover": {"file": "c.wav", "script": "d.txt"}}"#
    func names(_ text: String, _ file: String = "t.json") -> [String] {
      Timeline.files(namedIn: text, file: file, films: FilmList.all.grammars).map(\.name)
    }
    #expect(names(#"{"film": "training", "# + text.dropFirst()) == ["a.csv", "b.npz", "c.wav", "d.txt"])
    #expect(names(#"{"film": "trainning", "data": "x.csv", "voiceover": "c.wav"}"#) == ["x.csv", "c.wav"])
    #expect(names(#"{"film": "training", "data": "moons", "voiceover": "c.wav"}"#) == ["c.wav"])
    #expect(names("film: training\ndata: x.csv\nrun: 3", "t.yaml") == ["x.csv"])
    #expect(names(#"{"data": "x.csv", "voiceover": "c.wav"}"#) == ["c.wav"])
    #expect(names("{") == [])
  }

  @Test func cuesWordsAndPanelsNameItsBeats() throws {
    let film = try taught(
      """
      "say": {"delta.1.2": "Back.", "train.0": "Now."}, "cues": [{"beat": "input.0", "word": "arrow"}],
      "panel": {"cost": {"caption": "What it costs"}}, "sound": {"VOLUME_BY": {"train": 3}}
      """)
    #expect(film.say == [.step(.delta(edge: 2), sample: 1): "Back.", .train(segment: 0): "Now."])
    #expect(film.cues.map(\.beat) == [.step(.input, sample: 0)])
    #expect(film.panel[.cost]?.caption == "What it costs")
    #expect(film.sound.volumes["train"] == .decibels(3))
    let fast = try taught(#""say": {"loss.1": "Words that nobody can read so soon."}, "LOSS_BY": {"1": 100}"#)
    #expect(fast.warnings.map(\.description).count == 1)
    #expect(fast.warnings.first?.description.contains(#"Lengthen LOSS_BY["1"] to at least"#) == true)
    let quick = try taught(#""say": {"train.0": "Words that nobody can read in a second."}"#)
    #expect(quick.warnings.first?.description.contains("Lengthen train[0].ms to at least") == true)
  }
}
