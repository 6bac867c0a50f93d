import Testing

@testable import Typesetting

@Suite struct GlyphConstructionTests {
  /// The parenthesis of Latin Modern Math, read with fontTools.
  @Test func variantsAndPartsAreThoseOfTheFile() throws {
    let font = try Fonts.math()
    let glyph = try glyph("(", of: font)
    let construction = GlyphConstruction(of: glyph, in: font.handle, isVertical: true)
    #expect(construction.variants.map(\.size) == [997, 1095, 1195, 1445, 1793, 2093, 2393, 2991])
    #expect(construction.variants.first?.glyph == glyph)
    #expect(construction.parts.map(\.size) == [1495, 498, 1495])
    #expect(construction.parts.map(\.isExtender) == [false, true, false])
    #expect(construction.parts.map(\.startConnector) == [0, 498, 249])
    #expect(construction.parts.map(\.endConnector) == [249, 498, 0])
  }

  @Test func anAssemblyHasTheHeightAskedFor() throws {
    let font = try Fonts.math()
    for sign in ["(", "{", "|", "√"] as [Unicode.Scalar] {
      let glyph = try glyph(sign, of: font)
      let construction = GlyphConstruction(of: glyph, in: font.handle, isVertical: true)
      for target in stride(from: 3000.0, through: 20_000, by: 237) {
        let (places, size) = construction.assembly(atLeast: target, minOverlap: 20)
        #expect(size >= target - 1e-6, "\(sign) at \(target)")
        #expect(size <= target + 1300, "\(sign) at \(target)")
        let sizes = places.map { place in construction.parts.first { $0.glyph == place.glyph }?.size ?? 0 }
        for index in places.indices.dropFirst() {
          let overlap = places[index - 1].offset + sizes[index - 1] - places[index].offset
          #expect(overlap >= 20 - 1e-6, "no gap between the parts")
        }
      }
    }
  }

  @Test func anAbsurdTargetIsBounded() throws {
    let font = try Fonts.math()
    let glyph = try glyph("(", of: font)
    let construction = GlyphConstruction(of: glyph, in: font.handle, isVertical: true)
    #expect(construction.assembly(atLeast: 1e300, minOverlap: 20).places.count == 1002)
    #expect(construction.assembly(atLeast: 0, minOverlap: 20).places.count == 2)
  }

  private func glyph(_ scalar: Unicode.Scalar, of font: Font) throws -> GlyphID {
    let glyph = font.handle.nominalGlyph(scalar)
    return try #require(glyph)
  }
}
