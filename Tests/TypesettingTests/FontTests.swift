import Testing

@testable import Typesetting

@Suite struct FontTests {
  /// Read out of the files with fontTools: head, hhea and OS/2.
  @Test func metricsAreThoseOfTheFile() throws {
    let inter = try Fonts.inter().metrics
    #expect(inter.unitsPerEm == 2816)
    #expect(isNear(inter.ascender * 2816, 2728))
    #expect(isNear(inter.descender * 2816, 680))
    #expect(inter.lineGap == 0)
    #expect(isNear(inter.capHeight * 2816, 2048))
    #expect(isNear(inter.xHeight * 2816, 1536))

    let math = try Fonts.math().metrics
    #expect(math.unitsPerEm == 1000)
    #expect(isNear(math.ascender, 0.806))
    #expect(isNear(math.descender, 0.194))
    #expect(isNear(math.lineGap, 0.2))
    #expect(isNear(math.capHeight, 0.683))
    #expect(isNear(math.xHeight, 0.431))
  }

  @Test func coverageIsThatOfTheFile() throws {
    let inter = try Fonts.inter()
    #expect(["A", "δ", "−", "→", "∂"].allSatisfy(inter.covers))
    #expect(!inter.covers("\u{1F600}"))
    #expect(!inter.covers("\n"))
    #expect(try Fonts.math().covers("\u{1D715}"))
  }

  @Test func bytesThatAreNoFontAreRefused() throws {
    let inputs: [[UInt8]] = [[], [0], Array("This is not a font at all.".utf8), [UInt8](repeating: 0, count: 4096)]
    for bytes in inputs {
      #expect(throws: TypesettingError.notAFont(name: "x", defect: .signature)) { try Font(bytes: bytes, name: "x") }
    }
  }

  @Test func aFontCutOffAnywhereIsRefused() throws {
    let whole = try Fonts.bytes(Fonts.interPath, package: "fonts-inter")
    for length in [12, 13, 100, 300, 1000, whole.count / 2, whole.count - 100] {
      #expect(throws: TypesettingError.notAFont(name: "cut", defect: .truncated)) {
        try Font(bytes: Array(whole.prefix(length)), name: "cut")
      }
    }
  }

  @Test func aFontWithoutATableIsRefused() throws {
    let whole = try Fonts.bytes(Fonts.interPath, package: "fonts-inter")
    func renaming(_ tag: String) throws -> [UInt8] {
      var bytes = whole
      let record = try #require(
        stride(from: 12, to: 12 + 16 * 40, by: 16).first { Array(whole[$0..<$0 + 4]) == Array(tag.utf8) })
      bytes.replaceSubrange(record..<record + 4, with: Array("zzzz".utf8))
      return bytes
    }
    #expect(throws: TypesettingError.notAFont(name: "x", defect: .missingTable("cmap"))) {
      try Font(bytes: renaming("cmap"), name: "x")
    }
    #expect(throws: TypesettingError.notAFont(name: "x", defect: .noOutlines)) {
      try Font(bytes: renaming("CFF "), name: "x")
    }
  }

  @Test func aTextFontCannotSetMathematics() throws {
    let inter = try Fonts.inter()
    #expect(throws: TypesettingError.noMathTable(font: "Inter")) { try MathTypesetter(math: inter) }
  }

  @Test func errorsSayWhatToDo() {
    let whole = "give the bytes of a whole OpenType or TrueType font (.otf, .ttf)"
    func words(_ defect: FontDefect) -> String { TypesettingError.notAFont(name: "a.otf", defect: defect).description }
    #expect(
      words(.signature)
        == "font \"a.otf\": is not a font (it starts with none of the signatures of one); \(whole)")
    #expect(words(.truncated) == "font \"a.otf\": is cut off: its directory names tables beyond its end; \(whole)")
    #expect(words(.missingTable("cmap")) == "font \"a.otf\": has no usable table \"cmap\"; \(whole)")
    #expect(words(.noOutlines) == "font \"a.otf\": has no outlines; \(whole)")
    #expect(words(.noGlyphs) == "font \"a.otf\": has no glyphs; \(whole)")
    #expect(
      TypesettingError.noMathTable(font: "Inter").description
        == "font \"Inter\": has no MATH table, so it cannot set formulas; "
        + "use a font made for mathematics, such as Latin Modern Math")
    #expect(
      TypesettingError.harfBuzz(call: "hb_shape_full").description
        == "HarfBuzz: hb_shape_full failed; most likely there is no memory left")
  }
}
