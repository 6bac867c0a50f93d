import Foundation
import Testing

@testable import BeatframeCLI
import Pipeline

/// The package `Tests/OwnFilm`, a film in somebody else's package: `scripts/test` builds it and says where its program
/// is.
@Suite("a film in a package of its own")
struct OwnFilmTests {
  private static let path = ProcessInfo.processInfo.environment["BEATFRAME_OWN_FILM"]
  private static let folder = Program.root.appending(path: "Tests/OwnFilm")

  /// Runs the package's program in a folder that has its timeline, smaller.
  private func inFolder(_ body: (String, (String...) throws -> Program.Result) throws -> Void) throws {
    let program = URL(fileURLWithPath: try #require(Self.path))
    try Program.inFolder { folder in
      let text = try String(contentsOf: Self.folder.appending(path: "timelines/descent.json"), encoding: .utf8)
      let small = text.replacing("\"size\": \"1080p\", \"fps\": 60", with: "\"size\": \"320x180\", \"fps\": 12")
      #expect(small != text)
      try Data(small.utf8).write(to: URL(fileURLWithPath: folder + "/descent.json"))
      try body(folder) { (arguments: String...) in try Program.start(arguments, of: program, in: folder).end() }
    }
  }

  @Test("is what `render new --package` writes, and is short")
  func template() throws {
    var lines = 0
    let template = PackageTemplate(folder: "x/OwnFilm", beatframe: "../..")
    #expect(template.files.count == 6)
    for file in template.files {
      let path = file.path.replacing("x/OwnFilm/", with: "")
      let stored = try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
      #expect(file.text == stored, "\(path): Tests/OwnFilm and PackageTemplate differ")
      if path.hasPrefix("Sources/") { lines += stored.split(separator: "\n", omittingEmptySubsequences: false).count }
    }
    #expect(lines <= 200)
    let named = PackageTemplate(folder: "films/My Film", beatframe: "https://example.org/beatframe")
    #expect(named.files[0].path == "films/My Film/Package.swift")
    #expect(named.files[0].text.contains("name: \"MyFilm\""))
    #expect(named.files[0].text.contains(#".package(url: "https://example.org/beatframe", branch: "main")"#))
  }

  @Test("makes its film, and those of Beatframe", .enabled(if: path != nil))
  func films() throws {
    try inFolder { folder, run in
      let made = try run("-t", "descent.json", "-o", "descent.mp4", "--progress", "none")
      #expect(made.status == 0, "\(made.errors)")
      let verified = try run("verify", "descent.mp4", "-t", "descent.json")
      #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
      let short = try String(contentsOfFile: folder + "/short.json", encoding: .utf8)
      let named = short.replacing("\"title\"", with: "\"film\": \"backprop\", \"title\"", maxReplacements: 1)
      try Data(named.utf8).write(to: URL(fileURLWithPath: folder + "/short.json"))
      let other = try run("check", "-t", "short.json")
      #expect(other.status == 0 && other.output.contains("backprop, 320x180"), "\(other.errors)")
    }
  }

  @Test("is known to check, inspect, trace, sheet, schema and new", .enabled(if: path != nil))
  func commands() throws {
    try inFolder { folder, run in
      let check = try run("check", "-t", "descent.json")
      #expect(check.status == 0 && check.errors == "", "\(check.errors)")
      for line in [
        "descent, 320x180, 12 frames/s, 222 frames, 18.500 s", "step.0", "x = 1.2", "step.3", "x = 0.2592",
      ] { #expect(check.output.contains(line), "\(check.output)") }
      let inspected = try run("inspect", "-t", "descent.json", "--at", "step.0.end")
      #expect(inspected.output.contains("x[1] = 1.2"), "\(inspected.output)")
      #expect(try run("trace", "-t", "descent.json").output.contains("x[4]  0.2592"))
      #expect(try run("trace", "--json", "-t", "descent.json").output.hasPrefix(#"{"x": [2.0, 1.2, 0.72"#))
      #expect(try run("sheet", "-t", "descent.json", "-o", "sheet.svg").status == 0)
      let schema = try run("schema").output
      let whole = try #require(try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
      let films = try #require(whole["oneOf"] as? [[String: Any]])
      let own = try #require(films.first?["properties"] as? [String: [String: Any]])
      #expect(films.count == 5 && own["film"]?["const"] as? String == "descent" && own["STEP_BY"] != nil)
      #expect(try run("new", "lesson").status == 0)
      let lesson = try run("check", "-t", "lesson.yaml")
      #expect(lesson.status == 0 && lesson.output.contains("descent, 1920x1080"), "\(lesson.errors)")
    }
  }

  @Test("says what is wrong with its timelines", .enabled(if: path != nil))
  func errors() throws {
    try inFolder { folder, run in
      let wrong = """
        {"descent": {"x": "2", "raet": 0.1, "steps": 2}, "STEP_BY": {"2": 100}, "network": {},
         "say": {"step.5": "a"}, "T": {"forward": 1}}
        """
      try Data(wrong.utf8).write(to: URL(fileURLWithPath: folder + "/wrong.json"))
      let result = try run("check", "-t", "wrong.json")
      #expect(result.status == 2)
      #expect(
        result.errors == """
          wrong.json:1:19: descent.x: "2" is a string; expected a finite number. Drop the quotes: 2.
          wrong.json:1:24: descent.raet: unknown key. Did you mean "rate"? Keys here are: x, rate, steps.
          wrong.json:1:62: STEP_BY["2"]: there is no step 2: this film takes steps 0 and 1. Remove the entry, or raise descent.steps.
          wrong.json:1:73: network: the film "descent" has no such key, but "backprop" and "training" have. Remove it, or set "film" to "backprop" or "training". Keys here are: $schema, title, subtitle, closing, poster, author, comment, language, words, film, theme, tokens, video, descent, voiceover, sound, T, STEP_BY, say, cues, spoken, panel, show.
          wrong.json:2:10: say["step.5"]: "step.5" is no beat of this film. Did you mean "step.0"? Beats are: countdown, title, rest, step.0, step.1, end.
          wrong.json:2:32: T.forward: the film "descent" has no such key, but "backprop" and "training" have. Remove it, or set "film" to "backprop" or "training". Keys here are: countdown, title, rest, step, end.

          """)
      try Data(#"{"descent": {"rate": 1.5}}"#.utf8).write(to: URL(fileURLWithPath: folder + "/far.json"))
      let warned = try run("check", "-t", "far.json")
      #expect(
        warned.errors.hasPrefix(
          "far.json:1:22: warning: descent.rate: with the learning rate 1.5 the ball climbs. Take one below 1.\n"))
    }
  }

  @Test("is tuned to a voice, and watched", .enabled(if: path != nil))
  func tuneAndWatch() throws {
    try inFolder { folder, run in
      let script = "{step.0} Down it goes. {step.1} Again. {step.2} And again. {step.3} Nearly there.\n"
      try Data(script.utf8).write(to: URL(fileURLWithPath: folder + "/script.txt"))
      let said = [(5.0, "Down it goes."), (9, "Again."), (12, "And again."), (15, "Nearly there.")]
      let labels = said.flatMap { start, words in
        words.split(separator: " ").enumerated().map {
          "\(start + 0.4 * Double($0))\t\(start + 0.4 * Double($0) + 0.3)\t\($1)\n"
        }
      }.joined()
      try Data(labels.utf8).write(to: URL(fileURLWithPath: folder + "/labels.txt"))
      let tuned = try run("tune", "-t", "descent.json", "--script", "script.txt", "--words", "labels.txt")
      #expect(tuned.status == 0, "\(tuned.errors)")
      let text = try String(contentsOfFile: folder + "/descent.json", encoding: .utf8)
      #expect(text.contains(#""STEP_BY": { "0": 4000, "1": 3000, "2": 3000"#), "\(text)")

      let program = URL(fileURLWithPath: try #require(Self.path))
      let run = try Program.start(
        ["watch", "-t", "descent.json", "-o", "d.mp4", "--size", "64x64"], of: program, in: folder)
      for _ in 0..<3000 where run.process.isRunning {
        if try String(contentsOfFile: run.errors, encoding: .utf8).contains(" in ") { break }
        Thread.sleep(forTimeInterval: 0.02)
      }
      #expect(FileManager.default.fileExists(atPath: folder + "/d.mp4"))
      run.process.interrupt()
      #expect(try run.end().status == 130)
    }
  }
}
