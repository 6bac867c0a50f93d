import Drawing
import FilmKit
import Review
import Testing
import Timeline

@testable import Scenes

/// What stands on screen is a value of the file, and can be read.
@Suite("what films of scenes show")
struct SceneTruthTests {
  /// A film of one scene.
  private func film(_ values: String, _ marks: String, _ beats: String, size: String = "1280x720") throws -> StagedFilm
  {
    try SceneFixture.scene(marks, beats: beats, values: values, size: size)
  }

  private func labels(_ film: StagedFilm, _ place: String) throws -> [String] {
    film.marks(try film.timeline.frame(at: place)).filter { $0.kind == .label }.map(\.text)
  }

  @Test("has no number that the file has not, between two steps either")
  func betweenSteps() throws {
    let film = try film(
      "loss: [8, 2]", "n: { number: \"loss[k]\" }, m: { matrix: \"loss * (k + 1)\" }",
      "{ b: { ms: 4000, enter: [n, m], play: k = 0 … 1 } }")
    var seen: Set<Double> = []
    var isMixed = false
    for index in 0..<film.timeline.frameCount {
      let marks = film.marks(index)
      let numbers = marks.flatMap { film.numbers(in: $0) }
      seen.formUnion(numbers.filter { $0.name == "loss[k]" }.map(\.value))
      #expect(numbers.allSatisfy { [8, 2, 16, 4].contains($0.value) }, "frame \(index): \(numbers)")
      isMixed = isMixed || marks.contains { $0.text == "5.00" || $0.text == "3.84" || $0.text.hasPrefix("4.") }
    }
    // Both steps are named, and there is something between them.
    #expect(seen == [8, 2] && isMixed)
  }

  @Test("has fills on a plane that end where they are said to")
  func fills() throws {
    let film = try film(
      "a: 1",
      "p: { plot: \"[0.9, 0.2]\", x: [0, 1], y: [0, 1] }, f: { box: \"p.at(0, 0)\", to: \"p.at(0.01, 0.9)\", as: fill }, "
        + "g: { box: \"p.at(0.01, 0)\", to: \"p.at(1, 0.2)\", as: fill }", "{ b: { ms: 4000, enter: [p, f, g] } }")
    let last = film.frame(film.timeline.frameCount - 1)
    let fills = last.commands.compactMap { command -> Rect? in
      guard case .fill(let path, .solid(let color), _) = command, color.alpha > 0.05, color.alpha < 0.5 else {
        return nil
      }
      return path.bounds
    }
    #expect(fills.count == 2)
    let (thin, wide) = (try #require(fills.first), try #require(fills.last))
    #expect(abs(thin.maxX - wide.minX) < 1e-6)
    #expect(abs(thin.width / (thin.width + wide.width) - 0.01) < 1e-9)
    #expect(abs(thin.height / wide.height - 4.5) < 1e-9)
  }

  @Test("has no weight in a legend that no line has")
  func legend() throws {
    let film = try film(
      "x: [1, 2]", "n: { network: [x, \"[1.9, -0.1] @ x + [0]\"], weights: [\"[[1.9, -0.1]]\"] }",
      "{ b: { ms: 4000, enter: n } }")
    let words = try labels(film, "a.b.end").filter { $0.hasPrefix("weight") }
    #expect(words == ["weight 1.9", "weight −0.1"])
  }

  @Test("is read for as long as it says the same")
  func sameText() throws {
    func findings(_ exponent: String) throws -> [LayoutFinding] {
      let film = try film(
        "a: 1", "f: { formula: \"y = \\\\sum_{k = 0}^{{\(exponent):.0f}} w_k x^k\" }",
        "{ one: { ms: 2500, enter: f, play: d = 0 … 1 } }, { two: { ms: 3500 } }")
      return LayoutLint(film).findings()
    }
    #expect(try findings("max(d, 1)").isEmpty)
    // Its first text goes as soon as the variable runs.
    let found = try findings("d")
    #expect(found.count == 1)
    guard case .tooBrief? = found.first?.fault else {
      Issue.record("\(found)")
      return
    }
  }

  @Test("is found by the names and lines of its marks")
  func owners() throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        scenes:
          - scene: a
            areas: x x x x x x x x x x x y
            marks:
              n: { number: 1, in: x }
              t: { table: [[alpha beta, gamma delta]], in: y }
            beats: [{ b: { ms: 4000, enter: [n, t] } }]

        """, size: "1280x720", fps: 20))
    let found = LayoutLint(film).findings().map { $0.owned(in: film) }
    #expect(!found.isEmpty)
    let message = LayoutMessage(film.timeline)
    for finding in found {
      #expect(message.text(finding).contains("f: scenes[0].marks.t (line 8): \"\(finding.text)\" is set in type"))
    }
  }

  @Test("keeps its captions, and one that is too short is found")
  func captions() throws {
    let words = "Divided by their sum, they add up to one"
    let both = try film(
      "p: [1, 2]", "b: { bars: p }",
      "{ one: { ms: 3000, enter: b, caption: \"\(words)\" } }, { two: { ms: 1500, caption: \"\(words)\" } }")
    #expect(try labels(both, "a.two.end").contains(words))
    #expect(try labels(both, "a.two").contains(words))
    #expect(LayoutLint(both).findings().isEmpty)
    let short = try film(
      "p: [1, 2]", "b: { bars: p }",
      "{ one: { ms: 3000, enter: b } }, { two: { ms: 1200, caption: \"\(words)\" } }, { three: { ms: 3000 } }")
    let found = LayoutLint(short).findings()
    #expect(found.count == 1 && found.first?.text == words)
    guard case .tooBrief? = found.first?.fault else {
      Issue.record("\(found)")
      return
    }
  }

  @Test("has braces that go round their labels", arguments: ["below", "above", "left", "right"])
  func braces(side: String) throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { p: [0.92, 2.05] }
        scenes:
          - scene: a
            areas: "x x x x / x x x x / . . . b"
            marks:
              x: { bars: p, in: x }
              b: { bars: p, names: [first, second], in: b }
              n: { brace: b, side: \(side), label: mean squared distance }
            beats: [{ b: { ms: 5000, enter: [x, b, n], caption: A sentence } }]

        """, size: "1280x720", fps: 20))
    let last = try film.timeline.frame(at: "a.b.end")
    let brace = try #require(
      film.frame(last).commands.compactMap { command -> Rect? in
        guard case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * 720.0 / 1080) < 1e-9 else {
          return nil
        }
        return path.bounds
      }.last)
    let words = film.marks(last).filter { mark in
      mark.kind == .label && ["mean", "squared", "distance"].contains { mark.text.contains($0) }
    }
    #expect(!words.isEmpty)
    for word in words {
      let (a, b) = (word.bounds, brace)
      #expect(a.maxX <= b.minX || a.minX >= b.maxX || a.maxY <= b.minY || a.minY >= b.maxY, "\(a) and \(b)")
    }
  }
}
