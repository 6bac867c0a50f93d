extension PixelBuffer {
  /// The colours, three bytes a pixel in the order red, green, blue, without padding; opacity is left out.
  func rgb() -> [UInt8] {
    let (width, height, stride) = (width, height, stride)
    return withPixels { pixels in
      [UInt8](unsafeUninitializedCapacity: width * height * 3) { bytes, count in
        var next = 0
        for row in 0..<height {
          for pixel in pixels[row * stride..<row * stride + width] {
            bytes[next] = UInt8(truncatingIfNeeded: pixel >> 16)
            bytes[next &+ 1] = UInt8(truncatingIfNeeded: pixel >> 8)
            bytes[next &+ 2] = UInt8(truncatingIfNeeded: pixel)
            next &+= 3
          }
        }
        count = next
      }
    }
  }

  /// The colours divided by opacity, and opacity: four bytes a pixel in the order red, green, blue, alpha.
  ///
  /// Each colour is rounded once; multiplied by opacity and rounded again, it is the one that it came from.
  public func straightRGBA() -> [UInt8] {
    let (width, height, stride) = (width, height, stride)
    return withPixels { pixels in
      [UInt8](unsafeUninitializedCapacity: width * height * 4) { bytes, count in
        var next = 0
        for row in 0..<height {
          for pixel in pixels[row * stride..<row * stride + width] {
            let alpha = pixel >> 24
            func straight(_ component: UInt32) -> UInt8 {
              if alpha == 255 { return UInt8(component) }
              // A component above its opacity is no premultiplied colour; it counts as full.
              return alpha == 0 ? 0 : UInt8(min((component * 255 + alpha / 2) / alpha, 255))
            }
            bytes[next] = straight(pixel >> 16 & 255)
            bytes[next &+ 1] = straight(pixel >> 8 & 255)
            bytes[next &+ 2] = straight(pixel & 255)
            bytes[next &+ 3] = UInt8(alpha)
            next &+= 4
          }
        }
        count = next
      }
    }
  }

  /// Makes a picture of samples as `straightRGBA` gives them.
  init(width: Int, height: Int, straightRGBA bytes: [UInt8]) {
    self.init(width: width, height: height)
    let stride = stride
    withMutablePixels { pixels in
      for row in 0..<height {
        for column in 0..<width {
          let start = (row * width + column) * 4
          let alpha = UInt32(bytes[start + 3])
          func premultiplied(_ index: Int) -> UInt32 { (UInt32(bytes[start + index]) * alpha + 127) / 255 }
          pixels[row * stride + column] =
            alpha << 24 | premultiplied(0) << 16 | premultiplied(1) << 8 | premultiplied(2)
        }
      }
    }
  }
}
