import Testing

@testable import Media

@Suite("a picture made smaller")
struct PixelShrinkerTests {
  /// A picture of which each pixel is `color(x, y)`.
  private func picture(_ width: Int, _ height: Int, _ color: (Int, Int) -> UInt32) -> PixelBuffer {
    var picture = PixelBuffer(width: width, height: height)
    let stride = picture.stride
    picture.withMutablePixels { pixels in
      for y in 0..<height { for x in 0..<width { pixels[y * stride + x] = color(x, y) } }
    }
    return picture
  }

  private func pixels(_ picture: borrowing PixelBuffer) -> [UInt32] {
    let (width, height, stride) = (picture.width, picture.height, picture.stride)
    return picture.withPixels { pixels in
      (0..<height).flatMap { y in (0..<width).map { pixels[y * stride + $0] } }
    }
  }

  /// Pixels without an order.
  private func noise(_ x: Int, _ y: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: (x &* 7919 &+ y &* 104_729 &+ 12_345) &* 2_654_435_761) | 0xFF00_0000
  }

  private func all(_ picture: borrowing PixelBuffer) -> PixelRect {
    PixelRect(x: 0, y: 0, width: picture.width, height: picture.height)
  }

  @Test(
    "has the mean of the area under each pixel, to within two levels", arguments: [(40, 24), (20, 12), (13, 7), (1, 1)])
  func mean(_ width: Int, _ height: Int) {
    let large = picture(40, 24, noise)
    var shrinker = PixelShrinker(width: 40, height: 24, toWidth: width, height: height)
    _ = shrinker.shrink(large, changedIn: [all(large)])
    let small = pixels(shrinker.pixels)
    for y in 0..<height {
      for x in 0..<width {
        let (left, right) = (40 * Double(x) / Double(width), 40 * Double(x + 1) / Double(width))
        let (top, bottom) = (24 * Double(y) / Double(height), 24 * Double(y + 1) / Double(height))
        for shift: UInt32 in [0, 8, 16, 24] {
          var (sum, area) = (0.0, 0.0)
          for row in Int(top)..<Int(bottom.rounded(.up)) {
            for column in Int(left)..<Int(right.rounded(.up)) {
              let part =
                (min(right, Double(column + 1)) - max(left, Double(column)))
                * (min(bottom, Double(row + 1)) - max(top, Double(row)))
              sum += part * Double(noise(column, row) >> shift & 255)
              area += part
            }
          }
          #expect(abs(Double(small[y * width + x] >> shift & 255) - sum / area) < 2)
        }
      }
    }
  }

  @Test("keeps every picture at its own size, and one colour at every size")
  func exact() {
    let large = picture(40, 24, noise)
    var same = PixelShrinker(width: 40, height: 24, toWidth: 40, height: 24)
    _ = same.shrink(large, changedIn: [all(large)])
    #expect(pixels(same.pixels) == pixels(large))
    let plain = picture(40, 24) { _, _ in 0xFF12_A9FE }
    for (width, height) in [(39, 23), (17, 5), (3, 2)] {
      var shrinker = PixelShrinker(width: 40, height: 24, toWidth: width, height: height)
      _ = shrinker.shrink(plain, changedIn: [all(plain)])
      #expect(pixels(shrinker.pixels).allSatisfy { $0 == 0xFF12_A9FE })
    }
  }

  @Test("has the same pixels when only what changed is worked out, and says where that is")
  func changes() {
    for (width, height) in [(20, 12), (13, 7), (31, 19)] {
      var shrinker = PixelShrinker(width: 40, height: 24, toWidth: width, height: height)
      let first = picture(40, 24, noise)
      _ = shrinker.shrink(first, changedIn: [all(first)])
      let before = pixels(shrinker.pixels)
      let area = PixelRect(x: 11, y: 5, width: 9, height: 4)
      let inside = { (x: Int, y: Int) in (11..<20).contains(x) && (5..<9).contains(y) }
      let second = picture(40, 24) { x, y in inside(x, y) ? 0xFFFF_FFFF : noise(x, y) }
      let changed = shrinker.shrink(second, changedIn: [area])[0]
      let after = pixels(shrinker.pixels)
      var whole = PixelShrinker(width: 40, height: 24, toWidth: width, height: height)
      _ = whole.shrink(second, changedIn: [all(second)])
      #expect(after == pixels(whole.pixels))
      for y in 0..<height {
        for x in 0..<width where after[y * width + x] != before[y * width + x] {
          #expect((changed.x..<changed.x + changed.width).contains(x))
          #expect((changed.y..<changed.y + changed.height).contains(y))
        }
      }
    }
  }
}
