/// What an H.264 sequence parameter set says about its pictures, as far as their slices depend on it (H.264,
/// 7.3.2.1.1).
struct SequenceParameters: Hashable {
  /// The number that picture parameter sets call it by.
  let identifier: Int
  /// The profile, such as 100 for High.
  let profile: Int
  /// The layout of chroma: 0 for none, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4.
  let chromaFormat: Int
  /// Whether the three planes of 4:4:4 are coded as three pictures.
  let hasSeparatePlanes: Bool
  /// Whether samples have 8 bits, no quantiser is without loss, and all coefficients are quantised alike.
  let isPlain: Bool
  /// How many bits `frame_num` has in a slice, 4 … 16.
  let frameNumberBits: Int
  /// How pictures state their order: 2 when it is that of decoding.
  let orderType: Int
  /// How many pictures a decoder keeps to refer to, at most.
  let referenceFrames: Int
  /// How many macroblocks of 16 × 16 samples a picture has across.
  let columns: Int
  /// How many it has down; of a field, if pictures may be such.
  let rows: Int
  /// Whether all pictures are whole frames, not fields.
  let isProgressive: Bool

  /// Reads a parameter set, given as a NAL unit; nil when it is none, or not whole.
  init?(unit: [UInt8]) {
    guard NALUnits.kind(of: unit, in: .h264) == .sequenceParameters else { return nil }
    var reader = BitReader(Array(NALUnits.payload(of: unit).dropFirst()))
    do { try self.init(&reader) } catch { return nil }
  }

  private init(_ reader: inout BitReader) throws(BitReader.Broken) {
    profile = try reader.bits(8)
    // Constraints and level.
    _ = try reader.bits(16)
    identifier = try reader.unsigned()
    (chromaFormat, hasSeparatePlanes, isPlain) = try Self.samples(&reader, profile)
    frameNumberBits = 4 + (try reader.unsigned())
    guard frameNumberBits <= 16 else { throw BitReader.Broken() }
    orderType = try reader.unsigned()
    try Self.skipOrder(orderType, &reader)
    referenceFrames = try reader.unsigned()
    // Whether numbers of frames may have gaps.
    _ = try reader.flag()
    (columns, rows) = (1 + (try reader.unsigned()), 1 + (try reader.unsigned()))
    guard max(columns, rows) <= 1 << 12 else { throw BitReader.Broken() }
    isProgressive = try reader.flag()
  }

  /// Reads the layout of chroma, which is stated by the profiles that have a choice, and what goes with it.
  private static func samples(
    _ reader: inout BitReader, _ profile: Int
  ) throws(BitReader.Broken) -> (chromaFormat: Int, hasSeparatePlanes: Bool, isPlain: Bool) {
    guard [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135].contains(profile) else {
      return (1, false, true)
    }
    let chromaFormat = try reader.unsigned()
    let hasSeparatePlanes = chromaFormat == 3 ? try reader.flag() : false
    // Bits of luma and of chroma; whether the best quantiser loses nothing.
    let (luma, chroma, isLossless) = (try reader.unsigned(), try reader.unsigned(), try reader.flag())
    let hasFactors = try reader.flag()
    if hasFactors {
      for list in 0..<(chromaFormat == 3 ? 12 : 8) where try reader.flag() {
        try skipScaling(&reader, count: list < 6 ? 16 : 64)
      }
    }
    return (chromaFormat, hasSeparatePlanes, luma == 0 && chroma == 0 && !isLossless && !hasFactors)
  }

  /// Reads over a list of factors, which ends early when the next is stated to be 0 (H.264, 7.3.2.1.1.1).
  private static func skipScaling(_ reader: inout BitReader, count: Int) throws(BitReader.Broken) {
    var last = 8
    for _ in 0..<count {
      let next = (last + (try reader.signed())) & 255
      if next == 0 { return }
      last = next
    }
  }

  /// Reads over what states the order of pictures.
  private static func skipOrder(_ type: Int, _ reader: inout BitReader) throws(BitReader.Broken) {
    switch type {
    case 0: _ = try reader.unsigned()
    case 1:
      _ = (try reader.flag(), try reader.signed(), try reader.signed())
      let cycle = try reader.unsigned()
      guard cycle <= 255 else { throw BitReader.Broken() }
      for _ in 0..<cycle { _ = try reader.signed() }
    case 2: break
    default: throw BitReader.Broken()
    }
  }
}
