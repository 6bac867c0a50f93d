import ArgumentParser
import Pipeline

/// Makes the film.
struct FilmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film", abstract: "Makes the film (the default: `render film --timeline F` is `render --timeline F`).",
    discussion: """
      The output's name says what it is: a film, .mp4, .mov or .webm, or a looping animation, .gif or .apng.
      A place in the film is a time (12.5s, 1:02.5), a frame (750f), a beat (grad.2: its first frame) or the end of a
      beat (grad.2.end: its last frame).
      What was made is kept in a cache: a run that was killed goes on where it was, and only what changed is made again.
      """)

  @OptionGroup var film: FilmOptions

  @Flag(help: "Print what would be made, and how long it would take; write no film.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Write where the time goes, as a trace for chrome://tracing or ui.perfetto.dev.", valueName: "file"))
  var profile: String?

  func validate() throws {
    if dryRun, let profile {
      throw ValidationError("--dry-run makes nothing that --profile \(profile) could measure: give one of them.")
    }
  }

  func run() async throws {
    try await film.work.progress.reporting { try await makeFilm() }
  }

  private func makeFilm() async throws {
    let start = ContinuousClock.now
    if case .animation(let kind) = FilmFormat(path: film.path) {
      if let option = dryRun ? "--dry-run" : profile != nil ? "--profile" : nil {
        throw PipelineError.output(path: film.path, .filmsOnly(option: option))
      }
      return try await AnimationRun(film, kind).render(since: start)
    }
    if let profile { try Profile.check(profile, besides: film.path, keeping: film.timeline.inputs) }
    let profile = profile == nil ? nil : Profile()
    let run = try FilmRun(film, cache: film.cache.open(), profile: profile)
    if dryRun { return try await run.forecast() }
    try await run.render(since: start)
    if let path = self.profile { try profile?.write(to: path) }
  }
}
