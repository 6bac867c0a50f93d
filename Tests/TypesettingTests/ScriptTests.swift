import Drawing
import Foundation
import Testing

@testable import Typesetting

@Suite("text in any script")
struct ScriptTests {
  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: path), "\(path) is missing"))
  }

  /// Noto's font of a script.
  private static func noto(_ name: String, index: Int = 0) throws -> Font {
    let folder = name.hasSuffix(".ttc") ? "opentype" : "truetype"
    return try Font(bytes: bytes("/usr/share/fonts/\(folder)/noto/\(name)"), name: name, index: index)
  }

  /// Inter, with fonts that stand in for it.
  private static func inter(_ others: [Font], language: String = "en", package: String? = nil) throws -> Font {
    let fallback = FontFallback(language: language) { scalar in
      others.first { $0.covers(scalar) }.map { .font($0) } ?? package.map { .missing(package: $0) } ?? .none
    }
    return try Font(
      bytes: bytes("/usr/share/fonts/opentype/inter/Inter-Regular.otf"), name: "Inter", fallback: fallback)
  }

  /// Where the ink of a text begins and ends on a line, from left to right.
  private static func ink(_ font: Font, _ text: String) throws -> ClosedRange<Double> {
    let bounds = try font.line(text, size: 100).inkBounds
    return bounds.minX...bounds.maxX
  }

  @Test("what a font has is set as if nothing stood in for it")
  func own() throws {
    let plain = try Font(bytes: Self.bytes("/usr/share/fonts/opentype/inter/Inter-Regular.otf"), name: "Inter")
    let inter = try Self.inter([Self.noto("NotoSansArabic-Regular.ttf")])
    for text in ["The loss: how far", "naïve — “quoted” δ₃ ≤ ε", "", "Ελληνικά, кириллица"] {
      #expect(try inter.line(text, size: 40) == plain.line(text, size: 40))
    }
  }

  @Test("letters of Arabic join, and run from right to left")
  func arabic() throws {
    let arabic = try Self.noto("NotoSansArabic-Regular.ttf")
    let inter = try Self.inter([arabic], language: "ar")
    let word = try inter.line("ببب", size: 100)
    let letter = try inter.line("ب", size: 100)
    // Joined letters are narrower than three that stand alone.
    #expect(word.advance < 0.8 * 3 * letter.advance)
    // A joiner that parts them makes them as wide again.
    let parted = try inter.line("ب\u{200C}ب\u{200C}ب", size: 100)
    #expect(abs(parted.advance - 3 * letter.advance) < 0.01)
    // The first letter, which is the wide one, is at the right.
    let line = try inter.line("ش ا", size: 100)
    let first = try inter.line("ش", size: 100)
    #expect(line.inkBounds.maxX > line.advance - first.advance / 2)
    let alone = try inter.line("ا", size: 100)
    #expect(line.path.bounds.minX < alone.advance)
  }

  @Test("numbers and words of other scripts stand in their place in a line from right to left")
  func mixed() throws {
    let hebrew = try Self.noto("NotoSansHebrew-Regular.ttf")
    let inter = try Self.inter([hebrew], language: "he")
    // In a line whose first letter is Hebrew, what comes last is at the left: the number begins the line.
    let line = try inter.line("אבג 101", size: 100)
    let number = try inter.line("101", size: 100)
    let word = try inter.line("אבג", size: 100)
    let space = try inter.line(" ", size: 100)
    #expect(abs(line.advance - number.advance - word.advance - space.advance) < 0.01)
    #expect(abs(line.inkBounds.minX - number.inkBounds.minX) < 0.01)
    #expect(abs(line.inkBounds.maxX - (number.advance + space.advance + word.inkBounds.maxX)) < 0.01)
    // In a line whose first letter is Latin the number follows the Hebrew word's place.
    let other = try inter.line("a אבג", size: 100)
    let letter = try inter.line("a ", size: 100)
    #expect(abs(other.inkBounds.maxX - (letter.advance + word.inkBounds.maxX)) < 0.01)
    // Brackets are mirrored: "(" of the text opens to the left, at the right.
    let brackets = try inter.line("(א)", size: 100)
    let mirrored = try inter.line("(", size: 100)
    #expect(abs(brackets.inkBounds.minX - mirrored.inkBounds.minX) < 0.01)
  }

  @Test("signs of India's scripts are put where they belong")
  func devanagari() throws {
    let inter = try Self.inter([Self.noto("NotoSansDevanagari-Regular.ttf")], language: "hi")
    // The sign of i is written after its letter and stands before it; conjuncts are narrower than their letters.
    let syllable = try inter.line("कि", size: 100)
    let letter = try inter.line("क", size: 100)
    #expect(syllable.advance > letter.advance)
    let (conjunct, ka) = (try inter.line("क्षा", size: 100), try inter.line("कषा", size: 100))
    #expect(conjunct.advance < ka.advance)
  }

  @Test("the language chooses among forms of Han")
  func han() throws {
    let japanese = try Self.inter([Self.noto("NotoSansCJK-Regular.ttc", index: 0)], language: "ja")
    let chinese = try Self.inter([Self.noto("NotoSansCJK-Regular.ttc", index: 2)], language: "zh")
    #expect(try japanese.line("直", size: 40).path != chinese.line("直", size: 40).path)
    #expect(try japanese.line("一", size: 40).advance == chinese.line("一", size: 40).advance)
  }

  @Test("no font says which package has what is missing, or that none has")
  func missing() throws {
    func message(_ font: Font) -> String {
      do { _ = try font.line("Aไ", size: 20) } catch { return "\(error)" }
      return ""
    }
    let install = message(try Self.inter([], package: "fonts-noto-core"))
    #expect(
      install.hasPrefix(
        "no font that is installed has \"ไ\" (U+0E44), character 2; install one that has it: apt-get install "
          + "fonts-noto-core\n"), "\(install)")
    let none = message(try Self.inter([]))
    #expect(none.hasPrefix("font \"Inter\": has no glyph for \"ไ\" (U+0E44), character 2; "), "\(none)")
  }

  @Test(
    "runs stand in the order of rule L2",
    arguments: [
      ([0, 1, 0], [0, 1, 2]), ([1, 2, 1], [2, 1, 0]), ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]), ([1, 0, 1], [0, 1, 2]),
      ([], []),
    ] as [([UInt8], [Int])])
  func order(levels: [UInt8], expected: [Int]) {
    #expect(Bidi.order(levels) == expected)
  }
}
