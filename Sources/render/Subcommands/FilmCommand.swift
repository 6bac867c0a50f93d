import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Timeline
import Video

/// Makes the film.
struct FilmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film", abstract: "Makes the film (the default: `render film --timeline F` is `render --timeline F`).",
    discussion: """
      The output's name says what it is: a film, .mp4, .mov or .webm, or a looping animation, .gif or .apng.
      A place in the film is a time (12.5s, 1:02.5), a frame (750f), a beat (grad.2: its first frame) or the end of a
      beat (grad.2.end: its last frame).
      """)

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
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    if let every, every < 1 { throw ValidationError("--every \(every): expected a whole number from 1.") }
  }

  func run() async throws {
    try await work.progress.reporting { try await makeFilm() }
  }

  private func makeFilm() async throws {
    let path =
      output ?? URL(fileURLWithPath: timeline.timeline).deletingPathExtension().lastPathComponent
      + ".\(coding.request.usualExtension)"
    let start = ContinuousClock.now
    let checked = try timeline.load(work.progress)
    let settings = try coding.request.settings(for: path)
    if case .animation(let kind) = FilmFormat(path: path) {
      if audio.audio != nil { throw PipelineError.output(path: path, .filmsOnly(option: "--audio")) }
      let stretch = try FrameSelection(from: from, to: to).stretch(of: checked)
      let plan = try AnimationPlan(kind, of: stretch, every: every, at: checked.frameRate, path: path)
      return try await makeAnimation(plan, of: checked, path)
    }
    if let every, FilmFormat(path: path) != nil {
      throw PipelineError.output(path: path, .filmSkipsFrames(every: every))
    }
    let container = try FilmFormat.container(of: path, timelinePath: timeline.timeline)
    let tags = try MovieTags(checked, path: timeline.timeline)
    let voice = try VoiceFile.read(for: checked, at: timeline.timeline)
    try voice?.refuse(asOutput: path)
    let project = try Project(
      checked, path: timeline.timeline, fontFolder: fonts.fonts, burnsCaptions: captions.areBurned, voice: voice)
    let stretch = try FrameSelection(from: from, to: to).stretch(of: project.timeline)
    let words = FilmWords(project.timeline, stretch)
    let sound = try sound(of: project, voice, in: container, path)
    let counter = FrameCounter(total: stretch.count)
    let display = ProgressDisplay(work.progress, counter, since: start)
    let renderer = MovieRenderer(
      film: project.film, settings: settings, sound: sound,
      words: captions.captions.contains(.track) ? words : words.silent, tags: tags, jobs: work.jobs)
    let report = try await display.during {
      try await renderer.render(stretch, to: path, timelinePath: timeline.timeline, progress: counter)
    }
    let files =
      captions.captions.contains(.files)
      ? try CaptionExporter(words, language: checked.language)
        .write(besides: path, timelinePath: timeline.timeline) : []
    let seconds = Double(report.frames) / checked.frameRate.rational.double
    let notes = [
      voice.map { "voice: \($0.report(in: project.timeline))" },
      sound.map { "sound: \($0.coding.name), \($0.soundtrack.summary)" },
      files.isEmpty ? nil : "captions: \(files.joined(separator: ", "))",
    ]
    display.finish(
      output: path,
      details: [("frames", report.frames), ("distinctFrames", report.distinctFrames), ("bytes", report.bytes)],
      line: "\(path): \(seconds.text(decimals: 1)) s of \(checked.size) at \(checked.frameRate) frames/s, "
        + "\(report.frames) frames (\(report.distinctFrames) distinct), \(Self.size(report.bytes))",
      notes: notes.compactMap(\.self))
  }

  /// Plans and measures the sound, unless none is wanted or there is none.
  private func sound(
    of project: Project, _ voice: VoiceFile?, in container: MovieContainer, _ path: String
  ) throws(PipelineError) -> FilmSound? {
    guard let coding = audio.coding(in: container) else { return nil }
    do throws(VideoError) {
      try MovieTracks(sound: MovieTracks.Sound(coding)).check(for: container)
    } catch {
      throw .tracks(path: path, error)
    }
    let headroom = coding.defaultBitRate == nil ? 0 : Soundtrack.lossyHeadroom
    let soundtrack = try Soundtrack(of: project.film, voice: voice, loudness: loudness.target, headroom: headroom)
    return soundtrack.map { FilmSound($0, as: coding) }
  }

  private func makeAnimation(_ plan: AnimationPlan, of checked: Timeline, _ path: String) async throws {
    let project = try Project(
      checked, path: timeline.timeline, fontFolder: fonts.fonts, burnsCaptions: captions.areBurned)
    let counter = FrameCounter(total: plan.frames.count, passes: plan.passes)
    let display = ProgressDisplay(work.progress, counter)
    let renderer = AnimationRenderer(film: project.film, plan: plan, jobs: work.jobs)
    let report = try await display.during {
      try await renderer.render(to: path, timelinePath: timeline.timeline, progress: counter)
    }
    display.finish(
      output: path,
      details: [("frames", report.pictures), ("distinctFrames", report.distinctPictures), ("bytes", report.bytes)],
      line: "\(path): \(plan.duration.double.text(decimals: 1)) s of \(checked.size), \(report.pictures) "
        + "picture\(report.pictures == 1 ? "" : "s") (\(report.distinctPictures) distinct), \(Self.size(report.bytes))")
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\((Double(bytes) / 1e6).text(decimals: 1)) MB"
  }
}
