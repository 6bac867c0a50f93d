import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// Words in boxes in films of scenes.
@Suite("a mark of the kind tokens")
struct TokensMarkTests {
  private static func text(_ tokens: String) -> String {
    """
    film: scenes
    video: { size: 640x360, fps: 20 }
    values: { a: { texts: [A, B, C, WIDE, ""] }, ids: [3, 0, 2], seq: [[4, 4], [1, 4], [1, 3]] }
    scenes:
      - scene: a
        marks:
          t: { tokens: \(tokens) }
        beats:
          - show: { ms: 1000, enter: t }
          - run: { ms: 3000, play: "k = 0 … 2" }

    """
  }

  private func words(_ film: StagedFilm, _ frame: Int) -> [String] {
    film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.5 }.map(\.text).filter { $0 != "a" }
  }

  @Test("has the words that an expression picks")
  func picked() throws {
    let film = try SceneFixture.film(Self.text("\"a[ids]\""))
    #expect(words(film, try film.timeline.frame(at: "a.show.end")) == ["WIDE", "A", "C"])
  }

  @Test("changes its words with a variable, one after the other, in boxes that stay")
  func changes() throws {
    let film = try SceneFixture.film(Self.text("\"a[seq[k]]\""))
    let beat = try #require(film.timeline.beats.first { $0.id.description == "a.run" })
    #expect(words(film, beat.frames.lowerBound) == [])
    #expect(words(film, try film.timeline.frame(at: "a.run.end")) == ["B", "WIDE"])
    let boxes = beat.frames.map { frame in film.marks(frame).filter { $0.kind == .body }.map(\.bounds) }
    #expect(boxes.allSatisfy { $0 == boxes[0] && $0.count == 2 })
    #expect(boxes[0][1].width > boxes[0][0].width)
    let seen = beat.frames.map { words(film, $0) }
    #expect(seen.contains(["B"]))
  }

  @Test(
    "says which words there are not",
    arguments: [
      (
        "\"a[[0, 5]]\"", "s.yaml:7:23: scenes[0].marks.t.tokens: 5 is outside of side 0, which goes from 0 to 4."
      ),
      (
        "\"a[seq[k] + 1]\"",
        "s.yaml:7:20: scenes[0].marks.t.tokens: a has 5 texts, from a[0] to a[4], and no a[5]."
      ),
      (
        "\"a[ids[0:k + 1]]\"",
        "s.yaml:7:20: scenes[0].marks.t.tokens: tokens is 1 word, later 2; expected as many all along: some may be empty."
      ),
      (
        "[A, \"{ids[0]}\"]",
        "s.yaml:7:24: scenes[0].marks.t.tokens[1]: words of tokens have no values in braces. Let an expression pick them, "
          + "such as names[i], of a value with texts."
      ),
    ])
  func messages(tokens: String, complaint: String) {
    #expect(SceneFixture.complaint(Self.text(tokens)) == complaint)
  }

  @Test("can be of one width")
  func widths() throws {
    let film = try SceneFixture.film(Self.text("\"a[ids]\", widths: equal"))
    let boxes = film.marks(try film.timeline.frame(at: "a.show.end")).filter { $0.kind == .body }.map(\.bounds)
    #expect(boxes.count == 3 && boxes.allSatisfy { abs($0.width - boxes[0].width) < 1e-9 })
  }
}
