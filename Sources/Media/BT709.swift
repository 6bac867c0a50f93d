/// The conversion of ITU-R BT.709 from 8-bit R′G′B′ to limited-range Y′CbCr, in integers.
///
/// With Kr = 0.2126, Kg = 0.7152, Kb = 0.0722 and components of 0 … 255:
///
///     Y  = 16  + 219/255 · (Kr·R + Kg·G + Kb·B)
///     Cb = 128 + 224/255 · (B − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kb))
///     Cr = 128 + 224/255 · (R − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kr))
///
/// Each factor below is its value here times 2¹⁵, rounded. The luma factors add up to 28142, which takes white to 235;
/// the factors of Cb and of Cr add up to 0, so every grey has Cb = Cr = 128. All fit 16 signed bits, which lets the
/// compiler use the processor's 16-bit multiply-and-add, present on every x86-64 and arm64.
enum BT709 {
  private static let yRed: Int32 = 5983
  private static let yGreen: Int32 = 20127
  private static let yBlue: Int32 = 2032
  private static let cbRed: Int32 = -3298
  private static let cbGreen: Int32 = -11094
  private static let cbBlue: Int32 = 14392
  private static let crRed: Int32 = 14392
  private static let crGreen: Int32 = -13072
  private static let crBlue: Int32 = -1320

  /// Converts `columns` of one row of 0xAARRGGBB pixels.
  static func luma(of pixels: UnsafePointer<UInt32>, to y: UnsafeMutablePointer<UInt8>, in columns: Range<Int>) {
    let bias = Int32(16 << 15 + 1 << 14)
    for x in columns {
      let pixel = pixels[x]
      let red = Int32(truncatingIfNeeded: pixel >> 16 & 255)
      let green = Int32(truncatingIfNeeded: pixel >> 8 & 255)
      let blue = Int32(truncatingIfNeeded: pixel & 255)
      let sum = red &* yRed &+ green &* yGreen &+ blue &* yBlue &+ bias
      y[x] = UInt8(truncatingIfNeeded: sum >> 15)
    }
  }

  /// Converts `samples` of one chroma row, from the two rows of pixels that it lies between.
  static func chroma(
    of top: UnsafePointer<UInt32>, _ bottom: UnsafePointer<UInt32>,
    toBlue cb: UnsafeMutablePointer<UInt8>, toRed cr: UnsafeMutablePointer<UInt8>, in samples: Range<Int>
  ) {
    // The first sample has no column at its left; all others are one loop without a branch, which is vectorised.
    if samples.lowerBound == 0 {
      (cb[0], cr[0]) = chroma(top[0], top[0], top[1], bottom[0], bottom[0], bottom[1])
    }
    for i in max(samples.lowerBound, 1)..<max(samples.upperBound, 1) {
      let x = 2 &* i
      (cb[i], cr[i]) = chroma(
        top[x &- 1], top[x], top[x &+ 1], bottom[x &- 1], bottom[x], bottom[x &+ 1])
    }
  }

  /// Works out one sample of Cb and of Cr from six pixels: left, own and right, above and below.
  @inline(__always)
  private static func chroma(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ e: UInt32, _ f: UInt32
  ) -> (UInt8, UInt8) {
    // Two components side by side, 16 bits each: eight times 255 fits, so nothing carries from one to the other.
    let mask: UInt32 = 0x00FF_00FF
    let redBlue = (a & mask) &+ (c & mask) &+ (d & mask) &+ (f & mask) &+ (((b & mask) &+ (e & mask)) << 1)
    let greens =
      (a >> 8 & 255) &+ (c >> 8 & 255) &+ (d >> 8 & 255) &+ (f >> 8 & 255) &+ (((b >> 8 & 255) &+ (e >> 8 & 255)) << 1)
    let red = Int32(truncatingIfNeeded: redBlue >> 16)
    let blue = Int32(truncatingIfNeeded: redBlue & 0xFFFF)
    let green = Int32(truncatingIfNeeded: greens)
    let bias = Int32(128 << 18 + 1 << 17)
    let blueSum = red &* cbRed &+ green &* cbGreen &+ blue &* cbBlue &+ bias
    let redSum = red &* crRed &+ green &* crGreen &+ blue &* crBlue &+ bias
    return (UInt8(truncatingIfNeeded: blueSum >> 18), UInt8(truncatingIfNeeded: redSum >> 18))
  }
}
