import FilmKit
import FlyingFox
import FlyingSocks
import Foundation
import Pipeline
import StudioPage
import Text
import Timeline

/// Serves the page and what it asks for.
struct StudioServer: HTTPHandler {
  let bench: Workbench
  let jobs: JobQueue
  let gate: Gate
  let events: EventHub
  let notes: NoteShelf

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    await answer(request).response
  }

  private func answer(_ request: HTTPRequest) async -> Answer {
    switch gate.verdict(request) {
    case .closed(let status, let words): return .refused(status: status, words)
    case .welcome: return .elsewhere("/", cookie: gate.cookie)
    case .open: break
    }
    do {
      if let route = Self.routes.first(where: { $0.path == request.path && $0.method == request.method }) {
        return try await route.answer(self, request)
      }
      if request.method == .GET, request.path.hasPrefix("/page/") {
        return try page(String(request.path.dropFirst("/page/".count)))
      }
      if let answer = try await job(request) { return answer }
      throw Refused(404, "there is nothing under \(request.path)")
    } catch let refused as Refused {
      return .refused(status: refused.status, refused.words)
    } catch Workbench.Refusal.conflict(let revision) {
      return .refused(
        status: 409, "the film was changed meanwhile, here or elsewhere: look at it as it is now, and try again",
        fields: [("revision", .integer(revision))])
    } catch let wrong as NoteShelf.Wrong {
      return .refused(status: 422, wrong.words)
    } catch Workbench.Refusal.wrong(let words) {
      return .refused(status: 422, words)
    } catch let error as PipelineError {
      return .refused(status: 422, error.description)
    } catch {
      return .refused(status: 400, "the request can't be understood: \(error)")
    }
  }

  /// Why a request is not answered.
  struct Refused: Error {
    let status: Int
    let words: String

    init(_ status: Int, _ words: String) { (self.status, self.words) = (status, words) }
  }

  // MARK: The page

  func page(_ name: String) throws -> Answer {
    if let file = StudioPage.files.first(where: { $0.name == name }) { return .bytes(file.bytes, type: file.type) }
    if let font = StudioFonts.files.first(where: { $0.name == name }), let bytes = font.bytes {
      return .bytes(bytes, type: "font/otf")
    }
    throw Refused(404, "the page has no file \"\(name)\"")
  }

  // MARK: Picture

  private func look(_ request: HTTPRequest) throws -> StudioLook {
    guard let look = StudioLook(shape: request.query["shape"], theme: request.query["theme"]) else {
      throw Refused(400, "there is no such shape or theme")
    }
    return look
  }

  func frame(_ request: HTTPRequest) async throws -> Answer {
    let maker = try await bench.maker(look(request))
    let frame = try number(request, "at", in: 0...(maker.film.timeline.frameCount - 1))
    let width = try number(request, "width", in: 16...8192, else: maker.film.timeline.size.width)
    return .bytes(try await maker.png(frame, width: width), type: "image/png")
  }

  func inspect(_ request: HTTPRequest) async throws -> Answer {
    let film = try await bench.maker(look(request)).film
    let frame = try number(request, "at", in: 0...(film.timeline.frameCount - 1))
    return .json(FrameReport(film: film, frame: frame).json)
  }

  // MARK: Sound

  func sound(_ request: HTTPRequest) async throws -> Answer {
    guard let mix = try await bench.mix() else { throw Refused(404, "there is nothing to hear in this film") }
    return try part(of: mix, request, type: "audio/wav")
  }

  /// What a request's byte range says, or all of it (RFC 9110, 14.2).
  private func part(of content: any PartialContent, _ request: HTTPRequest, type: String) throws -> Answer {
    guard let range = request.headers[.range] else {
      return .part(content, range: 0..<content.count, isWhole: true, type: type)
    }
    guard let part = ByteRange.parse(range, of: content.count) else {
      throw Refused(416, "the range \(range) is none of \(content.count) bytes")
    }
    return .part(content, range: part, isWhole: false, type: type)
  }

  func waveform(_ request: HTTPRequest) async throws -> Answer {
    let count = try number(request, "count", in: 1...10_000)
    guard let from = request.query["from"].flatMap(Double.init), let to = request.query["to"].flatMap(Double.init),
      from.isFinite, to.isFinite, abs(from) < 1e6, abs(to) < 1e6, from < to
    else { throw Refused(400, "from and to are seconds, from the earlier one") }
    let outline = try await bench.outline()?.outline(from: from, to: to, count: count)
    return .json(
      .object([("low", .numbers(outline?.low ?? [])), ("high", .numbers(outline?.high ?? []))]))
  }

  // MARK: Changes

  /// Takes a recording, which is written as it comes.
  func take(_ request: HTTPRequest) async throws -> Answer {
    let revision = try number(request, "revision", in: 0...Int.max)
    let path = try await bench.pathOfTake()
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw Refused(422, "\(path) can't be written") }
    do {
      var (count, head) = (0, Data())
      for try await part in request.bodySequence {
        count += part.count
        guard count <= Self.longestTake else { throw Refused(413, "a take has at most 1 GB") }
        if head.count < 12 { head += part.prefix(12 - head.count) }
        try file.write(contentsOf: part)
      }
      try file.close()
      guard head.starts(with: Data("RIFF".utf8)), head.suffix(4) == Data("WAVE".utf8) else {
        throw Refused(422, "the take is no WAV file")
      }
      return .revision(try await bench.take(path, revision: revision))
    } catch {
      try? file.close()
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// How many bytes a take may have: an hour and a half.
  private static let longestTake = 1 << 30

  /// Takes the notes of a reviewer.
  func takeNotes(_ request: HTTPRequest) async throws -> Answer {
    let data = try await bytes(request, limit: 4 << 20)
    try notes.add(data, named: request.query["name"] ?? "")
    events.send(.object([("type", .string("notes"))]))
    return .json(.object([]))
  }

  /// Reads a request's body, which has a limit.
  func body<Body: Decodable>(_ request: HTTPRequest, _ type: Body.Type) async throws -> Body {
    let data = try await bytes(request, limit: 1 << 20)
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw Refused(400, "the request's JSON is not what is expected: \(error)")
    }
  }

  private func bytes(_ request: HTTPRequest, limit: Int) async throws -> Data {
    var data = Data()
    for try await part in request.bodySequence {
      data += part
      guard data.count <= limit else { throw Refused(413, "a request of this kind has at most \(limit >> 20) MB") }
    }
    return data
  }

  private func number(
    _ request: HTTPRequest, _ name: String, in range: ClosedRange<Int>, else usual: Int? = nil
  ) throws -> Int {
    guard let text = request.query[name] else {
      if let usual { return usual }
      throw Refused(400, "\(name) is missing")
    }
    guard let number = Int(text), range.contains(number) else {
      throw Refused(400, "\(name): expected \(range.lowerBound) to \(range.upperBound), found \(text.prefix(40))")
    }
    return number
  }

  // MARK: Jobs

  func make(_ request: HTTPRequest) async throws -> Answer {
    let wish = try await body(request, JobQueue.Wish.self)
    return .json(.object([("id", .integer(try await jobs.add(wish)))]))
  }

  /// /api/jobs/ID/cancel, /api/jobs/ID/verify and /made/ID.
  private func job(_ request: HTTPRequest) async throws -> Answer? {
    let parts = request.path.split(separator: "/").map(String.init)
    if request.method == .POST, parts.count == 4, parts[0] == "api", parts[1] == "jobs", let id = Int(parts[2]) {
      switch parts[3] {
      case "cancel":
        try await jobs.cancel(id)
        return .json(.object([]))
      case "verify": return .json(try await jobs.verify(id))
      default: return nil
      }
    }
    guard request.method == .GET, parts.count == 2, parts[0] == "made", let id = Int(parts[1]) else { return nil }
    guard let made = await jobs.result(id), let file = MadeFile(made.path) else {
      throw Refused(404, "there is no result \(id)")
    }
    return try part(of: file, request, type: made.type)
  }

  // MARK: Events

  func listen(_ request: HTTPRequest) async throws -> Answer {
    var response = try await WebSocketHTTPHandler(
      handler: MessageFrameWSHandler(handler: Listener(events: events))
    ).handleRequest(request)
    for (name, value) in Gate.headers { response.headers[HTTPHeader(name)] = value }
    return .upgraded(response)
  }

  /// Hands on what happens; what a page says is not listened to.
  private struct Listener: WSMessageHandler {
    let events: EventHub

    func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
      let lines = events.listen()
      return AsyncStream { continuation in
        let task = Task {
          await withTaskGroup(of: Void.self) { group in
            group.addTask { for await line in lines { continuation.yield(.text(line)) } }
            group.addTask { for await _ in client {} }
            await group.next()
            group.cancelAll()
          }
          continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
      }
    }
  }
}

extension Answer {
  /// The number of the film as it is now.
  static func revision(_ revision: Int) -> Answer { .json(.object([("revision", .integer(revision))])) }
}

/// A part of a file that a request asks for.
enum ByteRange {
  /// Reads a header such as `bytes=0-499`, `bytes=500-` or `bytes=-500`; nil where that is no part of so many bytes.
  ///
  /// Of several parts the first is meant.
  static func parse(_ text: String, of count: Int) -> Range<Int>? {
    guard text.hasPrefix("bytes="), count > 0 else { return nil }
    let first = text.dropFirst("bytes=".count).split(separator: ",")[0...].first ?? ""
    let parts = first.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2 else { return nil }
    if parts[0].isEmpty {
      guard let length = Int(parts[1]), length > 0 else { return nil }
      return max(0, count - length)..<count
    }
    guard let start = Int(parts[0]), (0..<count).contains(start) else { return nil }
    guard !parts[1].isEmpty else { return start..<count }
    guard let end = Int(parts[1]), end >= start else { return nil }
    return start..<min(count, end < Int.max ? end + 1 : end)
  }
}
