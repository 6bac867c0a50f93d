import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("places in formulas, on planes and on surfaces")
struct ScenePlaceTests {
  private static let unit = 720.0 / 1080

  private func film(_ values: String, _ marks: String, play: String = "k = 0 … 2", enter: String? = nil) throws
    -> StagedFilm
  {
    let entering = enter.map { $0 + ", " } ?? ""
    return try SceneFixture.scene(
      marks,
      beats: "{ show: { ms: 4000, enter: [m, \(entering)there] } }, { run: { ms: 4000, play: \(play) } }",
      values: values)
  }

  /// The outline of the box `there` at a place of the film.
  private func box(_ film: StagedFilm, _ place: String) throws -> Rect {
    let theme = Theme.midnight
    let found = film.frame(try film.timeline.frame(at: place)).commands.compactMap { command -> Rect? in
      guard case .stroke(let path, _, .solid(let color), _) = command, color.hex == theme.delta.hex else { return nil }
      return path.bounds
    }
    return try #require(found.last)
  }

  @Test("has each value of a formula, wherever its numbers are")
  func values() throws {
    for index in [0, 1] {
      let film = try film(
        "p: [5, 100.25, 7]", "m: { formula: \"y = {p[k]:.2f} + {p[k]:.1f}\" }\nthere: { box: \"m.value(\(index))\" }")
      for place in ["a.show.end", "a.run.end"] {
        let box = try box(film, place)
        let label = try #require(
          film.marks(try film.timeline.frame(at: place)).first { $0.kind == .label && $0.text.hasPrefix("y") })
        let numbers = label.coloredRuns.map(\.bounds).filter { $0.width > 12 }
        #expect(numbers.filter { box.contains($0) }.count >= 1, "\(index) at \(place): \(box) and \(numbers)")
        let middle = label.bounds.center.x
        #expect(index == 0 ? box.center.x < middle : box.center.x > middle)
      }
    }
  }

  @Test("has the terms of a formula by what is written there")
  func terms() throws {
    let marks = "m: { formula: \"\\\\hat{y} = w_1 x + {p[k]:.1f}\" }\nthere: { box: \"m.term('w_1')\" }"
    let film = try film("p: [5, 100.25, 7]", marks)
    for place in ["a.show.end", "a.run.end"] {
      let box = try box(film, place)
      let label = try #require(
        film.marks(try film.timeline.frame(at: place)).first { $0.kind == .label && $0.text.contains("=") })
      #expect(box.width < 0.4 * label.bounds.width, "\(box) of \(label.bounds)")
      #expect(label.bounds.minX + 40 < box.minX && box.maxX < label.bounds.maxX - 40)
    }
    // It stands where it stands without a box, and is in no other colour.
    let plain = try self.film("p: [5, 100.25, 7]", marks.replacing("m.term('w_1')", with: "m"))
    let frame = try film.timeline.frame(at: "a.show.end")
    func letters(_ film: StagedFilm) -> Set<DrawCommand> {
      Set(film.frame(frame).commands.filter { if case .fill = $0 { true } else { false } })
    }
    #expect(letters(film) == letters(plain))
  }

  /// The middles of the discs in the colour of a trail, or of the first class.
  private func discs(_ film: StagedFilm, _ place: String, _ color: Color) throws -> [Point] {
    film.frame(try film.timeline.frame(at: place)).commands.compactMap { command in
      guard case .fill(PlotDrawing.disc, .solid(let found), let place) = command, found.hex == color.hex else {
        return nil
      }
      return place(.zero)
    }
  }

  @Test("has the points of a way and the tip of an arrow")
  func points() throws {
    let theme = Theme.midnight
    let plane = "m: { plane: { x: [0, 4], y: [0, 4] }, aspect: equal }\n"
    let way = try film(
      "w: [[0, 0], [1, 2], [4, 4]]", plane + "t: { trail: w, on: m }\nthere: { box: \"t.point(k)\" }", enter: "t")
    let places = try discs(way, "a.show.end", theme.weight)
    #expect(places.count == 3)
    #expect(try box(way, "a.show.end").center.distance(to: places[0]) < 1)
    #expect(try box(way, "a.run.end").center.distance(to: places[2]) < 1)
    let arrow = try film(
      "p: [1, 0.5]",
      plane + """
        d: { points: [[3, 2]], on: m }
        r: { arrow: p, at: [1, 1], scale: 2, on: m }
        there: { box: "r.along(1)" }
        """, enter: "d, r")
    let tip = try #require(try discs(arrow, "a.show.end", theme.classes[0]).first)
    #expect(try box(arrow, "a.show.end").center.distance(to: tip) < 1)
  }

  @Test("goes with a surface as that turns")
  func surface() throws {
    let film = try film(
      "\"g(x, y)\": exp(-2 * (x^2 + y^2))",
      "m: { surface: g, x: [-1, 1], y: [-1, 1], turn: k }\nthere: { box: \"m.at(1, 0)\" }", play: "k = 0 → 180")
    let (before, after) = (try box(film, "a.show.end"), try box(film, "a.run.end"))
    // From the right of the picture to the left, both at the height of the floor's middle.
    #expect(before.center.x - after.center.x > 300)
    #expect(abs(before.center.y - after.center.y) < 1)
  }

  @Test("says which of them there are")
  func wrong() {
    func complaint(_ mark: String, _ place: String) -> String {
      SceneFixture.complaint(
        """
        film: scenes
        values: { p: [1, 2], "f(x, y)": x }
        scenes:
          - scene: a
            marks: { o: { plane: { x: [0, 1], y: [0, 1] } }, m: \(mark), b: { box: "\(place)" } }
            beats: [{ s: { enter: [o, m, b] } }]
        """)
    }
    #expect(complaint("{ formula: 'y = {p[0]:.1f}' }", "m.value(1)").contains("index of m.value is 1"))
    #expect(complaint("{ formula: 'y = {p[0]:.1f}' }", "m.value(0)") == "")
    #expect(
      complaint("{ formula: 'y = w_1' }", "m.term('w_2')").hasSuffix(
        "m has no term \"w_2\". Write it as it stands in the formula, and no value in braces."))
    #expect(complaint("{ formula: 'y = w_1' }", "m.term(0)").contains("expected its text, such as term(\"w_1\")."))
    #expect(complaint("{ formula: 'y = \\frac{w_1}{2}' }", "m.term('w_1')") == "")
    #expect(complaint("{ formula: 'y = \\frac{w_1}{2}' }", "m.term('ac')").contains("has no term"))
    #expect(complaint("{ trail: [[0, 0], [1, 1]], on: o }", "m.point(2)").contains("index of m.point is 2"))
    #expect(complaint("{ arrow: p, at: p, on: o }", "m.along(1.5)").contains("share of m.along is 1.5"))
    #expect(complaint("{ surface: f, x: [0, 1], y: [0, 1] }", "m.at(0, 2)").contains("y of m.at is 2"))
  }
}
