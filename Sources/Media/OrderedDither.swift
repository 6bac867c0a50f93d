/// Turns pictures into indices of a palette; where no colour of it is right, two are mixed in a fixed pattern.
///
/// A pixel's index depends on its colour and place alone, so what is still in a film is still in its indices: errors
/// are not passed on to neighbours, which would crawl.
public struct OrderedDither {
  /// Which two colours a pixel is mixed of.
  private struct Mixture {
    /// The pixel's own colour, 0xRRGGBB; a greater number in a place of the cache that is empty.
    var color: UInt32 = .max
    var first: UInt8 = 0
    var second: UInt8 = 0
    /// How much of the second colour, in 1/128.
    var share: UInt8 = 0
  }

  /// Bayer's 8 × 8 matrix, each value v as 2v + 1: a pixel takes the second colour when its share is greater.
  private static let thresholds: [UInt8] = (0..<64).map { place in
    let (x, y) = (place % 8, place / 8)
    let value = (0..<3).reduce(0) { value, bit in
      let (a, b) = (x >> bit & 1, y >> bit & 1)
      return value | (a ^ b) << (5 - 2 * bit) | b << (4 - 2 * bit)
    }
    return UInt8(2 * value + 1)
  }

  private let colors: [SIMD4<Int32>]
  private var cache = [Mixture](repeating: Mixture(), count: 1 << 16)

  /// Prepares to turn pictures into indices of a palette.
  public init(_ palette: Palette) { colors = palette.colors.map(Self.components) }

  /// The indices of a picture's pixels, which are taken as opaque: a byte each, rows from the top, without padding.
  public mutating func indices(of pixels: borrowing PixelBuffer) -> [UInt8] {
    let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
    return pixels.withPixels { source in
      [UInt8](unsafeUninitializedCapacity: width * height) { indices, count in
        var mixture = Mixture()
        for row in 0..<height {
          let thresholds = row % 8 * 8
          for column in 0..<width {
            let color = source[row * stride + column] & 0xFF_FFFF
            if color != mixture.color { mixture = self.mixture(of: color) }
            let threshold = Self.thresholds[thresholds + column % 8]
            indices[row * width + column] = mixture.share > threshold ? mixture.second : mixture.first
          }
        }
        count = width * height
      }
    }
  }

  /// The mixture of a colour, kept until another takes its place.
  private mutating func mixture(of color: UInt32) -> Mixture {
    let place = Int((color &* 0x9E37_79B1) >> 16)
    if cache[place].color != color { cache[place] = makeMixture(of: color) }
    return cache[place]
  }

  /// The nearest colour, and the one that brings it nearest when some of it is mixed in.
  private func makeMixture(of color: UInt32) -> Mixture {
    let wanted = Self.components(color)
    var (first, distance) = (0, Int32.max)
    for (index, color) in colors.enumerated() {
      let difference = color &- wanted
      let squares = (difference &* difference).wrappedSum()
      if squares < distance { (first, distance) = (index, squares) }
    }
    var mixture = Mixture(color: color, first: UInt8(first), second: UInt8(first), share: 0)
    guard distance > 0 else { return mixture }
    let missing = wanted &- colors[first]
    var best: Int32 = 0
    for (index, color) in colors.enumerated() {
      let step = color &- colors[first]
      let along = (step &* missing).wrappedSum()
      guard along > 0 else { continue }
      // The second colour's share, in 1/128, which is at most half; what it saves of the squared distance; and less
      // an eighth of the variance between the two, because a pattern of two colours far apart is seen.
      let share = min((along * 128 + length(step) / 2) / length(step), 64)
      let gain = along * share - along * (128 - share) / 8
      if gain > best { (best, mixture.second, mixture.share) = (gain, UInt8(index), UInt8(share)) }
    }
    return mixture
  }

  private func length(_ step: SIMD4<Int32>) -> Int32 { (step &* step).wrappedSum() }

  private static func components(_ color: UInt32) -> SIMD4<Int32> {
    SIMD4(Int32(color >> 16 & 255), Int32(color >> 8 & 255), Int32(color & 255), 0)
  }
}
