import Foundation
import Testing
import Text

@testable import Timeline
@testable import Backprop
import NetworkKit
@testable import Training
import TestSupport

@Suite("durations are changed where they stand")
struct DurationEditorTests {
  /// The timeline that a text is, or of a text that is none one of its film.
  private static func film(of text: String, file: String) throws -> Timeline {
    if let film = try? Timeline(parsing: text, file: file) { return film }
    let usual =
      text.contains("train")
      ? #"{"film": "training", "data": "moons"}"# : #"{"network": {"input": [2], "target": [4]}}"#
    return try Timeline(parsing: usual, file: "usual.json")
  }

  private func edited(_ text: String, _ changes: [(String, Int)], file: String = "a.json") throws -> String {
    var editor = DurationEditor(text, file: file, of: try Self.film(of: text, file: file))
    for (beat, milliseconds) in changes {
      try editor.set(try #require(BeatID(beat)), to: FilmTime(microseconds: milliseconds))
    }
    return editor.text
  }

  private static let odd = """
    {  "network" :{"input":[1],"HIDDEN":[1,1], "target":[1]},
      "T":{ "idle" : 1e3,"forward":700 ,
         "loss":\t900.5 } , "GRAD_HOLD_BY": {
        "2": 8500,
        "0": 14000 },
      "DELTA_BY": {}
    }

    """

  @Test("the numbers change, and nothing else does")
  func numbers() throws {
    let text = try edited(Self.odd, [("idle", 1_234_000), ("loss", 950_250), ("grad.0", 9_000_000)])
    #expect(
      text
        == Self.odd.replacing("1e3", with: "1234").replacing("900.5", with: "950.25").replacing("14000", with: "9000"))
  }

  @Test("what is missing is put where it belongs, as its neighbours stand")
  func missing() throws {
    let text = try edited(
      Self.odd, [("grad.1", 1_000_000), ("delta.2", 640_000), ("done", 5_000_000), ("forward.0", 1_500_000)])
    #expect(
      text == """
        {  "FORWARD_BY": { "0": 1500 }, "network" :{"input":[1],"HIDDEN":[1,1], "target":[1]},
          "T":{ "idle" : 1e3,"forward":700 ,
             "loss":\t900.5,
             "done": 5000 } , "GRAD_HOLD_BY": {
            "2": 8500,
            "0": 14000,
            "1": 1000 },
          "DELTA_BY": { "2": 640 }
        }

        """)
  }

  @Test("YAML keeps its comments, in blocks and in braces")
  func yaml() throws {
    let text = """
      # A film.
      network: { input: [1], HIDDEN: [1, 1], target: [1] }
      T:
        idle: 1000   # the net at rest
        loss: 900
      GRAD_HOLD_BY: { 2: 8500, 0: 14000 }  # δ₃ lingers
      """
    let changed = try edited(
      text, [("idle", 2_000_000), ("done", 4_000_000), ("grad.0", 1_000), ("grad.1", 300_000), ("delta.0", 700_000)],
      file: "a.yaml")
    #expect(
      changed == """
        # A film.
        DELTA_BY:
          0: 700
        network: { input: [1], HIDDEN: [1, 1], target: [1] }
        T:
          idle: 2000   # the net at rest
          loss: 900
          done: 4000
        GRAD_HOLD_BY: { 2: 8500, 0: 1, 1: 300 }  # δ₃ lingers
        """)
    _ = try Timeline(parsing: changed, file: "a.yaml")
  }

  @Test("every beat of a film can be given any duration, in any order, and the others keep theirs")
  func everyBeat() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "timelines")
    for name in ["narration.json", "quick.json", "wide.json"] {
      let original = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let before = try Timeline(parsing: original, file: name)
      var (editor, wanted) = (DurationEditor(original, file: name, of: before), [BeatID: FilmTime]())
      for beat in before.beats.reversed() { wanted[beat.id] = beat.duration }
      for (index, beat) in before.beats.enumerated() where index % 2 == 0 {
        let time = FilmTime(microseconds: beat.duration.microseconds + 1000 * (index + 7))
        wanted[beat.id] = time
        try editor.set(beat.id, to: time)
        let after = try Timeline(parsing: editor.text, file: name)
        for beat in after.beats { #expect(beat.duration == wanted[beat.id], "\(name): \(beat.id)") }
      }
      // Back again: but for the entries that were put in, the text is what it was.
      for beat in before.beats { try editor.set(beat.id, to: beat.duration) }
      let again = try Timeline(parsing: editor.text, file: name)
      #expect(again.beats == before.beats)
    }
  }

  @Test("beats of training have their entries, and segments their own times")
  func training() throws {
    let text = """
      { "film": "training", "data": "moons",
        "FORWARD_BY": { "0": 700 },
        "train": [ {"steps":20, "ms" : 4e3},
                   { "ms": 12000 , "to": 90 } ] }

      """
    let changed = try edited(
      text,
      [
        ("forward.1.0", 640_500), ("train.1", 9_000_000), ("loss.2", 800_000), ("train.0", 4_100_000),
        ("input.0", 300_000), ("cost", 5_000_000),
      ])
    #expect(
      changed == """
        { "T": { "cost": 5000 }, "INPUT_BY": { "0": 300 }, "LOSS_BY": { "2": 800 }, "film": "training", "data": "moons",
          "FORWARD_BY": { "0": 700, "1.0": 640.5 },
          "train": [ {"steps":20, "ms" : 4100},
                     { "ms": 9000 , "to": 90 } ] }

        """)
  }

  @Test("without segments the usual ones are written, with the new time")
  func usualSegments() throws {
    #expect(
      try edited(#"{"film": "training", "data": "moons"}"#, [("train.1", 9_000_000)])
        == #"{"train": [{ "steps": 20, "ms": 4000 }, { "steps": 1980, "ms": 9000 }], "film": "training", "data": "moons"}"#
    )
    let yaml = "# Moons.\nfilm: training\ndata: moons\n"
    let changed = try edited(yaml, [("train.0", 500_000), ("delta.1.2", 900_000)], file: "a.yaml")
    #expect(
      changed == """
        # Moons.
        DELTA_BY:
          1.2: 900
        train:
          - { steps: 20, ms: 500 }
          - { steps: 1980, ms: 12000 }
        film: training
        data: moons

        """)
    let film = try Timeline(parsing: changed, file: "a.yaml")
    #expect(film.beat(.train(segment: 0))?.duration.microseconds == 500_000)
    #expect(film.beat(.step(.delta(edge: 2), sample: 1))?.duration.microseconds == 900_000)
  }

  @Test("of a saved run that is all of it")
  func savedSegment() throws {
    let text = #"{"film": "training", "data": "moons", "network": {"HIDDEN": []}, "run": "log.json"}"#
    let files = reading(["log.json": TrainingTests.run])
    let film = try Timeline(parsing: text, file: "t.json", reading: files)
    var editor = DurationEditor(text, file: "t.json", of: film)
    try editor.set(.train(segment: 0), to: FilmTime(microseconds: 7_500_500))
    #expect(editor.text.hasPrefix(#"{"train": [{ "to": 35, "ms": 7500.5 }], "film""#))
    let after = try Timeline(parsing: editor.text, file: "t.json", reading: files)
    #expect(after.training == film.training)
  }

  @Test("every beat of a film of training can be given any duration, and the others keep theirs")
  func everyBeatOfTraining() throws {
    let texts = [
      ("a.json", #"{"film": "training", "data": {"shape": "xor", "samples": 16}, "DELTA_BY": {"1": 5}}"#),
      (
        "a.yaml",
        "film: training\ndata: { shape: xor, samples: 16 }\nDELTA_BY:\n  1: 5\ntrain:\n  - steps: 9\n    ms: 70\n"
      ),
    ]
    for (name, original) in texts {
      let before = try Timeline(parsing: original, file: name)
      var (editor, wanted) = (DurationEditor(original, file: name, of: before), [BeatID: FilmTime]())
      for beat in before.beats { wanted[beat.id] = beat.duration }
      for (index, beat) in before.beats.enumerated() where index % 2 == 0 || beat.phase.name == "train" {
        let time = FilmTime(microseconds: beat.duration.microseconds + 1000 * (index + 7))
        wanted[beat.id] = time
        try editor.set(beat.id, to: time)
        let after = try Timeline(parsing: editor.text, file: name)
        for beat in after.beats { #expect(beat.duration == wanted[beat.id], "\(name): \(beat.id)") }
      }
      for beat in before.beats { try editor.set(beat.id, to: beat.duration) }
      let again = try Timeline(parsing: editor.text, file: name)
      #expect(again.beats == before.beats && again.training == before.training)
    }
  }

  @Test(
    "what an anchor, an alias or a merge brings changes in one place only",
    arguments: [
      // An alias becomes the number.
      ("T: {idle: &p 500, loss: *p, done: *p}", "T: {idle: &p 500, loss: 450, done: *p}", "loss"),
      // Those who use a number keep it.
      ("T: {idle: &p 500, loss: *p, done: *p }", "T: {idle: &p 450, loss: 500, done: 500 }", "idle"),
      ("T: {idle: &p 500, loss: 500}", "T: {idle: &p 450, loss: 500}", "idle"),
      // What is merged gets an entry of the table's own.
      ("b: &b {loss: 500}\nT: {<<: *b, idle: 1}", "b: &b {loss: 500}\nT: {<<: *b, idle: 1, loss: 450}", "loss"),
      ("b: &b {loss: 500}\nT: {<<: *b}", "b: &b {loss: 500}\nT: { loss: 450,<<: *b}", "loss"),
      ("b: &b {loss: 500}\nT:\n  # so\n  <<: *b", "b: &b {loss: 500}\nT:\n  # so\n  loss: 450\n  <<: *b", "loss"),
      ("b: &b {loss: 500}\nT:\n  idle: 1\n  <<: *b", "b: &b {loss: 500}\nT:\n  idle: 1\n  loss: 450\n  <<: *b", "loss"),
      // A whole table likewise.
      ("b: &b {loss: 500}\nT: *b", "b: &b {loss: 500}\nT: { <<: *b, loss: 450 }", "loss"),
      ("b: &b\n  idle: 500\nT: *b # so", "b: &b\n  idle: 500\nT: { <<: *b, loss: 450 } # so", "loss"),
      ("T: &t {loss: 500}", "T: &t {loss: 450}", "loss"),
      ("T: &t\n  idle: 500", "T: &t\n  idle: 500\n  loss: 450", "loss"),
      (
        "\"say\": {\"idle\": \"a\u{2028}\"}\nT: {loss: 3}", "\"say\": {\"idle\": \"a\u{2028}\"}\nT: {loss: 450}", "loss"
      ),
    ])
  func shared(_ before: String, _ after: String, _ beat: String) throws {
    let network = "network: {input: [2], target: [4]}\n"
    let text = try edited(network + before, [(beat, 450_000)], file: "a.yaml")
    #expect(text == network + after)
    let (old, new) = (
      try Timeline(parsing: network + before, file: "a.yaml"), try Timeline(parsing: text, file: "a.yaml")
    )
    for (old, new) in zip(old.beats, new.beats) {
      #expect(new.duration == ("\(new.id)" == beat ? FilmTime(microseconds: 450_000) : old.duration), "\(new.id)")
    }
  }

  @Test("a value that others use, and that would have to be laid out anew, is left as it is")
  func sharedTables() throws {
    func failure(_ text: String, _ beat: BeatID) throws -> DurationEditor.Failure? {
      var editor = DurationEditor(text, file: "a.yaml", of: try Self.film(of: text, file: "a.yaml"))
      do throws(DurationEditor.Failure) {
        try editor.set(beat, to: FilmTime(microseconds: 1))
      } catch {
        #expect(editor.text == text)
        return error
      }
      return nil
    }
    #expect(
      try failure("T: &t {loss: 5}\nother: *t", .idle)
        == .shared("T", anchor: "t", Place(line: 1, column: 7), use: Place(line: 2, column: 8)))
    #expect(
      try failure("b: &b {T: {loss: 5}}\n<<: *b", .idle) == .merged("T", Place(line: 1, column: 8)))
    #expect(
      try failure("b: &b [{steps: 4, ms: 1}]\ntrain: *b", .train(segment: 0))
        == .aliased("train", alias: "b", Place(line: 2, column: 8), of: Place(line: 1, column: 7)))
    let items = "b: &b {steps: 4, ms: 1}\ntrain: [*b, {<<: *b, steps: 6}]"
    #expect(
      try edited(items, [("train.0", 2000), ("train.1", 3000)], file: "a.yaml")
        == "b: &b {steps: 4, ms: 1}\ntrain: [{ <<: *b, ms: 2 }, {<<: *b, steps: 6, ms: 3}]")
  }

  @Test("a table that is none is reported with its place")
  func noTable() throws {
    var editor = try DurationEditor(#"{"T": 5}"#, file: "a.json", of: Self.film(of: "", file: ""))
    #expect(throws: DurationEditor.Failure.noTable("T", Place(line: 1, column: 7))) {
      try editor.set(.idle, to: FilmTime(microseconds: 1))
    }
    for text in [#"{"train": 5}"#, #"{"train": []}"#, #"{"train": [5]}"#] {
      var editor = DurationEditor(text, file: "a.json", of: try Self.film(of: text, file: "a.json"))
      #expect(throws: DurationEditor.Failure.noTable("train", Place(line: 1, column: 11))) {
        try editor.set(.train(segment: 0), to: FilmTime(microseconds: 1))
      }
    }
    var broken = try DurationEditor("{", file: "a.json", of: Self.film(of: "", file: ""))
    #expect(throws: DurationEditor.Failure.self) { try broken.set(.idle, to: FilmTime(microseconds: 1)) }
  }
}
