/// Pictures of H.264 that are the one before once more, in a dozen bytes and without an encoder.
///
/// Each is one slice that skips all macroblocks: it copies the picture before it, to the last bit, and is the one that
/// the next refers to. It has picture parameters of its own, with the simpler entropy coder, so that it can be written
/// without one. As every picture of a chunk is referred to, frame k has the `frame_num` k; an encoder's pictures after a
/// hold are given theirs anew.
struct HeldPictures {
  /// The NAL unit of the picture parameters.
  let parameters: [UInt8]
  private let identifier: Int
  private let numberBits: Int
  private let macroblocks: Int
  /// More bytes than the start of a slice has, to `frame_num`.
  private static let longestHeader = 32

  /// Prepares them for a chunk; nil where such a slice would not copy the last picture: for other codecs, several
  /// pictures that are referred to, fields, separate planes, or an order that slices must state.
  init?(for sets: EncodedChunk.ParameterSets) {
    guard
      sets.codec == .h264, sets.pictures.count == 1, let encoders = Self.identifier(of: sets.pictures[0]),
      encoders < 255, let sequence = SequenceParameters(unit: sets.sequence), sequence.orderType == 2,
      sequence.referenceFrames == 1, sequence.isProgressive, !sequence.hasSeparatePlanes
    else { return nil }
    identifier = encoders + 1
    numberBits = sequence.frameNumberBits
    macroblocks = sequence.columns * sequence.rows
    parameters = Self.parameters(identifier, of: sequence)
  }

  /// The slice of frame `number`, which has to be the picture before, as a NAL unit.
  func slice(number: Int) -> [UInt8] {
    // A slice of a picture that others refer to (nal_ref_idc 2, nal_unit_type 1).
    var writer = BitWriter(after: [0x41])
    // It begins at the first macroblock; all slices of the picture refer backwards.
    writer.unsigned(0)
    writer.unsigned(5)
    writer.unsigned(identifier)
    writer.bits(number, numberBits)
    // As many references as the parameters say, in their usual order; none is marked in an unusual way.
    for _ in 0..<3 { writer.flag(false) }
    // The quantiser of the parameters; no deblocking.
    writer.signed(0)
    writer.unsigned(1)
    // So many macroblocks are skipped.
    writer.unsigned(macroblocks)
    return NALUnits.unit(of: writer.finish())
  }

  /// An encoder's slice of its `original`-th picture as that of frame `number`; nil if it isn't the slice of that picture.
  ///
  /// Only the bits of `frame_num` change: what else a slice says of other pictures, it says by distances.
  func renumbered(_ unit: [UInt8], from original: Int, to number: Int) -> [UInt8]? {
    var reader = BitReader(NALUnits.payload(of: Array(unit.prefix(Self.longestHeader))))
    let mask = 1 << numberBits - 1
    let start: Int
    do {
      _ = try reader.bits(8)
      // Its first macroblock, its kind, its picture parameters.
      for _ in 0..<3 { _ = try reader.unsigned() }
      start = reader.position
      guard try reader.bits(numberBits) == original & mask else { return nil }
    } catch {
      return nil
    }
    if (original ^ number) & mask == 0 { return unit }
    var payload = NALUnits.payload(of: unit)
    for bit in 0..<numberBits {
      let (byte, place) = ((start + bit) >> 3, UInt8(0x80) >> ((start + bit) & 7))
      payload[byte] = number >> (numberBits - 1 - bit) & 1 == 1 ? payload[byte] | place : payload[byte] & ~place
    }
    return NALUnits.unit(of: payload)
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
    for _ in 0..<3 { writer.signed(0) }
    // Slices state whether they are deblocked; intra prediction is free; no picture comes twice.
    writer.flag(true)
    writer.bits(0, 2)
    return NALUnits.unit(of: writer.finish())
  }
}
