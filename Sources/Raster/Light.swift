import Drawing

/// Lays a glow over the pixels of one tile.
///
/// The opacity at distance d is α·(1 − d²/r²)³: flat on top, no edge at r. It is rounded to 1/65536, and the sum of what
/// is there and what is added by an ordered 8 × 8 pattern that is fixed to the screen, so that a wide halo on a dark
/// ground shows no bands and a still one does not shimmer. From the opacity on all is exact: bytes times 1/65536 fit the
/// 24 bits of a float. All channels of a pixel share one threshold: premultiplied colour never exceeds its alpha.
struct Light {
  private let center: Point
  private let radius: Double
  /// The column that distances are counted from, so that they are the same in every tile.
  private let origin: Int
  /// How far `origin`'s middle is right of the centre.
  private let offset: Float
  private let inverse: Double
  private let strength: Float
  /// Red, green and blue, 0 … 255.
  private let color: SIMD3<Float>

  /// Prepares a glow; nil for one that changes nothing.
  init?(_ glow: Glow) {
    guard glow.radius > 0, glow.color.alpha > 0 else { return nil }
    center = glow.center
    radius = glow.radius
    origin = Int((glow.center.x - glow.radius).rounded(.down))
    offset = Float(Double(origin) + 0.5 - glow.center.x)
    inverse = 1 / (glow.radius * glow.radius)
    strength = Float(min(1, glow.color.alpha))
    func byte(_ share: Double) -> Float { Float((max(0, min(1, share)) * 255 + 0.5).rounded(.down)) }
    color = SIMD3(byte(glow.color.red), byte(glow.color.green), byte(glow.color.blue))
  }

  /// The columns of tiles that it touches in a row of tiles of a grid.
  func columns(inRow row: Int, of grid: TileGrid) -> Range<Int> {
    let (top, bottom) = (Double(row * TileGrid.side), Double((row + 1) * TileGrid.side))
    let distance = max(0, top - center.y, center.y - bottom)
    let rest = radius * radius - distance * distance
    guard rest > 0 else { return 0..<0 }
    let half = rest.squareRoot()
    let side = Double(TileGrid.side)
    let left = max(0, Int(((center.x - half) / side).rounded(.down)))
    let right = min(grid.columns, Int(((center.x + half) / side).rounded(.up)))
    return left < right ? left..<right : 0..<0
  }

  /// Blends into a tile whose first pixel is at (x, y).
  func blend(into tile: UnsafeMutablePointer<UInt32>, stride: Int, rows: Int, atX x: Int, y: Int) {
    typealias Floats = SIMD4<Float>
    let strength = strength
    // Beside this number floats are whole: what is added to it is rounded, and stands in its lowest bits.
    let (whole, wholeBits) = (Float(12_582_912), UInt32(0x4B40_0000))
    let (red, green, blue) = (color.x + whole, color.y + whole, color.z + whole)
    func taken(_ group: Int) -> Floats {
      let left = Float(x &- origin &+ 4 &* group)
      let dx = Floats(left, left + 1, left + 2, left + 3) + offset
      return dx * dx * Float(inverse)
    }
    let taken = (taken(0), taken(1), taken(2), taken(3))
    let thresholds = Self.thresholds

    @inline(__always)
    func blend(_ place: UnsafeMutablePointer<UInt32>, _ rest: Floats, _ threshold: Floats) {
      let zero = Floats(repeating: 0)
      let rest = rest.replacing(with: zero, where: rest .< zero)
      let opacity = rest * rest * rest * strength + 128 - 128
      let pixel = Pixels(place)
      @inline(__always)
      func channel(_ own: Pixels, _ light: Float) -> Pixels {
        let own = unsafeBitCast((own & 255) | wholeBits, to: Floats.self)
        return unsafeBitCast(own + ((light - own) * opacity + threshold), to: Pixels.self) & 255
      }
      let blended =
        channel(pixel, blue) | (channel(pixel &>> 8, green) &<< 8) | (channel(pixel &>> 16, red) &<< 16)
        | (channel(pixel &>> 24, 255 + whole) &<< 24)
      blended.store(to: place)
    }
    for row in 0..<rows {
      let dy = Double(y &+ row) + 0.5 - center.y
      // What is left of 1 in this row, before the columns take their part.
      let level = Floats(repeating: Float(1 - dy * dy * inverse))
      guard level.x > 0 else { continue }
      let (left, right) = thresholds[(y &+ row) & 7]
      let place = tile + row &* stride
      blend(place, level - taken.0, left)
      blend(place + 4, level - taken.1, right)
      blend(place + 8, level - taken.2, left)
      blend(place + 12, level - taken.3, right)
    }
  }

  /// The Bayer thresholds of eight rows, spread over −½ … ½: bits of x ⊕ y and y interleaved, highest first.
  private static let thresholds: [(left: SIMD4<Float>, right: SIMD4<Float>)] = (0..<8).map { y in
    func threshold(_ x: Int) -> Float {
      let mixed = x ^ y
      let index = (mixed & 1) << 5 | (y & 1) << 4 | (mixed & 2) << 2 | (y & 2) << 1 | (mixed & 4) >> 1 | (y & 4) >> 2
      return (Float(index) + 0.5) / 64 - 0.5
    }
    return (
      SIMD4(threshold(0), threshold(1), threshold(2), threshold(3)),
      SIMD4(threshold(4), threshold(5), threshold(6), threshold(7))
    )
  }
}
