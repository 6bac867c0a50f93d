import FilmKit
import Review
import Foundation
import Learning
import Numerics
import Simulation
import Testing
import Timeline
import Video

@testable import Pipeline
@testable import Backprop
import NetworkKit
import TestSupport
import Training

@Suite("the film training, from timeline to file")
struct TrainingTests {
  /// A frame of the shipped timeline that was looked at.
  struct Still: Sendable, CustomTestStringConvertible {
    let name: String
    let beat: String
    var part = 1.0
    var theme = ThemeName.midnight
    var size = "640x360"

    var testDescription: String { name }
  }

  static let kept = [
    Still(name: "training-forward", beat: "forward.0.1", part: 0.4),
    Still(name: "training-factors", beat: "delta.0.0"),
    Still(name: "training-arrow", beat: "input.1"),
    Still(name: "training-cost", beat: "cost"),
    Still(name: "training-learning", beat: "train.1", part: 0.3),
    Still(name: "training-done", beat: "done"),
    Still(name: "training-paper", beat: "grad.0.1", theme: .paper),
    Still(name: "training-contrast", beat: "train.1", part: 0.6, theme: .contrast),
    Still(name: "training-square", beat: "input.2", size: "480x480"),
  ]

  @Test("stills of the shipped timeline, pixel by pixel", arguments: kept)
  func stills(still: Still) throws {
    let path = Support.root.appending(path: "timelines/training.json").path
    let text = try String(contentsOfFile: path, encoding: .utf8).dropFirst()
    let timeline = try Timeline(
      parsing: "{\"theme\": \"\(still.theme.rawValue)\"," + text, file: path, size: PixelSize(parsing: still.size))
    let frames = try #require(BeatID(still.beat).flatMap { timeline.beat($0) }).frames
    var source = FrameSource(try Project(timeline, path: path).film)
    let frame = min(frames.lowerBound + Int(still.part * Double(frames.count)), frames.upperBound - 1)
    // What the comparison throws must pass through a closure that throws other errors.
    let outcome = try source.draw(frame) { pixels, _ in Result { try Golden.expect(pixels, is: still.name) } }
    try outcome.get()
  }

  private static let short = """
    {"title": "A film", "film": "training", "video": {"size": "320x180", "fps": 24},
     "data": {"shape": "moons", "samples": 60, "seed": 3}, "network": {"HIDDEN": [4], "seed": 7}, "samples": [5, 12],
     "train": [{"steps": 3, "ms": 1000}, {"steps": 397, "ms": 6000}, {"steps": -100, "ms": 1000}],
     "T": {"countdown": 250, "idle": 500, "sample": 250, "forward": 250, "loss": 250, "delta": 250, "gradCalc": 250,
           "input": 500, "cost": 1000, "done": 500}}
    """

  private func project() throws -> Project {
    var source = StableHash()
    source.combine(Self.short)
    return try Project(Timeline(parsing: Self.short, file: "test.json"), path: "test.json", source: source)
  }

  private func render(
    _ folder: String, cache: Cache?, jobs: Int
  ) async throws -> (bytes: [UInt8], report: MovieRenderer.Report) {
    let project = try project()
    let plan = try #require(SoundPlan(of: project.film, voice: nil))
    let path = folder + "/film.mp4"
    let report = try await MovieRenderer(
      film: project.film, digest: project.digest, sound: SoundOutput(plan, loudness: -14, as: .aac), jobs: jobs,
      cache: cache
    ).render(
      to: path, keeping: InputFiles(timeline: "test.json"), progress: FrameCounter(total: project.timeline.frameCount))
    return (try Support.bytes(path), report)
  }

  @Test("its file has the same bytes with any number of workers, without a cache, with an empty and with a full one")
  func sameBytes() async throws {
    try await Support.inFolder { folder in
      let plain = try await render(folder, cache: nil, jobs: 1)
      let parallel = try await render(folder, cache: nil, jobs: 2)
      let cache = try Cache(folder: folder + "/cache")
      let cold = try await render(folder, cache: cache, jobs: 2)
      let warm = try await render(folder, cache: cache, jobs: 1)
      let isSame = [parallel, cold, warm].allSatisfy { $0.bytes == plain.bytes }
      #expect(isSame)
      #expect(cold.report.madeFrames == cold.report.distinctFrames && warm.report.madeFrames == 0)
      #expect(cache.problems.isEmpty)
      let reader = try MovieReader(path: folder + "/film.mp4")
      let count = try project().timeline.frameCount
      #expect(reader.info.frameCount == count)
    }
  }

  @Test("a frame of a sample's step names its numbers with the sample")
  func inspectedStep() throws {
    let project = try project()
    let training = try #require(project.timeline.training)
    let beat = try #require(BeatID("loss.1").flatMap { project.timeline.beat($0) })
    let inspection = Inspection(project.film, frame: beat.frames.upperBound - 1)
    let trace = training.samples[1].step.trace
    #expect(inspection.table.hasPrefix("loss.1 (loss), frame \(beat.frames.upperBound - 1) of "))
    #expect(inspection.table.contains("    sample 12: L = \(trace.loss)"))
    #expect(inspection.table.contains("    sample 12: ŷ[0] = \(trace.prediction[0])"))
    let names = try numbers(inspection).keys
    // The card of the first sample stays on screen with its loss, and nothing else of it.
    #expect(names.filter { $0.hasPrefix("sample 5: ") }.allSatisfy { $0 == "sample 5: L" })
    #expect(names.contains("sample 12: L"))
  }

  @Test("a frame of the training names its numbers with the step")
  func inspectedTraining() throws {
    let project = try project()
    let training = try #require(project.timeline.training)
    let beat = try #require(BeatID("train.1").flatMap { project.timeline.beat($0) })
    let inspection = Inspection(project.film, frame: beat.frames.lowerBound + beat.frames.count / 2)
    let numbers = try numbers(inspection)
    let step = Int(try #require(numbers["step"]))
    #expect((190...210).contains(step))
    let metrics = training.run.metrics(at: step)
    #expect(numbers["epoch after step \(step)"] == metrics.epoch.map(Double.init))
    #expect(numbers["training loss after step \(step)"] == metrics.train.loss)
    #expect(numbers["test loss after step \(step)"] == metrics.test?.loss)
    #expect(numbers["test points right after step \(step)"] == metrics.test.map { Double($0.correct) })
    #expect(inspection.table.contains("    training loss after step \(step) = \(metrics.train.loss), shown as 0."))
  }

  /// The numbers of a report by their names.
  private func numbers(_ inspection: Inspection) throws -> [String: Double] {
    let report = try #require(JSONSerialization.jsonObject(with: Data(inspection.json.utf8)) as? [String: Any])
    let labels = try #require(report["labels"] as? [[String: Any]])
    var numbers: [String: Double] = [:]
    for number in labels.compactMap({ $0["numbers"] as? [[String: Any]] }).joined() {
      let name = try #require(number["name"] as? String)
      numbers[name] = try #require(number["value"] as? Double, "\(name)")
    }
    return numbers
  }

  @Test("what is behind its labels keeps clear of their colours", arguments: ThemeName.allCases)
  func contrast(theme: ThemeName) throws {
    let path = Support.root.appending(path: "timelines/training.json").path
    let text = try String(contentsOfFile: path, encoding: .utf8).dropFirst()
    for size in ["1280x720", "1080x1080", "720x1280"] {
      let timeline = try Timeline(
        parsing: "{\"theme\": \"\(theme.rawValue)\"," + text, file: path, size: PixelSize(parsing: size))
      let found = try ContrastLint(Project(timeline, path: path).film).findings()
      #expect(found.isEmpty, "\(size): \(found.count), the first: \(found.prefix(2).map(LayoutMessage(timeline).text))")
    }
  }
}
