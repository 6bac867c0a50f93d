public import FilmKit
import FlyingFox
import FlyingSocks
import Foundation
public import Pipeline
import Text
import Timeline

/// A film on a page of the browser, to be tuned by looking and listening.
///
/// A server for this machine alone: it reads the film again whenever one of its files is saved, and writes what is changed
/// on the page into the timeline, numbers only.
public struct Studio: Sendable {
  private let bench: Workbench
  private let jobs: JobQueue
  private let events: EventHub
  private let program: String
  private let fontFolder: String?
  private let port: UInt16
  private let path: String

  /// Reads a film.
  ///
  /// - Parameters:
  ///   - path: The timeline's file.
  ///   - films: The films that it can be of.
  ///   - port: Where the page is served; 0 for any port that is free.
  ///   - program: The program's own file, by which films are made.
  ///   - savesAtOnce: Whether every change is written at once, or when that is asked for.
  ///   - fontFolder: Where to look for fonts first.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: What is wrong with the film's files.
  public init(
    _ path: String, films: FilmList, port: UInt16 = 0, program: String, savesAtOnce: Bool = true,
    fontFolder: String? = nil, cache: Cache? = nil
  ) throws(PipelineError) {
    let events = EventHub()
    let bench = try Workbench(
      StudioFilm.Source(path: path, films: films, fontFolder: fontFolder, cache: cache), savesAtOnce: savesAtOnce,
      events: events)
    let common = (fontFolder.map { ["--fonts", $0] } ?? []) + (cache.map { ["--cache", $0.folder] } ?? ["--no-cache"])
    jobs = JobQueue(program: program, timeline: path, common: common, events: events) {
      let rate = await bench.film.timeline.frameRate
      return Double(rate.numerator) / Double(rate.denominator)
    }
    (self.bench, self.events, self.port, self.program) = (bench, events, port, program)
    (self.path, self.fontFolder) = (path, fontFolder)
  }

  /// Serves the page until the task is cancelled.
  ///
  /// - Parameter ready: Is called with the address of the page as soon as it is there.
  /// - Throws: `PipelineError.studio`, when the port can't be had.
  public func run(ready: @escaping @Sendable (_ address: String) async -> Void) async throws {
    // The number of the port is part of the names under which the server may be asked for.
    let port = try self.port == 0 ? FreePort.find() : self.port
    let gate = Gate(port: port)
    let handler = StudioServer(
      bench: bench, jobs: jobs, gate: gate, events: events, notes: NoteShelf(besides: path))
    let server: HTTPServer
    do {
      server = HTTPServer(
        config: HTTPServer.Configuration(
          address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 600, pool: PromptSockets(),
          logger: .disabled),
        handler: handler)
    } catch {
      throw PipelineError.studio(port: port, reason: "\(error)")
    }
    do {
      try await serve(server, at: "http://127.0.0.1:\(port)/?token=\(gate.token)", port: port, ready)
    } catch {
      await end()
      throw error
    }
    await end()
  }

  /// Tells the pages that it ends, and ends what is being made.
  private func end() async {
    events.send(.object([("type", .string("bye"))]))
    await jobs.cancelAll()
  }

  private func serve(
    _ server: HTTPServer, at address: String, port: UInt16, _ ready: @escaping @Sendable (String) async -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do { try await server.run() } catch let error as SocketError {
          // Who ends the server closes its socket.
          guard !Task.isCancelled else { throw CancellationError() }
          throw PipelineError.studio(port: port, reason: FreePort.words(error))
        }
      }
      group.addTask { await watch() }
      group.addTask { await review() }
      do { try await server.waitUntilListening() } catch {
        // Why it does not listen is what the server itself says.
        while try await group.next() != nil {}
        throw error
      }
      await ready(address)
      defer { group.cancelAll() }
      while try await group.next() != nil {}
    }
  }

  /// Reads the film again whenever one of its files is saved.
  private func watch() async {
    while !Task.isCancelled {
      let watcher = FileWatcher(await bench.files, pause: .milliseconds(50))
      await watcher.change(since: watcher.stamps)
      guard !Task.isCancelled else { return }
      try? await bench.look()
    }
  }

  /// Looks through the film once more whenever it is another: by a run of the program, so that nobody waits for it.
  private func review() async {
    var seen = 0
    for await _ in merged(events.listen()) {
      let revision = await bench.revision
      guard revision != seen, await bench.problems.isEmpty else { continue }
      seen = revision
      let fonts = fontFolder.map { ["--fonts", $0] } ?? []
      let (lines, status) = await ProgramRun.output(
        of: program, ["check", "--timeline", path, "--json", "--jobs", "1"] + fonts)
      guard status == 0, let report = Self.warnings(in: lines) else { continue }
      await bench.take(warnings: report, of: revision)
    }
  }

  /// The stream, with one element in front.
  private func merged(_ stream: AsyncStream<String>) -> AsyncStream<String> {
    AsyncStream { continuation in
      continuation.yield("")
      let task = Task {
        for await line in stream { continuation.yield(line) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// The warnings of a report, as the page has them.
  static func warnings(in lines: [String]) -> JSONText? {
    struct Report: Decodable {
      struct Warning: Decodable {
        let kind: String
        let beat: String?
        let frame: Int?
        let message: String
      }
      let warnings: [Warning]
    }
    // What is noted comes before or after the report.
    guard let start = lines.firstIndex(of: "{"), let end = lines.lastIndex(of: "}"), start < end,
      let report = try? JSONDecoder().decode(
        Report.self, from: Data(lines[start...end].joined(separator: "\n").utf8))
    else { return nil }
    return .list(
      report.warnings.map { warning in
        .object([
          ("kind", .string(warning.kind)), ("beat", warning.beat.map(JSONText.string) ?? .literal("null")),
          ("frame", warning.frame.map(JSONText.integer) ?? .literal("null")), ("message", .string(warning.message)),
        ])
      })
  }
}
