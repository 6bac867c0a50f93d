import ArgumentParser
import Pipeline
import Text
import Timeline

/// Checks a timeline and shows its beats.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a timeline and prints its beats: when each is and what it shows.",
    discussion: """
      Then it warns of what can't be read in the film: labels that overlap, stand half in a neuron or outside the frame,
      are too small, too near in colour to what is behind them, or gone too soon. Warnings do not change the exit
      status, unless --strict is given: then it is 1 where there are some. A voice that the timeline names is read; one that can't be used is an error.

      With a script, or cues in the timeline, film and voice are compared: each beat with its word, when that is said,
      by how much the beat is off (ms, later is +), and what `render tune` would make of it.
      """)

  @OptionGroup var timeline: TimelineOptions
  @OptionGroup var captions: CaptionOptions
  @OptionGroup var narration: NarrationOptions
  @OptionGroup var workers: WorkerOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Fail where there are warnings.")
  var strict = false

  func run() async throws {
    let checked = try timeline.load()
    let cache = try cache.open()
    let voice = try Voice.read(for: checked, at: timeline.timeline, cache: cache)
    let narrated = try captions.by.narrated(checked, at: timeline.timeline, if: captions.areBurned, cache: cache)
    let project = try Project(
      narrated, path: timeline.timeline, films: RenderProgram.films, fontFolder: fonts.fonts,
      burnsCaptions: captions.areBurned, voice: voice)
    let tuning = try tuning(of: checked, cache)
    if !json { try Terminal.print(BeatReport(project, voice: voice, tuning: tuning).table) }
    let review = try await Review(project, jobs: workers.jobs)
    if json { try Terminal.print(BeatReport(project, review: review, voice: voice, tuning: tuning).json) }
    var warnings = review.lines + (voice?.warnings ?? []) + (tuning?.words(in: timeline.timeline) ?? [])
    warnings += (tuning?.warnings ?? []).map { "\(timeline.timeline): warning: \($0)" }
    // JSON has those of the film.
    for warning in warnings.dropFirst(json ? review.lines.count : 0) { Terminal.note(warning) }
    let count = warnings.count + checked.warnings.count
    if strict, count > 0 {
      Terminal.note("\(counted(count, "warning")), and none is allowed with --strict.")
      throw ExitCode.failure
    }
  }

  /// Film and voice side by side, if there is anything to compare.
  private func tuning(of checked: Timeline, _ cache: Cache?) throws(PipelineError) -> Tuning? {
    let files = narration.files(of: checked, at: timeline.timeline)
    guard files.isNarrated || !checked.cues.isEmpty else { return nil }
    let spoken = try SpokenScript(checked, at: timeline.timeline, files, cache: cache)
    Terminal.note(spoken.report)
    return try Tuning(checked, at: timeline.timeline, spoken)
  }
}
