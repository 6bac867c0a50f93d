import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// Cells are where their numbers are.
@Suite("marks of the kind matrix")
struct MatrixMarkTests {
  private func film(_ keys: String) throws -> StagedFilm {
    try SceneFixture.scene(
      "m: { matrix: \"x if i > 0 else masked\"\(keys) }",
      beats: "{ b: { ms: 2000, enter: m } }, { go: { ms: 3000, play: \"i = 0 … 1\" } }",
      values: "x: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], masked: causal(x)")
  }

  private func cells(_ film: StagedFilm, _ frame: Int) -> [Mark] { film.marks(frame).filter { $0.kind == .body } }

  @Test("are not there without a number, and come bit by bit when they get one")
  func empty() throws {
    let film = try film("")
    #expect(cells(film, try film.timeline.frame(at: "a.b.end")).count == 6)
    let (start, end) = (try film.timeline.frame(at: "a.go"), try film.timeline.frame(at: "a.go.end"))
    #expect(cells(film, end).count == 9)
    var last = 0.0
    for frame in start...end {
      let coming = cells(film, frame).map(\.opacity).min() ?? 0
      if cells(film, frame).count == 9 {
        #expect(coming >= last && coming - last < 0.35, "frame \(frame): \(last) to \(coming)")
        last = coming
      }
    }
    #expect(last == 1)
  }

  @Test("can be square where there is room for wider ones")
  func square() throws {
    func film(_ keys: String) throws -> StagedFilm {
      try SceneFixture.scene(
        "m: { matrix: \"reshape(range(24), [12, 2])\"\(keys) }", beats: "{ b: { ms: 2000, enter: m } }")
    }
    let (wide, square) = (try film(""), try film(", aspect: equal"))
    let first = try #require(cells(wide, wide.timeline.frameCount - 1).first).bounds
    let own = try #require(cells(square, square.timeline.frameCount - 1).first).bounds
    #expect(first.width > 1.5 * first.height)
    #expect(abs(own.width - own.height) < 1e-6)
  }

  @Test("have the colours of a scale that is given, and say it")
  func scales() throws {
    let film = try SceneFixture.scene(
      "m: { matrix: \"[[1, 2]]\", scale: [-4, 4] }\nv: { vector: \"[1, 2]\", scale: [0, 4] }",
      beats: "{ b: { ms: 2000, enter: [m, v] } }")
    let words = film.marks(film.timeline.frameCount - 1).map(\.text)
    #expect(words.contains("colour: −4 … 4") && words.contains("colour: 0 … 4"), "\(words)")
    let (theme, last) = (Theme.midnight, film.frame(film.timeline.frameCount - 1))
    let half = theme.surface.mixed(with: theme.signal, 0.5).hex
    let fills = last.commands.compactMap { command -> UInt32? in
      if case .fill(_, .solid(let color), _) = command { color.hex } else { nil }
    }
    // The 2 of 4 in both.
    #expect(fills.filter { $0 == half }.count == 2)
  }

  @Test("stand in all of their room without the words of their colours")
  func legend() throws {
    for mark in ["matrix: \"[[1, 2], [3, 4]]\"", "vector: \"[1, 2, 3]\"", "pixels: \"[[0, 1], [1, 0]]\", digits: 0"] {
      func film(_ keys: String) throws -> StagedFilm {
        try SceneFixture.scene("m: { \(mark)\(keys) }", beats: "{ b: { ms: 2000, enter: m } }")
      }
      let (with, without) = (try film(""), try film(", legend: false"))
      let last = with.timeline.frameCount - 1
      #expect(with.marks(last).count > without.marks(last).count, "\(mark)")
      #expect(!without.marks(last).contains { $0.text.hasPrefix("colour") }, "\(mark)")
    }
  }

  @Test("are told of where they have no room")
  func noRoom() throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        scenes:
          - scene: a
            areas: { wide: m / t / t / t / t / t / t / t / t / t / t / t }
            marks:
              m: { matrix: "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]", title: Table, in: m }
              t: { text: Words, in: t }
            beats: [{ show: { ms: 3000, enter: [m, t] } }]

        """, size: "1280x720"))
    let found = try LintSweep.findings(film, "room")
    #expect(found.contains { $0.contains("\"mark m\" has too little room, by ") }, "\(found)")
    #expect(!found.contains { $0.contains("mark t") })
  }
}
