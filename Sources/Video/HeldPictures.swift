/// Pictures of an encoder of H.264 that stand, and those that come after: the encoder never sees a frame that is the one
/// before once more.
///
/// It is a slice that skips all macroblocks (`DeltaSyntax`), in a dozen bytes. As every picture of a chunk is referred
/// to, frame k has the `frame_num` k; the encoder's pictures after a hold are given theirs anew.
struct HeldPictures {
  private let syntax: DeltaSyntax
  /// More bytes than the start of a slice has, to `frame_num`.
  private static let longestHeader = 32

  /// Prepares them for a chunk of such slices.
  init(_ syntax: DeltaSyntax) { self.syntax = syntax }

  /// The slice of frame `number`, which has to be the picture before, as a NAL unit.
  func slice(number: Int) -> [UInt8] { syntax.held(number) }

  /// An encoder's slice of its `original`-th picture as that of frame `number`; nil if it isn't the slice of that picture.
  ///
  /// Only the bits of `frame_num` change: what else a slice says of other pictures, it says by distances.
  func renumbered(_ unit: [UInt8], from original: Int, to number: Int) -> [UInt8]? {
    var reader = BitReader(NALUnits.payload(of: Array(unit.prefix(Self.longestHeader))))
    let numberBits = syntax.numberBits
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
}
