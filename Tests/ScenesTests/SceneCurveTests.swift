import Drawing
import FilmKit
import Testing
import Timeline

@testable import Scenes

/// Curves and areas are where their numbers are, on axes that they share.
@Suite("curves and areas on one plane")
struct SceneCurveTests {
  private static let unit = 720.0 / 1080

  /// A film of marks that have all come in its last frame.
  private func film(_ marks: String, enter: String, values: String = "a: 1", size: String = "1280x720") throws
    -> StagedFilm
  {
    try SceneFixture.scene(marks, beats: "{ b: { ms: 4000, enter: [\(enter)] } }", values: values, size: size)
  }

  /// The lines of a width, in units, that the last frame has: their bounds and colours.
  private func lines(_ film: StagedFilm, width: Double) -> [(bounds: Rect, color: Color)] {
    film.frame(film.timeline.frameCount - 1).commands.compactMap { command in
      guard case .stroke(let path, let stroke, .solid(let color), _) = command,
        abs(stroke.width - width * Self.unit) < 1e-9
      else { return nil }
      return (path.bounds, color)
    }
  }

  private func isNear(_ a: Rect, _ b: Rect, within slack: Double = 1e-6) -> Bool {
    abs(a.minX - b.minX) < slack && abs(a.minY - b.minY) < slack && abs(a.maxX - b.maxX) < slack
      && abs(a.maxY - b.maxY) < slack
  }

  private func texts(_ film: StagedFilm) -> [String] {
    film.marks(film.timeline.frameCount - 1).filter { $0.kind == .label }.map(\.text)
  }

  @Test("share the axes of the first one, each in a colour of its own")
  func shared() throws {
    let film = try film(
      """
      up: { plot: [0, 1, 2, 4] }
      down: { plot: [4, 3, 1, 0], on: up }
      third: { plot: [4, 0, 0, 0], on: up, color: class 3 }
      """, enter: "up, down, third")
    let curves = lines(film, width: 4)
    #expect(curves.count == 3)
    #expect(curves.allSatisfy { isNear($0.bounds, curves[0].bounds) })
    #expect(Set(curves.map(\.color)).count == 3)
    #expect(curves[2].color.hexOf == Theme.midnight.classes[3].hexOf)
  }

  @Test("have room for all of them where the file doesn't say how much")
  func held() throws {
    let film = try film(
      """
      low: { plot: [0, 1] }
      high: { plot: [0, 4, 10], on: low }
      """, enter: "low, high")
    let curves = lines(film, width: 4)
    let (low, high) = (try #require(curves.first).bounds, try #require(curves.last).bounds)
    // Ten times as high, and twice as wide.
    #expect(abs(high.height / low.height - 10) < 1e-9)
    #expect(abs(high.width / low.width - 2) < 1e-9)
    #expect(abs(high.maxY - low.maxY) < 1e-9 && abs(high.minX - low.minX) < 1e-9)
  }

  @Test("are named in one legend, in their order")
  func legend() throws {
    let film = try film(
      """
      b: { plot: [4, 3, 1, 0], on: a, name: validation }
      a: { plot: [0, 1, 2, 4], name: training, up: loss }
      c: { plot: [0, 1, 2, 4], on: a }
      """, enter: "a, b, c")
    let marks = film.marks(film.timeline.frameCount - 1).filter { $0.kind == .label }
    let names = ["loss", "validation", "training"].map { name in marks.first { $0.text == name }?.bounds }
    let (up, first, last) = (try #require(names[0]), try #require(names[1]), try #require(names[2]))
    #expect(up.maxX < first.minX && first.maxX < last.minX)
  }

  @Test("leave the last dot out where the file says so")
  func dots() throws {
    func discs(_ more: String) throws -> Int {
      let film = try film("a: { plot: [0, 1, 2]\(more) }", enter: "a")
      return film.frame(film.timeline.frameCount - 1).commands.count { command in
        if case .fill(let path, _, _) = command { path == Path.circle(radius: 1) } else { false }
      }
    }
    #expect(try discs("") == 1)
    #expect(try discs(", dots: false") == 0)
  }

  @Test("have tenfolds of one length on a log axis, which has true ticks")
  func logs() throws {
    for axis in ["y", "x", "both"] {
      let over = axis == "y" ? "[1, 2, 3, 4]" : "[1, 10, 100, 1000]"
      let list = axis == "x" ? "[1, 2, 3, 4]" : "[0.1, 1, 10, 100]"
      let film = try film("a: { plot: \(list), over: \"\(over)\", as: dots, log: \(axis) }", enter: "a")
      let dots = film.frame(film.timeline.frameCount - 1).commands.compactMap { command -> Point? in
        guard case .fill(let path, _, let place) = command, path == Path.circle(radius: 1) else { return nil }
        return place(Rect(minX: 0, minY: 0, maxX: 0, maxY: 0)).center
      }
      #expect(dots.count == 4)
      for index in 1..<3 {
        let (a, b, c) = (dots[index - 1], dots[index], dots[index + 1])
        #expect(abs(a.x + c.x - 2 * b.x) < 1e-6 && abs(a.y + c.y - 2 * b.y) < 1e-6, "\(axis): \(dots)")
      }
      let ticks = texts(film)
      let wanted = axis == "y" ? ["0.1", "1", "10", "100"] : ["1", "10", "100", "1000"]
      #expect(wanted.allSatisfy(ticks.contains), "\(ticks)")
    }
    // What is not above 0 has no place there, and no line to it.
    let film = try film("a: { plot: [-1, 0, 10, 100], log: y }", enter: "a")
    let line = try #require(lines(film, width: 4).first).bounds
    #expect(line.height > 50 && line.height < 720)
  }

  @Test("are as long across as up where the axes are equal")
  func equal() throws {
    func shape(_ aspect: String, _ size: String) throws -> Double {
      let film = try film(
        "p: { plane: { x: [0, 10], y: [0, 4] }\(aspect) }\nr: { rect: [1, 1, 3, 3], on: p, as: outline }",
        enter: "p, r",
        size: size)
      let rect = try #require(lines(film, width: 3.5).first).bounds
      return rect.width / rect.height
    }
    #expect(abs(try shape(", aspect: equal", "1280x720") - 1) < 1e-9)
    #expect(abs(try shape(", aspect: equal", "720x1280") - 1) < 1e-9)
    #expect(abs(try shape("", "720x1280") - 1) > 0.1)
  }

  @Test("have areas that end at their corners, and at the plane's edges")
  func areas() throws {
    let film = try film(
      """
      p: { plane: { x: [0, 1], y: [0, 1] } }
      all: { rect: [-1, -1, 2, 2], on: p, as: outline }
      part: { rect: [0.25, 0.5, 2, 1], on: p, as: outline }
      roof: { area: [[0, 0], [1, 0], [0.5, 0.5]], on: p, as: outline }
      """, enter: "p, all, part, roof")
    let bounds = lines(film, width: 3.5).map(\.bounds)
    #expect(bounds.count == 3)
    let (all, part, roof) = (bounds[0], bounds[1], bounds[2])
    #expect(isNear(part, all.inset(left: 0.25 * all.width, bottom: 0.5 * all.height)))
    #expect(isNear(roof, all.inset(top: 0.5 * all.height)))
  }

  @Test("have their words in their middle")
  func words() throws {
    let film = try film(
      """
      p: { plane: { x: [0, 1], y: [0, 1] } }
      r: { rect: [0.2, 0.2, 0.6, 0.8], on: p, label: "{share} of all" }
      """, enter: "p, r", values: "share: 0.24")
    let marks = film.marks(film.timeline.frameCount - 1)
    let box = try #require(lines(film, width: 2).last { $0.bounds.height > 100 && $0.bounds.width > 100 }).bounds
    let label = marks.filter { ["0.24", "of all"].contains($0.text) }.reduce(Rect.empty) { $0.union($1.bounds) }
    #expect(abs(label.center.x - box.center.x) < 3 && abs(label.center.y - box.center.y) < 6, "\(label) in \(box)")
    let number = marks.flatMap { film.numbers(in: $0) }.first { $0.name == "share" }
    #expect(number?.value == 0.24)
  }

  @Test("have heads and ways in their own colours where there are several")
  func heads() throws {
    let theme = Theme.midnight
    let film = try film(
      """
      p: { plane: { x: [0, 2], y: [0, 2] } }
      c: { plot: "[0, 1, 2]", on: p, name: one, color: target }
      t: { trail: [[0, 2], [1, 1]], on: p, color: delta }
      """, enter: "p, c, t")
    let discs = film.frame(film.timeline.frameCount - 1).commands.compactMap { command -> UInt32? in
      guard case .fill(PlotDrawing.disc, .solid(let color), _) = command else { return nil }
      return color.hex
    }
    #expect(Set(discs) == [theme.target.hex, theme.delta.hex])
  }

  @Test("have titles above bars, tables and pictures")
  func titles() throws {
    for mark in ["bars: [1, 2], names: [u, v]", "matrix: [[1, 2]], columns: [u, v]", "pixels: [[1, 0.5]]"] {
      let film = try film("m: { \(mark), title: What it is }", enter: "m")
      // The header has the scene's name.
      let labels = film.marks(film.timeline.frameCount - 1).filter { $0.kind == .label && $0.text != "a" }
      let title = try #require(labels.first { $0.text == "What it is" }, "\(mark)")
      #expect(labels.allSatisfy { $0.text == title.text || $0.bounds.minY >= title.bounds.maxY }, "\(mark)")
    }
  }

  @Test("have captions with the values that beats end with, which are told of")
  func captions() throws {
    let film = try SceneFixture.film(SceneFixture.small(SceneFixture.curves))
    func caption(_ place: String) throws -> (text: String, numbers: [ShownNumber]) {
      let marks = film.marks(try film.timeline.frame(at: place))
      let mark = try #require(marks.first { $0.text.hasPrefix("It begins") || $0.text.hasPrefix("After") })
      return (mark.text, film.numbers(in: mark))
    }
    #expect(try caption("losses.show.end").text == "It begins with 0.9")
    let (text, numbers) = try caption("losses.run.end")
    #expect(text == "After 4 steps it is 0.15")
    #expect(numbers.map(\.name) == ["k", "fit[k]"] && numbers.map(\.value) == [4, 0.15])
    // One beat for each number has a caption for each.
    let each = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { a: [-1.5, 20, 3] }
        scenes:
          - scene: s
            marks: { m: { bars: a } }
            beats: [{ b: { ms: 2500, enter: m, each: i = 0 … 2, caption: "It is {a[i]:.1f}, {{i}}" } }]

        """))
    for (index, words) in ["It is −1.5, {0}", "It is 20.0, {1}", "It is 3.0, {2}"].enumerated() {
      let marks = each.marks(try each.timeline.frame(at: "s.b.\(index).end"))
      #expect(marks.contains { $0.text == words }, "\(marks.map(\.text))")
    }
  }

  @Test("begin with nothing, and come where their first points are")
  func growing() throws {
    let marks = """
      o: { plane: { x: [0, 4], y: [0, 4] } }
      c: { plot: "list[0:k]", on: o }
      d: { points: "dots[0:k]", on: o }
      w: { trail: "dots[0:k]", on: o }
      """
    let film = try SceneFixture.scene(
      marks, beats: "{ b: { ms: 2000, enter: [o, c, d, w] } }, { go: { ms: 4000, play: \"k = 0 … 4\" } }",
      values: "list: [1, 2, 3, 4], dots: \"[[0, 1], [1, 2], [2, 3], [3, 3]]\"")
    func discs(_ frame: Int) -> [Double] {
      film.frame(frame).commands.compactMap { command in
        if case .fill(let path, .solid(let color), _) = command, path == PlotDrawing.disc { color.alpha } else { nil }
      }
    }
    let (start, end) = (try film.timeline.frame(at: "a.go"), try film.timeline.frame(at: "a.go.end"))
    #expect(discs(start).isEmpty)
    // A head; points with their rims; a way with its ball.
    #expect(discs(end).filter { $0 > 0.99 }.count == 1 + 8 + 4)
    let first = discs(start + 4)
    #expect(!first.isEmpty && first.allSatisfy { $0 < 0.5 })
  }

  @Test("can be dashed")
  func dashed() throws {
    let film = try film("up: { plot: [0, 1, 2, 4], as: dashes }", enter: "up")
    let dashes = film.frame(film.timeline.frameCount - 1).commands.filter { command in
      if case .stroke(_, let stroke, _, _) = command { !stroke.dashes.isEmpty } else { false }
    }
    #expect(dashes.count == 1)
  }
}
