import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review

@Suite("the lint of roundings")
struct RoundingLintTests {
  /// The findings in a film that shows `texts` one after the other, each for a second, as numbers of these values.
  private func findings(_ texts: [(text: String, shown: String, value: Double)], isRunning: Bool = false) throws
    -> [String]
  {
    let timeline = try PlantedFilm { _ in [] }.timeline
    let numbers = Dictionary(
      uniqueKeysWithValues: texts.map { ($0.text, [ShownNumber(name: "L", value: $0.value, shown: $0.shown)]) })
    let film = PlantedFilm(
      timeline: timeline,
      marks: { frame in
        let text = texts[min(frame / 60, texts.count - 1)].text
        return [
          Mark(
            kind: .label, bounds: Rect(x: 50, y: 50, width: 100, height: 20), size: 36, text: text,
            colors: [Color(0xFFFFFF)], opacity: 1, isRunning: isRunning)
        ]
      }, numbers: numbers)
    return LayoutLint(film).findings().map { "\($0.frame) \($0.text): \($0.fault)" }
  }

  @Test("finds a quantity that is rounded in two ways")
  func twoWays() throws {
    #expect(
      try findings([("L = 1.055", "1.055", 1.0547), ("L 1.1", "1.1", 1.0547)]) == [
        #"60 L 1.1: roundedTwice(quantity: "L", shown: "1.1", before: "1.055")"#
      ])
  }

  @Test("lets a quantity stand in brackets, without its sign, and change its value")
  func oneWay() throws {
    #expect(try findings([("a", "-2.5", -2.5), ("b", "(-2.5)", -2.5), ("c", "2.5", -2.5)]).isEmpty)
    #expect(try findings([("a", "3.125", 3.125), ("b", "1.042", 1.0423)]).isEmpty)
    #expect(try findings([("a", "1.055", 1.0547), ("b", "1.1", 1.0547)], isRunning: true).isEmpty)
  }
}
