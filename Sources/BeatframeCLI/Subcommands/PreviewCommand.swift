import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Studio

/// Makes one page of the whole film.
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Makes one page of the film, to be sent to somebody who looks at it.",
    discussion: """
      A file that needs nothing else, no network either: the film with its sound, words, chapters and beats, and what each
      number stands for when it is clicked. Notes made in it are saved as a file that the studio shows.
      """)

  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The page to write: .html. Without it, the timeline's name with .html, in this folder.", valueName: "file"))
  var output: String?

  @Flag(
    name: .customLong("frames"),
    help: "Put every picture in as it is, to the pixel, instead of a film: for films of up to a minute.")
  var hasFrames = false

  @OptionGroup var work: WorkOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    try timeline.file.checkOutput(output, example: "film.html")
    guard timeline.file.isStandardInput else { return }
    throw ValidationError(
      "a preview is made of a file, not of standard input. Name it: render preview --timeline narration.json")
  }

  func run() async throws {
    try await work.progress.reporting { try await make() }
  }

  private func make() async throws {
    let start = ContinuousClock.now
    let path =
      output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + ".html"
    let opened = try cache.open()
    let preview = try Preview(
      timeline.timeline, films: RenderProgram.films, size: timeline.size, frameRate: timeline.fps?.rate,
      theme: timeline.theme,
      fontFolder: fonts.fonts, jobs: work.jobs, cache: opened)
    for remark in preview.remarks { work.progress.warn(remark) }
    let counter = FrameCounter(total: preview.frames)
    let display = ProgressDisplay(work.progress, counter, since: start)
    let pictures: PreviewRenderer.Pictures = hasFrames ? .frames : .film
    let report = try await display.during {
      try await preview.write(to: path, pictures, keeping: timeline.inputs, progress: counter)
    }
    display.finish(
      output: path,
      details: [("frames", report.frames), ("distinctFrames", report.distinctFrames), ("bytes", report.bytes)],
      line: "\(path): \(report.frames) frames (\(report.distinctFrames) distinct), \(ByteCount(report.bytes).text)",
      notes: (opened?.problems ?? []).map { "cache: \($0)" })
  }
}
