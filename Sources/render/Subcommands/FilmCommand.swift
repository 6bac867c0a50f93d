import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Timeline

/// Makes the film.
struct FilmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film", abstract: "Makes the film (the default: `render film --timeline F` is `render --timeline F`).")

  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The film to write, an MP4; without it, the timeline's name with .mp4, in this folder.", valueName: "file"))
  var output: String?

  @OptionGroup var work: WorkOptions
  @OptionGroup var fonts: FontOptions

  func run() async throws {
    try await work.progress.reporting { try await makeFilm() }
  }

  private func makeFilm() async throws {
    let path =
      output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + ".mp4"
    let project = try Project(
      timeline.load(work.progress), path: timeline.timeline, fontFolder: fonts.fonts)
    let counter = FrameCounter(total: project.timeline.frameCount)
    let display = ProgressDisplay(work.progress, counter)
    let renderer = MovieRenderer(film: project.film, jobs: work.jobs)
    let report = try await display.during {
      try await renderer.render(to: path, timelinePath: timeline.timeline, progress: counter)
    }
    let film = project.timeline
    let size =
      report.bytes < 1_000_000 ? "\(report.bytes / 1000) kB" : "\((Double(report.bytes) / 1e6).text(decimals: 1)) MB"
    display.finish(
      output: path,
      details: [("frames", report.frames), ("distinctFrames", report.distinctFrames), ("bytes", report.bytes)],
      line: "\(path): \(film.duration.seconds.text(decimals: 1)) s of \(film.size) at \(film.frameRate) frames/s, "
        + "\(report.frames) frames (\(report.distinctFrames) distinct), \(size)")
  }
}
