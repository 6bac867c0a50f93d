import ArgumentParser
import Foundation
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
    let path =
      output
      ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + ".mp4"
    let project = try Project(timeline.load(), path: timeline.timeline, fontFolder: fonts.fonts)
    let progress = FrameCounter(total: project.timeline.frameCount)
    let display = ProgressDisplay(work.progress, progress)
    let renderer = MovieRenderer(film: project.film, jobs: work.jobs)
    let report = try await display.during {
      try await renderer.render(to: path, timelinePath: timeline.timeline, progress: progress)
    }
    let film = project.timeline
    display.finish(
      output: path, frames: report.frames, distinctFrames: report.distinctFrames, bytes: report.bytes,
      line:
        "\(path): \(ProgressDisplay.tenths(film.duration.seconds)) s of \(film.size) at \(film.frameRate) frames/s, \(report.frames) frames "
        + "(\(report.distinctFrames) distinct), \(Self.size(report.bytes)), in \(ProgressDisplay.tenths(display.seconds)) s"
    )
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(ProgressDisplay.tenths(Double(bytes) / 1e6)) MB"
  }
}
