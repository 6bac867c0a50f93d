import Foundation
import Tensors
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// The page of the film says what the program has.
@Suite("the reference of films of scenes", .serialized)
struct SceneReferenceTests {
  private static let file = TestFilm.root.appending(
    path: "Sources/BeatframeCLI/BeatframeCLI.docc/Scenes-Film.md")

  private static let functions =
    "| Function | What it gives |\n|---|---|\n"
    + Builtins.all.map { "| `\($0.signature.replacing("|", with: "\\|"))` | \($0.summary) |\n" }.joined()

  private static let marks =
    "| Key | Value | Default | Meaning |\n|---|---|---|---|\n"
    + MarkKind.all.map { kind in
      row("**`\(kind.name)`**", kind.value, "**required**", kind.summary)
        + kind.keys.map { key in
          let fallback =
            switch key.fallback {
            case .required: "**required**"
            case .value(let json): "`\(json)`"
            case .words(let words): words
            }
          return row("`\(kind.name)`, `\(key.name)`", key.value, fallback, key.meaning)
        }.joined()
    }.joined()

  private static let anchors =
    "| Kind | Place | Meaning |\n|---|---|---|\n"
    + MarkKind.all.map { kind in
      (kind.anchors ?? []).map { "| `\(kind.name)` | `\($0.signature)` | \($0.meaning) |\n" }.joined()
    }.joined()

  private static func row(_ name: String, _ value: ExpectedValue, _ fallback: String, _ meaning: String) -> String {
    "| \(name) | \(value) | \(fallback) | \(meaning) |\n"
  }

  /// With RECORD=1 the tables are written anew, and the test fails, so that no check ever passes by recording.
  @Test(
    "has the tables of functions, of marks and of places in them",
    arguments: [("functions", functions), ("marks", marks), ("anchors", anchors)])
  func tables(name: String, table: String) throws {
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- \(name) -->\n"), "the page has no <!-- \(name) -->")
    let end = try #require(text.range(of: "<!-- /\(name) -->"), "the page has no <!-- /\(name) -->")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded the table of \(name); run again without RECORD")
    } else {
      #expect(text[start.upperBound..<end.lowerBound] == table, "run with RECORD=1 to write the table anew")
    }
  }

  @Test("has a file as example that is right")
  func example() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let blocks = text.split(separator: "```yaml\n").dropFirst().compactMap { $0.split(separator: "```").first }
    let files = blocks.filter { $0.contains("film: scenes") }
    #expect(!files.isEmpty)
    for file in files { #expect(SceneFixture.complaint(String(file)) == "") }
  }
}
