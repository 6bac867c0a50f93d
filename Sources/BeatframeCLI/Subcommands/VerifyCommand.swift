import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Timeline
import Video

/// Holds a finished film against its timeline.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Decodes a finished film and measures whether it is what its timeline says.",
    discussion: """
      Give the options that the film was made with: --size, --fps, --audio none, --loudness, --limiter, --captions.
      Each line is a thing that was measured; what is off begins with OFF, and the exit status is 1 then.
      """)

  @Argument(help: ArgumentHelp("The film.", valueName: "film"))
  var film: String

  @OptionGroup var timeline: TimelineOptions
  @OptionGroup var audio: AudioOptions
  @OptionGroup var loudness: LoudnessOptions
  @OptionGroup var captions: FilmCaptionOptions

  @Option(
    help: ArgumentHelp("A manifest that the film must decode to, frame by frame (render manifest).", valueName: "file"))
  var manifest: String?

  @Option(
    help: "How progress is shown: auto (a bar on a terminal, else lines), plain, json, openjd (for render farms), none."
  )
  var progress: ProgressStyle = .auto

  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    try await progress.reporting { try await verify() }
  }

  private func verify() async throws {
    let checked = try timeline.load(progress)
    let tags = try MovieTags(checked, path: timeline.timeline)
    let known = try manifest.map { try Manifest(file: $0) }
    let voice = try Voice.read(for: checked, at: timeline.timeline)
    let narrated = try captions.by.narrated(
      checked, at: timeline.timeline, if: !captions.captions.isEmpty, cache: try cache.open(), progress)
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned, voice: voice)
    let info = try FilmVerifier.soundInfo(of: film)
    let headroom = info.map { $0.isLossy ? LeveledSound.lossyHeadroom : 0 } ?? 0
    let soundtrack =
      audio.audio == .some(.none)
      ? nil
      : try LeveledSound(
        of: project.film, voice: voice, loudness: loudness.target, headroom: headroom,
        limiter: loudness.limiter(of: project.timeline))
    let words = MovieWords(project.timeline)
    let verifier = FilmVerifier(
      film: project.film, soundtrack: soundtrack, words: captions.captions.contains(.track) ? words : words.silent,
      tags: tags)
    let counter = FrameCounter(total: project.timeline.frameCount, passes: known == nil ? 1 : 2)
    let display = ProgressDisplay(progress, counter)
    let path = film
    let findings = try await display.during {
      var findings = try verifier.verify(path, progress: counter)
      if let known { findings += try Manifest(of: path, progress: counter).differences(known) }
      return findings
    }
    if json {
      try Terminal.print(FilmVerifier.json(findings))
    } else {
      try Terminal.print(FilmVerifier.table(findings))
    }
    if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
  }
}
