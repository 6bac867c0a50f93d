import ArgumentParser
package import Farm
import Foundation
import Pipeline

/// Writes the job by which a farm makes films.
struct JobCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "Writes a job for Slurm or a render farm: the chunks of films, then what joins them.",
    discussion: """
      All timelines in all sizes are films of the job, made with the options of `film` that follow:
        render job --timeline a.json b.json --size 4k square --for slurm -o course.sh --tasks 64 --cache /shared
      Every machine must find the program, the timelines, what they name and the shared folder under the same names. The films
      are called like their timelines. `render film --help` lists the options that may follow.
      """)

  @Option(
    name: [.customShort("t"), .long], parsing: .upToNextOption,
    help: ArgumentHelp("The timelines: JSON or YAML.", valueName: "files"))
  var timeline: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The sizes of each film, as of `film`, instead of video.size.", valueName: "sizes"))
  var size: [String] = []

  @Option(name: .customLong("for"), help: ArgumentHelp("What runs it: slurm or openjd.", valueName: "engine"))
  var engine: JobEngine

  @Option(
    name: [.short, .long], help: ArgumentHelp("The job's file; without it, job.sh or job.json.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Tasks at most, which take about as long.", valueName: "n"))
  var tasks = 16

  @Option(help: ArgumentHelp("The folder for the films; without it, this one.", valueName: "folder"))
  var into = "."

  @Option(help: ArgumentHelp("Workers of each task; without it, as many as the farm gives it.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var folder: CacheFolderOptions
  @OptionGroup var fonts: FontOptions

  @Option(help: "How progress is shown: auto (a bar on a terminal, else lines), plain, json, openjd, none.")
  var progress: ProgressStyle = .auto

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Options of `film`, which all films are made with.", valueName: "options"))
  var options: [String] = []

  func validate() throws {
    guard (1...100_000).contains(tasks) else {
      throw ValidationError("--tasks \(tasks): expected a number of tasks from 1 to 100000.")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs \(jobs): expected a number of workers from 1 to 1024.")
    }
    guard folder.cache != nil else {
      throw ValidationError("a job needs a folder that all machines share. Give it: --cache DIR")
    }
    if timeline.contains("-") {
      throw ValidationError("--timeline -: other machines can't read this standard input. Name a file.")
    }
  }

  func run() async throws { try await progress.reporting { try await write() } }

  private func write() async throws {
    let file = output ?? "job.\(engine.usualExtension)"
    guard let folder = folder.cache else { return }
    let cache = try Cache(folder: folder, limit: .max)
    let places = try places()
    var inputs = InputFiles()
    for place in places { inputs.add(place.timeline, as: .timeline) }
    let target = try JobFile.check(file, signature: JobEngine.signature, keeping: inputs)
    var films: [FarmJob.Film] = []
    for place in places {
      let words = place.words(options)
      let more = ["--cache", cache.folder] + (fonts.fonts.map { ["--fonts", Self.whole($0)] } ?? [])
      let film = try FilmOptions.parse(words + more)
      _ = try FilmFormat.container(of: film.path, keeping: film.timeline.inputs)
      let run = try FilmRun(film, for: .chunks, cache: cache)
      let shared = try SharedFilm(run.renderer, run.range, as: run.container, in: cache)
      try shared.agree(
        film.sharedNames(run.container), timeline: film.timeline.timeline, films: RenderProgram.films,
        fontFolder: film.fonts.fonts, isFirst: true)
      films.append(FarmJob.Film(words: words, name: place.name, costs: try await shared.costs()))
    }
    let job = FarmJob(
      name: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent.filter { !$0.isWhitespace },
      program: Bundle.main.executablePath ?? "render", cache: cache.folder, fonts: fonts.fonts.map(Self.whole),
      jobs: jobs, films: films, tasks: tasks)
    try JobFile.write(engine.text(job), to: target, calledInErrors: file)
    let (tasks, count) = (job.tasks.count, films.count)
    if progress != .none {
      Terminal.note(
        "\(file): \(count) film\(count == 1 ? "" : "s"), \(job.count) chunks in \(tasks) task\(tasks == 1 ? "" : "s"), the "
          + "largest \(job.imbalance) % above the mean. Start it: \(engine.start(file))")
      for problem in cache.problems { Terminal.note("  cache: \(problem)") }
    }
  }

  /// One film: where its timeline is, and where it will be.
  private struct Place {
    let timeline: String
    let size: String?
    let film: String

    var name: String { URL(fileURLWithPath: film).lastPathComponent }

    func words(_ options: [String]) -> [String] {
      ["--timeline", timeline, "-o", film] + (size.map { ["--size", $0] } ?? []) + options
    }
  }

  /// All timelines in all sizes.
  private func places() throws -> [Place] {
    // The codec says how the films' names end.
    let example = try FilmOptions.parse(["--timeline", timeline.first ?? ""] + options)
    let sizes: [String?] = size.isEmpty ? [nil] : size
    let places = timeline.flatMap { timeline in
      sizes.map { size in
        let name = URL(fileURLWithPath: timeline).deletingPathExtension().lastPathComponent
        let mark = sizes.count > 1 ? "-\(size ?? "")" : ""
        let film = "\(Self.whole(into))/\(name)\(mark).\(example.coding.request.usualExtension)"
        return Place(timeline: Self.whole(timeline), size: size, film: film)
      }
    }
    let names = Dictionary(grouping: places, by: \.film).filter { $0.value.count > 1 }
    if let twice = places.first(where: { names[$0.film] != nil }) {
      let films = names[twice.film, default: []].map(\.timeline).joined(separator: " and ")
      throw ValidationError("two films would be called \(twice.film): \(films). Give their timelines other names.")
    }
    return places
  }

  private static func whole(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

extension JobEngine: ExpressibleByArgument {
  /// Finds the engine of a name.
  package init?(argument: String) {
    guard let engine = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = engine
  }

  /// The names of all.
  package static var allValueStrings: [String] { all.map(\.name) }
}
