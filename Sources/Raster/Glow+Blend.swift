import Drawing
import Media

extension Glow {
  /// Lays the light over the pixels of one tile.
  ///
  /// The opacity at distance d is α·(1 − d²/r²)³: flat on top, no edge at r. It is blended in 16-bit fixed point and
  /// rounded by an ordered 8 × 8 pattern that is fixed to the screen, so that a wide halo on a dark ground shows no
  /// bands and a still one does not shimmer. All channels of a pixel share one threshold: premultiplied colour never
  /// exceeds its alpha.
  func blend(into tile: UnsafeMutablePointer<UInt32>, stride: Int, area: PixelRect) {
    guard radius > 0, color.alpha > 0 else { return }
    let left = max(area.x, Int((center.x - radius).rounded(.down)))
    let right = min(area.x + area.width, Int((center.x + radius).rounded(.up)))
    let top = max(area.y, Int((center.y - radius).rounded(.down)))
    let bottom = min(area.y + area.height, Int((center.y + radius).rounded(.up)))
    guard left < right, top < bottom else { return }
    let inverse = 1 / (radius * radius)
    let strength = color.alpha * 65536
    let red = UInt32(color.red * 255 + 0.5)
    let green = UInt32(color.green * 255 + 0.5)
    let blue = UInt32(color.blue * 255 + 0.5)
    for y in top..<bottom {
      let dy = Double(y) + 0.5 - center.y
      let row = tile + (y - area.y) * stride
      for x in left..<right {
        let dx = Double(x) + 0.5 - center.x
        let rest = 1 - (dx * dx + dy * dy) * inverse
        guard rest > 0 else { continue }
        let over = UInt32(rest * rest * rest * strength)
        let under = 65536 &- over
        let threshold = Self.threshold(x, y)
        let pixel = row[x - area.x]
        let a = (pixel >> 24 &* under &+ 255 &* over &+ threshold) >> 16
        let r = ((pixel >> 16 & 255) &* under &+ red &* over &+ threshold) >> 16
        let g = ((pixel >> 8 & 255) &* under &+ green &* over &+ threshold) >> 16
        let b = ((pixel & 255) &* under &+ blue &* over &+ threshold) >> 16
        row[x - area.x] = a << 24 | r << 16 | g << 8 | b
      }
    }
  }

  /// The Bayer threshold of a pixel, spread over 0 … 65535: bits of x ⊕ y and y interleaved, highest first.
  @inline(__always)
  private static func threshold(_ x: Int, _ y: Int) -> UInt32 {
    let mixed = UInt32(truncatingIfNeeded: x ^ y)
    let row = UInt32(truncatingIfNeeded: y)
    let index =
      (mixed & 1) << 5 | (row & 1) << 4 | (mixed & 2) << 2 | (row & 2) << 1 | (mixed & 4) >> 1 | (row & 4) >> 2
    return index << 10 | 512
  }
}
