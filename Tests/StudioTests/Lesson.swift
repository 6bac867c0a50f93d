import FilmKit
import Films
import Foundation
import TestSupport
import Testing

@testable import Pipeline
@testable import Studio

/// A short film in a folder of its own, with a script and the times of its words.
struct Lesson {
  let folder: String
  let path: String

  static let text = """
    {
      # Durations in milliseconds.
      "title": "A lesson", "video": { "size": "320x180", "fps": 24 }, "network": \(TestFilm.chain),
      "T": { "countdown": 200, "idle": 400, "forward": 300,   "loss": 400, "delta": 300, "gradCalc": 300, "done": 1200 },
      "DELTA_BY": { "2": 300 }
    }

    """

  /// Runs `body` with the lesson in a new folder that is gone afterwards.
  static func run<R>(_ text: String = text, _ body: (Lesson) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "beatframe-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lesson = Lesson(folder: folder.path, path: folder.appending(path: "lesson.yaml").path)
    try lesson.write(text)
    return try await body(lesson)
  }

  /// Saves the timeline, as an editor does.
  func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

  /// What the timeline's file has.
  var saved: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }

  /// What the studio works on.
  func bench(savesAtOnce: Bool = true) throws -> Workbench {
    try Workbench(
      StudioFilm.Source(path: path, films: .all, fontFolder: nil, cache: nil), savesAtOnce: savesAtOnce,
      events: EventHub())
  }
}
