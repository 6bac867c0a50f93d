import ArgumentParser
import Foundation
import Pipeline
import Timeline

/// Writes frames as pictures.
struct FramesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames", abstract: "Writes frames as PNG pictures.",
    discussion: """
      A place in the film is a time (12.5s, 1:02.5), a frame (750f), a beat (grad.2: its first frame) or the end of a
      beat (grad.2.end: its last frame).
      """)

  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder to write into; made when it is missing. Without it, the timeline's name with -frames.",
      valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Start at this place.", valueName: "place"))
  var from: String?

  @Option(help: ArgumentHelp("End before this place; a beat counts whole.", valueName: "place"))
  var to: String?

  @Option(help: ArgumentHelp("Every n-th frame only.", valueName: "n"))
  var every: Int?

  @Option(help: ArgumentHelp("Only the frames at these places, with commas between.", valueName: "places"))
  var at: String?

  @Flag(help: "Leave out the ground, so that the pictures can be laid over others.")
  var transparent = false

  @OptionGroup var captions: CaptionOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    try timeline.file.checkOutput(output, example: "frames")
    if let every, every < 1 { throw ValidationError("--every \(every): expected a whole number from 1.") }
    if at != nil, from != nil || to != nil || every != nil {
      throw ValidationError("--at names single frames: it can't be combined with --from, --to or --every.")
    }
  }

  func run() async throws {
    try await work.progress.reporting { try await export() }
  }

  private func export() async throws {
    let folder =
      output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + "-frames"
    let checked = try timeline.load(work.progress)
    let frames = try FrameSelection(from: from, to: to, every: every ?? 1, at: at).frames(of: checked)
    let narrated = try captions.by.narrated(
      checked, at: timeline.timeline, if: captions.areBurned, cache: try cache.open(), work.progress)
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned)
    let counter = FrameCounter(total: frames.count)
    let display = ProgressDisplay(work.progress, counter)
    let inputs = timeline.inputs
    let exporter = FrameExporter(film: project.film, transparent: transparent, jobs: work.jobs)
    let paths = try await display.during {
      try await exporter.export(frames, to: folder, keeping: inputs, progress: counter)
    }
    display.finish(
      output: folder, details: [("frames", paths.count)],
      line: "\(folder): \(paths.count) picture\(paths.count == 1 ? "" : "s") of \(checked.size)")
  }
}
