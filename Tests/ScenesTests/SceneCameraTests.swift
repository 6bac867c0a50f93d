import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("the camera of a film of scenes")
struct SceneCameraTests {
  private func film(_ goal: String, size: String) throws -> StagedFilm {
    try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        title: The title
        values: { p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5]]", q: "[3, 8, 5, 4]" }
        scenes:
          - scene: a
            areas: { wide: one two / three two, tall: one / two / three }
            marks:
              m: { matrix: p, in: one }
              row: { box: "m.row(1)" }
              b: { bars: q, in: two }
              w: { text: Some words, size: small, in: three }
            beats:
              - show: { ms: 3000, enter: [m, row, b, w], caption: What is said }
              - near: { ms: 2000, camera: \(goal), caption: What is said }
              - back: { ms: 2000, camera: all, caption: What is said }

        """, size: size, fps: 60))
  }

  private func label(_ film: StagedFilm, _ text: String, _ frame: Int) -> Mark? {
    film.marks(frame).first { $0.kind == .label && $0.text == text }
  }

  @Test("goes to a mark and back", arguments: ["1280x720", "720x720", "720x1280"])
  func goes(size: String) throws {
    let film = try film("m", size: size)
    let (far, near) = (try film.timeline.frame(at: "a.near"), try film.timeline.frame(at: "a.near.end"))
    let cells = [far, near].map { frame in film.marks(frame).filter { $0.kind == .body }.prefix(9).map(\.bounds) }
    let scale = cells[1][0].width / cells[0][0].width
    #expect(scale > 1.2 && scale <= 2.5 + 1e-9)
    // All of the mark is there, as much larger as its first cell, and its letters with it.
    for (small, large) in zip(cells[0], cells[1]) {
      #expect(abs(large.width - scale * small.width) < 1e-6 && abs(large.height - scale * small.height) < 1e-6)
    }
    let (before, after) = (try #require(label(film, "0.60", far)), try #require(label(film, "0.60", near)))
    #expect(abs(after.size - scale * before.size) < 1e-6 && after.opacity == 1 && !after.isMoving)
    // It is in the middle of the picture, but for its names.
    let whole = cells[1].reduce(cells[1][0]) { $0.union($1) }
    #expect(abs(whole.center.x - Double(film.timeline.size.width) / 2) < 0.1 * Double(film.timeline.size.width))
    // The rest of the stage is not seen, all else is where it was.
    #expect(label(film, "Some words", near) == nil && label(film, "8.00", near) == nil)
    for text in ["The title", "What is said"] {
      let places = (far..<film.timeline.frameCount).compactMap { label(film, text, $0)?.bounds }
      #expect(places.count == film.timeline.frameCount - far && Set(places).count == 1, "\(text) moves")
    }
    #expect(film.frame(film.timeline.frameCount - 1).commands == film.frame(far).commands)
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
  }

  @Test("takes what stands on a mark, or points at it, with it")
  func takes() throws {
    let film = try film("m", size: "1280x720")
    let unit = 720.0 / 1080
    let (far, near) = (try film.timeline.frame(at: "a.near"), try film.timeline.frame(at: "a.near.end"))
    let scales = [far, near].map { frame -> (cell: Rect, box: Rect) in
      var (cells, box): ([Rect], Rect) = ([], .empty)
      for command in film.frame(frame).commands {
        if case .fill(let path, _, .identity) = command, path.elements.count == 10 { cells.append(path.bounds) }
        if case .stroke(let path, let stroke, _, .identity) = command, stroke.width > 3.9 * unit { box = path.bounds }
      }
      return (cells[3].union(cells[5]), box)
    }
    let scale = scales[1].cell.width / scales[0].cell.width
    for (number, found) in scales.enumerated() {
      let room = 5 * unit * (number == 0 ? 1 : scale)
      #expect(abs(found.box.minX - (found.cell.minX - room)) < 1e-6)
      #expect(abs(found.box.maxY - (found.cell.maxY + room)) < 1e-6)
    }
  }

  @Test("stays where it is for a mark that fills the stage, and says what it does")
  func wide() throws {
    let text = SceneFixture.small(
      """
      film: scenes
      scenes:
        - scene: a
          marks: { m: { plot: "[1, 2, 3]" } }
          beats: [{ show: { enter: m } }, { near: { camera: m } }, { back: { camera: all } }]

      """, size: "720x1280")
    let film = try SceneFixture.film(text)
    let shown = film.frame(try film.timeline.frame(at: "a.near"))
    let near = film.marks(try film.timeline.frame(at: "a.near.end"))
    #expect(near.filter { $0.kind == .label }.allSatisfy { $0.bounds.minX >= 0 && $0.bounds.maxX <= 720 })
    #expect(film.frame(film.timeline.frameCount - 1) == shown)
    #expect(film.summary(of: BeatID(kind: "a.near")) == "the camera goes to m")
    #expect(film.summary(of: BeatID(kind: "a.back")) == "the camera goes back")
    #expect(film.timeline.kind(of: BeatID(kind: "a.near"))?.motion == BeatMotion(least: 400, best: 900))
  }
}
