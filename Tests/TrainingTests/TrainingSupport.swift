import Drawing
import FilmKit
import Learning
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

/// A short film `training`, and what its visuals were made from.
struct TrainingFixture {
  let film: StagedFilm
  let context: TrainingContext

  var timeline: Timeline { film.timeline }
  var training: TrainingContent { context.training }
  var layout: TrainingLayout { context.layout }
  var theme: Theme { context.theme }
  /// The network before it trains, by a second implementation.
  var naive: NaiveClassifier { NaiveClassifier(training.run.parameters(at: 0)) }

  /// Beats that are short, and long enough for all that moves in them to be seen.
  static let times =
    #""countdown": 250, "idle": 500, "sample": 250, "forward": 250, "loss": 250, "delta": 250, "gradCalc": 250, "#
    + #""input": 500, "cost": 500, "done": 500"#

  /// Makes the film of a timeline in short: at 24 frames a second, unless said otherwise.
  init(_ more: String, times: String = times, size: String = "640x360", fps: Int = 24) throws {
    let text = """
      {"title": "A film", "film": "training", "video": {"size": "\(size)", "fps": \(fps)}, "T": {\(times)}, \(more)}
      """
    let timeline = try Timeline(parsing: text, file: "test.json")
    let training = try #require(timeline.training)
    film = try TrainingFilm.made(of: timeline, fonts: TestFilm.fonts())
    context = TrainingContext(FilmSetting(timeline, fonts: try TestFilm.fonts()), training)
  }

  /// The frames of a beat.
  func frames(_ beat: BeatID) throws -> Range<Int> { try #require(timeline.beat(beat)).frames }

  /// What the last frame of a beat shows.
  func end(of beat: BeatID) throws -> DisplayList { film.frame(try frames(beat).upperBound - 1) }

  /// How far the network stands aside in the last frame of a beat.
  func slide(at beat: BeatID) throws -> Point {
    NetworkSlide(context).offset(at: context.schedule.time(ofFrame: try frames(beat).upperBound - 1))
  }

  /// How the plane of the data is seen in a frame.
  func plane(_ frame: Int) -> Transform {
    PlaneMotion(context).transform(at: context.schedule.time(ofFrame: frame))
  }

  /// Where the run is in a frame.
  func place(_ frame: Int) -> TrainingProgress.Place {
    context.progress.place(at: context.schedule.time(ofFrame: frame))
  }

  /// The class colour of a label.
  func color(_ label: Int) -> Color { ClassStyle(label, theme).color }

  /// Runs of every kind: data, optimizer, output, how many samples are stepped through, ways to go through the steps.
  static let runs: [(name: String, json: String)] = [
    (
      "moons, one output, SGD, back again",
      #""data": {"shape": "moons", "samples": 40, "seed": 5}, "network": {"HIDDEN": [3], "seed": 2}, "#
        + #""optimizer": {"name": "sgd", "learningRate": 0.3, "batchSize": 8}, "samples": 1, "#
        + #""train": [{"steps": 6, "ms": 1500}, {"steps": -4, "ms": 500}]"#
    ),
    (
      "xor, momentum, no sample, by epochs",
      #""data": {"shape": "xor", "samples": 40, "seed": 1}, "network": {"HIDDEN": [4, 4], "seed": 4}, "#
        + #""optimizer": {"name": "momentum", "learningRate": 0.05, "batchSize": 8}, "samples": 0, "#
        + #""train": [{"steps": 400, "ms": 750}, {"to": 100, "ms": 500}, {"epoch": 20, "ms": 500}]"#
    ),
    (
      "spiral of three, Adam",
      #""data": {"shape": "spiral", "classes": 3, "samples": 60, "seed": 2}, "network": {"HIDDEN": [5, 3], "#
        + #""activation": "relu", "seed": 3}, "optimizer": {"name": "adam", "learningRate": 0.02}, "samples": 2, "#
        + #""train": [{"steps": 90, "ms": 1000}]"#
    ),
    (
      "moons, two outputs, four samples, a rest",
      #""data": {"shape": "moons", "samples": 40, "test": 0}, "network": {"HIDDEN": [], "output": "softmax"}, "#
        + #""samples": 4, "train": [{"steps": 3, "ms": 1000}, {"steps": 0, "ms": 500}]"#
    ),
    (
      "blobs of four, sigmoids",
      #""data": {"shape": "blobs", "classes": 4, "samples": 60, "seed": 7}, "network": {"HIDDEN": [3], "#
        + #""activation": "sigmoid"}, "samples": 3, "train": [{"steps": 50, "ms": 800}, {"steps": 500, "ms": 500}]"#
    ),
    (
      "circles, a wide net",
      #""data": {"shape": "circles", "samples": 40}, "network": {"HIDDEN": [16, 16, 8]}, "samples": 1, "#
        + #""train": [{"steps": 30, "ms": 600}]"#
    ),
  ]

  /// Two and three classes, whose networks are smooth, with three samples each.
  static let smooth = [
    #""data": {"shape": "moons", "samples": 60, "seed": 3}, "network": {"HIDDEN": [4, 3], "seed": 7}, "samples": 3, "#
      + #""train": [{"steps": 300, "ms": 1000}]"#,
    #""data": {"shape": "spiral", "classes": 3, "samples": 60, "seed": 2}, "network": {"HIDDEN": [5], "seed": 3}, "#
      + #""samples": 3, "train": [{"steps": 300, "ms": 1000}]"#,
  ]
}
