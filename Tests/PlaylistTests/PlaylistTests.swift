import FilmKit
import Films
import Foundation
import TestSupport
import Testing

@testable import Playlist
@testable import Timeline
import Voice

/// Films that are made of others.
@Suite("playlists")
struct PlaylistTests {
  private static let chain = """
    {"title": "One step", "video": {"size": "640x360", "fps": 60}, "network": \(TestFilm.chain), "say": {"loss": "It missed."},
     "voiceover": {"file": "step.flac", "offset": 1500, "script": "step.txt"}, "spoken": {"δ": "delta"},
     "T": {"countdown": 1000, "idle": 333, "forward": 150, "loss": 1201, "delta": 150, "gradCalc": 150, "done": 250}}
    """

  private static let series = """
    film: playlist
    title: Both
    video: { size: 320x180, fps: 24 }
    T: { countdown: 500, title: 700 }
    parts:
      - { file: sub/step.json }
      - part: rule
        film: scenes
        title: A rule
        T: { countdown: 0, end: 500 }
        scenes:
          - scene: start
            marks: { rule: { text: y = 2x } }
            beats: [ show: { ms: 1010, enter: rule } ]
    """

  private func read(_ text: String, _ files: [String: String] = ["sub/step.json": chain], rate: FrameRate? = nil) throws
    -> Timeline
  {
    try Timeline(parsing: text, file: "series.yaml", frameRate: rate) { name in
      files[name].map { .success(CompanionFile(path: "in/" + name, bytes: Array($0.utf8))) }
        ?? .failure(.missing(alternatives: []))
    }
  }

  private func complaint(_ text: String, _ files: [String: String] = [:]) -> String {
    do {
      _ = try read(text, files)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("have the beats of their parts, by the parts' names and as long, without countdowns")
  func beats() throws {
    let (film, step) = (try read(Self.series), try Timeline(parsing: Self.chain, file: "step.json"))
    let names = film.beats.filter { $0.duration > .zero }.map(\.id.description)
    #expect(
      names == [
        "countdown", "title", "step.idle", "step.forward.0", "step.forward.1", "step.forward.2", "step.loss",
        "step.delta.2", "step.grad.2", "step.delta.1", "step.grad.1", "step.delta.0", "step.grad.0", "step.done",
        "rule.start.show", "rule.end",
      ])
    for beat in step.beats where beat.id != .countdown && beat.id != BeatID(kind: "done") {
      #expect(film.beat(BeatID(kind: "step.\(beat.id.kind)", indices: beat.id.indices))?.duration == beat.duration)
    }
    #expect(film.say[BeatID(kind: "step.loss")] == "It missed.")
    #expect(film.spoken == ["δ": "delta"])
    #expect(film.words.phases.map(\.chapter) == ["One step", "A rule"])
  }

  private static func frames(_ beats: [Beat]) -> Int {
    var count = 0
    for beat in beats { count += beat.frames.count }
    return count
  }

  @Test("begin and end with whole frames, as by themselves", arguments: [24, 60, 25])
  func grid(rate: Int) throws {
    let rate = FrameRate(numerator: rate)
    let film = try read(Self.series, rate: rate)
    let step = try Timeline(parsing: Self.chain, file: "step.json", frameRate: rate)
    let own = film.beats.filter { $0.id.kind.hasPrefix("step.") }
    let hidden = try #require(step.beat(.countdown)).frames.count
    let (shown, all): (Int, Int) = (Self.frames(own), Self.frames(film.beats))
    #expect(shown == step.frameCount - hidden)
    #expect(all == film.frameCount)
  }

  @Test("show what their parts show, with their labels and numbers")
  func pictures() throws {
    let fonts = try TestFilm.fonts()
    let timeline = try read(Self.series)
    let film = try FilmList.all.film(of: timeline, fonts: fonts)
    let step = try FilmList.all.film(
      of: Timeline(
        parsing: Self.chain, file: "step.json", size: PixelSize(width: 320, height: 180),
        frameRate: FrameRate(numerator: 24)), fonts: fonts)
    let first = try #require(timeline.beat(BeatID(kind: "step.idle"))).frames.lowerBound
    let hidden = try #require(step.timeline.beat(.countdown)).frames.upperBound
    var seen = 0
    for frame in stride(from: hidden, to: step.timeline.frameCount, by: 5) {
      let joined = frame - hidden + first
      #expect(film.frame(joined) == step.frame(frame))
      #expect(film.ground(joined) == step.ground(frame))
      let (marks, own) = (film.marks(joined), step.marks(frame))
      #expect(marks.map(\.text) == own.map(\.text))
      for (mark, like) in zip(marks, own) {
        #expect(film.numbers(in: mark) == step.numbers(in: like))
        seen += film.numbers(in: mark).count
      }
    }
    #expect(seen > 20)
    // The last picture of the last part is held where there is no end card.
    #expect(film.marks(timeline.frameCount - 1).map(\.text).contains("Every number was computed"))
    #expect(film.marks(first - 1).map(\.text).contains("Both"))
    #expect(film.summary(of: BeatID(kind: "step.loss")) == step.summary(of: BeatID(kind: "loss")))
    #expect(film.summary(of: .title) == "the title card")
  }

  @Test("sound as their parts, each event with its frame")
  func sounds() throws {
    let fonts = try TestFilm.fonts()
    let timeline = try read(Self.series)
    let film = try FilmList.all.film(of: timeline, fonts: fonts)
    let arrivals = film.events.filter { $0.name == "arrival 1" }
    #expect(arrivals.map(\.beat.description) == ["step.forward.0"])
    let beat = try #require(timeline.beat(BeatID(kind: "step.forward", 0)))
    // The parts have their own clocks: where what comes before is no whole number of frames, beats may end one sooner.
    #expect(arrivals.allSatisfy { beat.frames.lowerBound <= $0.frame && $0.frame <= beat.frames.upperBound })
    #expect(film.events.filter { $0.beat == .countdown }.count == 2)
    #expect(film.events.map(\.frame) == film.events.map(\.frame).sorted())
  }

  @Test("are spoken with their voices, at their places and from their folders")
  func voices() throws {
    let timeline = try read(Self.series)
    let take = try #require(timeline.takes.first)
    #expect(timeline.takes.count == 1)
    #expect(take.file == "sub/step.flac")
    #expect(take.script == "sub/step.txt")
    #expect(take.part == "step")
    // Countdown and title card of the film, and what was 1.5 s after the start of a film with a countdown of 1 s.
    #expect(take.offset == FilmTime(microseconds: 500_000 + 700_000 + 500_000))
  }

  @Test("have marks in the scripts of their parts that name the parts' own beats")
  func marks() throws {
    let film = try read(Self.series).beatSet
    let script = try Script(parsing: "{countdown} So {loss} it missed", file: "step.txt", beats: film, part: "step")
    #expect(script.cues.map(\.name) == ["step.loss"] && script.cues.map(\.word) == [1])
    do throws(ScriptError) {
      _ = try Script(parsing: "{los} x {step.loss} y", file: "step.txt", beats: film, part: "step")
      Issue.record("marks of other beats were taken")
    } catch {
      let lines = error.description.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(
        lines[0].hasPrefix(#"step.txt:1:1: "step.los" is no beat of this film. Did you mean "step.loss"? Beats are: "#))
      #expect(lines[1].hasPrefix(#"step.txt:1:9: "step.step.loss" is no beat of this film."#))
    }
  }

  @Test("say in captions what parts without a script say, beside those that have one")
  func captions() throws {
    let text = Self.series + "\n    say: { start.show: A rule by itself. }\nsay: { title: Two things. }"
    let film = try read(text)
    let beat = try #require(film.beat(BeatID(kind: "step.loss")))
    let spoken = film.speaking(Speech([SpokenWord("It", from: beat.start, to: beat.end)], by: .phrase))
    func words(_ film: Timeline) -> [String] {
      film.captions(longestLine: 40).map { "\($0.beat): \($0.lines.joined(separator: " "))" }
    }
    #expect(words(film) == ["title: Two things.", "step.loss: It missed.", "rule.start.show: A rule by itself."])
    #expect(words(spoken) == ["title: Two things.", "step.loss: It", "rule.start.show: A rule by itself."])
    #expect(spoken.words(in: BeatID(kind: "rule.start.show")) == "A rule by itself.")
    #expect(spoken.words(in: BeatID(kind: "step.idle")) == nil)
  }

  @Test("are in the language of their parts, where these agree")
  func language() throws {
    let german = Self.series.replacing("title: A rule", with: "title: A rule\n    language: de")
    #expect(try read(german).language == nil)
    let step = Self.chain.replacing("\"title\": \"One", with: "\"language\": \"de\", \"title\": \"One")
    #expect(try read(german, ["sub/step.json": step]).language == "de")
    #expect(try read(german + "\nlanguage: fr", ["sub/step.json": step]).language == "fr")
  }

  @Test("have an example in their page that is right")
  func example() throws {
    let path = "Sources/BeatframeCLI/BeatframeCLI.docc/Playlist-Film.md"
    let page = try String(contentsOf: TestFilm.root.appending(path: path), encoding: .utf8)
    let start = try #require(page.firstRange(of: "```yaml\n")?.upperBound)
    let text = page[start...].prefix { $0 != "`" }
    let film = try read(String(text), ["neuron.yaml": Self.chain, "backprop/narration.json": Self.chain])
    #expect(film.beats.contains { $0.id == BeatID(kind: "backprop.loss") })
    #expect(film.beats.contains { $0.id == BeatID(kind: "last.words.show") })
  }

  @Test("name the files of their parts")
  func files() {
    let named = Timeline.files(namedIn: Self.series, file: "series.yaml", films: FilmList.all.grammars)
    #expect(named.map(\.name) == ["sub/step.json"])
    #expect(named.map(\.key) == ["parts[0].file"])
    #expect(named.map(\.isPart) == [true])
    let here = """
      film: playlist
      parts:
        - { part: a, film: scenes, voiceover: { file: a.flac }, values: { w: { load: w.csv } } }
      """
    #expect(
      Timeline.files(namedIn: here, file: "s.yaml", films: FilmList.all.grammars).map(\.name) == ["a.flac", "w.csv"])
  }

  @Test("say what is wrong with parts, and where")
  func messages() {
    #expect(
      complaint("film: playlist\nparts:\n  - { file: ../a.json }\n  - { film: scenes }\n  - { file: 3d.json }\n  - 4")
        == #"""
        series.yaml:3:13: parts[0].file: "../a.json" lies outside this file's folder. Put the part beside this file, or below it.
        series.yaml:4:5: parts[1]: this part has no name. Name a timeline, such as "file": "gradients.yaml", or give this one a name, such as "part": "gradients".
        series.yaml:5:13: parts[2].file: "3d" can't be the name of a part, which is a letter, then letters, digits, hyphens and underscores, 20 at most. Give it one, such as "part": "gradients".
        series.yaml:6:5: parts[3]: 4 is a number; expected a mapping of keys to values.
        """#)
    let parts = "film: playlist\nparts:\n  - { file: a.json }\n  - { file: b/a.json }\n  - { part: c, film: playlist }"
    #expect(
      complaint(parts, ["a.json": "{\"network\": {\"input\": [1], \"target\": [1], \"HIDEN\": 2}}", "b/a.json": "{"])
        .contains("in/a.json:1:43: network.HIDEN: unknown key. Did you mean \"HIDDEN\"?"))
    let whole = complaint(parts, ["a.json": Self.chain, "b/a.json": Self.chain])
    #expect(whole.contains(#"series.yaml:4:5: parts[1]: there is a part "a" before this one."#))
    #expect(
      whole.contains(
        "parts[2].film: a part can't be a playlist itself. Name the films that it joins as parts of this one."))
    #expect(
      complaint("film: playlist\nparts: [ { file: b.yaml } ]", ["b.yaml": "film: playlist\nparts: 3"])
        == "in/b.yaml:1:7: film: a part can't be a playlist itself. Name the films that it joins as parts of this one.")
    #expect(complaint("film: playlist\nparts: [ { file: b.yaml } ]").contains("parts[0].file"))
    #expect(complaint("film: playlist").contains("parts: this key is missing"))
  }
}
