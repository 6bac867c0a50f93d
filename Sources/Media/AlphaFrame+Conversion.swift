extension AlphaFrame {
  /// Converts a part of a picture, or all of it, to straight BT.709 in limited range with opacity.
  ///
  /// Colour is divided by opacity and converted in one step, rounded once, in integers; a component above its opacity,
  /// which is no premultiplied colour, counts as full. A clear pixel is black. A sample depends on its own pixel
  /// alone, so a frame has the same samples however it is cut into rectangles.
  ///
  /// - Parameters:
  ///   - pixels: The picture; it must have this frame's size.
  ///   - rect: The part whose pixels changed; what lies outside the frame is ignored. Nil is the whole picture.
  public mutating func convert(_ pixels: borrowing PixelBuffer, in rect: PixelRect? = nil) {
    precondition(pixels.width == width && pixels.height == height, "the picture and the frame have one size")
    let rect = rect ?? PixelRect(x: 0, y: 0, width: width, height: height)
    let (left, right) = (max(rect.x, 0), min(rect.x + rect.width, width))
    let (top, bottom) = (max(rect.y, 0), min(rect.y + rect.height, height))
    guard left < right, top < bottom else { return }
    let (stride, pixelStride) = (stride, pixels.stride)
    pixels.withPixels { pixels in
      withMutablePlanes { planes in
        // Neighbours are often alike, and a division takes long.
        var (last, sample) = (UInt32(0), StraightSample(of: 0))
        for row in top..<bottom {
          for column in left..<right {
            let pixel = pixels[row * pixelStride + column]
            if pixel != last { (last, sample) = (pixel, StraightSample(of: pixel)) }
            let place = row * stride + column
            planes.y[place] = sample.y
            planes.cb[place] = sample.cb
            planes.cr[place] = sample.cr
            planes.alpha[place] = sample.alpha
          }
        }
      }
    }
  }
}

/// One pixel, converted.
///
/// With Kr = 0.2126 and Kb = 0.0722, and components c / opacity of 0 … 1:
///
///     Y  = 64  + 876 · (Kr·R + Kg·G + Kb·B)
///     Cb = 512 + 896 · (B − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kb))
///     Cr = 512 + 896 · (R − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kr))
///
/// The factors K are taken times 2¹⁶, rounded, and their sum is 2¹⁶: every grey has Cb = Cr = 512.
private struct StraightSample {
  let y: UInt16
  let cb: UInt16
  let cr: UInt16
  let alpha: UInt16

  /// Converts 0xAARRGGBB, premultiplied.
  init(of pixel: UInt32) {
    let opacity = Int(pixel >> 24)
    guard opacity > 0 else {
      (y, cb, cr, alpha) = (64, 512, 512, 0)
      return
    }
    func component(_ shift: UInt32) -> Int { min(Int(pixel >> shift & 255), opacity) }
    let (r, g, b) = (component(16), component(8), component(0))
    let (red, green, blue) = (13_933, 46_871, 4732)
    let luma = red * r + green * g + blue * b
    /// `base` + `product` / `divisor`, rounded; it is never negative.
    func sample(_ base: Int, _ product: Int, _ divisor: Int) -> UInt16 {
      UInt16((2 * (base * divisor + product) + divisor) / (2 * divisor))
    }
    y = sample(64, 876 * luma, opacity << 16)
    cb = sample(512, 896 * (b << 16 - luma), 2 * (1 << 16 - blue) * opacity)
    cr = sample(512, 896 * (r << 16 - luma), 2 * (1 << 16 - red) * opacity)
    alpha = UInt16((2 * 1023 * opacity + 255) / (2 * 255))
  }
}
