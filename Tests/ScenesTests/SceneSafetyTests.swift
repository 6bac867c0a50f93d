import FilmKit
import Foundation
import Numerics
import TestSupport
import Testing
import Text

@testable import Scenes
@testable import Timeline

/// A file of scenes from a stranger is refused, or rendered, soon and without a crash.
@Suite("files of scenes from strangers")
struct SceneSafetyTests {
  /// What is put in place of words and numbers.
  private static let pieces = [
    "0", "-1", "1e308", "-1e308", "1e-300", "infinity", "65", "4096", "1000000", "[]", "{}", "null", "true", "k", "f",
    "slow",
    "map", "ball", "0:1", "k = 0 … 1000", "t = 0 → 1", "t = 1 → -1", "zeros([64, 64])", "zeros([4096, 4096])", "\"\"",
    "..",
    "ones([2, 2])", "[[1, 2], [3, 4]]", "softmax", "grad(f)", "1 / 0", "steps", "dots", "a b / c d", "end", "{x}",
    "\\frac",
    "{losses[k]:.2f}", "range(65)", "iterate", "matrix", "plot", "trail", "\u{FFFD}",
  ]

  /// A text with one thing changed.
  private func changed(_ text: String, _ generator: inout SeededGenerator) -> String {
    func pick<T>(_ items: [T]) -> T { items[Int(generator.nextUnit() * Double(items.count))] }
    switch Int(generator.nextUnit() * 5) {
    case 0:
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.remove(at: Int(generator.nextUnit() * Double(lines.count)))
      return lines.joined(separator: "\n")
    case 1:
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let place = Int(generator.nextUnit() * Double(lines.count))
      return (lines[...place] + lines[place...]).joined(separator: "\n")
    case 2:
      var scalars = Array(text.unicodeScalars)
      scalars[Int(generator.nextUnit() * Double(scalars.count))] = pick(Array(#"{}[]:,"\0-9eax #;=@^"#.unicodeScalars))
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    default:
      let words = text.matches(of: /[A-Za-z0-9.]+/).map(\.range)
      return text.replacingCharacters(in: pick(words), with: pick(Self.pieces))
    }
  }

  @Test("are refused or drawn, however they were changed")
  func mutations() {
    var generator = SeededGenerator(seed: 20)
    let texts = [SceneFixture.downhill, SceneFixture.softmax].map { SceneFixture.small($0) }
    var (drawn, refused, slowest) = (0, 0, (time: Duration.zero, text: ""))
    for round in 0..<700 {
      var text = texts[round % 2]
      for _ in 0...Int(generator.nextUnit() * 1.4) { text = changed(text, &generator) }
      let start = ContinuousClock.now
      if let film = try? SceneFixture.film(text) {
        drawn += 1
        let last = min(film.timeline.frameCount, 2000) - 1
        for index in [0, last / 3, last / 2, last] {
          _ = film.frame(index)
          for mark in film.marks(index) { _ = film.numbers(in: mark) }
        }
      } else {
        refused += 1
        let lines = SceneFixture.complaint(text, file: "s.yaml").split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("s.yaml:") }, "\(text)")
      }
      let time = start.duration(to: .now)
      if time > slowest.time { slowest = (time, text) }
    }
    #expect(drawn > 40 && refused > 60, "\(drawn) drawn, \(refused) refused")
    #expect(slowest.time < .seconds(10), "\(slowest)")
  }

  private func complaint(_ marks: String, play: String = "", values: String = "") -> String {
    SceneFixture.complaint(
      """
      film: scenes
      values: { w: 0\(values) }
      scenes:
        - scene: a
          marks:
            \(marks)
          beats:
            - b: { enter: p\(play.isEmpty ? "" : ", play: \(play)") }

      """)
  }

  @Test("can't ask for more than there is")
  func limits() {
    let start = ContinuousClock.now
    #expect(
      complaint(#"p: { matrix: "zeros([4096, 4096])" }"#)
        == "s.yaml:6:20: scenes[0].marks.p.matrix: matrix is [4096, 4096]; expected at most 4096 numbers.")
    #expect(complaint(#"p: { matrix: "zeros([64, 64])" }"#).isEmpty)
    #expect(complaint(#"p: { bars: "zeros([65])" }"#).hasSuffix("bars is 65 numbers; expected at most 40."))
    #expect(
      complaint(#"p: { plot: "zeros([10001])" }"#).hasSuffix("plot is [10001, 2]; expected at most 20000 numbers."))
    #expect(
      complaint(#"p: { bars: "[j, k]" }"#, play: "[j = 0 … 999, k = 0 … 999]").contains(
        "j and k have together more than 4000 values in this scene. Play fewer steps, or divide the scene."))
    let heavy = "(w + ones([1000, 1000]) @ ones([1000, 1000]))[0, 0:2]"
    #expect(
      complaint("p: { bars: \"\(heavy)\" }\n      q: { bars: \"\(heavy)\" }").contains(
        "computing the marks of this film takes too"))
    let many = "(k + ones([900, 900]))[0, 0:2]"
    #expect(
      complaint("p: { bars: \"\(many)\" }", play: "k = 0 … 1000").contains(
        "computing the marks of this film takes too"))
    #expect(start.duration(to: .now) < .seconds(40))
  }
}
