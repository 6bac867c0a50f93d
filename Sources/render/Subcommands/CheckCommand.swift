import ArgumentParser
import Pipeline

/// Checks a timeline and shows its beats.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a timeline and prints its beats: when each is and what it shows.",
    discussion: """
      Then it warns of what can't be read in the film: labels that overlap, stand half in a neuron or outside the frame,
      are too small, too near in colour to what is behind them, or gone too soon. Warnings do not change the exit
      status.
      """)

  @OptionGroup var timeline: TimelineOptions
  @OptionGroup var captions: CaptionOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let project = try Project(
      timeline.load(), path: timeline.timeline, fontFolder: fonts.fonts, burnsCaptions: captions.areBurned)
    if json {
      try Terminal.print(BeatReport(project, review: Review(project)).json)
    } else {
      try Terminal.print(BeatReport(project).table)
      for line in try Review(project).lines { Terminal.note(line) }
    }
  }
}
