import Media

/// The samples of a picture in whole macroblocks, as a decoder holds them: 4:2:0, 8 bits.
struct CodedPicture: ~Copyable {
  /// Where they are, as long as the picture is there.
  let samples: Samples
  private let memory: UnsafeMutableRawBufferPointer
  private let count: Int

  /// Where the samples of a picture are.
  struct Samples {
    /// How many macroblocks stand side by side, and how many rows of them there are.
    let (columns, rows): (Int, Int)
    /// The planes: luma, and both of chroma.
    let (y, cb, cr): (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
    /// Bytes from the start of a row to the next.
    let (stride, chromaStride): (Int, Int)

    /// Where a macroblock begins.
    @inline(__always)
    func macroblock(_ column: Int, _ row: Int) -> MacroblockSamples {
      let chroma = 8 &* row &* chromaStride &+ 8 &* column
      return MacroblockSamples(
        y: y + (16 &* row &* stride &+ 16 &* column), cb: cb + chroma, cr: cr + chroma, stride: stride,
        chromaStride: chromaStride)
    }
  }

  /// Makes a black picture.
  init(columns: Int, rows: Int) {
    let luma = 256 * columns * rows
    count = luma * 3 / 2
    memory = PictureMemory.shared.allocate(byteCount: count)
    let bytes = memory.bindMemory(to: UInt8.self)
    guard let y = bytes.baseAddress else { preconditionFailure("a picture has macroblocks") }
    samples = Samples(
      columns: columns, rows: rows, y: y, cb: y + luma, cr: y + luma + luma / 4, stride: 16 * columns,
      chromaStride: 8 * columns)
    y.initialize(repeating: 16, count: luma)
    samples.cb.initialize(repeating: 128, count: luma / 2)
  }

  deinit { PictureMemory.shared.free(memory) }

  /// Takes over all samples of a picture of the same size.
  func copy(_ other: borrowing CodedPicture) { samples.y.update(from: other.samples.y, count: count) }
}

/// Where the samples of a macroblock are: 16 × 16 of luma, 8 × 8 of either chroma.
struct MacroblockSamples {
  /// The first sample of each plane.
  let (y, cb, cr): (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
  /// Bytes from the start of a row to the next.
  let (stride, chromaStride): (Int, Int)

  /// The upper or the lower half of luma.
  @inline(__always)
  func luma(_ half: Int) -> BlockGroup.Luma { BlockGroup.Luma(start: y + 8 &* half &* stride, stride: stride) }

  /// Both planes of chroma.
  @inline(__always)
  var chroma: BlockGroup.Chroma { BlockGroup.Chroma(cb: cb, cr: cr, stride: chromaStride) }

  /// Whether two macroblocks have the same samples.
  @inline(__always)
  func equals(_ other: MacroblockSamples) -> Bool {
    BlockGroup.areEqual(luma(0), other.luma(0)) && BlockGroup.areEqual(luma(1), other.luma(1))
      && BlockGroup.areEqual(chroma, other.chroma)
  }

  /// Whether a part of two macroblocks, from their first samples, is the same; both sides are even.
  func equals(_ other: MacroblockSamples, width: Int, height: Int) -> Bool {
    func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
      (0..<count).allSatisfy { a[$0] == b[$0] }
    }
    return (0..<height).allSatisfy { areEqual(y + $0 * stride, other.y + $0 * other.stride, width) }
      && (0..<height / 2).allSatisfy {
        areEqual(cb + $0 * chromaStride, other.cb + $0 * other.chromaStride, width / 2)
          && areEqual(cr + $0 * chromaStride, other.cr + $0 * other.chromaStride, width / 2)
      }
  }

  /// The sum of the differences of luma from another.
  func distance(to other: MacroblockSamples) -> Int {
    var sums = SIMD16<UInt16>()
    for row in 0..<16 {
      let a = UnsafeRawPointer(y + row &* stride).loadUnaligned(as: SIMD16<UInt8>.self)
      let b = UnsafeRawPointer(other.y + row &* other.stride).loadUnaligned(as: SIMD16<UInt8>.self)
      sums &+= SIMD16(truncatingIfNeeded: pointwiseMax(a, b) &- pointwiseMin(a, b))
    }
    return Int(SIMD16<UInt32>(truncatingIfNeeded: sums).wrappedSum())
  }

  /// Takes over the samples of another.
  @inline(__always)
  func copy(_ other: MacroblockSamples) { copy(other, width: 16, height: 16) }

  /// Takes over a part of another, from its first samples; both sides are even.
  @inline(__always)
  func copy(_ other: MacroblockSamples, width: Int, height: Int) {
    for row in 0..<height { (y + row &* stride).update(from: other.y + row &* other.stride, count: width) }
    for row in 0..<height / 2 {
      (cb + row &* chromaStride).update(from: other.cb + row &* other.chromaStride, count: width / 2)
      (cr + row &* chromaStride).update(from: other.cr + row &* other.chromaStride, count: width / 2)
    }
  }
}
