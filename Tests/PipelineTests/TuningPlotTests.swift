import Drawing
import FilmKit
import Review
import Foundation
import Media
import Testing
import Timeline

@testable import Pipeline

@Suite("plots of film and voice")
struct TuningPlotFileTests {
  private static let path = Support.root.appending(path: "timelines/narration.json").path
  private static let words = Support.root.appending(path: "Tests/VoiceTests/Fixtures/narration.words.json").path

  /// The film of the narration and its voice, with the script's marks as they are or as `change` makes them.
  private func tuning(
    in folder: String, change: (String) -> String = { $0 }
  ) throws -> (tuning: Tuning, files: NarrationFiles) {
    let timeline = try TimelineFile.read(Self.path)
    let file = Support.root.appending(path: "timelines/narration.txt")
    let script = "\(folder)/script.txt"
    try change(String(contentsOf: file, encoding: .utf8)).write(toFile: script, atomically: true, encoding: .utf8)
    let files = NarrationFiles(of: timeline, at: Self.path, script: script, recording: nil, words: Self.words)
    return (try Tuning(timeline, at: Self.path, SpokenScript(timeline, at: Self.path, files)), files)
  }

  @Test("show every beat, and every cue at its word")
  func page() async throws {
    try await Support.inFolder { folder in
      let (tuning, files) = try tuning(in: folder)
      let page = try TuningPlotter(to: "\(folder)/a.svg", timeline: Self.path, keeping: InputFiles()).page(
        tuning, files)
      let lasting = tuning.rows.filter { $0.new?.duration ?? .zero > .zero }
      #expect(lasting.count == 16)
      let shown = Set(page.after.map(\.beat))
      #expect(lasting.allSatisfy { shown.contains($0.beat) } && shown.count == lasting.count)
      let cued = tuning.rows.filter { $0.target != nil }
      #expect(page.markers.map(\.beat) == cued.map(\.beat))
      for (marker, row) in zip(page.markers, cued) {
        let offset = row.cue?.offset ?? .zero
        let said = ((row.target ?? .zero) - offset).seconds
        let line = (said / Double(page.lineSeconds)).rounded(.down)
        let x = 72 + (said - line * Double(page.lineSeconds)) * 2256 / Double(page.lineSeconds)
        #expect(abs(marker.word.x - x) < 1, "\(row.beat)")
      }
      #expect(page.words.count > 300)
    }
  }

  @Test("have the same bytes each time, and the recording in them")
  func files() async throws {
    try await Support.inFolder { folder in
      let (tuning, files) = try tuning(in: folder)
      for format in ["png", "svg", "pdf"] {
        let report = try TuningPlotter(to: "\(folder)/a.\(format)", timeline: Self.path, keeping: InputFiles()).write(
          tuning, files)
        _ = try TuningPlotter(to: "\(folder)/b.\(format)", timeline: Self.path, keeping: InputFiles()).write(
          tuning, files)
        let file = try Support.bytes("\(folder)/a.\(format)")
        #expect(try file == Support.bytes("\(folder)/b.\(format)") && report.bytes == file.count)
        guard format == "png" else { continue }
        let picture = try PNG.decode(file)
        #expect(picture.width == report.width && picture.height == report.height)
      }
      let silent = NarrationFiles(script: files.takes[0].script, recording: nil, words: files.takes[0].words)
      let plotter = try TuningPlotter(to: "\(folder)/a.svg", timeline: Self.path, keeping: InputFiles())
      #expect(try plotter.page(tuning, silent).height < plotter.page(tuning, files).height)
    }
  }

  @Test("are drawn as well when the cues don't fit")
  func misfit() async throws {
    try await Support.inFolder { folder in
      let (tuning, files) = try tuning(in: folder) {
        $0.replacing("{forward.1} Weight", with: "{forward.1} Weight {forward.2} 🚀")
          .replacing("{forward.2} Weight", with: "Weight")
      }
      #expect(!tuning.problems.isEmpty)
      let plotter = try TuningPlotter(to: "\(folder)/a.png", timeline: Self.path, keeping: InputFiles())
      let page = try plotter.page(tuning, files)
      #expect(page.after.isEmpty && page.before.count >= 16)
      #expect(page.markers.map(\.beat) == tuning.rows.filter { $0.target != nil }.map(\.beat))
      #expect(try plotter.write(tuning, files).bytes == Support.bytes("\(folder)/a.png").count)
    }
  }

  @Test(
    "go where they can go",
    arguments: [
      (
        "-",
        "--plot -: a plot can't go to standard output: its name says what it is. Give a file name, such as --plot plan.svg."
      ),
      (
        "plan.jpeg",
        "plan.jpeg: this version does not write .jpeg files. Plots are SVG, PNG or PDF: give a name that ends in .svg, .png or .pdf."
      ),
      (
        "plan",
        "plan: the name has no extension. Plots are SVG, PNG or PDF: give a name that ends in .svg, .png or .pdf."
      ),
    ])
  func badOutputs(path: String, message: String) {
    let error = #expect(throws: PipelineError.self) {
      try TuningPlotter(to: path, timeline: "test.json", keeping: InputFiles(timeline: "test.json"))
    }
    #expect(error?.description == message && error?.isInputError == true)
  }
}
