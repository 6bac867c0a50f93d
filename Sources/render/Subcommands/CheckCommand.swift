import ArgumentParser
import Pipeline

/// Checks a timeline and shows its beats.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a timeline and prints its beats: when each is and what it shows.",
    discussion: """
      Then it warns of what can't be read in the film: labels that overlap, stand half in a neuron or outside the frame,
      are too small, too near in colour to what is behind them, or gone too soon. Warnings do not change the exit
      status. A voice that the timeline names is read; one that can't be used is an error.
      """)

  @OptionGroup var timeline: TimelineOptions
  @OptionGroup var captions: CaptionOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let checked = try timeline.load()
    let voice = try VoiceFile.read(for: checked, at: timeline.timeline)
    let project = try Project(
      checked, path: timeline.timeline, fontFolder: fonts.fonts, burnsCaptions: captions.areBurned, voice: voice)
    if json {
      try Terminal.print(BeatReport(project, review: Review(project), voice: voice).json)
    } else {
      try Terminal.print(BeatReport(project, voice: voice).table)
      for line in try Review(project).lines { Terminal.note(line) }
    }
  }
}
