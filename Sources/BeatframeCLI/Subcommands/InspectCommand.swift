import ArgumentParser
import Pipeline

/// Reports what is on screen at one place of a film.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Shows what is on screen at a place, and what its numbers are, unrounded.",
    discussion: """
      A place in the film is a time (12.5s, 1:02.5), a frame (750f), a beat (grad.2: its first frame) or the end of a
      beat (grad.2.end: its last frame).
      """)

  @OptionGroup var timeline: TimelineOptions

  @Option(help: ArgumentHelp("The frame at this place; without it, the film's last.", valueName: "place"))
  var at: String?

  @OptionGroup var captions: CaptionOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if let at, at.contains(",") { throw ValidationError("--at \(at): expected one place, without a comma.") }
  }

  func run() throws {
    let checked = try timeline.load()
    let frame = try FrameSelection.frame(at: at, of: checked)
    let narrated = try captions.by.narrated(
      checked, at: timeline.timeline, if: captions.areBurned, cache: try cache.open())
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned)
    let inspection = Inspection(project.film, frame: frame)
    try Terminal.print(json ? inspection.json : inspection.table)
  }
}
