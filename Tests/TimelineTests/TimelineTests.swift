import FilmKit
import Numerics
import Simulation
import Testing

@testable import Timeline
@testable import Training
@testable import Backprop
import NetworkKit
import TestSupport

@Suite struct TimelineTests {
  /// The example of the design, without its voiceover.
  static let example = """
    {
      "title": "Backpropagation is dynamic programming",
      "film": "backprop",
      "video": { "size": "1080p", "fps": 60 },
      "network": { "input": [0.9], "HIDDEN": [1, 1], "target": [0.2], "activation": "sigmoid", "seed": 7 },
      "T": { "countdown": 3000, "forward": 1600, "loss": 2600, "delta": 1400, "gradCalc": 2200, "done": 5000 },
      "FORWARD_BY": { "0": 2400 },
      "DELTA_BY": { "2": 4200 },
      "GRAD_HOLD_BY": { "2": 8500, "1": 1000, "0": 14000 }
    }
    """

  @Test func theExampleBecomesBeatsOnTheFrameGrid() throws {
    let timeline = try Timeline(parsing: Self.example, file: "narration.json")
    #expect(timeline.title == "Backpropagation is dynamic programming")
    #expect(timeline.film == "backprop")
    #expect(timeline.size == .fullHD)
    #expect(timeline.frameRate == .sixty)
    #expect(timeline.network.widths == [1, 1, 1, 1])
    #expect(timeline.network.activation == .sigmoid)
    #expect(timeline.warnings.isEmpty)
    #expect(
      timeline.beats.map { "\($0.id) \($0.start) \($0.duration) \($0.frames) \($0.phase.name)" } == [
        "countdown 0 3 0..<180 idle", "title 3 0 180..<180 idle", "idle 3 1 180..<240 idle",
        "forward.0 4 2.4 240..<384 forward",
        "forward.1 6.4 1.6 384..<480 forward", "forward.2 8 1.6 480..<576 forward", "loss 9.6 2.6 576..<732 loss",
        "delta.2 12.2 4.2 732..<984 backward", "grad.2 16.4 8.5 984..<1494 backward",
        "delta.1 24.9 1.4 1494..<1578 backward", "grad.1 26.3 1 1578..<1638 backward",
        "delta.0 27.3 1.4 1638..<1722 backward", "grad.0 28.7 14 1722..<2562 backward",
        "done 42.7 5 2562..<2862 done", "update 47.7 0 2862..<2862 update", "end 47.7 0 2862..<2862 done",
      ])
    #expect(timeline.frameCount == 2862)
    #expect(timeline.duration == FilmTime(microseconds: 47_700_000))
  }

  @Test func whatIsLeftOutTakesItsDefault() throws {
    let timeline = try timeline()
    #expect(timeline.title == nil)
    #expect(timeline.network.widths == [1, 1, 1, 1])
    #expect(timeline.network.output == .elementwise(.sigmoid))
    #expect(timeline.network.loss == .squaredError)
    #expect(timeline.network.biases == nil)
    #expect(
      timeline.network.weights
        == Network.seededWeights(
          widths: [1, 1, 1, 1], activation: .sigmoid, output: .elementwise(.sigmoid), seed: 1))
    // 3000 + 1000 + 3 · 1600 + 2600 + 3 · (1400 + 2200) + 5000
    #expect(timeline.duration.microseconds == 27_200_000)
  }

  @Test func theOutputFollowsTheActivationAndTheLossTheOutput() throws {
    let relu = try Timeline(parsing: network(#""activation": "relu", "HIDDEN": 1, "seed": 2"#), file: "t.json")
    #expect(relu.network.output == .elementwise(.relu))
    let softmax = try Timeline(
      parsing: #"{"network": {"input": [1], "target": [0, 1], "output": "softmax"}}"#, file: "t.json")
    #expect(softmax.network.output == .softmax)
    #expect(softmax.network.loss == .crossEntropy)
    #expect(softmax.network.widths == [1, 1, 1, 2])
  }

  @Test(arguments: [
    ("[]", [Int]()), ("0", []), ("3", [1, 1, 1]), ("[3, 2]", [3, 2]), ("[64]", [64]), ("2e0", [1, 1]),
  ])
  func hiddenIsAListOfWidthsOrANumberOfLayers(_ json: String, _ widths: [Int]) throws {
    let timeline = try Timeline(parsing: network("\"HIDDEN\": \(json)"), file: "t.json")
    #expect(timeline.network.widths == [1] + widths + [1])
    #expect(timeline.beats.count == 7 + 3 * (widths.count + 1))
  }

  @Test func weightsImplyTheHiddenLayersAndBiasesGoWithThem() throws {
    let timeline = try Timeline(
      parsing: """
        {"network": {"input": [1, -2.5], "target": [0.5], "activation": "tanh", "output": "linear",
          "weights": [[[1, 2], [3, 4], [5, 6]], [[7, 8, 9e-1]]], "biases": [[0.1, 0, -0], [1E2]]}}
        """, file: "t.json")
    #expect(timeline.network.widths == [2, 3, 1])
    #expect(timeline.network.weights == [[[1, 2], [3, 4], [5, 6]], [[7, 8, 0.9]]])
    #expect(timeline.network.biases == [[0.1, 0, 0], [100]])
    let described = try Timeline(
      parsing: #"{"network": {"input": [1], "target": [1], "HIDDEN": [2], "weights": [[[1], [2]], [[3, 4]]]}}"#,
      file: "t.json")
    #expect(described.network.weights == [[[1], [2]], [[3, 4]]])
  }

  @Test func theCommandLinesSizeAndRateTakeThePlaceOfTheFiles() throws {
    let text = with(#""video": {"size": "4k", "fps": 25}"#)
    let rate = try #require(FrameRate(numerator: 30000, denominator: 1001))
    let timeline = try Timeline(
      parsing: text, file: "t.json", size: PixelSize(width: 640, height: 360), frameRate: rate)
    #expect(timeline.size.description == "640x360")
    #expect(timeline.frameRate == rate)
    #expect(timeline.frameCount == 815)  // 27.2 · 30000 / 1001 = 815.18
    #expect(
      complaint(with(#""video": {"size": "4m"}"#)).hasPrefix(#"t.json:1:62: video.size: "4m" is no size."#))
  }

  @Test(arguments: [
    ("\"720p\"", "1280x720"), ("\"1080p\"", "1920x1080"), ("\"1440p\"", "2560x1440"), ("\"4k\"", "3840x2160"),
    ("\"square\"", "1080x1080"), ("\"vertical\"", "1080x1920"), ("\"16x8192\"", "16x8192"),
  ])
  func sizesHaveNamesOrSides(_ json: String, _ size: String) throws {
    #expect(try timeline("\"video\": {\"size\": \(json)}").size.description == size)
  }

  @Test(arguments: [
    ("60", "60"), ("1", "1"), ("240.0", "240"), ("29.97", "30000/1001"), ("2.4e1", "24"),
    ("\"30000/1001\"", "30000/1001"),
    ("\"50/2\"", "25"), ("\"240/1\"", "240"),
  ])
  func frameRatesAreExact(_ json: String, _ rate: String) throws {
    #expect(try timeline("\"video\": {\"fps\": \(json)}").frameRate.description == rate)
  }

  @Test(arguments: [
    ("8500", 8_500_000), ("8.5e3", 8_500_000), ("0.001", 1), ("1e-3", 1), ("16.667", 16_667),
    ("3600000", 3_600_000_000),
    ("0", 0), ("-0", 0), ("0.1000", 100), ("36E5", 3_600_000_000), ("0e999999999999", 0),
  ])
  func durationsAreExactToTheMicrosecond(_ json: String, _ microseconds: Int) throws {
    let beat = try #require(try timeline("\"T\": {\"idle\": \(json)}").beat(.idle))
    #expect(beat.duration.microseconds == microseconds)
  }

  @Test func theTraceIsThatOfTheNetwork() throws {
    let timeline = try Timeline(
      parsing: """
        {"network": {"input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]}}
        """, file: "t.json")
    #expect(timeline.trace.prediction == [1.5])
    #expect(timeline.trace.loss == 3.125)
    #expect(timeline.trace.edges.map(\.gradient) == [[[-7.5]], [[-1.25]], [[-7.5]]])
  }

  @Test func beatsKnowTheirNames() throws {
    #expect(BeatID("grad.11") == BeatID(kind: "grad", 11) && BeatID("loss") == BeatID(kind: "loss"))
    #expect(BeatID("forward.1.0")?.indices == [1, 0] && BeatID("forward.1.0")?.kind == "forward")
    for id in BeatSet(BackpropFilm.self, counts: [:]).all { #expect(BeatID(id.description) == id) }
    for id in BeatSet(TrainingFilm.self, counts: [:]).all { #expect(BeatID(id.description) == id) }
    // Names of beats of this film, of another, and of none.
    let film = BeatSet(BackpropFilm.self, counts: ["edge": 2])
    for name in ["grad", "Grad.1", "grad.2", "grad.1.2.3", "loss.0.1", "cost"] {
      #expect(BeatID(name).map(film.contains) == false, "\(name)")
    }
    for name in ["", "grad.", "grad.-1", "grad.01", "grad.+1", "grad. 1", "1", ".1", "a b"] {
      #expect(BeatID(name) == nil, "\(name)")
    }
  }

  @Test(arguments: [
    (0, "0"), (1, "0.000001"), (3_600_000, "3.6"), (62_500_000, "1:02.5"), (3_600_000_000, "1:00:00"),
    (43_199_999_999, "11:59:59.999999"), (-1_500_000, "-1.5"),
  ])
  func timesAreWrittenExactly(_ microseconds: Int, _ text: String) {
    #expect(FilmTime(microseconds: microseconds).description == text)
  }
}
