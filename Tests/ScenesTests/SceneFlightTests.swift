import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("what flies in a film of scenes")
struct SceneFlightTests {
  private func film(_ fly: String, more: String = "") throws -> StagedFilm {
    try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5]]" }
        scenes:
          - scene: a
            marks: { m: { matrix: p }, v: { vector: "[4, 5, 6]" }, g: { plot: "[1, 2]" } }
            beats:
              - show: { ms: 3000, enter: [m, v, g] }
              - go: { ms: 2000, fly: \(fly)\(more) }

        """, size: "1280x720", fps: 60))
  }

  /// What is drawn beside what was there before.
  private func flying(_ film: StagedFilm, _ frame: Int) throws -> [DrawCommand] {
    let still = Set(film.frame(try film.timeline.frame(at: "a.show.end")).commands)
    return film.frame(frame).commands.filter { !still.contains($0) }
  }

  @Test("goes from the one place to the other, and is gone")
  func goes() throws {
    let film = try film("{ from: \"m.cell(1, 2)\", to: \"v.cell(0)\" }")
    let start = try film.timeline.frame(at: "a.go")
    let cells = film.marks(start).filter { $0.kind == .body }.map(\.bounds)
    let (from, to) = (cells[5].center, cells[9].center)
    var shares: [Double] = []
    for frame in start..<film.timeline.frameCount {
      let bodies = try flying(film, frame).filter { $0.bounds.width > 40 }
      guard let body = bodies.first else { continue }
      #expect(bodies.count == 1)
      let share = from.distance(to: body.bounds.center) / from.distance(to: to)
      #expect(body.bounds.center.distance(to: from.toward(to, share)) < 0.01)
      shares.append(share)
    }
    #expect(shares.count > 40 && shares == shares.sorted())
    #expect(try #require(shares.first) < 0.01 && (try #require(shares.last)) > 0.99)
    #expect(film.frame(film.timeline.frameCount - 1) == film.frame(start))
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
    #expect(film.summary(of: BeatID(kind: "a.go")) == "m.cell(1, 2) flies to v.cell(0)")
    #expect(film.events.contains { $0.name == "m flies to v" })
    #expect(film.timeline.kind(of: BeatID(kind: "a.go"))?.motion == BeatMotion(least: 400, best: 900))
  }

  @Test("stays where it arrives until the mark is there, and may leave its own place")
  func lands() throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]" }
        scenes:
          - scene: a
            areas: { wide: "m v", tall: "m / v" }
            marks: { m: { matrix: p, in: m }, v: { vector: "[4, 5, 6]", in: v } }
            beats:
              - show: { ms: 2000, enter: m }
              - go: { ms: 3000, leave: m, fly: { from: "m.cell(1, 2)", to: "v.cell(0)" }, enter: v }

        """, size: "1280x720", fps: 60))
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
    // Its cell is seen in each frame, wherever it is.
    for frame in try film.timeline.frame(at: "a.go")...film.timeline.frame(at: "a.go.end") {
      let seen = film.frame(frame).commands.map { command -> Double in
        guard case .fill(_, .solid(let color), _) = command, command.bounds.width > 40, command.bounds.minY > 120 else {
          return 0
        }
        return color.alpha
      }
      #expect((seen.max() ?? 0) > 0.45, "frame \(frame)")
    }
  }

  @Test("takes the number in a cell along, and from a plane a dot")
  func what() throws {
    let cell = try film("{ from: \"m.cell(1, 2)\", to: \"v.cell(0)\" }")
    let middle = try cell.timeline.frame(at: "a.go") + 27
    // A cell, and the four signs of 0.30.
    #expect(try flying(cell, middle).count == 5)
    let all = try film("[{ from: \"m.row(0)\", to: v }, { from: \"g.at(0, 1)\", to: \"v.cell(2)\" }]")
    #expect(try flying(all, middle).count == 3 * 5 + 1)
  }

  @Test("follows variables, and comes in each beat of several")
  func repeats() throws {
    let film = try film("{ from: \"m.cell(i, i)\", to: \"v.cell(i)\" }", more: ", each: i = 0 … 2")
    var seen = 0
    for beat in film.timeline.beats where beat.id.kind == "a.go" {
      seen += try beat.frames.contains { frame in try !flying(film, frame).isEmpty } ? 1 : 0
    }
    #expect(seen == 3)
  }
}
