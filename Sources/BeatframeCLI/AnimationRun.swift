import Numerics
import Pipeline
import Timeline
import Video

/// A looping animation that is ready to be rendered.
struct AnimationRun {
  private let options: FilmOptions
  private let timeline: Timeline
  private let plan: AnimationPlan

  /// Reads the timeline and plans the pictures.
  init(_ options: FilmOptions, _ kind: AnimationKind) throws(PipelineError) {
    let path = options.path
    timeline = try options.timeline.load(options.work.progress)
    _ = try options.coding.request.settings(for: path)
    if options.audio.audio != nil { throw .output(path: path, .filmsOnly(option: "--audio")) }
    let range = try FrameSelection(from: options.from, to: options.to).range(of: timeline)
    plan = try AnimationPlan(kind, of: range, every: options.every, at: timeline.frameRate, path: path)
    self.options = options
  }

  /// Renders the animation, and reports what was done.
  func render(since start: ContinuousClock.Instant) async throws {
    let path = options.path
    let narrated = try options.captions.by.narrated(
      timeline, at: options.timeline.timeline, if: options.captions.areBurned, cache: try options.cache.open(),
      options.work.progress)
    let project = try Project(
      narrated, path: options.timeline.timeline, films: RenderProgram.films, fontFolder: options.fonts.fonts,
      burnsCaptions: options.captions.areBurned)
    let counter = FrameCounter(total: plan.frames.count, passes: plan.passes)
    let display = ProgressDisplay(options.work.progress, counter, since: start)
    let renderer = AnimationRenderer(film: project.film, plan: plan, jobs: options.work.jobs)
    let report = try await display.during {
      try await renderer.render(to: path, keeping: options.timeline.inputs, progress: counter)
    }
    display.finish(
      output: path,
      details: [("frames", report.pictures), ("distinctFrames", report.distinctPictures), ("bytes", report.bytes)],
      line: "\(path): \(plan.duration.double.text(decimals: 1)) s of \(timeline.size), \(report.pictures) "
        + "picture\(report.pictures == 1 ? "" : "s") (\(report.distinctPictures) distinct), "
        + ByteCount(report.bytes).text)
  }
}
