import ArgumentParser
import Pipeline
import Timeline

/// Makes a share of a film's chunks, for a film that several machines make.
struct ChunksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chunks", abstract: "Makes a share of a film's chunks into a folder that several machines share.",
    discussion: """
      Each machine makes its part, and one of them joins the film:
        render chunks --timeline lesson.json -o lesson.mp4 --cache /shared --part 2/7
        render film --timeline lesson.json -o lesson.mp4 --cache /shared --only-cached
      The options are those of `film`, and must be the same for all. The name that -o gives says only what kind of file the
      film will be. The sound is made with chunk 1. What others have made is not made again.
      """)

  /// One of several shares.
  struct Part: Equatable {
    /// Which one, from 1.
    let number: Int
    /// How many there are.
    let count: Int

    /// Reads `2/7`.
    init?(parsing text: String) {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let number = numbers[0], let count = numbers[1], (1...100_000).contains(count),
        (1...count).contains(number)
      else { return nil }
      (self.number, self.count) = (number, count)
    }
  }

  @OptionGroup var film: FilmOptions

  @Flag(help: "Print how many chunks there are, and make none.")
  var count = false

  @Option(
    help: ArgumentHelp("The k-th of n shares that take about as long. Without it, all chunks.", valueName: "k/n"),
    transform: { text in
      guard let part = Part(parsing: text) else {
        throw ValidationError("\(text): expected a share and how many there are, such as 2/7.")
      }
      return part
    })
  var part: Part?

  @Option(
    help: ArgumentHelp("These chunks, counted from 1, such as 3 or 1-4,7.", valueName: "numbers"),
    transform: { text in
      guard let numbers = ChunkNumbers(parsing: text) else {
        throw ValidationError("\(text): expected numbers of chunks from 1, such as 3 or 1-4,7.")
      }
      return numbers
    })
  var index: ChunkNumbers?

  @Flag(help: "Let other machines make the film as this one would, although it was begun another way.")
  var renew = false

  func validate() throws {
    if film.cache.isOff {
      throw ValidationError("--no-cache: chunks are made into a cache. Give a folder: --cache DIR")
    }
    let ways = [("--count", count), ("--part", part != nil), ("--index", index != nil)].filter(\.1).map(\.0)
    if ways.count > 1 { throw ValidationError("\(ways[0]) and \(ways[1]) exclude each other: give one of them.") }
  }

  func run() async throws {
    try await film.work.progress.reporting { try await makeChunks() }
  }

  private func makeChunks() async throws {
    let start = ContinuousClock.now
    guard let cache = try film.cache.open(usualLimit: .max) else { throw PipelineError.cache("", .noFolder) }
    let run = try FilmRun(film, for: .chunks, cache: cache)
    let shared = try SharedFilm(run.renderer, run.range, as: run.container, in: cache)
    if let index, let last = index.numbers.last, last > shared.count {
      throw PipelineError.cache(cache.folder, .noSuchChunk(last, count: shared.count))
    }
    try shared.agree(
      film.sharedNames(run.container), timeline: film.timeline.timeline, films: RenderProgram.films,
      fontFolder: film.fonts.fonts, isFirst: renew)
    if count { return try Terminal.print("\(shared.count)") }
    let chunks = try await chosen(of: shared)
    let counter = FrameCounter(total: shared.frames(of: chunks))
    let display = ProgressDisplay(film.work.progress, counter, since: start)
    let report = try await display.during { try await shared.make(chunks, counter) }
    let made = report.chunks - report.foundChunks
    display.finish(
      output: cache.folder,
      details: [
        ("chunks", report.chunks), ("madeChunks", made), ("frames", report.frames), ("drawnFrames", report.madeFrames),
      ],
      line: "\(cache.folder): \(report.chunks) of \(shared.count) chunks of \(film.path) (\(made) made, "
        + "\(report.madeFrames) frames drawn)\(report.hasSound ? ", and the sound" : "")",
      notes: cache.problems.map { "cache: \($0)" })
  }

  /// The chunks that are asked for, from 0.
  private func chosen(of film: SharedFilm) async throws(PipelineError) -> [Int] {
    if let index { return index.numbers.map { $0 - 1 } }
    if let part { return try await film.chunks(ofPart: part.number - 1, of: part.count) }
    return Array(0..<film.count)
  }
}
