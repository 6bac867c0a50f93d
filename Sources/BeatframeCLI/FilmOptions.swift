import ArgumentParser
import Foundation
import Pipeline
import Video

/// What film is made of a timeline, and how.
struct FilmOptions: ParsableArguments {
  @OptionGroup var timeline: TimelineOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The film to write: .mp4, .mov, .webm, .gif or .apng. Without it, the timeline's name with .mp4, in this folder.",
      valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Start at this place.", valueName: "place"))
  var from: String?

  @Option(help: ArgumentHelp("End before this place; a beat counts whole.", valueName: "place"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Of an animation: every n-th frame only, at the film's speed. Without it, as many as browsers show.",
      valueName: "n"))
  var every: Int?

  @OptionGroup var coding: CodingOptions
  @OptionGroup var audio: AudioOptions
  @OptionGroup var loudness: LoudnessOptions
  @OptionGroup var captions: FilmCaptionOptions

  @OptionGroup var work: WorkOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  /// Refuses a number of frames that can't be.
  func validate() throws {
    try timeline.file.checkOutput(output, example: "film.mp4")
    if let every, every < 1 { throw ValidationError("--every \(every): expected a whole number from 1.") }
  }

  /// The file to write.
  var path: String {
    output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent
      + ".\(coding.request.usualExtension)"
  }

  /// What distinguishes the film from others that are made in the same folder: its timeline's name, and all that the
  /// command line says about it.
  func sharedNames(_ container: MovieContainer) -> [String] {
    let coding = coding.request
    let values: [Any?] = [
      timeline.size, timeline.fps?.rate, from, to, coding.codec, coding.quality, coding.rate, audio.audio,
      loudness.target, loudness.limiter, captions.areBurned, captions.by.unit,
    ]
    return [URL(fileURLWithPath: timeline.timeline).standardizedFileURL.path, container.rawValue]
      + values.map { $0.map { "\($0)" } ?? "" }
  }
}
