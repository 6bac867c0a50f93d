/// The conversion of ITU-R BT.709 from 8-bit R′G′B′ to limited-range Y′CbCr, in integers.
///
/// With Kr = 0.2126, Kg = 0.7152, Kb = 0.0722 and components of 0 … 255:
///
///     Y  = 16  + 219/255 · (Kr·R + Kg·G + Kb·B)
///     Cb = 128 + 224/255 · (B − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kb))
///     Cr = 128 + 224/255 · (R − (Kr·R + Kg·G + Kb·B)) / (2·(1 − Kr))
///
/// A factor below is its value here times 2¹⁵, rounded. A product is ⌊256·component · factor / 2¹⁶⌋, which is 128 times
/// its value less at most one; the sum of three is rounded to a sample once. The luma factors take white to 235. The
/// positive factor of Cb, and of Cr, is the sum of the two negative ones: the products of a grey differ by 0 or 1 in
/// 128, so every grey has Cb = Cr = 128.
///
/// Everything fits 16 bits, so that eight products are one instruction on every x86-64 and arm64 processor. Pixels are
/// taken as pairs of 16 bits, green under blue and alpha under red, in a little-endian machine's order.
struct BT709 {
  /// Pixels that are converted at a time; the rows of pictures and of planes are padded to whole groups.
  static let group = 16

  private typealias Lanes = SIMD8<UInt16>

  // Stored, not constants: of constants the compiler makes a case of every lane, which is three times as slow.
  private var lumaOfBlueRed = BT709.lanes(2032, 5983)
  private var lumaOfGreen = BT709.lanes(20127, 0)
  private var cbOfBlueRed = BT709.lanes(14392, 3298)
  private var cbOfGreen = BT709.lanes(11094, 0)
  private var crOfBlueRed = BT709.lanes(1320, 14392)
  private var crOfGreen = BT709.lanes(13072, 0)

  /// Makes the factors ready.
  init() {}

  /// Converts the pixels of one row, 0xAARRGGBB each; both bounds of `columns` are multiples of `group`.
  @inline(never)
  func luma(of pixels: UnsafePointer<UInt32>, to y: UnsafeMutablePointer<UInt8>, in columns: Range<Int>) {
    let (ofBlueRed, ofGreen) = (lumaOfBlueRed, lumaOfGreen)
    @inline(__always)
    func luma(_ x: Int) -> SIMD4<UInt32> {
      let four = BT709.four(pixels, x)
      // Times 256 is one shift of 16 bits; a shift written as one is taken apart, which is twice as slow.
      let (blueRed, green) = (
        unsafeBitCast(four, to: Lanes.self) &* 256, unsafeBitCast(four & 0xFF00, to: Lanes.self)
      )
      let sums = BT709.products(blueRed, ofBlueRed) &+ BT709.products(green, ofGreen)
      let pairs = unsafeBitCast(sums, to: SIMD4<UInt32>.self)
      return (pairs &+ (pairs &>> 16) &+ (16 << 7 + 64)) &>> 7
    }
    var x = columns.lowerBound
    while x < columns.upperBound {
      let low = SIMD8(lowHalf: luma(x), highHalf: luma(x &+ 4))
      let high = SIMD8(lowHalf: luma(x &+ 8), highHalf: luma(x &+ 12))
      let samples = SIMD16<UInt8>(truncatingIfNeeded: SIMD16(lowHalf: low, highHalf: high))
      UnsafeMutableRawPointer(y + x).storeBytes(of: samples, as: SIMD16<UInt8>.self)
      x &+= BT709.group
    }
  }

  /// Converts two rows of pixels to one row of chroma; both bounds of `columns`, of pixels, are multiples of `group`.
  @inline(never)
  func chroma(
    of top: UnsafePointer<UInt32>, _ bottom: UnsafePointer<UInt32>,
    toBlue cb: UnsafeMutablePointer<UInt8>, toRed cr: UnsafeMutablePointer<UInt8>, in columns: Range<Int>
  ) {
    let (cbOfBlueRed, cbOfGreen) = (cbOfBlueRed, cbOfGreen)
    let (crOfBlueRed, crOfGreen) = (crOfBlueRed, crOfGreen)
    // The sums, over two rows, of odd columns, the last of which is left of the next; the first column stands in for
    // the one before it.
    let before = max(columns.lowerBound - 1, 0)
    let mask: UInt32 = 0x00FF_00FF
    var leftBlueRed = SIMD4(repeating: (top[before] & mask) &+ (bottom[before] & mask))
    var leftGreen = SIMD4(repeating: (top[before] >> 8 & mask) &+ (bottom[before] >> 8 & mask))

    /// Weights the columns at, left of and right of four samples; sums are of two rows of eight columns.
    @inline(__always)
    func weighted(_ sums: SIMD8<UInt32>, _ left: inout SIMD4<UInt32>) -> Lanes {
      let (own, right) = (sums.evenHalf, sums.oddHalf)
      let total = SIMD4(left[3], right[0], right[1], right[2]) &+ (own &<< 1) &+ right
      left = right
      // Eight times a component; 32 times that is 256 times their mean, in 16 bits still.
      return unsafeBitCast(total &<< 5, to: Lanes.self)
    }
    /// Four samples of each kind, from eight columns of two rows.
    @inline(__always)
    func chroma(_ x: Int) -> (cb: SIMD4<UInt32>, cr: SIMD4<UInt32>) {
      let (above, below) = (BT709.eight(top, x), BT709.eight(bottom, x))
      let blueRed = weighted((above & mask) &+ (below & mask), &leftBlueRed)
      let green = weighted(((above &>> 8) & mask) &+ ((below &>> 8) & mask), &leftGreen)
      let cbPairs = unsafeBitCast(BT709.products(blueRed, cbOfBlueRed), to: SIMD4<UInt32>.self)
      let cbGreens = unsafeBitCast(BT709.products(green, cbOfGreen), to: SIMD4<UInt32>.self)
      let crPairs = unsafeBitCast(BT709.products(blueRed, crOfBlueRed), to: SIMD4<UInt32>.self)
      let crGreens = unsafeBitCast(BT709.products(green, crOfGreen), to: SIMD4<UInt32>.self)
      // Only the lower 16 bits of a sum count; what lies above them is cut off with the result.
      return (
        (cbPairs &- (cbPairs &>> 16) &- cbGreens &+ (128 << 7 + 64)) &>> 7,
        ((crPairs &>> 16) &- crPairs &- crGreens &+ (128 << 7 + 64)) &>> 7
      )
    }
    var x = columns.lowerBound
    while x < columns.upperBound {
      let (low, high) = (chroma(x), chroma(x &+ 8))
      let blues = SIMD8<UInt8>(truncatingIfNeeded: SIMD8(lowHalf: low.cb, highHalf: high.cb))
      let reds = SIMD8<UInt8>(truncatingIfNeeded: SIMD8(lowHalf: low.cr, highHalf: high.cr))
      UnsafeMutableRawPointer(cb + x / 2).storeBytes(of: blues, as: SIMD8<UInt8>.self)
      UnsafeMutableRawPointer(cr + x / 2).storeBytes(of: reds, as: SIMD8<UInt8>.self)
      x &+= BT709.group
    }
  }

  private static func lanes(_ low: UInt16, _ high: UInt16) -> Lanes {
    Lanes(low, high, low, high, low, high, low, high)
  }

  /// The upper halves of eight products of 16 by 16 bits.
  @inline(__always)
  private static func products(_ a: Lanes, _ b: Lanes) -> Lanes {
    let wide = SIMD8<UInt32>(truncatingIfNeeded: a) &* SIMD8<UInt32>(truncatingIfNeeded: b)
    return Lanes(truncatingIfNeeded: wide &>> 16)
  }

  @inline(__always)
  private static func four(_ pixels: UnsafePointer<UInt32>, _ x: Int) -> SIMD4<UInt32> {
    UnsafeRawPointer(pixels + x).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private static func eight(_ pixels: UnsafePointer<UInt32>, _ x: Int) -> SIMD8<UInt32> {
    SIMD8(lowHalf: four(pixels, x), highHalf: four(pixels, x &+ 4))
  }
}
