import Media
import Testing

@Suite struct PaletteTests {
  private func histogram(_ color: (Int, Int) -> UInt32) -> ColorHistogram {
    var histogram = ColorHistogram()
    histogram.add(picture(64, 48, color))
    return histogram
  }

  private func indices(_ palette: Palette, _ color: (Int, Int) -> UInt32) -> [UInt8] {
    var dither = OrderedDither(palette)
    return dither.indices(of: picture(64, 48, color))
  }

  @Test func fewColoursAreAllThereAndExact() {
    // 3072 pixels of 192 colours.
    func color(_ x: Int, _ y: Int) -> UInt32 { 0xFF00_0000 | UInt32(x / 4) << 20 | UInt32(y / 4) << 12 | 0x44 }
    let palette = Palette(of: histogram(color))
    let wanted = Set((0..<64).flatMap { x in (0..<48).map { y in color(x, y) & 0xFF_FFFF } })
    #expect(palette.colors == wanted.sorted())
    let shown = indices(palette, color).map { palette.colors[Int($0)] }
    #expect(shown == (0..<48).flatMap { y in (0..<64).map { x in color(x, y) & 0xFF_FFFF } })
  }

  @Test func manyColoursAreNearAndFlatOnesExact() {
    // A flat ground that fills the upper third, colours close to it, and a gradient of all three components.
    func color(_ x: Int, _ y: Int) -> UInt32 {
      if y < 16 { return 0xFF0D_1117 }
      if y < 20 { return 0xFF0D_1117 + UInt32(x % 3) * 0x010101 }
      return 0xFF00_0000 | UInt32(x * 4) << 16 | UInt32(y * 5) << 8 | UInt32(255 - x - y)
    }
    let palette = Palette(of: histogram(color))
    #expect(palette.colors.count == 255)
    #expect(palette.colors.contains(0x0D1117))
    let shown = indices(palette, color).map { palette.colors[Int($0)] }
    #expect(shown.prefix(16 * 64).allSatisfy { $0 == 0x0D1117 })
    var squares = 0
    for (place, shown) in shown.enumerated() {
      let wanted = color(place % 64, place / 64)
      for shift in [16, 8, 0] {
        let difference = Int(shown >> shift & 255) - Int(wanted >> shift & 255)
        squares += difference * difference
      }
    }
    // A mean square of 20 is a PSNR of 35 dB; 3000 colours on 255.
    #expect(Double(squares) / Double(shown.count * 3) < 20)
  }

  @Test func theSameHistogramGivesTheSamePalette() {
    func color(_ x: Int, _ y: Int) -> UInt32 { noise(x, y) | 0xFF00_0000 }
    #expect(Palette(of: histogram(color)) == Palette(of: histogram(color)))
    var parts = ColorHistogram()
    for row in 0..<4 {
      var part = ColorHistogram()
      part.add(picture(64, 12) { x, y in color(x, y + 12 * row) })
      parts.add(part)
    }
    #expect(Palette(of: parts).colors.count == 255)
    #expect(Palette(of: parts) == Palette(of: histogram(color)))
  }

  @Test(arguments: [0, 8, 16, 24, 32, 40, 48, 56, 64])
  func aColourBetweenTwoIsMixedOfThem(part: Int) {
    let palette = Palette([0x000000, 0x404040])
    let level = UInt32(part)
    let shown = indices(palette) { _, _ in 0xFF00_0000 | level << 16 | level << 8 | level }
    // A share of an eighth and more is a pattern; every 8 × 8 pixels have it.
    for block in 0..<48 {
      let (x, y) = (block % 8 * 8, block / 8 * 8)
      let light = (0..<64).filter { shown[(y + $0 / 8) * 64 + x + $0 % 8] == 1 }.count
      #expect(light == part)
    }
  }

  @Test func anIndexDependsOnColourAndPlaceAlone() {
    let palette = Palette([0x000000, 0x402010, 0x80FF20, 0xFFFFFF])
    func color(_ x: Int, _ y: Int) -> UInt32 { noise(x, y) | 0xFF00_0000 }
    let whole = indices(palette, color)
    let half = indices(palette) { x, y in y < 20 ? 0xFF12_3456 : color(x, y) }
    #expect(whole[(20 * 64)...] == half[(20 * 64)...])
    #expect(whole[..<(20 * 64)] != half[..<(20 * 64)])
  }

  @Test func nothingAndOneColourHavePalettesToo() {
    #expect(Palette(of: ColorHistogram()).colors == [0])
    #expect(Palette(of: histogram { _, _ in 0xFFAB_CDEF }).colors == [0xABCDEF])
    #expect(Palette([0xFF00_0002, 1, 2, 1]).colors == [1, 2])
  }
}
