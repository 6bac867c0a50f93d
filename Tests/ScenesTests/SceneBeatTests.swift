import FilmKit
import Scenes
import TestSupport
import Testing

@testable import Timeline

@Suite("beats of a film of scenes")
struct SceneBeatTests {
  private func timeline(_ more: String = "") throws -> Timeline {
    try Timeline(parsing: SceneFixture.small(SceneFixture.downhill) + more, file: "t.yaml")
  }

  @Test("are called scene.beat and last as long as they say")
  func ids() throws {
    let film = try timeline()
    #expect(
      film.beats.map(\.id.description) == [
        "countdown", "title", "bowl.surface", "bowl.slope", "bowl.walk", "bowl.clear", "line.show", "end",
      ])
    let own = film.beats.filter { $0.id.kind.contains(".") }
    #expect(own.map(\.duration.microseconds) == [1_000_000, 1_500_000, 3_000_000, 1_000_000, 1_500_000])
  }

  @Test("may have names of 40 letters, of any script")
  func longNames() throws {
    for letter in ["a", "界", "𐐀"] {
      let name = String(repeating: letter, count: 40)
      let text =
        "film: scenes\nscenes: [{ scene: \(name), marks: { p: { number: 1 } }, beats: [{ \(name): { enter: p } }] }]"
      let film = try Timeline(parsing: text, file: "t.yaml")
      let beat = try #require(film.beats.first { $0.id.kind.contains(".") }?.id)
      #expect(beat.kind == "\(name).\(name)")
      #expect(BeatID(beat.description) == beat)
    }
  }

  @Test("last 2 s unless they say otherwise, and BEAT_BY goes before them")
  func table() throws {
    let text = "scenes: [{ scene: a, marks: { p: { number: 1 } }, beats: [{ b: { enter: p } }, { c: { ms: 700 } }] }]"
    let plain = try Timeline(parsing: "film: scenes\n" + text, file: "t.yaml")
    #expect(plain.beats.filter { $0.id.kind.contains(".") }.map(\.duration.microseconds) == [2_000_000, 700_000])
    let other = try Timeline(parsing: "film: scenes\nBEAT_BY: { a.b: 350.5, a.c: 0 }\n" + text, file: "t.yaml")
    #expect(other.beats.filter { $0.id.kind.contains(".") }.map(\.duration.microseconds) == [350_500, 0])
  }

  @Test("come once for each number of a variable, with marks that enter in the first")
  func repeats() throws {
    let text = """
      film: scenes
      video: { size: 640x360, fps: 30 }
      values: { m: "[[1, 2, 3], [4, 5, 6]]" }
      BEAT_BY: { a.row.1: 900 }
      scenes:
        - scene: a
          marks:
            p: { number: "m[row, col]", digits: 0 }
          beats:
            - row: { each: "row = 0 … 1", play: "col = 0 … 2", ms: 1500, enter: p, say: Row by row. }
            - rest: { ms: 500 }
      """
    let film = try SceneFixture.film(text)
    let timeline = film.timeline
    #expect(timeline.beats.map(\.id.description) == ["countdown", "title", "a.row.0", "a.row.1", "a.rest", "end"])
    #expect(timeline.beats[2...4].map(\.duration.microseconds) == [1_500_000, 900_000, 500_000])
    #expect(timeline.say == [BeatID(kind: "a.row", 0): "Row by row."])
    #expect(film.summary(of: BeatID(kind: "a.row", 0)) == "p enters; row = 0; col from 0 to 2")
    #expect(film.summary(of: BeatID(kind: "a.row", 1)) == "row = 1; col from 0 to 2")
    // The last number of each row, and what is shown on the way to the first of the next: no other number.
    func shown(_ frame: Int) -> [String] { film.marks(frame).filter { $0.kind == .label }.map(\.text) }
    let ends = timeline.beats[2...4].compactMap(\.frames.last).map { shown($0) }
    #expect(ends.map { $0.contains("3") } == [true, false, false])
    #expect(ends.map { $0.contains("6") } == [false, true, true])
    // The second row begins where the variables are then.
    let second = timeline.beats[3].frames
    #expect(shown(second.lowerBound).contains("3"))
    #expect(second.contains { shown($0).contains("4") } && second.contains { shown($0).contains("5") })
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
  }

  @Test("have the scenes as phases and chapters")
  func chapters() throws {
    let film = try timeline()
    let own = film.beats.filter { $0.id.kind.contains(".") }
    #expect(own.map(\.phase.name) == ["bowl", "bowl", "bowl", "bowl", "line"])
    #expect(own.map { film.chapter(of: $0) } == ["The bowl", "The bowl", "The bowl", "The bowl", "line"])
  }

  @Test("are named by say, panel, cues and poster")
  func names() throws {
    let film = try timeline(
      """
      say: { bowl.walk: And down it goes. }
      panel: { bowl.slope: { caption: Down is against the gradient } }
      cues: [{ beat: bowl.clear, word: goes, lands: true }]
      poster: bowl.walk.end

      """)
    let walk = try #require(film.beat(BeatID(kind: "bowl.walk")))
    #expect(film.say == [walk.id: "And down it goes."])
    #expect(film.panel.keys.map(\.description) == ["bowl.slope"])
    #expect(film.cues.map(\.beat.description) == ["bowl.clear"])
    #expect(film.posterFrame == walk.frames.upperBound - 1)
    #expect(try film.frame(at: "bowl.walk") == walk.frames.lowerBound)
    #expect(try film.frame(at: "bowl.walk.end") == walk.frames.upperBound - 1)
  }

  @Test("are given other durations in BEAT_BY, where nothing else changes")
  func edited() throws {
    func edited(_ text: String, _ file: String, _ beat: String, _ milliseconds: Int) throws -> String {
      var editor = DurationEditor(text, file: file, of: try Timeline(parsing: text, file: file))
      try editor.set(try #require(BeatID(beat)), to: FilmTime(microseconds: milliseconds * 1000))
      // What is written is read as such.
      let film = try Timeline(parsing: editor.text, file: file)
      #expect(film.beat(try #require(BeatID(beat)))?.duration.microseconds == milliseconds * 1000)
      return editor.text
    }
    let scene = #"{"scene": "a", "marks": {"p": {"number": 1}}, "beats": [{"b": {"enter": "p"}}]}"#
    #expect(
      try edited(#"{"film": "scenes", "scenes": [\#(scene)]}"#, "t.json", "a.b", 3100)
        == #"{"BEAT_BY": { "a.b": 3100 }, "film": "scenes", "scenes": [\#(scene)]}"#)
    #expect(
      try edited(#"{"film": "scenes", "BEAT_BY": {"a.b": 9}, "scenes": [\#(scene)]}"#, "t.json", "a.b", 3100)
        == #"{"film": "scenes", "BEAT_BY": {"a.b": 3100}, "scenes": [\#(scene)]}"#)
    #expect(
      try edited("film: scenes\nscenes: [\(scene)]\n", "t.yaml", "a.b", 3100)
        == "BEAT_BY:\n  a.b: 3100\nfilm: scenes\nscenes: [\(scene)]\n")
    let two = scene.replacing(#"{"enter": "p"}}"#, with: #"{"enter": "p"}}, {"c": {}}"#)
    #expect(
      try edited("film: scenes\nBEAT_BY:\n  a.b: 1 # short\nscenes: [\(two)]\n", "t.yaml", "a.c", 250)
        == "film: scenes\nBEAT_BY:\n  a.b: 1 # short\n  a.c: 250\nscenes: [\(two)]\n")
  }

  @Test("are as long as their motions at the best, and no shorter than they can be followed")
  func motion() throws {
    let film = try timeline()
    func motion(_ name: String) throws -> BeatMotion { try #require(film.kind(of: BeatID(kind: name))?.motion) }
    // One mark, three marks, a leaving; a variable may run for as long as the beat lasts.
    #expect(try motion("bowl.surface") == BeatMotion(least: 200, best: 600))
    #expect(try motion("bowl.slope") == BeatMotion(least: 600, best: 1800))
    #expect(try motion("bowl.clear") == BeatMotion(least: 200, best: 600))
    #expect(try motion("bowl.walk") == BeatMotion(least: 600, best: 60_000))
  }
}
