internal import CPNG

/// The parts of a PNG file that we put together ourselves (PNG, third edition, chapter 5).
enum PNGChunk {
  /// The last chunk.
  static let end: [UInt8] = bytes("IEND", [])

  /// The signature and what comes before the first picture: 8 bits a sample, sRGB, RGB for what is opaque and else RGBA.
  static func start(width: Int, height: Int, opaque: Bool) -> [UInt8] {
    let kind = UInt8(opaque ? PNG_COLOR_MASK_COLOR : PNG_COLOR_MASK_COLOR | PNG_COLOR_MASK_ALPHA)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + bytes("IHDR", word(width) + word(height) + [8, kind, 0, 0, 0])
      + bytes("sRGB", [UInt8(PNG_sRGB_INTENT_PERCEPTUAL)])
  }

  /// A chunk: its length, kind, data, and their sum.
  static func bytes(_ kind: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + data
    let sum = libdeflate_crc32(0, body, body.count)
    return word(data.count) + body + word(Int(sum))
  }

  /// A number's four bytes, the highest first.
  static func word(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
}
