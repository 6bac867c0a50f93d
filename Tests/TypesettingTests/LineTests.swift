import Drawing
import Testing

@testable import Typesetting

/// Advances, kerns and bounds were read out of Inter 3.019 with fontTools: hmtx, GPOS and the charstrings.
@Suite struct LineTests {
  @Test func oneGlyphIsAsTheFileHasIt() throws {
    let line = try Fonts.inter().line("A", size: 2816)
    #expect(line.advance == 1904)
    #expect(line.inkBounds == Rect(minX: 72, minY: -2048, maxX: 1832, maxY: 0))
    #expect(line.ascent == 2728)
    #expect(line.descent == 680)
    #expect(line.pieces.count == 1)
    #expect(line.pieces[0].role == nil)
  }

  @Test func theOutlineIsAsTheFileHasIt() throws {
    // The bar of Inter's H: three rectangles in one contour, y up in the file.
    let elements = try Fonts.inter().line("H", size: 2816).path.elements
    #expect(elements.filter { if case .move = $0 { true } else { false } }.count == 1)
    #expect(elements.contains { if case .curve = $0 { true } else { false } } == false)
    #expect(try Fonts.inter().line("g", size: 2816).inkBounds == Rect(minX: 144, minY: -1556, maxX: 1500, maxY: 608))
  }

  @Test func pairsAreKerned() throws {
    #expect(try Fonts.inter().line("AV", size: 2816).advance == 1904 + 1904 - 192)
  }

  @Test func digitsCanBeTabular() throws {
    let font = try Fonts.inter()
    #expect(try font.line("1", size: 2816).advance == 1308)
    for digit in "0123456789" {
      #expect(try font.line(String(digit), size: 2816, features: [.tabularNumbers]).advance == 1824)
    }
    #expect(
      try font.line("0", size: 100, features: [.slashedZero]).path != font.line("0", size: 100).path)
  }

  @Test func trackingStandsBetweenCharacters() throws {
    let font = try Fonts.inter()
    let plain = try font.line("abc", size: 100)
    let tracked = try font.line("abc", size: 100, tracking: 0.05)
    #expect(isNear(tracked.advance, plain.advance + 2 * 5))
    #expect(isNear(tracked.inkBounds.maxX, plain.inkBounds.maxX + 2 * 5))
    #expect(tracked.inkBounds.minX == plain.inkBounds.minX)
    // A letter and its mark are one character of two glyphs.
    let marked = try font.line("q\u{301}a", size: 100)
    #expect(try isNear(font.line("q\u{301}a", size: 100, tracking: 0.1).advance, marked.advance + 10))
  }

  @Test func everythingScalesWithTheSize() throws {
    let font = try Fonts.inter()
    let unit = try font.line("Toy: −7.50 → Ω", size: 1)
    for size in [0.37, 12, 47.3, 2816] {
      let line = try font.line("Toy: −7.50 → Ω", size: size)
      #expect(zip(line.coordinates, unit.coordinates).allSatisfy { isNear($0, $1 * size) })
      #expect(isNear(line.advance, unit.advance * size))
    }
  }

  @Test func nothingIsSetAsNothing() throws {
    let empty = try Fonts.inter().line("", size: 20)
    #expect(empty.pieces.isEmpty && empty.advance == 0 && empty.inkBounds.isEmpty)
    let space = try Fonts.inter().line(" ", size: 20)
    #expect(space.pieces.isEmpty && space.advance > 0)
  }

  @Test func aLetterAndItsAccentMayBeTwoCodePoints() throws {
    let font = try Fonts.inter()
    #expect(try font.line("e\u{301}", size: 50) == font.line("\u{E9}", size: 50))
  }

  @Test func whatAFontLacksIsSetInAnother() throws {
    let (mono, inter) = (try Fonts.mono(), try Fonts.inter())
    #expect(!mono.covers("θ"))
    let line = try mono.line("a θ = b", size: 100, else: inter)
    let parts = [
      try mono.line("a ", size: 100), try inter.line("θ", size: 100), try mono.line(" = b", size: 100),
    ]
    #expect(abs(line.advance - parts.reduce(0) { $0 + $1.advance }) < 1e-9)
    // The θ stands on the same line, as large as by itself.
    let (theta, whole) = (parts[1].inkBounds, try mono.line("θ", size: 100, else: inter).inkBounds)
    #expect(abs(whole.height - theta.height) < 1e-9 && abs(whole.minX - theta.minX) < 1e-9)
    #expect(line.ascent == parts[0].ascent)
    // All letters of the one face are as wide as each other.
    let widths = try "il.mW= ".map { try mono.line(String($0), size: 100, else: inter).advance }
    #expect(Set(widths.map { ($0 * 1000).rounded() }).count == 1)
    #expect(throws: TypesettingError.self) { try mono.line("☃", size: 100, else: mono) }
  }

  @Test func equalLinesAreEqualValues() throws {
    let line = try Fonts.inter().line("backprop", size: 30)
    let again = try Fonts.inter().line("backprop", size: 30)
    #expect(line == again)
    #expect(line.hashValue == again.hashValue)
    #expect(try line != Fonts.inter().line("backprop", size: 31))
  }

  @Test(arguments: [
    ("Hi, 😀!", "\"😀\" (U+1F600), character 5", "  Hi, 😀!\n      ^"),
    ("a\nb", "U+000A, character 2", "  a\n   ^"),
    ("née 中", "\"中\" (U+4E2D), character 5", "  née 中\n      ^"),
  ])
  func aMissingGlyphIsNamed(text: String, named: String, picture: String) throws {
    let font = try Fonts.inter()
    let error = #expect(throws: TypesettingError.self) { try font.line(text, size: 20) }
    #expect(
      error?.description
        == "font \"Inter\": has no glyph for \(named); use another character or another font\n\(picture)")
  }
}
