/// What delta pictures say of themselves before their macroblocks: picture parameters and the heads of slices.
///
/// Each is one slice that refers to the picture before it and is referred to by the next. It has picture parameters of
/// its own, with the simpler entropy coder, and is not deblocked. As every picture of a chunk is referred to, frame k has
/// the `frame_num` k.
struct DeltaSyntax: Sendable {
  /// The NAL unit of the picture parameters.
  let parameters: [UInt8]
  /// How many macroblocks stand side by side, and how many rows of them there are.
  let (columns, rows): (Int, Int)
  private let identifier: Int
  /// How many bits `frame_num` has.
  let numberBits: Int

  /// The quantiser that slices start from.
  private static let quantizer = 26

  /// Whether macroblocks can be coded in such slices: 4:2:0, 8 bits, and all coefficients quantised alike.
  let codesMacroblocks: Bool

  /// Prepares them for a chunk; nil where a slice that skips everything would not copy the last picture.
  ///
  /// That is so for other codecs, several pictures that are referred to, fields, separate planes, or an order that slices
  /// must state.
  init?(for sets: EncodedChunk.ParameterSets) {
    guard
      sets.codec == .h264, sets.pictures.count == 1, let encoders = Self.identifier(of: sets.pictures[0]),
      encoders < 255, let sequence = SequenceParameters(unit: sets.sequence), sequence.orderType == 2,
      sequence.referenceFrames == 1, sequence.isProgressive, !sequence.hasSeparatePlanes
    else { return nil }
    identifier = encoders + 1
    numberBits = sequence.frameNumberBits
    (columns, rows) = (sequence.columns, sequence.rows)
    codesMacroblocks = sequence.chromaFormat == 1 && sequence.isPlain
    parameters = Self.parameters(identifier, of: sequence)
  }

  /// Begins the slice of frame `number` in memory, after the byte that says what unit it is.
  func begin(_ number: Int, quantizer: Int, in memory: UnsafeMutablePointer<UInt8>) -> BitSink {
    var sink = BitSink(memory)
    // It begins at the first macroblock; all slices of the picture refer backwards.
    sink.unsigned(0)
    sink.unsigned(5)
    sink.unsigned(identifier)
    sink.put(UInt32(number & (1 << numberBits - 1)), numberBits)
    // As many references as the parameters say, in their usual order; none is marked in an unusual way.
    sink.put(0, 3)
    sink.signed(quantizer - Self.quantizer)
    // No deblocking.
    sink.unsigned(1)
    return sink
  }

  /// The slice of frame `number`, which shows the picture before once more, as a NAL unit.
  func held(_ number: Int) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { memory in
      guard let start = memory.baseAddress else { return [] }
      var sink = begin(number, quantizer: Self.quantizer, in: start)
      // So many macroblocks are skipped.
      sink.unsigned(columns * rows)
      return Self.unit(UnsafeBufferPointer(start: start, count: sink.finish()))
    }
  }

  /// The NAL unit of a slice: the first byte says that it is one of a picture that others refer to (nal_ref_idc 2,
  /// nal_unit_type 1); bytes 03 keep start codes out of it.
  static func unit(_ payload: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // One byte in three at most is such a byte.
    [UInt8](unsafeUninitializedCapacity: payload.count + payload.count / 2 + 8) { unit, count in
      unit[0] = 0x41
      var (next, zeros) = (1, 0)
      for byte in payload {
        if zeros >= 2, byte <= 3 {
          unit[next] = 3
          next &+= 1
          zeros = 0
        }
        zeros = byte == 0 ? zeros &+ 1 : 0
        unit[next] = byte
        next &+= 1
      }
      count = next
    }
  }

  /// The number of picture parameters, which are given as a NAL unit.
  private static func identifier(of unit: [UInt8]) -> Int? {
    var reader = BitReader(Array(NALUnits.payload(of: unit).dropFirst()))
    return try? reader.unsigned()
  }

  /// Writes picture parameters (H.264, 7.3.2.2).
  private static func parameters(_ identifier: Int, of sequence: SequenceParameters) -> [UInt8] {
    var writer = BitWriter(after: [0x68])
    writer.unsigned(identifier)
    writer.unsigned(sequence.identifier)
    // The variable-length entropy coder; no order of fields; one group of slices; one reference in either list.
    writer.bits(0, 2)
    for _ in 0..<3 { writer.unsigned(0) }
    // No weights; the middle quantisers, and the same for chroma.
    writer.bits(0, 3)
    writer.signed(quantizer - 26)
    for _ in 0..<2 { writer.signed(0) }
    // Slices state whether they are deblocked; intra prediction is free; no picture comes twice.
    writer.flag(true)
    writer.bits(0, 2)
    return NALUnits.unit(of: writer.finish())
  }
}
