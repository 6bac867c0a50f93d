import Foundation
import Testing

@testable import Timeline

@Suite("durations are changed where they stand")
struct DurationEditorTests {
  private func edited(_ text: String, _ changes: [(String, Int)], file: String = "a.json") throws -> String {
    var editor = DurationEditor(text, file: file)
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
      var (editor, wanted) = (DurationEditor(original, file: name), [BeatID: FilmTime]())
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

  @Test("a table that is none is told with its place")
  func noTable() throws {
    var editor = DurationEditor(#"{"T": 5}"#, file: "a.json")
    #expect(throws: DurationEditor.Failure.noTable("T", Place(line: 1, column: 7))) {
      try editor.set(.idle, to: FilmTime(microseconds: 1))
    }
    var broken = DurationEditor("{", file: "a.json")
    #expect(throws: DurationEditor.Failure.self) { try broken.set(.idle, to: FilmTime(microseconds: 1)) }
  }
}
