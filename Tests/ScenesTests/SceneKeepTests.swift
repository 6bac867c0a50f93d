import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("marks that stay from one scene to the next")
struct SceneKeepTests {
  private static let text = """
    film: scenes
    values: { p: [1, 2, 3], q: [3, 2] }
    scenes:
      - scene: one
        areas: "a b"
        marks: { m: { bars: p, in: a }, n: { bars: q, in: b } }
        beats:
          - show: { ms: 3000, enter: [m, n], light: m }
      - scene: two
        keep: m
        areas: "b a a"
        marks: { m: { bars: p, in: a }, n: { bars: q, in: b } }
        beats:
          - show: { ms: 3000, enter: n }
          - rest: { ms: 2000 }

    """

  /// Where a number stands in a frame, and how much of it is seen.
  private func label(_ text: String, _ film: StagedFilm, _ frame: Int) -> Mark? {
    film.marks(frame).first { $0.kind == .label && $0.text == text }
  }

  @Test("are seen all the time, and end as in a scene of its own")
  func stay() throws {
    let film = try SceneFixture.film(SceneFixture.small(Self.text, size: "1280x720", fps: 30))
    let start = try film.timeline.frame(at: "two.show")
    let end = try film.timeline.frame(at: "two.rest.end")
    let places = try (start - 5...end).map { try #require(label("1.00", film, $0), "frame \($0)") }
    #expect(places.allSatisfy { $0.opacity > 0.99 })
    for (before, after) in zip(places, places.dropFirst()) {
      #expect(before.bounds.center.distance(to: after.bounds.center) < 80)
    }
    #expect(places[0].bounds.center.distance(to: places[places.count - 1].bounds.center) > 100)
    let alone = try SceneFixture.film(
      SceneFixture.small(
        Self.text.replacing("    keep: m\n", with: "").replacing("enter: n }", with: "enter: [m, n] }"),
        size: "1280x720", fps: 30))
    #expect(alone.frame(end).commands.count == film.frame(end).commands.count)
    #expect(label("1.00", alone, end)?.bounds == label("1.00", film, end)?.bounds)
  }

  @Test("go on with their variables, and keep their colours")
  func goOn() throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { a: [1, 2, 4], b: [4, 2, 1] }
        scenes:
          - scene: one
            areas: "p n"
            marks:
              p: { plane: { x: [0, 2], y: [0, 5] }, in: p }
              first: { plot: "a[0:k + 1]", on: p, name: first }
              second: { plot: b, on: p, name: second }
              n: { number: "a[k]", in: n }
            beats:
              - show: { ms: 3000, enter: [p, first, second, n] }
              - run: { ms: 2000, play: k = 0 … 2 }
          - scene: two
            keep: [p, second, n]
            areas: "n p"
            marks:
              p: { plane: { x: [0, 2], y: [0, 5] }, in: p }
              second: { plot: b, on: p, name: second }
              third: { plot: a, on: p, name: third }
              n: { number: "a[k]", in: n }
            beats:
              - show: { ms: 3000, enter: third, caption: "It is {a[k]:.0f}" }
              - back: { ms: 2000, play: k = 0 … 1 }

        """, size: "1280x720", fps: 30))
    for place in ["one.run.end", "two.show", "two.show.end"] {
      #expect(label("4.00", film, try film.timeline.frame(at: place)) != nil, "\(place)")
    }
    #expect(label("It is 4", film, try film.timeline.frame(at: "two.show.end")) != nil)
    #expect(label("2.00", film, try film.timeline.frame(at: "two.back.end")) != nil)
    func colors(_ place: String) throws -> [UInt32] {
      film.frame(try film.timeline.frame(at: place)).commands.compactMap { command -> UInt32? in
        guard case .stroke(_, let stroke, .solid(let color), _) = command, abs(stroke.width - 4 * 720.0 / 1080) < 1e-9
        else { return nil }
        return color.hex
      }
    }
    let (one, two) = (Set(try colors("one.run.end")), Set(try colors("two.show.end")))
    #expect(one.count == 2 && two.count == 2 && !one.isDisjoint(with: two))
    let second = Theme.midnight.target.hex
    #expect(one.contains(second) && two.contains(second))
  }

  @Test("leave all others to fade")
  func others() throws {
    let film = try SceneFixture.film(SceneFixture.small(Self.text, size: "1280x720", fps: 30))
    let start = try film.timeline.frame(at: "two.show")
    // Dimmed beside the mark that is lit, then gone, then there anew.
    #expect(label("2.00", film, start - 1) != nil)
    #expect(film.marks(start + 10).filter { $0.text == "3.00" }.count == 1)
    #expect(film.marks(try film.timeline.frame(at: "two.rest.end")).filter { $0.text == "3.00" }.count == 2)
  }
}
