/// Eight 4 × 4 blocks at a time, a block in each of eight lanes of 16 bits: transform, quantiser and their inverses
/// (H.264, 8.5; the forward transform is the one that they invert).
///
/// Half a macroblock of luma is a group, and all its chroma. Block (x, y) of four columns and two rows is in lane
/// 2x + y; of chroma, the columns are two of Cb and two of Cr. So four samples that lie side by side, read as one number
/// of 32 bits, are one sample of four blocks each, without any shuffling.
///
/// Every operation is one of 16 bits that wraps: with samples of 8 bits and quantisers of `Quantizer.range` nothing does.
enum BlockGroup {
  /// One number of each block.
  typealias Lanes = SIMD8<Int16>

  /// The places of a block's 16 coefficients, row by row, in the order in which they are coded (H.264, 6.4.4).
  static let zigzag: [UInt8] = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15]

  /// Where four rows of samples of two rows of blocks are.
  protocol Samples {
    /// Sixteen samples of a row, 0 … 3, of the upper blocks.
    func upper(_ row: Int) -> SIMD4<UInt32>
    /// Sixteen samples of a row of the lower blocks.
    func lower(_ row: Int) -> SIMD4<UInt32>
  }

  /// Eight rows of luma.
  struct Luma: Samples {
    let start: UnsafePointer<UInt8>
    let stride: Int

    @inline(__always)
    func upper(_ row: Int) -> SIMD4<UInt32> {
      UnsafeRawPointer(start + row &* stride).loadUnaligned(as: SIMD4<UInt32>.self)
    }

    @inline(__always)
    func lower(_ row: Int) -> SIMD4<UInt32> { upper(row &+ 4) }
  }

  /// Eight rows of both planes of chroma, which have one stride.
  struct Chroma: Samples {
    let cb: UnsafePointer<UInt8>
    let cr: UnsafePointer<UInt8>
    let stride: Int

    @inline(__always)
    func upper(_ row: Int) -> SIMD4<UInt32> {
      SIMD4(
        lowHalf: UnsafeRawPointer(cb + row &* stride).loadUnaligned(as: SIMD2<UInt32>.self),
        highHalf: UnsafeRawPointer(cr + row &* stride).loadUnaligned(as: SIMD2<UInt32>.self))
    }

    @inline(__always)
    func lower(_ row: Int) -> SIMD4<UInt32> { upper(row &+ 4) }
  }

  /// One sample of each block: of column `shift` / 8 of a row.
  @inline(__always)
  private static func lanes(_ upper: SIMD4<UInt32>, _ lower: SIMD4<UInt32>, _ shift: UInt32) -> Lanes {
    let mask: UInt32 = 0xFF
    return unsafeBitCast(
      ((upper &>> shift) & mask) | (((lower &>> shift) & mask) &<< 16), to: Lanes.self)
  }

  /// Answers whether two areas have the same samples.
  @inline(__always)
  static func areEqual(_ a: some Samples, _ b: some Samples) -> Bool {
    var difference = SIMD4<UInt32>()
    for row in 0..<4 {
      difference |= (a.upper(row) ^ b.upper(row)) | (a.lower(row) ^ b.lower(row))
    }
    return difference == SIMD4()
  }

  /// The transform of the differences of two areas: 16 coefficients, row by row.
  @inline(__always)
  static func transform(_ source: some Samples, _ prediction: some Samples, to x: UnsafeMutablePointer<Lanes>) {
    for row in 0..<4 {
      let (upper, lower) = (source.upper(row), source.lower(row))
      let (upperPrediction, lowerPrediction) = (prediction.upper(row), prediction.lower(row))
      let a = lanes(upper, lower, 0) &- lanes(upperPrediction, lowerPrediction, 0)
      let b = lanes(upper, lower, 8) &- lanes(upperPrediction, lowerPrediction, 8)
      let c = lanes(upper, lower, 16) &- lanes(upperPrediction, lowerPrediction, 16)
      let d = lanes(upper, lower, 24) &- lanes(upperPrediction, lowerPrediction, 24)
      (x[4 &* row], x[4 &* row &+ 1], x[4 &* row &+ 2], x[4 &* row &+ 3]) = forward(a, b, c, d)
    }
    for column in 0..<4 {
      (x[column], x[column &+ 4], x[column &+ 8], x[column &+ 12]) =
        forward(x[column], x[column &+ 4], x[column &+ 8], x[column &+ 12])
    }
  }

  @inline(__always)
  private static func forward(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
    let (outer, inner, wide, narrow) = (a &+ d, b &+ c, a &- d, b &- c)
    return (outer &+ inner, wide &+ wide &+ narrow, outer &- inner, wide &- narrow &- narrow)
  }

  /// What is known of the levels of eight blocks without looking at each.
  struct Levels {
    /// Which levels are not 0, a bit for each in the order of coding.
    var present = SIMD8<UInt16>()
    /// All ones where a block has a level beyond ±1.
    var isLarge = Lanes()
  }

  /// Turns coefficients into levels, in the order of coding.
  @inline(__always)
  static func quantise(
    _ x: UnsafePointer<Lanes>, by quantizer: UnsafePointer<QuantizerLanes>, to levels: UnsafeMutablePointer<Lanes>
  ) -> Levels {
    var found = Levels()
    var bit = Lanes(repeating: 1)
    var present = Lanes()
    for place in 0..<16 {
      let coefficient = x[Int(quantizer[place].place)]
      let sign = coefficient &>> 15
      let size = unsafeBitCast((coefficient ^ sign) &- sign, to: SIMD8<UInt16>.self)
      let products =
        SIMD8<UInt32>(truncatingIfNeeded: size &+ quantizer[place].bias)
        &* SIMD8<UInt32>(truncatingIfNeeded: quantizer[place].factor)
      let level = unsafeBitCast(SIMD8<UInt16>(truncatingIfNeeded: products &>> 16), to: Lanes.self)
      present |= ((Lanes() &- level) &>> 15) & bit
      found.isLarge |= (Lanes(repeating: 1) &- level) &>> 15
      bit = bit &+ bit
      levels[place] = (level ^ sign) &- sign
    }
    found.present = unsafeBitCast(present, to: SIMD8<UInt16>.self)
    return found
  }

  /// Turns levels, in the order of coding, into coefficients, row by row.
  @inline(__always)
  static func scale(
    _ levels: UnsafePointer<Lanes>, by quantizer: UnsafePointer<QuantizerLanes>, to x: UnsafeMutablePointer<Lanes>
  ) {
    for place in 0..<16 { x[Int(quantizer[place].place)] = levels[place] &* quantizer[place].scale }
  }

  /// Turns coefficients into differences and adds them to a prediction: 16 samples of each block, row by row.
  @inline(__always)
  static func reconstruct(_ x: UnsafeMutablePointer<Lanes>, on prediction: some Samples) -> Rows {
    for row in 0..<4 {
      (x[4 &* row], x[4 &* row &+ 1], x[4 &* row &+ 2], x[4 &* row &+ 3]) =
        inverse(x[4 &* row], x[4 &* row &+ 1], x[4 &* row &+ 2], x[4 &* row &+ 3])
    }
    let half = Lanes(repeating: 32)
    for column in 0..<4 {
      let (a, b, c, d) = inverse(x[column], x[column &+ 4], x[column &+ 8], x[column &+ 12])
      x[column] = (a &+ half) &>> 6
      x[column &+ 4] = (b &+ half) &>> 6
      x[column &+ 8] = (c &+ half) &>> 6
      x[column &+ 12] = (d &+ half) &>> 6
    }
    func row(_ row: Int) -> (upper: SIMD4<UInt32>, lower: SIMD4<UInt32>) {
      let (upper, lower) = (prediction.upper(row), prediction.lower(row))
      func sample(_ column: Int) -> SIMD4<UInt32> {
        let sum = x[4 &* row &+ column] &+ lanes(upper, lower, UInt32(truncatingIfNeeded: 8 &* column))
        return unsafeBitCast(
          pointwiseMax(pointwiseMin(sum, Lanes(repeating: 255)), Lanes()), to: SIMD4<UInt32>.self)
      }
      let (a, b, c, d) = (sample(0), sample(1), sample(2), sample(3))
      let mask: UInt32 = 0xFF
      let first = (a & mask) | ((b & mask) &<< 8) | ((c & mask) &<< 16) | ((d & mask) &<< 24)
      let second = (a &>> 16) | ((b &>> 16) &<< 8) | ((c &>> 16) &<< 16) | ((d &>> 16) &<< 24)
      return (first, second)
    }
    return Rows(rows: (row(0), row(1), row(2), row(3)))
  }

  @inline(__always)
  private static func inverse(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
    let (sum, difference) = (a &+ c, a &- c)
    let (narrow, wide) = ((b &>> 1) &- d, b &+ (d &>> 1))
    return (sum &+ wide, difference &+ narrow, difference &- narrow, sum &- wide)
  }

  /// The samples of eight blocks.
  struct Rows {
    let rows:
      (
        (upper: SIMD4<UInt32>, lower: SIMD4<UInt32>), (upper: SIMD4<UInt32>, lower: SIMD4<UInt32>),
        (upper: SIMD4<UInt32>, lower: SIMD4<UInt32>), (upper: SIMD4<UInt32>, lower: SIMD4<UInt32>)
      )

    /// Stores eight rows of luma.
    @inline(__always)
    func store(luma start: UnsafeMutablePointer<UInt8>, _ stride: Int) {
      forEach { samples, row in
        UnsafeMutableRawPointer(start + row &* stride).storeBytes(of: samples, as: SIMD4<UInt32>.self)
      }
    }

    /// Stores eight rows of both planes of chroma.
    @inline(__always)
    func store(cb: UnsafeMutablePointer<UInt8>, cr: UnsafeMutablePointer<UInt8>, _ stride: Int) {
      forEach { samples, row in
        UnsafeMutableRawPointer(cb + row &* stride).storeBytes(of: samples.lowHalf, as: SIMD2<UInt32>.self)
        UnsafeMutableRawPointer(cr + row &* stride).storeBytes(of: samples.highHalf, as: SIMD2<UInt32>.self)
      }
    }

    /// Takes the eight rows from the top: four of the upper blocks, four of the lower.
    @inline(__always)
    private func forEach(_ body: (SIMD4<UInt32>, Int) -> Void) {
      body(rows.0.upper, 0)
      body(rows.1.upper, 1)
      body(rows.2.upper, 2)
      body(rows.3.upper, 3)
      body(rows.0.lower, 4)
      body(rows.1.lower, 5)
      body(rows.2.lower, 6)
      body(rows.3.lower, 7)
    }
  }
}

/// A quantiser's numbers for one place of a block, in the order of coding, for all lanes.
struct QuantizerLanes {
  let factor: SIMD8<UInt16>
  let bias: SIMD8<UInt16>
  let scale: SIMD8<Int16>
  /// The place, row by row.
  let place: UInt8

  /// The 16 places of a quantiser.
  static func places(of quantizer: Quantizer) -> [QuantizerLanes] {
    BlockGroup.zigzag.map { place in
      let odd = Int(place) & 1 + Int(place) >> 2 & 1
      let (factor, bias, scale) =
        switch odd {
        case 0: (quantizer.factors.0, quantizer.biases.0, quantizer.scales.0)
        case 2: (quantizer.factors.1, quantizer.biases.1, quantizer.scales.1)
        default: (quantizer.factors.2, quantizer.biases.2, quantizer.scales.2)
        }
      return QuantizerLanes(
        factor: SIMD8(repeating: factor), bias: SIMD8(repeating: bias), scale: SIMD8(repeating: scale), place: place)
    }
  }
}
