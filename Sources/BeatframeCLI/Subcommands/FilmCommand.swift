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

  @Flag(help: "Make nothing: join what `render chunks` made into the cache, or say what is missing.")
  var onlyCached = false

  @Option(
    help: ArgumentHelp(
      "Write where the time goes, as a trace for chrome://tracing or ui.perfetto.dev.", valueName: "file"))
  var profile: String?

  func validate() throws {
    if onlyCached, film.cache.isOff {
      throw ValidationError("--only-cached and --no-cache exclude each other: give one of them.")
    }
    if onlyCached, dryRun {
      throw ValidationError("--only-cached and --dry-run exclude each other: --dry-run says what is cached, too.")
    }
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
      let options = [("--dry-run", dryRun), ("--profile", profile != nil), ("--only-cached", onlyCached)]
      if let option = options.first(where: \.1)?.0 {
        throw PipelineError.output(path: film.path, .filmsOnly(option: option))
      }
      return try await AnimationRun(film, kind).render(since: start)
    }
    if let profile { try Profile.check(profile, besides: film.path, keeping: film.timeline.inputs) }
    let profile = profile == nil ? nil : Profile()
    // What others made for this film must not go before it is joined.
    let cache = try onlyCached ? film.cache.open(usualLimit: .max) : film.cache.open()
    let run = try FilmRun(film, for: onlyCached ? .join : .film, cache: cache, profile: profile)
    if dryRun { return try await run.forecast() }
    try await run.render(since: start)
    if let path = self.profile { try profile?.write(to: path) }
  }
}
