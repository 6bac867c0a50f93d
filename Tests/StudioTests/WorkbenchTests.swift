import FilmKit
import Foundation
import Testing
import Text
import Timeline
import Video
import Voice

@testable import Pipeline
@testable import Studio

@Suite("the workbench of the studio")
struct WorkbenchTests {
  private func changed(_ old: String, to new: String) -> String { Lesson.text.replacing(old, with: new) }

  @Test("writes a duration where it stands, and nothing else; each change can be undone and made again")
  func edit() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      #expect(try await bench.edit(["loss": 650], label: "loss longer", revision: 1) == 2)
      #expect(try lesson.saved == changed(#""loss": 400"#, to: #""loss": 650"#))
      #expect(try await bench.edit(["idle": 512.5], label: "idle longer", revision: 2) == 3)
      let both = changed(#""loss": 400"#, to: #""loss": 650"#).replacing(#""idle": 400"#, with: #""idle": 512.5"#)
      #expect(try lesson.saved == both)
      _ = try await bench.undo(revision: 3)
      #expect(try lesson.saved == changed(#""loss": 400"#, to: #""loss": 650"#))
      _ = try await bench.undo(revision: 4)
      #expect(try lesson.saved == Lesson.text)
      await #expect(throws: Workbench.Refusal.self) { try await bench.undo(revision: 5) }
      _ = try await bench.redo(revision: 5)
      _ = try await bench.redo(revision: 6)
      #expect(try lesson.saved == both)
      // What was there first is kept beside it, once.
      #expect(try String(contentsOfFile: lesson.path + ".bak", encoding: .utf8) == Lesson.text)
      #expect(try FileManager.default.contentsOfDirectory(atPath: lesson.folder).count == 2)
    }
  }

  @Test("refuses what is no change of this film, and writes nothing")
  func refusals() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      for durations in [["nothing": 400.0], ["loss": -1], ["loss": .nan], ["loss": 1e12], ["loss": 400, "x": 1]] {
        await #expect(throws: Workbench.Refusal.self) { try await bench.edit(durations, label: "", revision: 1) }
      }
      await #expect(throws: Workbench.Refusal.self) { try await bench.edit(["loss": 500], label: "", revision: 7) }
      #expect(try lesson.saved == Lesson.text)
      #expect(await bench.revision == 1)
    }
  }

  @Test("takes over what is saved elsewhere, as a step that can be undone")
  func elsewhere() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      _ = try await bench.edit(["loss": 650], label: "loss longer", revision: 1)
      try lesson.write(changed("A lesson", to: "Another"))
      try await bench.look()
      #expect(await bench.film.timeline.title == "Another")
      _ = try await bench.undo(revision: 3)
      #expect(try lesson.saved == changed(#""loss": 400"#, to: #""loss": 650"#))
      _ = try await bench.undo(revision: 4)
      #expect(try lesson.saved == Lesson.text)
    }
  }

  @Test("loses nothing when a file is saved elsewhere over what was not saved here")
  func conflict() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench(savesAtOnce: false)
      _ = try await bench.edit(["loss": 650], label: "loss longer", revision: 1)
      #expect(try lesson.saved == Lesson.text)
      try lesson.write(changed("A lesson", to: "Another"))
      _ = try await bench.save()
      // Theirs is on disk and on screen; ours is one step back.
      #expect(try lesson.saved == changed("A lesson", to: "Another"))
      #expect(await bench.film.timeline.title == "Another")
      let revision = try await bench.undo(revision: bench.revision)
      #expect(revision > 2)
      _ = try await bench.save()
      #expect(try lesson.saved == changed(#""loss": 400"#, to: #""loss": 650"#))
    }
  }

  @Test("keeps the last good film while a file is wrong, says what is, and goes on when it is mended")
  func wrong() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      try lesson.write(changed(#""loss": 400"#, to: #""loss": "long""#))
      try await bench.look()
      let problems = await bench.problems
      #expect(problems.count == 1 && problems[0].contains("T.loss"))
      #expect(await bench.film.timeline.title == "A lesson")
      await #expect(throws: Workbench.Refusal.self) { try await bench.edit(["idle": 500], label: "", revision: 1) }
      try lesson.write(changed(#""loss": 400"#, to: #""loss": 410"#))
      try await bench.look()
      #expect(await bench.problems.isEmpty)
      #expect(await bench.revision == 2)
    }
  }

  @Test("shows frames of the film's own pixels, in any shape and theme")
  func frames() async throws {
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      let own = try await bench.maker(try #require(StudioLook(shape: "own", theme: nil)))
      let (file, wide) = (try await own.png(20, width: 320), try await own.png(20, width: 5000))
      #expect(file == wide)
      let square = try await bench.maker(try #require(StudioLook(shape: "square", theme: "paper")))
      let timeline = await square.film.timeline
      #expect(timeline.size.width == 1080 && timeline.theme == .paper)
      #expect(StudioLook(shape: "round", theme: nil) == nil && StudioLook(shape: nil, theme: "x") == nil)
    }
  }
}

@Suite("the script on the workbench")
struct ScriptTests {
  private static let script =
    "# A note.\n{idle} One two three.\n{forward.0 -20ms} Four five, six. {loss} Seven eight.\n"

  /// Runs `body` with a lesson that has a script, whose words are said one after the other.
  private func run(_ body: (Lesson, Workbench) async throws -> Void) async throws {
    let text = Lesson.text.replacing(
      #""title""#, with: #""voiceover": { "file": "voice.wav", "script": "script.txt", "words": "words.txt" }, "title""#
    )
    try await Lesson.run(text) { lesson in
      try Data(Self.script.utf8).write(to: URL(fileURLWithPath: lesson.folder + "/script.txt"))
      let words = ["One", "two", "three", "Four", "five", "six", "Seven", "eight"]
      let times = words.enumerated().map {
        "\(0.2 + 0.3 * Double($0.offset))\t\(0.4 + 0.3 * Double($0.offset))\t\($0.element)\n"
      }
      try Data(times.joined().utf8).write(to: URL(fileURLWithPath: lesson.folder + "/words.txt"))
      try Self.tone(seconds: 3).write(to: URL(fileURLWithPath: lesson.folder + "/voice.wav"))
      try await body(lesson, try lesson.bench())
    }
  }

  /// A WAV file of a tone.
  private static func tone(seconds: Int) -> Data {
    func bytes<Number: FixedWidthInteger>(_ number: Number) -> Data {
      withUnsafeBytes(of: number.littleEndian) { Data($0) }
    }
    let count = 48_000 * seconds
    var data = Data("RIFF".utf8) + bytes(UInt32(36 + 2 * count)) + Data("WAVEfmt ".utf8) + bytes(UInt32(16))
    data += bytes(UInt16(1)) + bytes(UInt16(1)) + bytes(UInt32(48_000)) + bytes(UInt32(96_000)) + bytes(UInt16(2))
    data += bytes(UInt16(16)) + Data("data".utf8) + bytes(UInt32(2 * count))
    for sample in 0..<count { data += bytes(Int16(8000) * (sample / 100 % 2 == 0 ? 1 : -1)) }
    return data
  }

  private func script(_ lesson: Lesson) throws -> String {
    try String(contentsOfFile: lesson.folder + "/script.txt", encoding: .utf8)
  }

  /// Lets the times of the words stand in a file of JSON; answers what is said.
  private func keepTimesAsJSON(_ lesson: Lesson, _ bench: Workbench) async throws -> SpokenScript {
    let spoken = try #require(await bench.film.spoken)
    let writer = WordTimesWriter(spoken.script, spoken.alignment, duration: spoken.duration)
    try Data(writer.text(.json).utf8).write(to: URL(fileURLWithPath: lesson.folder + "/words.json"))
    try lesson.write(try lesson.saved.replacing("words.txt", with: "words.json"))
    try await bench.look()
    return spoken
  }

  @Test("lets a beat start on another word, and leaves all else as it stands; that can be undone")
  func cue() async throws {
    try await run { lesson, bench in
      _ = try await bench.cue("forward.0", to: 5, revision: 1)
      #expect(
        try script(lesson)
          == "# A note.\n{idle} One two three.\nFour five, {forward.0 -20ms} six. {loss} Seven eight.\n")
      _ = try await bench.cue("forward.0", to: 1, revision: 2)
      #expect(
        try script(lesson)
          == "# A note.\n{idle} One {forward.0 -20ms} two three.\nFour five, six. {loss} Seven eight.\n")
      _ = try await bench.cue("loss", to: nil, revision: 3)
      #expect(
        try script(lesson) == "# A note.\n{idle} One {forward.0 -20ms} two three.\nFour five, six. Seven eight.\n")
      _ = try await bench.cue("loss", to: 7, revision: 4)
      #expect(try script(lesson).hasSuffix("Seven {loss} eight.\n"))
      for revision in 5...8 { _ = try await bench.undo(revision: revision) }
      #expect(try script(lesson) == Self.script)
      await #expect(throws: Workbench.Refusal.self) { try await bench.cue("loss", to: 99, revision: 9) }
      await #expect(throws: Workbench.Refusal.self) { try await bench.cue("nothing", to: 1, revision: 9) }
    }
  }

  @Test("is not changed to one that can't be read")
  func wrong() async throws {
    try await run { lesson, bench in
      await #expect(throws: PipelineError.self) {
        try await bench.edit(script: "{nothing} One two.", revision: 1)
      }
      #expect(try script(lesson) == Self.script)
      _ = try await bench.edit(script: Self.script + "Nine.\n", revision: 1)
      #expect(try script(lesson) == Self.script + "Nine.\n")
    }
  }

  @Test("is tuned to: every beat that has a word starts with it")
  func tune() async throws {
    try await run { lesson, bench in
      _ = try await bench.tune(apply: false, revision: 1)
      let text = await bench.film.text
      #expect(try lesson.saved == text)
      let isFitting = await bench.film.tuning?.problems.isEmpty == true
      let report = try await bench.tune(apply: isFitting, revision: 1).line
      #expect(report.contains(#""beat": "forward.0""#))
    }
  }

  @Test("has words that can be corrected: what they say in the script, when they are said in the file of their times")
  func words() async throws {
    try await run { lesson, bench in
      _ = try await bench.correct(4, to: "fivefold,", start: nil, end: nil, revision: 1)
      #expect(try script(lesson).contains("Four fivefold, six."))
      // The times are labels, which are not written here.
      await #expect(throws: Workbench.Refusal.self) {
        try await bench.correct(4, to: nil, start: 1.5, end: nil, revision: 2)
      }
      for (word, text) in [(99, "x"), (4, "{idle}"), (4, "")] {
        await #expect(throws: Workbench.Refusal.self) {
          try await bench.correct(word, to: text, start: nil, end: nil, revision: 2)
        }
      }
    }
  }

  @Test("keeps word times that are JSON when one is corrected")
  func times() async throws {
    try await run { lesson, bench in
      let spoken = try await keepTimesAsJSON(lesson, bench)
      _ = try await bench.correct(4, to: nil, start: 1.45, end: 1.58, revision: 2)
      let word = try #require(await bench.film.spoken?.alignment.words[4])
      #expect(word.start == 1.45 && word.end == 1.58)
      await #expect(throws: Workbench.Refusal.self) {
        try await bench.correct(4, to: nil, start: 9, end: 10, revision: 3)
      }
      _ = try await bench.undo(revision: 3)
      #expect(await bench.film.spoken?.alignment.words[4]?.start == spoken.alignment.words[4]?.start)
    }
  }

  @Test("mends what does not fit at a button: a mark gets an offset, and all fits")
  func repair() async throws {
    try await run { lesson, bench in
      // Two beats on neighbouring words: the first has less time than it needs.
      let tight = Self.script.replacing("{loss} Seven", with: "Seven").replacing("Four five", with: "Four {loss} five")
      _ = try await bench.edit(script: tight, revision: 1)
      var count = await bench.film.tuning?.problems.count ?? 0
      try #require(count > 0)
      for _ in 0..<4 where count > 0 {
        let report = try await bench.tune(apply: false, revision: await bench.revision).line
        let number = try #require(report.firstMatch(of: /api\/repair.*?"number": ([0-9]+)/)?.1, "\(report)")
        _ = try await bench.repair(try #require(Int(number)), revision: await bench.revision)
        count = await bench.film.tuning?.problems.count ?? 9
      }
      #expect(count == 0)
      #expect(try script(lesson) != tight)
      await #expect(throws: Workbench.Refusal.self) { try await bench.repair(99, revision: await bench.revision) }
    }
  }

  @Test("has captions that can be worded otherwise: the script's words change, and its marks stay")
  func captions() async throws {
    try await run { lesson, bench in
      let texts = await bench.film.words.captions.map { $0.text.replacing("\n", with: " ") }
      #expect(texts.joined(separator: " ") == "One two three. Four five, six. Seven eight.")
      let index = try #require(texts.firstIndex { $0.contains("Four") })
      func word(_ changes: [(String, String)]) async throws {
        let text = changes.reduce(texts[index]) { $0.replacing($1.0, with: $1.1) }
        _ = try await bench.reword(caption: index, to: text, revision: await bench.revision)
      }
      try await word([("five,", "fivefold,")])
      #expect(try script(lesson).contains("{forward.0 -20ms} Four fivefold, six. {loss} Seven"))
      _ = try await bench.undo(revision: await bench.revision)
      try await word([("Four five,", "Four, then five,")])
      #expect(try script(lesson).contains("{forward.0 -20ms} Four, then five, six. {loss} Seven"))
      _ = try await bench.undo(revision: await bench.revision)
      try await word([("five, ", "")])
      #expect(try script(lesson).contains("{forward.0 -20ms} Four six. {loss} Seven"))
      _ = try await bench.undo(revision: await bench.revision)
      #expect(try script(lesson) == Self.script)
      for text in ["", "  ", "{loss} x", "[laughs]"] {
        await #expect(throws: Workbench.Refusal.self) {
          try await bench.reword(caption: index, to: text, revision: await bench.revision)
        }
      }
    }
  }

  @Test("has words that are two: in the script, and in JSON with times of their own")
  func split() async throws {
    try await run { lesson, bench in
      let spoken = try await keepTimesAsJSON(lesson, bench)
      let (start, end) = try #require(spoken.alignment.words[4].map { ($0.start, $0.end) })
      let middle = start + 0.25 * (end - start)
      _ = try await bench.split(4, into: ["fi", "ve,"], at: middle, revision: 2)
      #expect(try script(lesson).contains("Four fi ve, six."))
      let words = try #require(await bench.film.spoken?.alignment.words)
      #expect(words.count == 9 && words[4]?.start == start && words[5]?.end == end)
      #expect(abs((words[5]?.start ?? 0) - middle) < 0.002)
      for (parts, time) in [(["a"], nil), (["a", "b c"], nil), (["a", ""], nil), (["a", "b"], 99.0)] {
        await #expect(throws: Workbench.Refusal.self) {
          try await bench.split(0, into: parts, at: time, revision: 3)
        }
      }
      _ = try await bench.undo(revision: 3)
      #expect(try script(lesson) == Self.script)
    }
  }

  @Test("takes another recording, and the first; the old one stays, and the change can be undone")
  func take() async throws {
    try await run { lesson, bench in
      let path = try await bench.pathOfTake()
      #expect(path == lesson.folder + "/lesson-take-2.wav")
      // The times of its words are looked for in it: a tone has none.
      try Self.tone(seconds: 2).write(to: URL(fileURLWithPath: path))
      await #expect(throws: (any Error).self) { try await bench.take(path, revision: 1) }
      let text = await bench.text
      #expect(try lesson.saved == text)
      // Without times of words there is nothing to find.
      let before = try lesson.saved
      try lesson.write(before.replacing(#", "script": "script.txt", "words": "words.txt""#, with: ""))
      try await bench.look()
      _ = try await bench.take(path, revision: 2)
      #expect(try lesson.saved.contains(#""file": "lesson-take-2.wav""#))
      #expect(await bench.film.voice?.takes.first?.path.hasSuffix("lesson-take-2.wav") == true)
      _ = try await bench.undo(revision: 3)
      #expect(try !lesson.saved.contains("take-2"))
    }
    try await Lesson.run { lesson in
      let bench = try lesson.bench()
      let path = try await bench.pathOfTake()
      try Self.tone(seconds: 2).write(to: URL(fileURLWithPath: path))
      _ = try await bench.take(path, revision: 1)
      #expect(await bench.film.voice != nil)
      #expect(try lesson.saved.contains(#"voiceover: "lesson-take-2.wav""#))
    }
  }
}
