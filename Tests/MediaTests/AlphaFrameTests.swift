import Media
import Testing

@Suite struct AlphaFrameTests {
  /// A picture of premultiplied pixels.
  private func picture(_ width: Int, _ height: Int, _ pixel: (Int) -> UInt32) -> PixelBuffer {
    var pixels = PixelBuffer(width: width, height: height)
    let stride = pixels.stride
    pixels.withMutablePixels { pixels in
      for place in 0..<width * height { pixels[place / width * stride + place % width] = pixel(place) }
    }
    return pixels
  }

  /// The samples of a frame: y, cb, cr, alpha, for each pixel.
  private func samples(_ frame: borrowing AlphaFrame) -> [[UInt16]] {
    let (width, height, stride) = (frame.width, frame.height, frame.stride)
    return frame.withPlanes { planes in
      (0..<width * height).map { place in
        let index = place / width * stride + place % width
        return [planes.y[index], planes.cb[index], planes.cr[index], planes.alpha[index]]
      }
    }
  }

  /// What the standard says, in doubles, before it is rounded.
  private func exact(_ pixel: UInt32) -> [Double] {
    let alpha = Double(pixel >> 24)
    guard alpha > 0 else { return [64, 512, 512, 0] }
    func component(_ shift: UInt32) -> Double { min(Double(pixel >> shift & 255) / alpha, 1) }
    let (r, g, b) = (component(16), component(8), component(0))
    let luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return [
      64 + 876 * luma, 512 + 896 * (b - luma) / 1.8556, 512 + 896 * (r - luma) / 1.5748, alpha * 1023 / 255,
    ]
  }

  @Test func everySampleIsTheNearest() {
    // A fixed walk through colours and opacities, premultiplied or (every 16th) not.
    var state: UInt32 = 1
    let pixels = (0..<64 * 64).map { place -> UInt32 in
      state = state &* 1_664_525 &+ 1_013_904_223
      let alpha = state >> 24
      func component(_ shift: UInt32) -> UInt32 {
        let value = state >> shift & 255
        return place % 16 == 0 ? value : value * alpha / 255
      }
      return alpha << 24 | component(16) << 16 | component(8) << 8 | component(0)
    }
    var frame = AlphaFrame(width: 64, height: 64)
    frame.convert(picture(64, 64) { pixels[$0] })
    let worst = zip(samples(frame), pixels).map { samples, pixel in
      zip(samples, exact(pixel)).map { abs(Double($0) - $1) }.reduce(0, max)
    }.reduce(0, max)
    #expect(worst < 0.51, "\(worst)")
  }

  @Test func knownColours() {
    let known: [(UInt32, [UInt16])] = [
      (0xFFFF_FFFF, [940, 512, 512, 1023]), (0xFF00_0000, [64, 512, 512, 1023]), (0, [64, 512, 512, 0]),
      (0x8080_8080, [940, 512, 512, 514]), (0x8000_0000, [64, 512, 512, 514]), (0xFF00_00FF, [127, 960, 471, 1023]),
      (0xFFFF_0000, [250, 409, 960, 1023]), (0x0100_0000, [64, 512, 512, 4]), (0x0101_0101, [940, 512, 512, 4]),
    ]
    var frame = AlphaFrame(width: known.count, height: 1)
    frame.convert(picture(known.count, 1) { known[$0].0 })
    #expect(samples(frame) == known.map(\.1))
  }

  @Test func greysHaveNoColour() {
    var frame = AlphaFrame(width: 256, height: 255)
    frame.convert(
      picture(256, 255) { place in
        let (alpha, grey) = (UInt32(place / 256 + 1), UInt32(place % 256))
        return alpha << 24 | min(grey, alpha) * 0x01_0101
      })
    #expect(samples(frame).allSatisfy { $0[1] == 512 && $0[2] == 512 })
  }

  @Test func partsAreThoseOfTheWhole() {
    let pixels = picture(50, 34) { UInt32(truncatingIfNeeded: $0 &* 0x9E37_79B9) | 0x4000_0000 }
    var whole = AlphaFrame(width: 50, height: 34)
    var parts = AlphaFrame(width: 50, height: 34)
    whole.convert(pixels)
    for (x, y) in [(0, 0), (25, 0), (0, 17), (25, 17)] {
      parts.convert(pixels, in: PixelRect(x: x, y: y, width: x == 0 ? 25 : 99, height: y == 0 ? 17 : 99))
    }
    let (a, b) = (samples(whole), samples(parts))
    #expect(a == b)
    parts.convert(pixels, in: PixelRect(x: 60, y: 0, width: 9, height: 9))
    let c = samples(parts)
    #expect(c == b)
  }
}
