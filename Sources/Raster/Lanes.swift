import Drawing

/// Four pixels side by side, 0xAARRGGBB each.
typealias Pixels = SIMD4<UInt32>
/// The same 128 bits as halves of 16: of each pixel two components, each with room above it.
typealias Halves = SIMD8<UInt16>

extension SIMD4<UInt32> {
  /// Blue and red of four pixels.
  @inline(__always)
  var blueRed: Halves { unsafeBitCast(self & 0x00FF_00FF, to: Halves.self) }
  /// Green and alpha of four pixels.
  @inline(__always)
  var greenAlpha: Halves { unsafeBitCast((self &>> 8) & 0x00FF_00FF, to: Halves.self) }
  /// A number of at most 16 bits a pixel, for both of its halves.
  @inline(__always)
  var twice: Halves { unsafeBitCast(self | (self &<< 16), to: Halves.self) }

  /// Joins the components of four pixels.
  @inline(__always)
  init(blueRed: Halves, greenAlpha: Halves) {
    self = unsafeBitCast(blueRed, to: Pixels.self) | (unsafeBitCast(greenAlpha, to: Pixels.self) &<< 8)
  }

  /// Reads four pixels.
  @inline(__always)
  init(_ pixels: UnsafePointer<UInt32>) { self = UnsafeRawPointer(pixels).loadUnaligned(as: Pixels.self) }

  /// Writes four pixels.
  @inline(__always)
  func store(to pixels: UnsafeMutablePointer<UInt32>) {
    UnsafeMutableRawPointer(pixels).storeBytes(of: self, as: Pixels.self)
  }
}

/// How much of 16 pixels side by side is covered, as a `Coverage` has it.
struct CoverageRow {
  private let words: Pixels
  /// Whether none of them is.
  let isEmpty: Bool
  /// Whether all of them are, wholly.
  let isFull: Bool
  /// A byte for each four, from the lowest: 0 where none of the four is covered.
  private let fours: UInt32

  /// Reads the values of a row.
  @inline(__always)
  init(_ values: UnsafePointer<UInt8>) {
    let values = UnsafeRawPointer(values)
    words = values.loadUnaligned(as: Pixels.self)
    let (first, second) = (
      values.loadUnaligned(as: UInt64.self), values.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    )
    isEmpty = first | second == 0
    isFull = first & second == .max
    let either = first | second
    fours = UInt32(truncatingIfNeeded: either | either &>> 32)
  }

  /// Whether none of the four pixels from `4 * group` on is covered.
  @inline(__always)
  func isEmpty(_ group: Int) -> Bool { (fours &>> UInt32(truncatingIfNeeded: 8 &* group)) & 255 == 0 }

  /// The values of the four pixels from `4 * group` on, for both halves of each.
  @inline(__always)
  func four(_ group: Int) -> Halves { ((words &>> UInt32(truncatingIfNeeded: 8 &* group)) & 255).twice }
}

extension SIMD8<UInt16> {
  /// Products of numbers of 0 … 255 as shares of 255: a · b / 255, rounded.
  @inline(__always)
  static func shares(_ a: Halves, _ b: Halves) -> Halves {
    let product = a &* b &+ 128
    return (product &+ (product &>> 8)) &>> 8
  }
}

extension Color {
  /// The colour as one pixel, premultiplied.
  var pixel: UInt32 {
    // As Cairo does it, by way of 16 bits.
    func byte(_ share: Double) -> UInt32 {
      let wide = UInt32(max(0, min(1, share)) * 65536)
      return (wide - wide >> 16) >> 8
    }
    return byte(alpha) << 24 | byte(red * alpha) << 16 | byte(green * alpha) << 8 | byte(blue * alpha)
  }
}
