import Drawing
import FilmKit
import Testing
import Timeline

@testable import Scenes

/// Boxes, braces and links are where the places are that they name.
@Suite("marks that point at others")
struct ScenePointerTests {
  private static let unit = 720.0 / 1080

  /// A film in which everything has come at `a.show.end`.
  private func film(
    _ marks: String, enter: String, play: String = "k = 0 … 2", size: String = "1280x720"
  ) throws -> StagedFilm {
    try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values:
          words: { texts: [the, cat, sat] }
          p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5], [0.4, 0.4, 0.2]]"
          f(x, y): x^2 / 2 + y^2
        scenes:
          - scene: a
            marks:
        \(marks.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
            beats:
              - show: { ms: 2000, enter: [\(enter)] }
              - run: { ms: 3000, play: "\(play)" }

        """, size: size, fps: 20))
  }

  /// The bounds of lines of a box, a brace or a link: they are 4 units wide, as nothing else is.
  private func outlines(_ film: StagedFilm, _ frame: Int) -> [Rect] {
    film.frame(frame).commands.compactMap { command in
      if case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * Self.unit) < 1e-9 {
        path.bounds
      } else {
        nil
      }
    }
  }

  private func outline(_ film: StagedFilm, _ beat: String) throws -> Rect {
    try #require(outlines(film, film.timeline.frame(at: beat)).last)
  }

  private func isNear(_ a: Rect, _ b: Rect, within slack: Double = 1e-6) -> Bool {
    abs(a.minX - b.minX) < slack && abs(a.minY - b.minY) < slack && abs(a.maxX - b.maxX) < slack
      && abs(a.maxY - b.maxY) < slack
  }

  /// Marks with a place in them, and which of the bodies that are drawn is there.
  static let bodies: [(mark: String, place: String, body: Int)] = [
    ("matrix: p", "h.cell(2, 1)", 7), ("matrix: p, rows: [a, b, c, d], columns: words", "h.cell(3, 0)", 9),
    ("matrix: \"p[0]\"", "h.cell(0, 2)", 2), ("vector: \"p[0]\"", "h.cell(1)", 1), ("tokens: words", "h.box(2)", 2),
    ("tokens: words, weights: \"p[0]\"", "h.box(0)", 0), ("flow: \"p[0:3]\", from: words, to: words", "h.box(1)", 1),
    ("flow: \"p[0:3]\", from: words, to: words", "h.to(1)", 4), ("network: [[1, 2], [3, 4, 5]]", "h.neuron(1, 2)", 4),
    ("network: [[1, 2], [3, 4, 5]]", "h.neuron(0, 1)", 1),
    ("graph: \"p[0, 1] * (p[0, 2] + 1)\", grad: true", "h.node(3)", 3),
    ("graph: \"p[0, 1] * (p[0, 2] + 1)\"", "h.node('p[0][2]')", 1),
  ]

  @Test("go round the cell or the box that is drawn there", arguments: bodies)
  func cells(mark: String, place: String, body: Int) throws {
    for size in ["1280x720", "720x1280"] {
      let film = try film("h: { \(mark) }\nb: { box: \"\(place)\" }", enter: "h, b", size: size)
      let frame = try film.timeline.frame(at: "a.show.end")
      let bodies = film.marks(frame).filter { $0.kind == .body }.map(\.bounds)
      let box = try outline(film, "a.show.end")
      #expect(isNear(box, bodies[body].expanded(by: 5 * Self.unit)), "\(size): \(box) is not round \(bodies[body])")
    }
  }

  /// Marks with a place in them, and which text stands there, and which does not.
  static let labels: [(mark: String, place: String, inside: String, outside: String)] = [
    ("pixels: p, digits: 1", "h.cell(1, 1)", "0.6", "0.7"), ("pixels: p, digits: 1", "h.row(0)", "0.7", "0.6"),
    ("matrix: p, digits: 1", "h.column(0)", "0.7", "0.6"), ("matrix: p, digits: 1", "h.row(1)", "0.6", "0.7"),
    ("table: p, digits: 1", "h.cell(1, 1)", "0.6", "0.7"),
    ("table: p, rows: [a, b, c, d], columns: words, digits: 1", "h.cell(1, 1)", "0.6", "0.7"),
    ("table: p, columns: words, digits: 1", "h.row(0)", "0.7", "the"),
    ("table: p, rows: [a, b, c, d], digits: 1", "h.column(0)", "0.7", "a"),
    ("code: [one, two, three]", "h.line(2)", "two", "three"), ("bars: \"p[0]\", digits: 1", "h.bar(0)", "0.7", "0.2"),
    ("bars: \"-p[0]\", digits: 1", "h.bar(1)", "-0.2", "-0.7"), ("text: Hello", "h", "Hello", ""),
    ("number: \"p[0][0]\", name: first", "h", "first", ""), ("formula: \"y = 2\"", "h", "y = 2", ""),
    ("group: [{ number: \"p[0][0]\", name: first }, { text: Hello }]", "h.member(1)", "Hello", "first"),
    ("repeat: i = 0 … 1, mark: { number: \"p[i][0]\", digits: 1 }", "h.member(0)", "0.7", "0.1"),
  ]

  @Test("go round the words and numbers that are drawn there", arguments: labels)
  func words(mark: String, place: String, inside: String, outside: String) throws {
    for size in ["1280x720", "720x1280"] {
      let film = try film("h: { \(mark) }\nb: { box: \"\(place)\" }", enter: "h, b", size: size)
      let box = try outline(film, "a.show.end")
      let marks = film.marks(try film.timeline.frame(at: "a.show.end")).filter { $0.kind == .label }
      let within = marks.filter { box.contains($0.bounds) }.map(\.text)
      #expect(within.contains(inside), "\(size): \(within)")
      #expect(!within.contains(outside))
      #expect(outside.isEmpty || marks.contains { $0.text == outside })
    }
  }

  @Test("find a place on a plane where a point of it is drawn", arguments: ["contour: f", "field: f"])
  func planes(mark: String) throws {
    let film = try film(
      "m: { \(mark), x: [-2, 2], y: [-1, 1] }\ng: { trail: \"[[k, 0.5]]\", on: m }\nb: { box: \"m.at(k, 0.5)\" }",
      enter: "m, g, b")
    for frame in stride(from: try film.timeline.frame(at: "a.run"), to: film.timeline.frameCount, by: 3) {
      let glows = film.frame(frame).commands.compactMap { if case .glow(let glow) = $0 { glow.center } else { nil } }
      let (ball, box) = (try #require(glows.last), try #require(outlines(film, frame).last))
      #expect(box.center.distance(to: ball) < 1e-6, "frame \(frame)")
    }
  }

  @Test("go from the first place to the last one")
  func ranges() throws {
    let film = try film("h: { matrix: p }\nb: { box: \"h.cell(1, 0)\", to: \"h.cell(2, 2)\" }", enter: "h, b")
    let bodies = film.marks(try film.timeline.frame(at: "a.show.end")).filter { $0.kind == .body }.map(\.bounds)
    #expect(isNear(try outline(film, "a.show.end"), bodies[3].union(bodies[8]).expanded(by: 5 * Self.unit)))
  }

  @Test("glide from one place to the next, and rest on each")
  func glides() throws {
    let film = try film("h: { tokens: words }\nb: { box: \"h.box(2 - k)\" }", enter: "h, b")
    let start = try film.timeline.frame(at: "a.run")
    let lefts = try (start..<film.timeline.frameCount - 1).map { try #require(outlines(film, $0).last).minX }
    #expect(lefts == lefts.sorted(by: >))
    let bodies = film.marks(start).filter { $0.kind == .body }.map { $0.bounds.minX - 5 * Self.unit }
    for body in bodies { #expect(lefts.contains { abs($0 - body) < 1e-6 }, "it never rests on \(body)") }
    // It is seen between them, too.
    let between = lefts.filter { left in bodies.allSatisfy { abs($0 - left) > Self.unit } }
    #expect(between.count > 8)
  }

  @Test(
    "have a brace beside all of a mark, with its label farther out", arguments: ["above", "below", "left", "right"])
  func braces(side: String) throws {
    for size in ["1280x720", "720x720", "720x1280"] {
      let film = try film(
        "h: { matrix: p, rows: [q, r, s, u], columns: words }\n"
          + "b: { brace: \"h.cell(1, 1)\", side: \(side), label: note }",
        enter: "h, b", size: size)
      let brace = try outline(film, "a.show.end")
      let marks = film.marks(try film.timeline.frame(at: "a.show.end"))
      let note = try #require(marks.first { $0.text == "note" }).bounds
      let cells = marks.filter { $0.kind == .body }.map(\.bounds)
      let names = marks.filter { ["q", "r", "s", "u", "the", "cat", "sat"].contains($0.text) }.map(\.bounds)
      let all = (cells + names).reduce(cells[4]) { $0.union($1) }
      switch side {
      case "above": #expect(note.maxY <= brace.minY && brace.maxY <= all.minY)
      case "below": #expect(note.minY >= brace.maxY && brace.minY >= all.maxY)
      case "left": #expect(note.maxX <= brace.minX && brace.maxX <= all.minX)
      default: #expect(note.minX >= brace.maxX && brace.minX >= all.maxX)
      }
      // It is as long as the cell.
      if ["above", "below"].contains(side) {
        #expect(abs(brace.minX - cells[4].minX) < 1e-6 && abs(brace.maxX - cells[4].maxX) < 1e-6)
      } else {
        #expect(abs(brace.minY - cells[4].minY) < 1e-6 && abs(brace.maxY - cells[4].maxY) < 1e-6)
      }
    }
  }

  @Test("lead from one place to the other, and touch neither")
  func links() throws {
    for (mark, from, to) in [("tokens: words", "h.box(0)", "h.box(2)"), ("matrix: p", "h.cell(3, 0)", "h.cell(0, 2)")] {
      let film = try film(
        "h: { \(mark) }\nv: { vector: \"p[0]\" }\n"
          + "b: { link: \"\(from)\", to: \"\(to)\" }\nc: { link: h, to: \"v.cell(1)\" }",
        enter: "h, v, b, c")
      let frame = try film.timeline.frame(at: "a.show.end")
      let lines = film.frame(frame).commands.compactMap { command -> Path? in
        if case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * Self.unit) < 1e-9 {
          path
        } else {
          nil
        }
      }
      #expect(lines.count == 2)
      let bodies = film.marks(frame).filter { $0.kind == .body }.map(\.bounds)
      let ends = mark.hasPrefix("tokens") ? [bodies[0], bodies[2]] : [bodies[9], bodies[2]]
      for line in lines.prefix(1) {
        guard case .move(let start)? = line.elements.first, case .curve(_, _, let end)? = line.elements.last else {
          Issue.record("no curve")
          continue
        }
        #expect(abs(start.x - ends[0].center.x) < 1e-6 && start.y < ends[0].minY && start.y > ends[0].minY - 20)
        #expect(end.y < ends[1].minY && abs(end.x - ends[1].center.x) < 20)
      }
    }
  }

  @Test("have labels with numbers that inspect knows")
  func numbers() throws {
    let film = try film(
      "h: { matrix: p }\nb: { box: \"h.row(k)\", label: \"row {k:.0f} has {max(p[k]):.3f}.\" }", enter: "h, b")
    let shown = film.marks(try film.timeline.frame(at: "a.run.end")).flatMap { film.numbers(in: $0) }
    #expect(shown.contains { $0.name == "max(p[k])" && $0.value == 0.5 && $0.shown == "0.500" })
    #expect(shown.contains { $0.name == "k" && $0.value == 2 && $0.shown == "2" })
    let words = film.marks(try film.timeline.frame(at: "a.run.end")).map(\.text)
    #expect(words.contains("row") && words.contains("has") && words.contains("."))
  }

  @Test("are asked of every kind of mark that has places")
  func kinds() {
    let tried = Self.bodies.map { ($0.mark, $0.place) } + Self.labels.map { ($0.mark, $0.place) }
    for kind in MarkKind.all {
      // Points of planes, and values in formulas, are tried by themselves.
      for anchor in kind.anchors ?? [] where !anchor.isOnPlane && ![.value, .term].contains(anchor) {
        let isTried = tried.contains { $0.0.hasPrefix("\(kind.name):") && $0.1.hasPrefix("h.\(anchor.name)(") }
        // Rows and columns of all tables are made by one function.
        #expect(isTried || ["row", "column"].contains(anchor.name), "\(kind.name) \(anchor.signature)")
      }
    }
  }
}
