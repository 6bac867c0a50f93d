import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("marks that move to other areas")
struct SceneMoveTests {
  /// A film with a matrix, a box round its middle row and bars; in the second beat something moves.
  private func film(_ place: String, _ second: String, size: String = "640x360", more: String = "") throws -> StagedFilm
  {
    try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5]]" }
        scenes:
          - scene: a
            areas: { wide: one two two, tall: one / two / two }
            marks:
              m: { matrix: p, rows: [x, y, z], in: \(place) }
              row: { box: "m.row(1)" }
              b: { bars: "p[0]", in: two }
            beats:
              - show: { ms: 2000, enter: [m, row] }
              - next: { ms: 2000, \(second) }
        \(more)
        """, size: size, fps: 30))
  }

  @Test("stand in the end as if they had always stood there", arguments: ["640x360", "360x360", "360x640"])
  func ends(size: String) throws {
    let moved = try film("one", "move: { m: two }", size: size)
    let there = try film("two", "light: [m, row, b]", size: size)
    let before = try film("one", "light: [m, row, b]", size: size)
    let (start, last) = (try moved.timeline.frame(at: "a.next"), moved.timeline.frameCount - 1)
    #expect(moved.frame(last) == there.frame(last))
    #expect(moved.marks(last) == there.marks(last))
    #expect(moved.frame(start) == before.frame(start))
    #expect(moved.frame(last) != before.frame(last))
  }

  @Test("take 0.7 s where there is time, and are still before and after")
  func times() throws {
    let film = try film("one", "move: { m: two }, enter: b")
    let start = try film.timeline.frame(at: "a.next")
    let moving = (start..<film.timeline.frameCount).filter { frame in film.marks(frame).contains(where: \.isMoving) }
    #expect(moving.first == start + 1 && (20...21).contains(moving.count))
    #expect(moving == Array(start + 1..<start + 1 + moving.count))
    // Bars come when it has arrived.
    let firstBar = (start..<film.timeline.frameCount).first { frame in
      film.marks(frame).contains {
        $0.text == "0.70" && $0.bounds.minX > film.marks(film.timeline.frameCount - 1)[0].bounds.maxX
      }
    }
    #expect(try #require(firstBar) > start + 20)
  }

  @Test("go straight, with what points at them", arguments: ["640x360", "360x640"])
  func ways(size: String) throws {
    let film = try film("one", "move: { m: two }", size: size)
    let unit = 360.0 / 1080
    let start = try film.timeline.frame(at: "a.next")
    var centers: [Point] = []
    for frame in start..<film.timeline.frameCount {
      let commands = film.frame(frame).commands
      // Nine cells, three of them in the middle row.
      let cells = commands.compactMap { command -> Rect? in
        if case .fill(let path, _, .identity) = command, path.elements.count == 10 { path.bounds } else { nil }
      }
      let box = commands.compactMap { command -> Rect? in
        if case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * unit) < 1e-9 {
          path.bounds
        } else {
          nil
        }
      }
      try #require(cells.count == 9 && box.count == 1, "frame \(frame): \(cells.count) cells, \(box.count) boxes")
      let row = cells[3].union(cells[5]).expanded(by: 5 * unit)
      #expect(abs(row.minX - box[0].minX) < 1e-6 && abs(row.maxY - box[0].maxY) < 1e-6, "frame \(frame)")
      centers.append(cells[4].center)
    }
    let (first, last) = (centers[0], centers[centers.count - 1])
    let whole = first.distance(to: last)
    #expect(whole > 40)
    let shares = centers.map { first.distance(to: $0) / whole }
    #expect(shares == shares.sorted())
    for (center, share) in zip(centers, shares) { #expect(center.distance(to: first.toward(last, share)) < 1e-6) }
    // Never farther than a tenth of the way from one frame to the next.
    for (a, b) in zip(shares, shares.dropFirst()) { #expect(b - a < 0.1) }
  }

  @Test("count in the least and the best length of a beat, are told, and are heard")
  func lengths() throws {
    let film = try film("one", "leave: row, move: { m: two }, enter: b")
    let motion = try #require(film.timeline.kind(of: BeatID(kind: "a.next"))?.motion)
    // 200 + 400 + 200 and 600 + 700 + 600 ms.
    #expect(motion == BeatMotion(least: 800, best: 1900))
    #expect(film.summary(of: BeatID(kind: "a.next")) == "row leaves; m moves to two; b enters")
    let event = try #require(film.events.first { $0.name == "m moves" })
    let still = try (film.timeline.frame(at: "a.next")..<film.timeline.frameCount).last { frame in
      film.marks(frame).contains(where: \.isMoving)
    }
    #expect(abs(event.frame - (still ?? 0)) <= 1)
  }

  @Test("fade what only one place has room for, and never show it twice")
  func fades() throws {
    let text = """
      film: scenes
      scenes:
        - scene: a
          areas: one two two two two two two two two two
          marks: { p: { plot: "[0, 1, 2, 3, 4, 5, 6, 7, 8]", x: [0, 8], y: [0, 8], in: two } }
          beats: [{ show: { ms: 1500, enter: p } }, { next: { ms: 2000, move: { p: one } } }]

      """
    let film = try SceneFixture.film(SceneFixture.small(text, size: "1280x720", fps: 60))
    let start = try film.timeline.frame(at: "a.next")
    func texts(_ frame: Int) -> [String] { film.marks(frame).filter { $0.kind == .label }.map(\.text).sorted() }
    let (before, after) = (texts(start), texts(film.timeline.frameCount - 1))
    #expect(after.count < before.count)
    for frame in start..<film.timeline.frameCount { #expect(texts(frame).count <= before.count, "frame \(frame)") }
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
  }

  @Test("pair the longest runs, each sign once")
  func matching() {
    func pairs(_ old: [Int], _ new: [Int], sorted: Bool) -> [[Int]] {
      Matching.pairs(old, new, sorted: sorted).map { [$0.old, $0.new] }
    }
    #expect(pairs([1, 2, 3], [1, 2, 3], sorted: true) == [[0, 0], [1, 1], [2, 2]])
    #expect(pairs([1, 2, 3, 4], [2, 3, 5, 4], sorted: true) == [[1, 0], [2, 1], [3, 3]])
    // What changes sides is a pair only where that may be.
    #expect(pairs([1, 2, 3], [2, 3, 1], sorted: true) == [[1, 0], [2, 1]])
    #expect(pairs([1, 2, 3], [2, 3, 1], sorted: false) == [[1, 0], [2, 1], [0, 2]])
    #expect(pairs([7, 7, 7], [7], sorted: false) == [[0, 0]])
    #expect(pairs([], [1], sorted: false).isEmpty)
  }

  @Test("have all of the stage, and share it with nobody")
  func all() throws {
    func film(_ place: String, _ second: String) throws -> StagedFilm { try self.film(place, second) }
    let large = try film("all", "move: { m: one }")
    let plain = try film("one", "light: [m, row]")
    func cells(_ film: StagedFilm, _ beat: String) throws -> Rect {
      film.marks(try film.timeline.frame(at: beat)).filter { $0.kind == .body }.map(\.bounds).reduce(.empty) {
        $0.union($1)
      }
    }
    // In the middle of the stage, not of its first third.
    #expect(try abs(cells(large, "a.show.end").center.x - 320) < 40)
    #expect(try cells(plain, "a.show.end").center.x < 180)
    #expect(try cells(large, "a.next.end") == cells(plain, "a.next.end"))
    let shared = """
      film: scenes
      values: { p: [1, 2] }
      scenes:
        - scene: a
          areas: one two
          marks: { m: { bars: p, in: all }, n: { bars: p, in: two } }
          beats: [{ s: { enter: [m, n] } }]
      """
    let timeline = try Timeline(parsing: shared, file: "s.yaml")
    #expect(timeline.warnings.map { "\($0)" }.joined().contains("m and n are in the same part of the stage"))
  }
}
