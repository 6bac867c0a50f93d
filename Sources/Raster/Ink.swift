import Drawing

/// Lays a colour over the pixels of one tile, as much as a shape covers each.
///
/// The components are bytes, and a product is rounded once: p′ = c·m + p·(255 − a·m), where m is what is covered.
struct Ink {
  private let pixel: UInt32
  private let blueRed: Halves
  private let greenAlpha: Halves
  private let isOpaque: Bool

  /// Prepares a colour.
  init(_ color: Color) {
    pixel = color.pixel
    blueRed = Pixels(repeating: pixel).blueRed
    greenAlpha = Pixels(repeating: pixel).greenAlpha
    isOpaque = pixel >> 24 == 255
  }

  /// Covers a whole tile.
  func cover(_ tile: UnsafeMutablePointer<UInt32>, stride: Int, rows: Int) {
    let (blueRed, greenAlpha, pixel) = (blueRed, greenAlpha, Pixels(repeating: pixel))
    let rest = Halves(repeating: UInt16(255 - self.pixel >> 24))
    for y in 0..<rows {
      for x in Swift.stride(from: 0, to: TileGrid.side, by: 4) {
        let place = tile + (y &* stride &+ x)
        guard !isOpaque else {
          pixel.store(to: place)
          continue
        }
        let under = Pixels(place)
        Pixels(
          blueRed: blueRed &+ .shares(under.blueRed, rest),
          greenAlpha: greenAlpha &+ .shares(under.greenAlpha, rest)
        ).store(to: place)
      }
    }
  }

  /// Blends into a tile where `coverage` has 16 values a row.
  func blend(
    into tile: UnsafeMutablePointer<UInt32>, stride: Int, rows: Int, coverage: UnsafePointer<UInt8>
  ) {
    let (blueRed, greenAlpha) = (blueRed, greenAlpha)
    for y in 0..<rows {
      let row = CoverageRow(coverage + y &* TileGrid.side)
      guard !row.isEmpty else { continue }
      let place = tile + y &* stride
      guard !row.isFull || !isOpaque else {
        for group in 0..<4 { Pixels(repeating: pixel).store(to: place + 4 &* group) }
        continue
      }
      for group in 0..<4 where !row.isEmpty(group) {
        Pixels(place + 4 &* group).blended(blueRed, greenAlpha, covering: row.four(group)).store(to: place + 4 &* group)
      }
    }
  }
}

extension SIMD4<UInt32> {
  /// Four pixels under a premultiplied colour that covers each by a share of 255.
  @inline(__always)
  func blended(_ blueRed: Halves, _ greenAlpha: Halves, covering share: Halves) -> Pixels {
    let (overBlueRed, overGreenAlpha) = (Halves.shares(blueRed, share), Halves.shares(greenAlpha, share))
    // The alpha stands in the upper half; 255 less it is its bits turned round.
    let alpha = unsafeBitCast(overGreenAlpha, to: Pixels.self)
    let rest = unsafeBitCast(((alpha &>> 16) | (alpha & 0xFFFF_0000)) ^ 0x00FF_00FF, to: Halves.self)
    return Pixels(
      blueRed: overBlueRed &+ .shares(self.blueRed, rest),
      greenAlpha: overGreenAlpha &+ .shares(self.greenAlpha, rest))
  }
}
