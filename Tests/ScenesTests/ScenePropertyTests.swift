import Drawing
import FilmKit
import Foundation
import Review
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("films of scenes")
struct ScenePropertyTests {
  /// Small films in which every kind of mark is shown.
  static let films: [(String, String)] = SceneFixture.texts + SceneFixture.gallery()

  @Test("are tested with every kind of mark")
  func kinds() throws {
    let words = Self.films.map(\.1).joined(separator: "\n")
    for kind in MarkKind.all { #expect(words.contains("{ \(kind.name):"), "no film shows a \(kind.name)") }
  }

  @Test("have frames that depend on their index alone", arguments: films)
  func pure(name: String, text: String) throws {
    let text = SceneFixture.small(text)
    let film = try SceneFixture.film(text)
    let all = (0..<film.timeline.frameCount).map { film.frame($0) }
    let other = try SceneFixture.film(text)
    for index in all.indices.reversed() {
      #expect(other.frame(index) == all[index], "\(name), frame \(index)")
    }
  }

  @Test("are the same, only later, when a beat before lasts longer", arguments: [10, 37])
  func moved(frames: Int) throws {
    let text = SceneFixture.small(SceneFixture.downhill, fps: 20)
    let film = try SceneFixture.film(text)
    let later = try SceneFixture.film(text + "BEAT_BY: { bowl.surface: \(1000 + 50 * frames) }\n")
    #expect(later.timeline.frameCount == film.timeline.frameCount + frames)
    let start = try film.timeline.frame(at: "bowl.walk")
    for index in start..<film.timeline.frameCount {
      let (before, after) = (film.frame(index), later.frame(index + frames))
      let isSame =
        before.commands.count == after.commands.count
        && zip(before.commands, after.commands).allSatisfy { Self.isNear($0, $1) }
      #expect(isSame, "frame \(index)")
    }
  }

  /// Whether two commands draw the same; times that are sums of other numbers may differ in their last bits.
  private static func isNear(_ a: DrawCommand, _ b: DrawCommand) -> Bool {
    let (left, right) = (Blink.Mark(a, changes: true), Blink.Mark(b, changes: true))
    return left.center.distance(to: right.center) < 1e-6 && abs(left.size - right.size) < 1e-6
      && abs(left.color.alpha - right.color.alpha) < 1e-9 && left.color.red == right.color.red
  }

  @Test("never blink", arguments: films)
  func blinks(name: String, text: String) throws {
    for size in ["1280x720", "720x1280"] {
      let film = try SceneFixture.film(SceneFixture.small(text, size: size, fps: 60))
      let jumps = Blink.jumps(film, changes: true) { film.frame($0) }
      #expect(jumps.isEmpty, "\(name) at \(size), \(jumps.count) jumps: \(jumps.prefix(4).joined(separator: "\n"))")
    }
  }

  @Test("are silent in the lint, in every shape", arguments: films)
  func lint(name: String, text: String) throws {
    for size in ["854x480", "720x720", "720x1280"] {
      let film = try SceneFixture.film(SceneFixture.small(text, size: size, fps: 30))
      let found = try LintSweep.findings(film, name)
      #expect(found.isEmpty, "\(found.prefix(6).joined(separator: "\n"))")
    }
  }

  @Test("name each number that they show, and know what it was rounded from")
  func numbers() throws {
    let film = try SceneFixture.film(SceneFixture.small(SceneFixture.softmax))
    let last = try film.timeline.frame(at: "heat.heat.end")
    let shown = film.marks(last).flatMap { film.numbers(in: $0) }
    // softmax([1, 2, 3] / 5), by hand: e^0.2, e^0.4 and e^0.6, each over their sum.
    let powers: [Double] = [0.2, 0.4, 0.6].map { Foundation.exp($0) }
    for (index, power) in powers.enumerated() {
      let share = power / powers.reduce(0, +)
      let found = try #require(shown.first { $0.name == "softmax([1, 2, 3] / t)[\(index)]" })
      #expect(abs(found.value - share) < 1e-15)
      #expect(found.shown == String(format: "%.2f", share))
    }
    #expect(shown.contains { $0.name == "t" && $0.value == 5 && $0.shown == "5.0" })
    // A table's numbers have a row and a column.
    let cell = try #require(shown.first { $0.name.hasPrefix("softmax([[1") && $0.name.hasSuffix("[2][1]") })
    #expect(abs(cell.value - 1 / (2 + powers[0])) < 1e-15)
    let hill = try SceneFixture.film(SceneFixture.small(SceneFixture.downhill))
    let end = try hill.timeline.frame(at: "bowl.walk.end")
    let loss = try #require(hill.marks(end).flatMap { hill.numbers(in: $0) }.first { $0.name == "losses[k]" })
    // x and y shrink by 0.95 and 0.55 in each of six steps.
    var (x, y): (Double, Double) = (4, 1.5)
    for _ in 0..<6 { (x, y) = (0.95 * x, 0.55 * y) }
    let expected: Double = x * x / 2 + 4.5 * y * y
    #expect(abs(loss.value - expected) < 1e-12)
    #expect(loss.shown == String(format: "%.2f", loss.value))
  }

  /// Expressions that marks may be given, however odd.
  static let oddValues = [
    "[infinity, 1, -infinity]", "[1e308, -1e308]", "[1e-308, 0]", "[7]", "[-3, -2, -1]", "[0, 0, 0]", "ones([64])",
    "[1e15, 1e15 + 1]", "[-infinity]", "range(64) - 32", "[t, 1 / t]", "[1 / (t - 1), t]",
  ]

  @Test("don't trap, whatever is shown", arguments: oddValues)
  func odd(value: String) throws {
    let film = try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { f(x): x }
        scenes:
          - scene: odd
            areas: m b p / n e q / w w s
            marks:
              m: { matrix: "\(value)", in: m }
              b: { bars: "(\(value))[0:40]", in: b }
              p: { plot: "\(value)", in: p }
              q: { plot: "\(value)", over: "-(\(value))", as: dots, in: q }
              n: { number: "(\(value))[0]", in: n }
              e: { formula: "y = {(\(value))[0]:.3f}", in: e }
              s: { plot: f, x: [-2, 2], in: s }
              w: { network: ["(\(value))[0:9]", "[t, 1]"], mask: [t - 1, 1], in: w }
              r: { trail: "stack([\(value), \(value)], axis: 1)", on: s }
              d: { points: "stack([\(value), \(value)], axis: 1)", classes: "\(value)", on: s }
              a: { arrow: "(\(value))[0] * [1, 1]", at: "[0, 1]", on: s }
              o: { arrow: "[1, 1]", at: "(\(value))[0] * [1, 1]", on: s }
              c: { plot: "\(value)", over: "\(value)", on: s, name: same }
              l: { plot: "\(value)", over: "abs(\(value))", log: both, in: q }
              i: { rect: "concat([(\(value))[0:1], [0, 1, 1]])", on: s, label: "{(\(value))[0]:.1f}" }
              j: { area: "stack([[0, 1, 2], (\(value))[0] + [0, 0, 1]], axis: 1)", on: l }
            beats:
              - show: { ms: 1000, enter: [m, b, p, q, n, e, s, w, r, d, a, o, c, l, i, j] }
              - play: { ms: 1000, play: "t = 1.5 → 2" }

        """))
    for index in 0..<film.timeline.frameCount {
      for command in film.frame(index).commands {
        let bounds = command.bounds
        #expect(!bounds.minX.isNaN && !bounds.maxY.isNaN, "frame \(index): \("\(command)".prefix(200))")
      }
      for mark in film.marks(index) { _ = film.numbers(in: mark) }
    }
  }

  @Test("show tables of one cell to 64 × 64", arguments: ["[[1]]", "ones([64, 64])", "ones([1, 64])", "ones([64, 1])"])
  func tables(value: String) throws {
    for size in ["640x360", "360x640", "160x90"] {
      let film = try SceneFixture.film(
        SceneFixture.small(
          "film: scenes\nscenes: [{ scene: a, marks: { m: { matrix: \"\(value)\" } }, beats: [{ b: { enter: m } }] }]\n",
          size: size))
      let list = film.frame(film.timeline.frameCount - 1)
      #expect(list.commands.count >= 1)
    }
  }

  @Test("have a trace that is JSON, with what was computed")
  func trace() throws {
    let film = try Timeline(parsing: SceneFixture.downhill, file: "t.yaml")
    let trace = film.content.traceJSON
    let values = try #require(try JSONSerialization.jsonObject(with: Data(trace.utf8)) as? [String: Any])
    let slow = try #require(values["slow"] as? [String: Any])
    #expect(slow["shape"] as? [Int] == [7, 2])
    let elements = try #require(slow["elements"] as? [Double])
    #expect(elements[0] == 4 && elements[1] == 1.5)
    #expect(abs(elements[2] - 3.8) < 1e-15 && abs(elements[3] - 0.825) < 1e-15)
    #expect(values["f"] as? String == "f(x, y)")
    let text = "film: scenes\nvalues: { a: \"[infinity, 0]\", t: { text: \"x\\\"y\" }, u: { texts: [p, q] } }\nscenes: "
    let odd = try Timeline(
      parsing: text + "[{ scene: a, marks: { m: { number: 1 } }, beats: [{ b: { enter: m } }] }]\n", file: "t.yaml")
    let json = odd.content.traceJSON
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["t"] as? String == "x\"y" && object["u"] as? [String] == ["p", "q"])
    let a = try #require((object["a"] as? [String: Any])?["elements"] as? [Any])
    #expect(a.first as? String == "inf" && a.last as? Double == 0)
  }
}
