import ArgumentParser
import Foundation
import Pipeline
import Timeline

/// Writes one frame as a picture.
struct StillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "still", abstract: "Writes one frame as a picture: PNG, or SVG or PDF as vectors.",
    discussion: """
      A place in the film is a time (12.5s, 1:02.5), a frame (750f), a beat (grad.2: its first frame) or the end of a
      beat (grad.2.end: its last frame).
      """)

  @OptionGroup var timeline: TimelineOptions

  @Option(help: ArgumentHelp("The frame at this place; without it, the film's last.", valueName: "place"))
  var at: String?

  @Flag(
    help: "The frame that stands for the film: the timeline's poster, or the end of the beat that says most.")
  var poster = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The picture to write: .png, .svg or .pdf. Without it, the timeline's name with .png, in this folder.",
      valueName: "file"))
  var output: String?

  @Flag(help: "Leave out the ground, so that the picture can be laid over others.")
  var transparent = false

  @OptionGroup var captions: CaptionOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    try timeline.file.checkOutput(output, example: "still.png")
    if poster, let at {
      throw ValidationError("--poster has a place of its own. Leave out --at \(at), or --poster")
    }
    if let at, at.contains(",") {
      throw ValidationError("--at \(at): a still has one place. For pictures of several: render frames --at \(at)")
    }
  }

  func run() throws {
    let path = output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + ".png"
    let checked = try timeline.load()
    let frame = poster ? checked.posterFrame : try FrameSelection.frame(at: at, of: checked)
    let narrated = try captions.by.narrated(
      checked, at: timeline.timeline, if: captions.areBurned, cache: try cache.open())
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned)
    let bytes = try StillRenderer(film: project.film, transparent: transparent)
      .render(frame, to: path, keeping: timeline.inputs)
    let size = bytes < 1000 ? "\(bytes) bytes" : "\(bytes / 1000) kB"
    Terminal.note("\(path): frame \(frame) (\(checked.beat(atFrame: frame).id)), \(checked.size), \(size)")
  }
}
