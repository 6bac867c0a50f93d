import ArgumentParser
import Foundation
import Pipeline

/// Writes the storyboard: the whole film on one page.
struct SheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Writes the storyboard: every beat's last frame, times and words on one page.")

  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The page to write: .png, .svg or .pdf. Without it, the timeline's name with -sheet.png, in this folder.",
      valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("In how many columns at most; without it, as many as suit the page.", valueName: "n"))
  var columns: Int?

  @OptionGroup var captions: CaptionOptions
  @OptionGroup var workers: WorkerOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws { try timeline.file.checkOutput(output, example: "sheet.png") }

  func run() async throws {
    let path =
      output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + "-sheet.png"
    let narrated = try captions.by.narrated(timeline.load(), at: timeline.timeline, cache: try cache.open())
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned)
    let report = try await SheetRenderer(
      project, path: timeline.timeline, fontFolder: fonts.fonts, jobs: workers.jobs
    )
    .render(to: path, columns: columns, keeping: timeline.inputs)
    Terminal.note(
      "\(path): \(report.beats) beat\(report.beats == 1 ? "" : "s"), \(report.width)x\(report.height), "
        + "\(report.bytes / 1000) kB")
  }
}
