import Drawing
import FilmKit
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// Marks that are made of others.
@Suite("marks of the kinds group and repeat")
struct GroupMarkTests {
  private static func text(_ marks: String, enter: String = "g", size: String = "1280x720") -> String {
    """
    film: scenes
    video: { size: \(size), fps: 20 }
    values: { p: [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5], [0.4, 0.4, 0.2]] }
    scenes:
      - scene: a
        marks:
    \(marks.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
        beats:
          - show: { ms: 2000, enter: [\(enter)] }
          - run: { ms: 2000, play: "k = 0 … 2" }

    """
  }

  private func film(_ marks: String, enter: String = "g", size: String = "1280x720") throws -> StagedFilm {
    try SceneFixture.film(Self.text(marks, enter: enter, size: size))
  }

  private func bodies(_ film: StagedFilm, _ place: String) throws -> [Rect] {
    film.marks(try film.timeline.frame(at: place)).filter { $0.kind == .body }.map(\.bounds)
  }

  private func label(_ text: String, _ film: StagedFilm, _ place: String) throws -> Rect {
    let marks = film.marks(try film.timeline.frame(at: place))
    return try #require(marks.first { $0.kind == .label && $0.text == text }, "no \(text)").bounds
  }

  @Test("stand side by side, below one another in a tall area, in rows where that is said")
  func places() throws {
    let mark = #"g: { group: [{ matrix: "p[0]" }, { matrix: "p[1]" }, { matrix: "p[2]" }]"#
    let wide = try bodies(try film(mark + " }"), "a.show.end")
    #expect(wide.count == 9)
    #expect(wide[2].maxX < wide[3].minX && wide[5].maxX < wide[6].minX && wide[0].center.y == wide[8].center.y)
    let tall = try bodies(try film(mark + " }", size: "720x1280"), "a.show.end")
    #expect(tall[0].maxY < tall[3].minY && tall[3].maxY < tall[6].minY && tall[0].center.x == tall[6].center.x)
    let rows = try bodies(try film(mark + ", columns: 2 }"), "a.show.end")
    #expect(rows[2].maxX < rows[3].minX && rows[0].maxY < rows[6].minY && rows[0].center.x == rows[6].center.x)
  }

  @Test("have names above them, at one height")
  func names() throws {
    let film = try film(#"g: { group: [{ matrix: p }, { matrix: "p[1]" }], names: [table, row] }"#)
    let bodies = try bodies(film, "a.show.end")
    let (first, second) = (try label("table", film, "a.show.end"), try label("row", film, "a.show.end"))
    #expect(abs(first.center.x - bodies[1].center.x) < 2 && abs(second.center.x - bodies[13].center.x) < 2)
    #expect(first.maxY < bodies[0].minY && first.maxY > bodies[0].minY - 40)
    #expect(abs(first.maxY - second.maxY) < 8 && second.maxY < bodies[12].minY)
  }

  @Test("come and go as one")
  func times() throws {
    let film = try film(#"g: { group: [{ number: "p[0, 0]" }, { number: "p[1, 1]" }] }"#)
    for frame in 0..<film.timeline.frameCount {
      let shown = film.marks(frame).filter { ["0.70", "0.60"].contains($0.text) }
      #expect(Set(shown.map(\.opacity)).count <= 1 && [0, 2].contains(shown.count))
    }
  }

  @Test("are a mark for each number of a variable, each with its number above it")
  func repeats() throws {
    let film = try film(#"g: { repeat: i = 0 … 3, mark: { matrix: "p[i]", digits: 1 } }"#)
    let marks = film.marks(try film.timeline.frame(at: "a.show.end"))
    let numbers = marks.flatMap { film.numbers(in: $0) }.filter { $0.name.hasPrefix("p") }
    // Each cell says which number the variable has there.
    #expect(numbers.map(\.name) == (0..<4).flatMap { row in (0..<3).map { "p[\(row)][\($0)]" } })
    #expect(numbers.map(\.value) == [0.7, 0.2, 0.1, 0.1, 0.6, 0.3, 0.2, 0.3, 0.5, 0.4, 0.4, 0.2])
    // They stand still, so they are read.
    #expect(marks.filter { $0.text == "0.7" }.allSatisfy { !$0.isRunning })
    let bodies = marks.filter { $0.kind == .body }.map(\.bounds)
    for row in 0..<4 {
      let digit = try #require(marks.first { $0.text == "\(row)" })
      let cells = bodies[(3 * row)..<(3 * row + 3)].reduce(Rect.empty) { $0.union($1) }
      #expect(digit.bounds.maxY < cells.minY && digit.bounds.minX > cells.minX && digit.bounds.maxX < cells.maxX)
    }
    // All cells are of one size.
    #expect(bodies.allSatisfy { abs($0.width - bodies[0].width) < 1e-9 && abs($0.height - bodies[0].height) < 1e-9 })
  }

  @Test("have one scale for all")
  func scale() throws {
    let film = try film(#"g: { repeat: i = 1 … 3, mark: { bars: "[i, 1]", digits: 0 } }"#)
    let theme = Theme.midnight
    let lengths = film.frame(try film.timeline.frame(at: "a.show.end")).commands.compactMap { command -> Double? in
      guard case .fill(_, .solid(let color), _) = command, color.hex == theme.signal.hex else { return nil }
      // The line under the scene's name is no bar.
      return command.bounds.height > 5 ? command.bounds.width : nil
    }
    #expect(lengths.count == 6)
    // 1, 1, 2, 1, 3 and 1 of the same length a unit, but for the pixel at their edges.
    let unit = (lengths.max() ?? 0) / 3
    for (length, count) in zip(lengths, [1, 1, 2, 1, 3, 1] as [Double]) {
      #expect(abs(length - count * unit) < 2)
    }
  }

  @Test("come one after the other, in as many columns as are said, with other variables and words")
  func order() throws {
    let mark =
      #"g: { repeat: i = 2 … 0, columns: 2, label: "row {i:.0f} at {k:.0f}", mark: { number: "p[i, k]", digits: 1 } }"#
    let film = try film(mark)
    var first: [String: Int] = [:]
    for frame in 0..<film.timeline.frameCount {
      for number in film.marks(frame).flatMap({ film.numbers(in: $0) }) where first[number.name] == nil {
        first[number.name] = frame
      }
    }
    let starts = ["p[2, k]", "p[1, k]", "p[0, k]"].compactMap { first[$0] }
    #expect(starts.count == 3 && starts == starts.sorted() && Set(starts).count == 3)
    let end = film.marks(try film.timeline.frame(at: "a.run.end"))
    let shown = end.flatMap { mark in film.numbers(in: mark).map { ($0, mark.bounds) } }
    let cells = try ["p[2, k]", "p[1, k]", "p[0, k]"].map { name in try #require(shown.first { $0.0.name == name }) }
    #expect(cells.map(\.0.value) == [0.5, 0.3, 0.1])
    #expect(cells[0].1.maxX < cells[1].1.minX && cells[0].1.maxY < cells[2].1.minY)
    // Ink, which is not alike for all digits.
    #expect(abs(cells[0].1.center.x - cells[2].1.center.x) < 0.2 * cells[0].1.width)
    #expect(end.filter { $0.text == "at" }.count == 3)
  }

  @Test("are made of groups, too, and have places")
  func nested() throws {
    let film = try film(
      """
      g: { repeat: i = 0 … 1, mark: { group: [{ matrix: "p[i]" }, { matrix: "p[i + 2]" }] } }
      b: { box: "g.member(1)" }
      """, enter: "g, b")
    let bodies = try bodies(film, "a.show.end")
    #expect(bodies.count == 12)
    let unit = 720.0 / 1080
    let boxes = film.frame(try film.timeline.frame(at: "a.show.end")).commands.compactMap { command -> Rect? in
      guard case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * unit) < 1e-9 else { return nil }
      return path.bounds
    }
    let box = try #require(boxes.last)
    #expect(bodies.map { box.contains($0) } == Array(repeating: false, count: 6) + Array(repeating: true, count: 6))
  }

  @Test("put numbers for a variable, and for nothing else of its name")
  func variables() {
    #expect(
      VariableText.replacing("i", with: 3, in: "p[i] + ii * f(i: i, x.i)[i:i + 1]")
        == "p[3] + ii * f(i: 3, x.i)[3:3 + 1]")
    #expect(VariableText.replacing("t", with: -0.5, in: "tanh(t)") == "tanh(-0.5)")
    let source = #"i = \role{ink@p[i]=0.5}{0.50} \role{ink@i=2}{2} \role{delta@d.1}{i}"#
    #expect(
      VariableText.inTags(of: source) { VariableText.replacing("i", with: 2, in: $0) }
        == #"i = \role{ink@p[2]=0.5}{0.50} \role{ink@2=2}{2} \role{delta@d.1}{i}"#)
  }

  @Test(
    "say what is wrong, and where",
    arguments: [
      ("{ group: { matrix: p } }", "19: scenes[0].marks.g.group: this is a mapping; expected a list of marks,"),
      ("{ group: [] }", "19: scenes[0].marks.g.group: this list has 0 items; expected a list of marks,"),
      ("{ group: [{ matrix: q }] }", "30: scenes[0].marks.g.group[0].matrix: nothing is called q."),
      (
        "{ group: [{ matrix: p, in: x }] }",
        "33: scenes[0].marks.g.group[0].in: unknown key. Keys here are: matrix, rows, columns, title, digits, numbers, scale, legend, aspect."
      ),
      ("{ group: [{ rows: p }] }", "20: scenes[0].marks.g.group[0]: this mark is of no kind."),
      (
        "{ group: [{ box: p }] }",
        "20: scenes[0].marks.g.group[0]: a mark of the kind box can't stand in a group. There are text, formula,"
      ),
      ("{ group: [{ matrix: p }], names: [a, b] }", "43: scenes[0].marks.g.names: names is 2 names; expected 1 name."),
      (
        "{ group: [{ matrix: p }], columns: 0 }",
        "45: scenes[0].marks.g.columns: 0 is out of bounds; expected a whole number from 1 to 12."
      ),
      ("{ repeat: i = 0 … 3 }", "10: scenes[0].marks.g.mark: this key is missing, and nothing stands in for it."),
      (
        "{ repeat: i → 3, mark: { matrix: p } }",
        "20: scenes[0].marks.g.repeat: \"i → 3\" is no variable with steps. Write it with its ends, such as "
          + "\"row = 0 … 5\", for at most 36 marks."
      ),
      ("{ repeat: i = 0 … 36, mark: { matrix: p } }", "20: scenes[0].marks.g.repeat: \"i = 0 … 36\" is no variable"),
      (
        "{ repeat: k = 0 … 3, mark: { matrix: p } }",
        "20: scenes[0].marks.g.repeat: k runs in this scene, too. Take another name for the variable of \"repeat\"."
      ),
      ("{ repeat: p = 0 … 3, mark: { matrix: p } }", "20: scenes[0].marks.g.repeat: p is a value of this film, too."),
      (
        "{ repeat: i = 0 … 4, mark: { matrix: \"p[i]\" } }",
        "50: scenes[0].marks.g.mark.matrix: at i = 4: 4 is outside of side 0, which goes from 0 to 3."
      ),
      (
        "{ repeat: i = 0 … 3, label: \"{q:.1f}\", mark: { matrix: p } }",
        "40: scenes[0].marks.g.label: nothing is called q."
      ),
      (
        "{ repeat: i = 0 … 3, mark: { repeat: j = 0 … 1, mark: { matrix: p } } }",
        "37: scenes[0].marks.g.mark: a mark of the kind repeat can't stand in a repeat."
      ),
    ])
  func messages(mark: String, complaint: String) {
    let found = SceneFixture.complaint(Self.text("g: \(mark)"))
    #expect(found.hasPrefix("s.yaml:7:\(complaint)"), "\(found)")
  }

  @Test("are layers on the plane of the first, for each number too")
  func layers() throws {
    let fits = #"""
      g: { repeat: i = 0 … 1, label: "", mark: { layers: [{ plot: "p[i]", y: [0, 1], name: curve }, \#
      { points: "[[1, 0.5]]", names: [dot] }, { line: 0.5 }] } }
      """#
    let film = try film(fits)
    let marks = film.marks(try film.timeline.frame(at: "a.show.end"))
    for word in ["curve", "dot"] { #expect(marks.filter { $0.text == word }.count == 2, "\(word)") }
    // Each legend stands above its own plane, one beside the other.
    let (curves, dots) = (marks.filter { $0.text == "curve" }, marks.filter { $0.text == "dot" })
    for (curve, dot) in zip(curves, dots) { #expect(curve.bounds.maxX < dot.bounds.minX) }
    #expect(dots[0].bounds.maxX < curves[1].bounds.minX)
  }

  @Test("are layers only where the first has a plane, and no other")
  func wrongLayers() {
    func complaint(_ layers: String) -> String {
      SceneFixture.complaint(Self.text("g: { layers: [\(layers)] }"))
    }
    #expect(
      complaint("{ points: p }")
        == "s.yaml:7:21: scenes[0].marks.g.layers[0]: the first of layers has the plane, and one of the kind points "
        + "has none. Begin with one of the kind plane, plot, contour or field.")
    #expect(
      complaint("{ plot: \"p[0]\" }, { plane: { x: [0, 1], y: [0, 1] } }")
        == "s.yaml:7:39: scenes[0].marks.g.layers[1]: one of the kind plane has a plane of its own, and all layers "
        + "stand on that of the first. Let it be the first.")
    #expect(
      complaint("{ plot: \"p[0]\" }, { box: \"g.at(0, 1)\" }").hasPrefix(
        "s.yaml:7:39: scenes[0].marks.g.layers[1]: a mark of the kind box can't stand in a layers."))
  }

  @Test("say the scale that all have once, in the middle of the last row")
  func oneScale() throws {
    for mark in ["matrix: \"p[i]\"", "vector: \"p[i]\""] {
      let film = try film("g: { repeat: i = 0 … 3, columns: 3, mark: { \(mark) } }")
      let marks = film.marks(try film.timeline.frame(at: "a.show.end"))
      let words = marks.filter { $0.text.hasPrefix("colour:") }
      #expect(words.map(\.text) == ["colour: 0 … 0.7"])
      let last = try #require(marks.last { $0.kind == .body })
      #expect(words[0].bounds.minY > last.bounds.maxY)
    }
  }
}
