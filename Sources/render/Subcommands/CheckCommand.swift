import ArgumentParser
import Pipeline

/// Checks a timeline and shows its beats.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a timeline and prints its beats: when each is and what it shows.")

  @OptionGroup var timeline: TimelineOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let project = try Project(timeline.load(), path: timeline.timeline, fontFolder: fonts.fonts)
    try Terminal.print(json ? BeatReport(project).json : BeatReport(project).table)
  }
}
