import TestSupport
import Testing

@testable import FilmKit

@Suite("lettering")
struct LetteringTests {
  private func lettering() throws -> Lettering { Lettering(fonts: try TestFilm.fonts(), theme: .midnight, unit: 1) }

  @Test("breaks texts between words, and cuts what has no room")
  func paragraphs() throws {
    let lettering = try lettering()
    let text = "We do not start over for the next layer. We pick up delta three, and it becomes delta two further back."
    func lines(_ text: String, width: Double, lines: Int) throws -> [String] {
      let labels = try lettering.paragraph(text, size: 22, width: width, lines: lines)
      #expect(labels.allSatisfy { $0.width <= width })
      return labels.map(\.source)
    }
    #expect(try lines(text, width: 2000, lines: 3) == [text])
    let three = try lines(text, width: 400, lines: 3)
    #expect(three.joined(separator: " ") == text && three.count == 3)
    let cut = try lines(text, width: 300, lines: 3)
    #expect(cut.count == 3)
    #expect(cut[2].hasSuffix("…"))
    let kept = cut.joined(separator: " ").dropLast()
    #expect(text.hasPrefix(kept) && kept.count > 60)
    #expect(try lines(text, width: 300, lines: 1).map { $0.hasSuffix("…") } == [true])
    #expect(try lines("  two \n words ", width: 300, lines: 2) == ["two words"])
    #expect(try lines("", width: 300, lines: 2).isEmpty)
    // A word that is wider than a line is broken, and no character of it is lost.
    let word = String(repeating: "abcdefghij", count: 12)
    let broken = try lines(word, width: 300, lines: 9)
    #expect(broken.joined() == word && broken.count > 3)
    #expect(try lines("a \(word)", width: 300, lines: 9).joined(separator: "").hasPrefix("aabcdefghij"))
  }

  @Test("sets no title where there is no room, and cuts it where there is little")
  func titles() throws {
    let lettering = try lettering()
    for width in [-200.0, 0] {
      #expect(try lettering.lines("Attention", size: 34, heavy: true, width: width).isEmpty)
    }
    let cut = try lettering.lines("Attention", size: 34, heavy: true, width: 60)
    #expect(cut.count == 1 && cut[0].width <= 60 && cut[0].source.hasSuffix("…"))
  }

  @Test("puts a question mark where a font has no character")
  func settable() throws {
    let lettering = try lettering()
    #expect(try lettering.settable("δ₃ = -2.5") == "δ₃ = -2.5")
    #expect(try lettering.settable("🚀 up 🚀") == "? up ?")
    #expect(try lettering.settable("") == "")
  }

  @Test("sets no type of fewer pixels than a small screen shows, but in thumbnails and where there is no room")
  func floor() throws {
    func size(_ size: Double, side: Double, width: Double = .infinity) throws -> Double {
      let lettering = Lettering(fonts: try TestFilm.fonts(), theme: .midnight, unit: side / 1080)
      return try lettering.text("data", size: size, fitting: width).size
    }
    #expect(try size(22, side: 480) == 12 && size(25, side: 480) == 12)
    #expect(try size(36, side: 480) == 16)
    #expect(try size(22, side: 1080) == 22 && size(22, side: 2160) == 44)
    #expect(try size(27, side: 320) == 8)
    #expect(try size(22, side: 480, width: 5) < 6)
  }
}
