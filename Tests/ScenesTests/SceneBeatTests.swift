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

  @Test("last 2 s unless they say otherwise, and BEAT_BY goes before them")
  func table() throws {
    let text = "scenes: [{ scene: a, marks: { p: { number: 1 } }, beats: [{ b: { enter: p } }, { c: { ms: 700 } }] }]"
    let plain = try Timeline(parsing: "film: scenes\n" + text, file: "t.yaml")
    #expect(plain.beats.filter { $0.id.kind.contains(".") }.map(\.duration.microseconds) == [2_000_000, 700_000])
    let other = try Timeline(parsing: "film: scenes\nBEAT_BY: { a.b: 350.5, a.c: 0 }\n" + text, file: "t.yaml")
    #expect(other.beats.filter { $0.id.kind.contains(".") }.map(\.duration.microseconds) == [350_500, 0])
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
