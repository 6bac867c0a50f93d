import Films
import FlyingFox
import Foundation
import Testing

@testable import Pipeline
@testable import Studio
import StudioPage
import Text
import Timeline

@Suite("the server of the studio")
struct ServerTests {
  /// The answer to a request that has the cookie.
  private struct Client {
    let server: StudioServer

    func get(_ path: String, _ query: [String: String] = [:], _ headers: [String: String] = [:]) async throws
      -> (status: Int, body: Data, headers: HTTPHeaders)
    { try await send(.GET, path, query, headers, Data()) }

    func post(_ path: String, _ body: String) async throws -> (status: Int, body: Data, headers: HTTPHeaders) {
      try await send(.POST, path, [:], ["X-Beatframe": "1"], Data(body.utf8))
    }

    func send(
      _ method: HTTPMethod, _ path: String, _ query: [String: String], _ headers: [String: String], _ body: Data
    ) async throws -> (status: Int, body: Data, headers: HTTPHeaders) {
      var all = headers
      all["Host"] = "127.0.0.1:4000"
      all["Cookie"] = "beatframe_studio=secret"
      let request = HTTPRequest(
        method: method, version: .http11, path: path,
        query: query.sorted { $0.key < $1.key }.map { HTTPRequest.QueryItem(name: $0.key, value: $0.value) },
        headers: Dictionary(uniqueKeysWithValues: all.map { (HTTPHeader($0.key), $0.value) }), body: body)
      let response = try await server.handleRequest(request)
      return (response.statusCode.code, try await response.bodyData, response.headers)
    }
  }

  private func run(_ body: (Client, Lesson) async throws -> Void) async throws {
    try await Lesson.run { lesson in
      let (bench, events) = (try lesson.bench(), EventHub())
      let jobs = JobQueue(program: "/bin/false", timeline: lesson.path, events: events) { 24 }
      let gate = Gate(port: 4000, token: "secret")
      try await body(
        Client(
          server: StudioServer(
            bench: bench, jobs: jobs, gate: gate, events: events, notes: NoteShelf(besides: lesson.path))), lesson)
    }
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("tells of the film: beats, what moves in them, and what can be done")
  func film() async throws {
    try await run { client, _ in
      let (status, body, headers) = try await client.get("/api/film")
      let film = try object(body)
      #expect(status == 200 && headers[.contentType] == "application/json")
      #expect(film["revision"] as? Int == 1 && film["saved"] as? Bool == true && film["editable"] as? Bool == true)
      let beats = try #require(film["beats"] as? [[String: Any]])
      let loss = try #require(beats.first { $0["id"] as? String == "loss" })
      #expect(loss["end"] as? Double == (loss["start"] as? Double ?? 0) + 0.4)
      #expect((loss["motion"] as? Double ?? 0) > 0 && (loss["least"] as? Double ?? 0) > 0)
      #expect(beats.reduce(0) { $0 + ($1["frames"] as? Int ?? 0) } == film["frames"] as? Int)
    }
  }

  @Test("sends every answer with the headers that keep other sites out")
  func headers() async throws {
    try await run { client, _ in
      for path in ["/", "/api/film", "/nothing", "/page/studio.css"] {
        let headers = try await client.get(path).headers
        for (name, value) in Gate.headers { #expect(headers[HTTPHeader(name)] == value, "\(path): \(name)") }
      }
    }
  }

  @Test("serves every file of the page, and no other file")
  func page() async throws {
    try await run { client, _ in
      let (status, body, _) = try await client.get("/")
      #expect(status == 200 && String(decoding: body, as: UTF8.self).contains("<html"))
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Studio/Page")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".swift") }
      #expect(Set(names) == Set(StudioPage.files.map(\.name)))
      for file in StudioPage.files {
        #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
        #expect(try await client.get("/page/\(file.name)").status == 200)
      }
      for path in [
        "/page/../Package.swift", "/page/%2e%2e/x", "/page//etc/passwd", "/page/", "/lesson.yaml", "/made/1",
        "/made/../../etc/passwd", "/api/jobs/1/verify", "/api",
      ] {
        #expect(try await client.get(path).status == 404, "\(path)")
      }
    }
  }

  @Test("makes frames, which are PNG files of the width that is asked for")
  func frames() async throws {
    try await run { client, _ in
      for width in [320, 160, 161, 16] {
        let (status, body, headers) = try await client.get("/api/frame", ["at": "20", "width": "\(width)"])
        let bytes = [UInt8](body)
        #expect(status == 200 && headers[.contentType] == "image/png")
        #expect(bytes.count > 24 && Int(bytes[18]) << 8 | Int(bytes[19]) == width)
      }
      for query in [
        ["width": "320"], ["at": "-1", "width": "320"], ["at": "9999999", "width": "320"], ["at": "x", "width": "320"],
        ["at": "0", "width": "0"], ["at": "0", "width": "1e9"], ["at": "0", "width": "320", "shape": "round"],
        ["at": "0", "width": "320", "theme": "pink"],
      ] {
        #expect(try await client.get("/api/frame", query).status == 400, "\(query)")
      }
    }
  }

  @Test("says of each number on screen what it is")
  func inspect() async throws {
    try await run { client, _ in
      let frame = try object(try await client.get("/api/inspect", ["at": "40"]).body)
      let labels = try #require(frame["labels"] as? [[String: Any]])
      let numbers = labels.flatMap { $0["numbers"] as? [[String: Any]] ?? [] }
      #expect(!numbers.isEmpty && numbers.allSatisfy { $0["name"] is String && $0["value"] is Double })
      #expect((frame["safe"] as? [String: Any])?["left"] as? Double == 16)
    }
  }

  @Test("sends the film's sound, whole or in parts that join to it")
  func sound() async throws {
    try await run { client, _ in
      let whole = try await client.get("/api/sound")
      #expect(whole.status == 200 && whole.body.starts(with: Data("RIFF".utf8)))
      var joined = Data()
      let step = whole.body.count / 3 + 1
      for start in stride(from: 0, to: whole.body.count, by: step) {
        let end = min(start + step, whole.body.count) - 1
        let part = try await client.get("/api/sound", [:], ["Range": "bytes=\(start)-\(end)"])
        #expect(part.status == 206)
        #expect(part.headers[.contentRange] == "bytes \(start)-\(end)/\(whole.body.count)")
        joined += part.body
      }
      let isSame = joined == whole.body
      #expect(isSame)
      #expect(try await client.get("/api/sound", [:], ["Range": "bytes=999999999-"]).status == 416)
    }
  }

  @Test("changes the timeline, and says what stands in the way")
  func edit() async throws {
    try await run { client, lesson in
      let edit = #"{"revision": 1, "label": "longer", "durations": {"loss": 650}}"#
      let done = try await client.post("/api/edit", edit)
      #expect(try done.status == 200 && object(done.body)["revision"] as? Int == 2)
      #expect(try lesson.saved.contains(#""loss": 650"#))
      let late = try await client.post("/api/edit", edit)
      #expect(try late.status == 409 && object(late.body)["revision"] as? Int == 2)
      let wrong = try await client.post("/api/edit", #"{"revision": 2, "label": "", "durations": {"x": 1}}"#)
      #expect(wrong.status == 422)
      #expect(try object(wrong.body)["message"] as? String == #"there is no beat "x""#)
      #expect(try await client.post("/api/undo", #"{"revision": 2}"#).status == 200)
      #expect(try lesson.saved == Lesson.text)
    }
  }

  @Test("answers what nobody should send with a refusal, and goes on")
  func hostile() async throws {
    let deep = String(repeating: "[", count: 100_000)
    let long = String(repeating: "x", count: 2 << 20)
    let posts: [(path: String, body: String, status: Int)] =
      ["", "{", "[]", "null", #"{"revision": "x"}"#, #"{"revision": 1e400}"#, "\u{0}", "{}", deep].map {
        ("/api/edit", $0, 400)
      } + [
        ("/api/edit", long, 413), ("/api/make", #"{"kind": "../../x"}"#, 422),
        ("/api/make", #"{"kind": "clip", "from": 9, "to": 2}"#, 422), ("/api/jobs/7/cancel", "{}", 422),
        ("/api/jobs/7/verify", "{}", 422), ("/api/word", #"{"revision": 1, "word": 3}"#, 422),
        ("/api/cue", #"{"revision": 1, "beat": "loss", "word": 3}"#, 422),
      ]
    let waveforms = [
      ["from": "0", "to": "1", "count": "0"], ["from": "0", "to": "1", "count": "-1"],
      ["from": "0", "to": "1", "count": "99999999"], ["from": "0", "to": "1", "count": "x"],
      ["from": "1", "to": "0", "count": "5"], ["from": "nan", "to": "1", "count": "5"],
      ["from": "0", "to": "inf", "count": "5"], ["from": "0", "to": "1e300", "count": "5"], [:],
    ]
    try await run { client, lesson in
      for post in posts {
        let status = try await client.post(post.path, post.body).status
        #expect(status == post.status, "\(post.path) \(post.body.prefix(60))")
      }
      for query in waveforms {
        let status = try await client.get("/api/waveform", query).status
        #expect(status == 400, "\(query)")
      }
      let deleted = try await client.send(.DELETE, "/api/film", [:], ["X-Beatframe": "1"], Data()).status
      let film = try await client.get("/api/film").status
      #expect(deleted == 404 && film == 200)
      #expect(try lesson.saved == Lesson.text)
    }
  }

  @Test("keeps the notes of a reviewer beside the timeline, and what of them is done")
  func notes() async throws {
    try await run { client, lesson in
      func files() async throws -> [[String: Any]] {
        try #require(try object(try await client.get("/api/notes").body)["files"] as? [[String: Any]])
      }
      func send(_ text: String, _ name: String) async throws -> Int {
        try await client.send(.POST, "/api/notes", ["name": name], ["X-Beatframe": "1"], Data(text.utf8)).status
      }
      #expect(try await files().isEmpty)
      let note =
        #"{"frame": 12, "seconds": 0.5, "beat": "loss", "x": 0.25, "y": 1, "text": "too fast", "author": "Ada"}"#
      func notes(_ list: String, film: String = "lesson.yaml") -> String {
        #"{"beatframe": "notes", "version": 1, "film": "\#(film)", "notes": [\#(list)]}"#
      }
      #expect(try await send(notes(note), "../../lesson.notes.json") == 200)
      #expect(try await send(notes(note), "../../lesson.notes.json") == 200, "the same once more is kept once")
      #expect(try await send(notes(note + ", " + note), "lesson.notes.json") == 200)
      let found = try await files()
      #expect(found.map { $0["file"] as? String } == ["lesson-2.notes.json", "lesson.notes.json"])
      let first = try #require((found[1]["notes"] as? [[String: Any]])?.first)
      #expect(first["text"] as? String == "too fast" && first["y"] as? Double == 1 && first["done"] as? Bool == false)
      let id = try #require(first["id"] as? String)
      #expect(try await client.post("/api/notes/done", #"{"id": "\#(id)", "done": true}"#).status == 200)
      #expect(try await (files()[1]["notes"] as? [[String: Any]])?.first?["done"] as? Bool == true)
      for text in [
        "", "{}", "[]", notes("{}"), notes(note.replacing("0.25", with: "1.5")),
        notes(note.replacing("12", with: "-1")),
        notes(note, film: "other.json"), notes(note).replacing("1,", with: "2,", maxReplacements: 1),
      ] {
        #expect(try await send(text, "x.notes.json") == 422, "\(text)")
      }
      for id in ["", "0", "9@lesson.notes.json", "0@../lesson.yaml", "-1@lesson.notes.json"] {
        #expect(try await client.post("/api/notes/done", #"{"id": "\#(id)", "done": true}"#).status == 422, "\(id)")
      }
      #expect(try lesson.saved == Lesson.text)
      #expect(try FileManager.default.contentsOfDirectory(atPath: lesson.folder).count == 3)
    }
  }

  @Test("says what of the film is made already, and where the voice sets in")
  func made() async throws {
    try await Lesson.run { lesson in
      let cache = try Cache(folder: lesson.folder + "/cache")
      let bench = try Workbench(
        StudioFilm.Source(path: lesson.path, films: .all, fontFolder: nil, cache: cache), savesAtOnce: true,
        events: EventHub())
      func runs() async throws -> [[Int]] {
        let json = try object(Data(try await bench.made().text.utf8))
        return try #require(json["runs"] as? [[Int]])
      }
      #expect(try await runs().isEmpty)
      let film = await bench.film
      let end = film.project.timeline.frameCount
      _ = try await MovieRenderer(film: film.project.film, jobs: 2, cache: cache).render(
        to: lesson.folder + "/film.mp4", keeping: InputFiles(timeline: lesson.path),
        progress: FrameCounter(total: end))
      #expect(try await runs() == [[0, end]])
      _ = try await bench.edit(["loss": 800], label: "", revision: 1)
      let part = try await runs()
      #expect(part.first?.first == 0 && part != [[0, end]] && !part.isEmpty)
    }
  }
}
