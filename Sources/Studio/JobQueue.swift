import Foundation
import Pipeline
import Synchronization
import Text
import Timeline

/// Makes films, stills and storyboards one after the other, each by a run of the program itself: what goes wrong there
/// stays there, and a run that is cancelled cleans up as one that Ctrl-C ends.
actor JobQueue {
  /// What is to be made.
  struct Wish: Decodable, Sendable {
    let kind: String
    /// The frame of a still.
    let at: Int?
    /// The frames of a clip: the first, and the one after its last.
    let from: Int?
    let to: Int?
    let shape: String?
    let theme: String?
  }

  /// One kind of thing to make.
  private struct Kind {
    let name: String
    /// The command, and the ending of the file's name.
    let (command, ending): (String, String)
    let type: String
    /// What stands in the file's name behind that of the timeline, and the options.
    let details: @Sendable (Wish) throws -> (name: String, options: [String])
  }

  /// What can be made: a row each.
  private static let kinds = [
    Kind(name: "film", command: "film", ending: "mp4", type: "video/mp4") { _ in ("", ["--progress", "json"]) },
    Kind(name: "clip", command: "film", ending: "mp4", type: "video/mp4") { wish in
      guard let from = wish.from, let to = wish.to, 0 <= from, from < to else {
        throw Workbench.Refusal.wrong("a clip goes from a frame to a later one")
      }
      return ("-\(from)-\(to)", ["--progress", "json", "--from", "\(from)f", "--to", "\(to)f"])
    },
    Kind(name: "still", command: "still", ending: "png", type: "image/png") { wish in
      guard let at = wish.at, at >= 0 else { throw Workbench.Refusal.wrong("a still is of a frame") }
      return ("-\(at)", ["--at", "\(at)f"])
    },
    Kind(name: "sheet", command: "sheet", ending: "png", type: "image/png") { _ in ("-sheet", []) },
  ]

  private enum State: String { case waiting, running, done, failed, cancelled }

  private struct Job {
    let id: Int
    let kind: String
    let path: String
    let type: String
    let arguments: [String]
    var state = State.waiting
    var share = 0.0
    var speed: Double?
    var left: Double?
    var message = ""
    var run: ProgramRun?
  }

  private let program: String
  private let timeline: String
  private let common: [String]
  private let frameRate: @Sendable () async -> Double
  private let events: EventHub
  private var jobs: [Job] = []
  private var own: Set<String> = []
  private var next = 1

  /// How many jobs are remembered.
  private static let most = 100

  /// Prepares to make what is asked for.
  ///
  /// - Parameters:
  ///   - program: The program's own file.
  ///   - timeline: The timeline's file, in whose folder everything is put.
  ///   - common: Options of every run, such as where the cache is.
  ///   - frameRate: The film's frames a second.
  init(
    program: String, timeline: String, common: [String] = [], events: EventHub,
    frameRate: @escaping @Sendable () async -> Double
  ) {
    (self.program, self.timeline, self.events, self.frameRate) = (program, timeline, events, frameRate)
    self.common = common
  }

  /// All jobs, the newest first.
  var report: JSONText { .list(jobs.reversed().map(Self.json)) }

  /// Queues what is asked for; answers its number.
  func add(_ wish: Wish) throws -> Int {
    guard let kind = Self.kinds.first(where: { $0.name == wish.kind }) else {
      throw Workbench.Refusal.wrong("\"\(wish.kind.prefix(40))\" can't be made: film, clip, still and sheet can")
    }
    guard let look = StudioLook(shape: wish.shape, theme: wish.theme) else {
      throw Workbench.Refusal.wrong("there is no such shape or theme")
    }
    guard jobs.count(where: { $0.state == .waiting }) < 50 else {
      throw Workbench.Refusal.wrong("50 jobs are waiting already")
    }
    let (name, options) = try kind.details(wish)
    let shape = (look.size == nil ? "" : "-\(wish.shape ?? "")") + (look.theme.map { "-\($0.rawValue)" } ?? "")
    let file = free(URL(fileURLWithPath: timeline).deletingPathExtension().path + shape + name, kind.ending)
    let size =
      (look.size.map { ["--size", "\($0)"] } ?? []) + (look.theme.map { ["--theme", $0.rawValue] } ?? []) + common
    let job = Job(
      id: next, kind: kind.name, path: file, type: kind.type,
      arguments: [kind.command, "--timeline", timeline, "-o", file] + size + options)
    next += 1
    jobs.append(job)
    if jobs.count > Self.most, let old = jobs.firstIndex(where: { $0.run == nil && $0.state != .waiting }) {
      jobs.remove(at: old)
    }
    send(job)
    startNext()
    return job.id
  }

  /// Ends a job, or takes it from the queue.
  func cancel(_ id: Int) throws {
    guard let index = jobs.firstIndex(where: { $0.id == id }) else { throw Workbench.Refusal.wrong("no job \(id)") }
    if jobs[index].state == .waiting {
      jobs[index].state = .cancelled
      send(jobs[index])
    } else {
      jobs[index].run?.interrupt()
    }
  }

  /// Ends all jobs, as the studio ends.
  func cancelAll() {
    for index in jobs.indices {
      if jobs[index].state == .waiting { jobs[index].state = .cancelled }
      jobs[index].run?.interrupt()
    }
  }

  /// Where the result of a job is; nil as long as there is none.
  func result(_ id: Int) -> (path: String, type: String)? {
    jobs.first { $0.id == id && $0.state == .done }.map { ($0.path, $0.type) }
  }

  /// Asks whether a film that was made is what the timeline says.
  func verify(_ id: Int) async throws -> JSONText {
    guard let job = jobs.first(where: { $0.id == id && $0.state == .done && $0.kind == "film" }) else {
      throw Workbench.Refusal.wrong("only a film that was made can be verified")
    }
    let (lines, status) = await ProgramRun.output(of: program, ["verify", job.path, "--timeline", timeline])
    return .object([
      ("lines", .list(lines.map(JSONText.string))), ("passed", .literal(status == 0 ? "true" : "false")),
    ])
  }

  /// A name that no file has but one that was made here.
  private func free(_ stem: String, _ ending: String) -> String {
    var number = 1
    while true {
      let path = stem + (number == 1 ? "" : "-\(number)") + "." + ending
      let isBusy = jobs.contains { $0.path == path && ($0.state == .waiting || $0.state == .running) }
      if !isBusy, own.contains(path) || !FileManager.default.fileExists(atPath: path) { return path }
      number += 1
    }
  }

  private func startNext() {
    guard !jobs.contains(where: { $0.state == .running }),
      let index = jobs.firstIndex(where: { $0.state == .waiting })
    else { return }
    let id = jobs[index].id
    jobs[index].state = .running
    let run = ProgramRun(program, jobs[index].arguments)
    jobs[index].run = run
    send(jobs[index])
    Task {
      let rate = await frameRate()
      var last: [String] = []
      for await line in run.lines {
        if !take(line, of: id, rate) { last = (last + [line]).suffix(40) }
      }
      finish(id, await run.status, last)
    }
  }

  /// Reads what a run reports of its progress; answers whether it is that.
  private func take(_ line: String, of id: Int, _ rate: Double) -> Bool {
    guard let index = jobs.firstIndex(where: { $0.id == id }),
      let event = try? JSONDecoder().decode(Progress.self, from: Data(line.utf8))
    else { return false }
    if let message = event.message { jobs[index].message = message }
    guard event.event == "progress", let frame = event.frame, let frames = event.frames, frames > 0 else {
      return event.message == nil
    }
    jobs[index].share = Double(frame) / Double(frames)
    jobs[index].speed = event.framesPerSecond.map { $0 / rate }
    jobs[index].left = event.secondsLeft
    send(jobs[index])
    return true
  }

  private struct Progress: Decodable {
    let event: String
    let frame: Int?
    let frames: Int?
    let framesPerSecond: Double?
    let secondsLeft: Double?
    let message: String?
  }

  private func finish(_ id: Int, _ status: Int32, _ lines: [String]) {
    guard let index = jobs.firstIndex(where: { $0.id == id }) else { return }
    jobs[index].run = nil
    jobs[index].left = nil
    jobs[index].state = status == 0 ? .done : status == 130 ? .cancelled : .failed
    if status == 0 {
      jobs[index].share = 1
      own.insert(jobs[index].path)
    }
    if jobs[index].message.isEmpty || status == 0 { jobs[index].message = lines.joined(separator: "\n") }
    send(jobs[index])
    startNext()
  }

  private func send(_ job: Job) { events.send(.object([("type", .string("job")), ("job", Self.json(job))])) }

  private static func json(_ job: Job) -> JSONText {
    func number(_ number: Double?) -> JSONText { number.map(JSONText.number) ?? .literal("null") }
    return .object([
      ("id", .integer(job.id)), ("kind", .string(job.kind)),
      ("name", .string(URL(fileURLWithPath: job.path).lastPathComponent)), ("state", .string(job.state.rawValue)),
      ("done", .number(job.share)), ("speed", number(job.speed)), ("left", number(job.left)),
      ("message", .string(job.message)),
      ("url", job.state == .done ? .string("/made/\(job.id)") : .literal("null")),
    ])
  }
}
