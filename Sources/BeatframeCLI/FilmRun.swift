import Foundation
import Numerics
import Pipeline
import Timeline
import Video

/// A film that is ready to be rendered: everything is read, and what can be wrong has been found.
struct FilmRun {
  /// What was asked for.
  let options: FilmOptions
  /// The film.
  let project: Project
  /// The recorded voice; nil for none.
  let voice: Voice?
  /// What is kept between runs; nil for nothing.
  let cache: Cache?
  /// Where the time goes; nil when nobody asks.
  let profile: Profile?
  let range: Range<Int>
  private let words: MovieWords
  let renderer: MovieRenderer
  /// The kind of file.
  let container: MovieContainer
  private let inputs: InputFiles
  private let captions: CaptionExporter?

  /// What becomes of the film.
  enum Purpose {
    /// It is made and written.
    case film
    /// It is written, of what the cache has.
    case join
    /// Chunks of it are made, which will be joined elsewhere.
    case chunks
  }

  /// Reads the timeline and all that it names.
  init(
    _ options: FilmOptions, for purpose: Purpose = .film, cache: Cache?, profile: Profile? = nil
  ) throws(PipelineError) {
    let (path, timeline) = (options.path, options.timeline.timeline)
    let (checked, source) = try options.timeline.loadWithDigest(options.work.progress)
    let settings = try options.coding.request.settings(for: path)
    if let every = options.every, FilmFormat(path: path) != nil {
      throw .output(path: path, .filmSkipsFrames(every: every))
    }
    inputs = options.timeline.inputs
    container =
      purpose == .chunks ? try FilmFormat.shared(path) : try FilmFormat.container(of: path, keeping: inputs)
    let tags = try MovieTags(checked, path: timeline)
    voice = try Voice.read(for: checked, at: timeline, cache: cache)
    for warning in voice?.warnings ?? [] { options.work.progress.warn(warning) }
    let narrated = try options.captions.by.narrated(
      checked, at: timeline, if: !options.captions.captions.isEmpty, cache: cache, options.work.progress)
    project = try Project(
      narrated, path: timeline, films: RenderProgram.films, fontFolder: options.fonts.fonts,
      burnsCaptions: options.captions.areBurned,
      voice: voice, source: source)
    range = try FrameSelection(from: options.from, to: options.to).range(of: project.timeline)
    words = MovieWords(project.timeline, range)
    captions =
      options.captions.captions.contains(.files) && purpose != .chunks
      ? try CaptionExporter(
        words, language: project.timeline.language, besides: path, keeping: inputs,
        replacing: options.captions.overwrite) : nil
    let sound = try Self.sound(options, project, voice, in: container)
    renderer = MovieRenderer(
      film: project.film, digest: project.digest, settings: settings, sound: sound,
      words: options.captions.captions.contains(.track) ? words : words.silent, tags: tags, jobs: options.work.jobs,
      cache: cache, onlyJoins: purpose == .join, profile: profile)
    (self.options, self.cache, self.profile) = (options, cache, profile)
  }

  /// Renders the film and the files beside it, and reports what was done.
  func render(since start: ContinuousClock.Instant) async throws {
    let (path, timeline) = (options.path, project.timeline)
    let counter = FrameCounter(total: range.count)
    let display = ProgressDisplay(options.work.progress, counter, since: start)
    let report = try await display.during {
      try await renderer.render(range, to: path, keeping: inputs, progress: counter)
    }
    let files = try captions?.write() ?? []
    let seconds = Double(report.frames) / timeline.frameRate.rational.double
    let notes = [
      voice.map { "voice: \($0.report(in: timeline).replacing("\n", with: "\n  voice: "))" },
      renderer.sound.flatMap { sound in report.sound.map { "sound: \(sound.coding.name), \($0)" } },
      files.isEmpty ? nil : "captions: \(files.joined(separator: ", "))",
      profile.map { "profile: \($0.summary)" },
    ]
    let problems = (cache?.problems ?? []).map { "cache: \($0)" }
    let drawn = report.madeFrames == report.distinctFrames ? "" : ", \(report.madeFrames) drawn"
    display.finish(
      output: path,
      details: [
        ("frames", report.frames), ("distinctFrames", report.distinctFrames), ("drawnFrames", report.madeFrames),
        ("bytes", report.bytes),
      ],
      line: "\(path): \(seconds.text(decimals: 1)) s of \(timeline.size) at \(timeline.frameRate) frames/s, "
        + "\(report.frames) frames (\(report.distinctFrames) distinct\(drawn)), \(ByteCount(report.bytes).text)",
      notes: notes.compactMap(\.self) + problems)
  }

  /// Reports what rendering would take.
  func forecast() async throws {
    let forecast = try await renderer.forecast(
      range, to: options.path, keeping: inputs)
    try Terminal.print(ForecastText(forecast, path: options.path, hasCache: cache != nil).lines)
  }

  /// Plans the sound, unless none is wanted or there is none.
  private static func sound(
    _ options: FilmOptions, _ project: Project, _ voice: Voice?, in container: MovieContainer
  ) throws(PipelineError) -> SoundOutput? {
    guard let coding = options.audio.coding(in: container) else { return nil }
    do throws(VideoError) {
      try MovieTracks(sound: MovieTracks.Sound(coding)).check(for: container)
    } catch {
      throw .tracks(path: options.path, error)
    }
    return SoundPlan(of: project.film, voice: voice).map {
      SoundOutput(
        $0, loudness: options.loudness.target, limiter: options.loudness.limiter(of: project.timeline), as: coding)
    }
  }
}
