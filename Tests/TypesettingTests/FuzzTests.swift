import Drawing
import Testing

@testable import Typesetting

@Suite struct FuzzTests {
  private static let words = [
    "{", "}", "{", "}", "_", "^", "'", "\\", "\\frac", "\\tfrac", "\\sqrt", "[", "]", "\\left", "\\right", "(", ")",
    "\\left(", "\\right)", "\\left.", "\\role{r}", "\\role", "\\text{if }", "\\text", "\\mathrm", "\\hat", "\\sum",
    "\\int", "\\,", "\\quad", "\\log", "\\operatorname{f}", "\\overline", "\\widehat", "a", "b", "x", "W", "0", "1",
    ".", ",", "-", "+", "=", "·", "δ", "\\sigma", "\\cdot", " ", "\n", "|", "e\u{301}", "☃", "\u{0}", "\u{200D}", "%",
  ]

  @Test func anyFormulaIsSetOrRefused() throws {
    var random = SplitMix(seed: 11)
    let typesetter = try Fonts.typesetter()
    var accepted = 0
    for _ in 0..<4000 {
      let source = (0..<random.below(12)).map { _ in Self.words[random.below(Self.words.count)] }.joined()
      do {
        let formula = try typesetter.typeset(source, size: 30, style: random.below(2) == 0 ? .display : .text)
        accepted += 1
        #expect(formula.isFinite, "\(source)")
        #expect(formula.ascent >= 0 && formula.descent >= 0, "\(source)")
        #expect(formula.inkBounds.isEmpty || formula.inkBounds.minY >= -formula.ascent - 1e-9, "\(source)")
        #expect(formula.inkBounds.isEmpty || formula.inkBounds.maxY <= formula.descent + 1e-9, "\(source)")
      } catch {
        #expect(error.description.split(separator: "\n").count >= 2, "\(source)")
        guard case .formula(_, let offset, _) = error else { continue }
        #expect((0...source.count).contains(offset), "\(source)")
      }
    }
    #expect(accepted > 400 && accepted < 3600, "the inputs are neither all good nor all bad: \(accepted)")
  }

  @Test func anyTextIsSetOrRefused() throws {
    var random = SplitMix(seed: 12)
    let font = try Fonts.inter()
    var accepted = 0
    for _ in 0..<2000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.below(8) {
        let limit = [0x80, 0x400, 0x3000, 0x11_0000][random.below(4)]
        if let scalar = Unicode.Scalar(UInt32(random.below(limit))) { scalars.append(scalar) }
      }
      let text = String(scalars)
      do {
        let line = try font.line(text, size: 30, tracking: Double(random.below(3)) * 0.01)
        accepted += 1
        #expect(line.isFinite)
      } catch {
        guard case .missingGlyph(let scalar, let offset, _, _) = error else { throw error }
        #expect(text.unicodeScalars.contains(scalar))
        #expect((0..<text.count).contains(offset))
      }
    }
    #expect(accepted > 100 && accepted < 1900)
  }

  @Test func aDamagedFontNeverTraps() throws {
    var random = SplitMix(seed: 13)
    let whole = try Fonts.bytes(Fonts.mathPath, package: "fonts-lmodern")
    for _ in 0..<30 {
      var bytes = whole
      for _ in 0..<200 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      for _ in 0..<random.below(3) { bytes[random.below(400)] = UInt8(random.below(256)) }
      guard let font = try? Font(bytes: bytes, name: "damaged") else { continue }
      if let line = try? font.line("Back", size: 10) { #expect(line.advance.isFinite) }
      guard let typesetter = try? MathTypesetter(math: font) else { continue }
      if let formula = try? typesetter.typeset("\\left(\\frac{a}{\\sqrt{b}}\\right)_2", size: 10) {
        #expect(formula.isFinite)
      }
    }
  }
}
