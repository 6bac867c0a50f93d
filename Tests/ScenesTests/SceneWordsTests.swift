import Drawing
import FilmKit
import Testing
import Timeline

@testable import Scenes

/// Titles, labels and notes say values and texts, and stand where they can be read.
@Suite("words of marks")
struct SceneWordsTests {
  private func film(_ marks: String, enter: String, play: String = "i = 0 … 2") throws -> StagedFilm {
    try SceneFixture.scene(
      marks, beats: "{ b: { ms: 2000, enter: [\(enter)] } }, { go: { ms: 3000, play: \"\(play)\" } }",
      values: "words: { texts: [cat, dog, hen] }, p: [0.25, 0.5, 0.125], \"f(x)\": x^2")
  }

  private func texts(_ film: StagedFilm, _ beat: String) throws -> [String] {
    film.marks(try film.timeline.frame(at: beat)).filter { $0.kind == .label && $0.opacity > 0.99 }.map(\.text)
  }

  @Test(
    "have values in titles",
    arguments: ["bars: p", "matrix: p", "vector: p", "pixels: \"[p, p]\", scale: [0, 1]"])
  func titles(mark: String) throws {
    let film = try film("m: { \(mark), title: \"step {i}: {p[i]:.3f}\" }", enter: "m")
    let (start, end) = (try texts(film, "a.b.end"), try texts(film, "a.go.end"))
    #expect(start.contains("step") && start.contains("0") && start.contains("0.250"), "\(start)")
    #expect(end.contains("2") && end.contains("0.125") && !end.contains("0.250"), "\(end)")
  }

  @Test("say the text of a list that a number says, and no two at once")
  func chosen() throws {
    let film = try film(
      "o: { plane: { x: [0, 1], y: [0, 1] } }\nn: { note: \"o.at(0.5, 0.5)\", label: \"a {words[i]} here\" }",
      enter: "o, n")
    #expect(try texts(film, "a.b.end").contains("cat"))
    #expect(try texts(film, "a.go.end").contains("hen"))
    for frame in try film.timeline.frame(at: "a.go")...film.timeline.frame(at: "a.go.end") {
      let seen = film.marks(frame).filter { ["cat", "dog", "hen"].contains($0.text) && $0.opacity > 0.01 }
      #expect(seen.count <= 1, "frame \(frame): \(seen.map(\.text))")
    }
  }

  @Test("have values in the words of a text and in the name of a number")
  func large() throws {
    let film = try film(
      "t: { text: \"the {words[i]} has {p[i]:.2f}\" }\nn: { number: \"p[i]\", digits: 1, name: \"of a {words[i]}\" }",
      enter: "t, n")
    let (start, end) = (try texts(film, "a.b.end"), try texts(film, "a.go.end"))
    for word in ["the", "cat", "has", "0.25", "of a", "0.3"] { #expect(start.contains(word), "\(word): \(start)") }
    #expect(end.filter { $0 == "hen" }.count == 2 && end.contains("0.13"), "\(end)")
    #expect(
      SceneFixture.complaint(
        "film: scenes\nscenes: [{ scene: a, marks: { t: { text: \"a {b:.2f} c\" } }, beats: [{ s: { enter: t } }] }]\n"
      )
      .contains("nothing is called b"))
  }

  @Test("are as long as they are shown, whatever stands in their braces")
  func lengths() {
    func complaint(_ caption: String) -> String {
      SceneFixture.complaint(
        "film: scenes\nvalues: { p: [1, 2] }\nscenes: [{ scene: a, marks: { n: { number: \"p[0]\" } }, "
          + "beats: [{ s: { enter: n, caption: \"\(caption)\" } }] }]\n")
    }
    let long = "{p[0] + p[0] + p[0] + p[0] + p[0] + p[0] + p[0] + p[0] + p[0] + p[0]:.2f}"
    #expect(complaint(long + " and " + long).isEmpty)
    #expect(
      complaint(String(repeating: "a ", count: 58) + "a {p[0]:.2f}").hasSuffix(
        "caption is 123 characters; expected at most 120, a value in braces as 5."))
  }

  @Test("have no values where they are the name of a curve or of an axis")
  func plain() {
    #expect(
      SceneFixture.complaint(
        "film: scenes\nvalues: { p: [1, 2] }\nscenes: [{ scene: a, marks: { n: { plot: p, name: \"{p[0]:.1f}\" } }, "
          + "beats: [{ s: { enter: n } }] }]\n"
      ).hasSuffix(
        "name has no values in braces. Write it in words, and show the value in a title, a label or a caption."))
  }

  @Test("have shares in per cent")
  func shares() throws {
    let film = try film("m: { bars: p, title: \"{p[1]:.0%} of {1 / 3:.1%}\" }", enter: "m")
    let seen = try texts(film, "a.b.end")
    #expect(seen.contains("50") && seen.contains("33.3") && seen.contains("% of") && seen.contains("%"), "\(seen)")
  }

  @Test("say texts in captions, too, as they are when the beat ends")
  func captions() throws {
    let film = try SceneFixture.scene(
      "m: { number: i }", beats: "{ b: { ms: 3000, enter: m, play: \"i = 0 … 2\", caption: \"A {words[i]}.\" } }",
      values: "words: { texts: [cat, dog, hen] }")
    let seen = film.marks(try film.timeline.frame(at: "a.b.end")).map(\.text)
    #expect(seen.contains("A hen."), "\(seen)")
  }

  @Test("stand at their place without a line, and on another side where there is no room")
  func notes() throws {
    func label(_ x: String, _ side: String) throws -> Rect {
      let film = try film(
        "o: { plane: { x: [0, 1], y: [0, 1] } }\nn: { note: \"o.at(\(x), 0.5)\", label: here, side: \(side) }",
        enter: "o, n")
      let marks = film.marks(try film.timeline.frame(at: "a.b.end"))
      return try #require(marks.first { $0.text == "here" }).bounds
    }
    let (right, left) = (try label("0.5", "right"), try label("0.5", "left"))
    #expect(right.minX - left.maxX > 20 && abs(right.center.y - left.center.y) < 1)
    // At the right end there is room above.
    let (end, above) = (try label("1", "right"), try label("0.5", "above"))
    #expect(abs(end.center.y - above.center.y) < 1 && end.minX > right.maxX)
  }

  @Test("are not there where a rectangle has no room for them")
  func rectangles() throws {
    let film = try film(
      """
      o: { plane: { x: [0, 2], y: [0, 1] } }
      r: { rect: "[0, 0, 2 - i * 0.98, 1]", label: many of them, on: o }
      """, enter: "o, r")
    #expect(try texts(film, "a.b.end").contains("many of them"))
    #expect(try !texts(film, "a.go.end").contains("many of them"))
  }

  @Test("of bars begin where the bars do, and bars have the colours of classes")
  func bars() throws {
    let film = try film("m: { bars: p, title: shares, classes: [2, 0, 1] }", enter: "m")
    let frame = try film.timeline.frame(at: "a.b.end")
    let fills: [(rect: Rect, color: Color)] = film.frame(frame).commands.compactMap { command in
      if case .fill(let path, .solid(let color), _) = command, path.bounds.height > 20 {
        (path.bounds, color)
      } else {
        nil
      }
    }
    let bars = film.marks(frame).filter { $0.kind == .body }.map(\.bounds)
    let title = try #require(film.marks(frame).first { $0.text == "shares" }).bounds
    #expect(bars.count == 3 && abs(title.minX - bars[0].minX) < 4)
    let colors = bars.compactMap { bar in fills.first { abs($0.rect.minY - bar.minY) < 1e-6 }?.color.hexOf }
    #expect(colors == [2, 0, 1].map { Theme.midnight.classes[$0].hexOf })
  }

  @Test("refuse what isn't there")
  func wrong() {
    func complaint(_ mark: String) -> String {
      SceneFixture.complaint(
        """
        film: scenes
        values: { words: { texts: [cat, dog] }, p: [1, 2] }
        scenes:
          - scene: a
            marks: { o: { plane: { x: [0, 1], y: [0, 1] } }, m: \(mark) }
            beats: [{ s: { enter: [o, m] } }]
        """)
    }
    #expect(
      complaint("{ bars: p, title: 'a {words[2]}' }").contains(
        "words has 2 texts, from words[0] to words[1], and no words[2]."))
    #expect(complaint("{ bars: p, title: 'a {words[q]}' }").contains("q"))
    #expect(complaint("{ bars: p, title: 'a {words}' }").hasSuffix("Name one of them, such as {words[0]}."))
    #expect(complaint("{ bars: p, classes: [1] }").contains("classes is 1 number; expected 2, one for each bar."))
    #expect(complaint("{ note: o }").contains("label"))
    #expect(complaint("{ points: [[0, 1]], names: [a, b], on: o }").contains("one without \"classes\""))
    #expect(complaint("{ points: [[0, 1]], names: [a], on: o }") == "")
    #expect(complaint("{ points: [[0, 1], [1, 0]], classes: [0, 1], names: [], on: o }") == "")
  }
}
