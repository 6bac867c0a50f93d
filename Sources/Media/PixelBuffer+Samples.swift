extension PixelBuffer {
  /// The colours divided by opacity, and opacity: four bytes a pixel in the order red, green, blue, alpha.
  ///
  /// Each colour is rounded once; multiplied by opacity and rounded again, it is the one that it came from.
  public func straightRGBA() -> [UInt8] {
    let (width, height, stride) = (width, height, stride)
    return withPixels { pixels in
      [UInt8](unsafeUninitializedCapacity: width * height * 4) { bytes, count in
        guard let start = UnsafeMutableRawPointer(bytes.baseAddress) else { return }
        for row in 0..<height {
          UnsafeBufferPointer(rebasing: pixels[row * stride..<row * stride + width])
            .copyStraightRGBA(to: start + row * width * 4)
        }
        count = width * height * 4
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

extension UnsafeBufferPointer<UInt32> {
  /// Puts the colours of pixels into bytes, three a pixel in the order red, green, blue; opacity is left out.
  func copyRGB(to bytes: UnsafeMutableRawPointer) {
    guard let last else { return }
    // A word for each pixel, whose last byte the next one overwrites.
    for index in 0..<count - 1 {
      bytes.storeBytes(of: (self[index] << 8).bigEndian, toByteOffset: index * 3, as: UInt32.self)
    }
    let end = (count - 1) * 3
    for (byte, shift) in [16, 8, 0].enumerated() {
      bytes.storeBytes(of: UInt8(truncatingIfNeeded: last >> shift), toByteOffset: end + byte, as: UInt8.self)
    }
  }

  /// Puts the colours of pixels, divided by opacity, and opacity into bytes, four a pixel.
  func copyStraightRGBA(to bytes: UnsafeMutableRawPointer) {
    for (index, pixel) in enumerated() {
      let alpha = pixel >> 24
      // A component above its opacity is no premultiplied colour; it counts as full.
      func straight(_ shift: UInt32) -> UInt32 { Swift.min(((pixel >> shift & 255) * 255 + alpha / 2) / alpha, 255) }
      let sample: UInt32 =
        switch alpha {
        case 255: pixel << 8 | 255
        case 0: 0
        default: straight(16) << 24 | straight(8) << 16 | straight(0) << 8 | alpha
        }
      bytes.storeBytes(of: sample.bigEndian, toByteOffset: index * 4, as: UInt32.self)
    }
  }
}
