import ArgumentParser
import Foundation
import Pipeline

/// Writes the film's sound.
struct AudioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audio", abstract: "Writes the film's sound: tones and voice, mixed; WAV or FLAC, 48 kHz, 24 bits.")

  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write: .wav or .flac. Without it, the timeline's name with .wav, in this folder.", valueName: "file")
  )
  var output: String?

  @Flag(help: "Write voice and tones apart as well: NAME.voice and NAME.tones, whose sum is the mix.")
  var stems = false

  @OptionGroup var loudness: LoudnessOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws { try timeline.file.checkOutput(output, example: "mix.wav") }

  func run() throws {
    let path = output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent + ".wav"
    let checked = try timeline.load()
    try SoundExporter.check(path, stems: stems, keeping: timeline.inputs)
    let voice = try Voice.read(for: checked, at: timeline.timeline)
    for warning in voice?.warnings ?? [] { Terminal.note(warning) }
    let project = try Project(
      checked, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts, voice: voice)
    guard
      let soundtrack = try LeveledSound(
        of: project.film, voice: voice, loudness: loudness.target, headroom: 0,
        limiter: loudness.limiter(of: project.timeline))
    else { throw PipelineError.silentFilm(path: path) }
    let names = try SoundExporter(soundtrack).write(to: path, stems: stems, keeping: timeline.inputs)
    Terminal.note("\(names.joined(separator: ", ")): \(soundtrack.summary)")
    if let voice {
      Terminal.note("  voice: \(voice.report(in: project.timeline).replacing("\n", with: "\n  voice: "))")
    }
  }
}
