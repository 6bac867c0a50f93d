import FlyingFox
import Foundation
import Pipeline
import Text

extension StudioServer {
  /// What can be asked for: how, under which path, and what answers.
  struct Route: Sendable {
    let method: HTTPMethod
    let path: String
    let answer: @Sendable (StudioServer, HTTPRequest) async throws -> Answer

    /// Something to be read.
    static func get(
      _ path: String, _ answer: @escaping @Sendable (StudioServer, HTTPRequest) async throws -> Answer
    ) -> Route {
      Route(method: .GET, path: path, answer: answer)
    }

    /// Something to be done, with a body of any kind.
    static func post(
      _ path: String, _ answer: @escaping @Sendable (StudioServer, HTTPRequest) async throws -> Answer
    ) -> Route {
      Route(method: .POST, path: path, answer: answer)
    }

    /// Something to be done as a wish in JSON says.
    static func post<Wish: Decodable & Sendable>(
      _ path: String, _ type: Wish.Type, _ answer: @escaping @Sendable (StudioServer, Wish) async throws -> Answer
    ) -> Route {
      Route(method: .POST, path: path) { server, request in
        try await answer(server, server.body(request, Wish.self))
      }
    }

    /// A change of the film as a wish in JSON says; the answer is the film's new number.
    static func change<Wish: Decodable & Sendable>(
      _ path: String, _ type: Wish.Type, _ change: @escaping @Sendable (Workbench, Wish) async throws -> Int
    ) -> Route {
      post(path, type) { server, wish in .revision(try await change(server.bench, wish)) }
    }
  }

  static let routes: [Route] = [
    .get("/") { server, _ in try server.page("index.html") },
    .get("/favicon.ico") { _, _ in .bytes([], type: "image/x-icon") },
    .get("/api/film") { server, _ in .json(await server.bench.report) },
    .get("/api/frame") { server, request in try await server.frame(request) },
    .get("/api/inspect") { server, request in try await server.inspect(request) },
    .get("/api/sound") { server, request in try await server.sound(request) },
    .get("/api/waveform") { server, request in try await server.waveform(request) },
    .get("/api/onsets") { server, _ in
      .json(.object([("onsets", .numbers(try await server.bench.outline()?.onsets ?? []))]))
    },
    .get("/api/cached") { server, _ in .json(try await server.bench.made()) },
    .get("/api/events") { server, request in try await server.listen(request) },
    .get("/api/jobs") { server, _ in .json(await server.jobs.report) },
    .get("/api/notes") { server, _ in .json(server.notes.report) },
    .get("/api/script") { server, _ in
      let (path, text) = try await server.bench.scriptText()
      return .json(
        .object([
          ("file", .string(URL(fileURLWithPath: path).lastPathComponent)), ("text", .string(text)),
          ("revision", .integer(await server.bench.revision)),
        ]))
    },
    .change("/api/edit", Edit.self) { bench, wish in
      try await bench.edit(wish.durations, label: String(wish.label.prefix(200)), revision: wish.revision)
    },
    .change("/api/undo", Base.self) { bench, wish in try await bench.undo(revision: wish.revision) },
    .change("/api/redo", Base.self) { bench, wish in try await bench.redo(revision: wish.revision) },
    .change("/api/script", ScriptText.self) { bench, wish in
      try await bench.edit(script: wish.text, revision: wish.revision)
    },
    .change("/api/cue", CueMove.self) { bench, wish in
      try await bench.cue(wish.beat, to: wish.word, revision: wish.revision)
    },
    .change("/api/word", WordChange.self) { bench, wish in
      if let parts = wish.split {
        return try await bench.split(wish.word, into: parts, at: wish.at, revision: wish.revision)
      }
      return try await bench.correct(
        wish.word, to: wish.text, start: wish.start, end: wish.end, revision: wish.revision)
    },
    .change("/api/caption", CaptionText.self) { bench, wish in
      try await bench.reword(caption: wish.caption, to: wish.text, revision: wish.revision)
    },
    .change("/api/repair", Repair.self) { bench, wish in
      try await bench.repair(wish.number, revision: wish.revision)
    },
    .post("/api/save") { server, _ in .revision(try await server.bench.save()) },
    .post("/api/autosave", Autosave.self) { server, wish in
      try await server.bench.saveAtOnce(wish.on)
      return .revision(await server.bench.revision)
    },
    .post("/api/tune", Tune.self) { server, wish in
      .json(try await server.bench.tune(apply: wish.apply, revision: wish.revision))
    },
    .post("/api/take") { server, request in try await server.take(request) },
    .post("/api/make") { server, request in try await server.make(request) },
    .post("/api/notes") { server, request in try await server.takeNotes(request) },
    .post("/api/notes/done", NoteDone.self) { server, wish in
      try server.notes.mark(wish.id, done: wish.done)
      server.events.send(.object([("type", .string("notes"))]))
      return .json(.object([]))
    },
  ]

  // MARK: What requests say

  private struct Base: Decodable { let revision: Int }
  private struct Autosave: Decodable { let on: Bool }
  private struct Tune: Decodable {
    let revision: Int
    let apply: Bool
  }
  private struct Edit: Decodable {
    let revision: Int
    let label: String
    let durations: [String: Double]
  }
  private struct ScriptText: Decodable {
    let revision: Int
    let text: String
  }
  private struct CueMove: Decodable {
    let revision: Int
    let beat: String
    let word: Int?
  }
  private struct WordChange: Decodable {
    let revision: Int
    let word: Int
    let text: String?
    let start: Double?
    let end: Double?
    /// What two words it becomes, and when the second starts.
    let split: [String]?
    let at: Double?
  }
  private struct CaptionText: Decodable {
    let revision: Int
    let caption: Int
    let text: String
  }
  private struct Repair: Decodable {
    let revision: Int
    let number: Int
  }
  private struct NoteDone: Decodable {
    let id: String
    let done: Bool
  }
}
