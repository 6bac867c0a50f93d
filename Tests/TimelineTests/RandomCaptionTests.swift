import Numerics
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit

/// What holds of captions, whatever the words.
@Suite struct RandomCaptionTests {
  private func pick<Item>(_ items: [Item], _ generator: inout SeededGenerator) -> Item {
    items[Int(generator.nextUnit() * Double(items.count))]
  }

  private func word(_ letters: [String], _ longest: Int, _ generator: inout SeededGenerator) -> String {
    (0...Int(generator.nextUnit() * Double(longest))).map { _ in pick(letters, &generator) }.joined()
  }

  private static let latin = Array("abcdeghilnorstuvwδŷ₃é").map(String.init)
  private static let other = [
    "误", "差", "の", "デ", "、", "。", "「", "」", "ー", "e\u{301}", "👩‍👩‍👧", "🇦🇹", "한", "ไ", "—", "-", "(", ")",
  ]
  private static let marks = ["", "", "", "", ",", ";", ":", ".", "?", "!", "…", " –", "—", ".”", ")"]

  /// Words of all scripts, among them some longer than any line, with blanks of all widths between them.
  private func text(_ generator: inout SeededGenerator) -> String {
    let letters = pick([Self.latin, Self.latin, Self.latin + Self.other, Self.other], &generator)
    let count = 1 + Int(generator.nextUnit() * 40)
    return (0..<count).map { _ in
      word(letters, pick([3, 9, 9, 60], &generator), &generator) + pick(Self.marks, &generator)
        + pick([" ", " ", " ", "  ", "\u{3000}", "\u{A0}"], &generator)
    }.joined()
  }

  private func withoutBlanks(_ text: String) -> String {
    String(text.unicodeScalars.filter { !$0.properties.isWhitespace })
  }

  @Test func theLinesAreTheWordsWithinTheirLimits() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<400 {
      let words = text(&generator)
      let longest = pick([1, 2, 7, 14, 30, 42, 200], &generator)
      let most = pick([1, 2, 2, 2, 3, 5], &generator)
      let pieces = CaptionCutter(words, longestLine: longest, mostLines: most).pieces()
      let lines = pieces.flatMap(\.self)
      #expect(withoutBlanks(lines.joined()) == withoutBlanks(words))
      for piece in pieces { #expect(1...most ~= piece.count, "\(piece)") }
      for line in lines {
        #expect(1...longest ~= line.count, "\(line)")
        #expect(line.first != " " && line.last != " " && !line.contains("  "), "\(line)")
      }
      // Without scripts that break anywhere and without long words, every break is at a blank.
      let plain = CaptionWords.split(words).map { String($0) }
      if plain.allSatisfy({
        $0.count <= longest && !$0.contains("—") && $0.allSatisfy { !Self.other.contains(String($0)) }
      }) {
        #expect(lines.joined(separator: " ") == plain.joined(separator: " "))
      }
      // What fits into one piece, or one line, is one.
      let whole = plain.joined(separator: " ").count
      if whole <= longest { #expect(pieces.count == 1 && lines.count == 1, "\(pieces)") }
      for piece in pieces where piece.count > 1 {
        #expect(piece.joined(separator: " ").count > longest, "\(piece) would fit one line")
      }
    }
  }

  /// Sentences that fit a caption are never cut.
  @Test func sentencesThatFitStayWhole() {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<600 {
      let sentences = (0..<1 + Int(generator.nextUnit() * 8)).map { _ in
        "S"
          + (0...Int(generator.nextUnit() * 6)).map { _ in
            word(Self.latin, 8, &generator) + pick(["", "", ","], &generator)
          }
          .joined(separator: " ").prefix(38) + "x" + pick([".", "!", "?", ".”"], &generator)
      }
      let pieces = CaptionCutter(sentences.joined(separator: " "), longestLine: 42, mostLines: 2).pieces()
      for piece in pieces {
        #expect([".", "!", "?", "”"].contains(piece.last?.last), "\(pieces)")
      }
    }
  }

  /// Two lines are as equal as the words let them, but for a sixth of the longest line or so where a comma is near.
  @Test func twoLinesAreBalanced() {
    var generator = SeededGenerator(seed: 47)
    for _ in 0..<600 {
      let words = (0..<2 + Int(generator.nextUnit() * 12)).map { _ in
        word(Self.latin, 8, &generator) + pick(["", "", "", ","], &generator)
      }
      for piece in CaptionCutter(words.joined(separator: " "), longestLine: 42, mostLines: 2).pieces()
      where piece.count == 2 {
        let parts = piece.joined(separator: " ").split(separator: " ")
        let differences = (1..<parts.count).map { index in
          let first = parts[..<index].joined(separator: " ").count
          let second = parts[index...].joined(separator: " ").count
          return (first - second) * (first - second)
        }
        let difference = piece[0].count - piece[1].count
        let unit = 42 * 42 / 36 + 1
        #expect(difference * difference <= (differences.min() ?? 0) + 2 * unit, "\(piece)")
      }
    }
  }

  @Test func theTimesTileTheBeatByCharacters() throws {
    var generator = SeededGenerator(seed: 53)
    for _ in 0..<250 {
      let words = text(&generator).filter { !"\"\\".contains($0) }
      let spoken = words.unicodeScalars.contains("\u{200D}") ? "words" : words
      let milliseconds = "\(Int(generator.nextUnit() * generator.nextUnit() * 9_000_000))e-3"
      let rate = pick(["60", "24", "\"30000/1001\"", "1", "240"], &generator)
      let film = try timeline(
        """
        "say": {"loss": "\(spoken)", "done": "And so on."}, "video": {"fps": \(rate)},
        "T": {"loss": \(milliseconds), "countdown": 333.333}
        """)
      let captions = film.captions(longestLine: pick([9, 42], &generator), mostLines: pick([1, 2], &generator))
      let beat = try #require(film.beat(.loss))
      let own = captions.filter { $0.beat == .loss }
      #expect(
        captions.count == own.count + (captions.last?.beat == .done ? captions.filter { $0.beat == .done }.count : 0))
      guard let first = own.first, let last = own.last else { continue }
      #expect(first.start == beat.start && last.end == beat.end)
      for (caption, next) in zip(own, own.dropFirst()) { #expect(caption.end == next.start) }
      guard own.count > 1 else { continue }
      let characters = own.map { $0.lines.reduce(0) { $0 + $1.count } }
      let total = characters.reduce(0, +)
      let frame = 1e6 * Double(film.frameRate.denominator) / Double(film.frameRate.numerator)
      let exact = characters.map { Double(beat.duration.microseconds) * Double($0) / Double(total) }
      for (caption, exact) in zip(own, exact) {
        let length = Double((caption.end - caption.start).microseconds)
        #expect(length >= frame)
        #expect(film.clock.frame(at: caption.start) < film.clock.frame(at: caption.end))
        if characters.map({ Double($0) }).min() ?? 0 > Double(total) * (frame + 2) / Double(beat.duration.microseconds)
        {
          #expect((length - exact).magnitude < 1.001)
        }
      }
    }
  }
}
