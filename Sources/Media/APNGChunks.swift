internal import CPNG

/// The chunks of an APNG (PNG, third edition), one after the other, as bytes.
///
/// Each picture is drawn over the one before and stays. It is played for ever.
public struct APNGChunks: Sendable {
  private let header: [UInt8]
  private var pictures = 0
  /// What the next chunk of a picture has for a number.
  private var number: UInt32 = 0

  /// Starts a file of pictures of a size.
  public init(width: Int, height: Int) {
    // 8 bits each of red, green, blue and opacity; nothing else there is a choice in.
    header =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + Self.chunk("IHDR", Self.word(width) + Self.word(height) + [8, 6, 0, 0, 0])
      + Self.chunk("sRGB", [UInt8(PNG_sRGB_INTENT_PERCEPTUAL)])
  }

  /// The last chunk.
  public static let end: [UInt8] = chunk("IEND", [])

  /// What comes before the first picture, with the number of pictures so far.
  ///
  /// Its length does not change: it is written again when all pictures are there.
  public var start: [UInt8] { header + Self.chunk("acTL", Self.word(pictures) + Self.word(0)) }

  /// A whole file of one picture that is not animated.
  public func file(of picture: PNGPatch) -> [UInt8] { header + Self.chunk("IDAT", picture.data) + Self.end }

  /// The chunks of the next picture, which is shown for a fraction of a second; the first covers the whole area.
  ///
  /// Traps when a part of the fraction, in its lowest terms, has more than 16 bits.
  public mutating func append(_ picture: PNGPatch, shownFor time: (numerator: Int, denominator: Int)) -> [UInt8] {
    let divisor = Self.greatestDivisor(time.numerator, time.denominator)
    let area = picture.area
    let control =
      [area.width, area.height, area.x, area.y].flatMap(Self.word)
      + Self.half(time.numerator / divisor) + Self.half(time.denominator / divisor)
    // Stays, and is drawn over what is there; the first is as it is.
    var bytes = Self.chunk("fcTL", numbered() + control + [0, pictures == 0 ? 0 : 1])
    bytes += pictures == 0 ? Self.chunk("IDAT", picture.data) : Self.chunk("fdAT", numbered() + picture.data)
    pictures += 1
    return bytes
  }

  private mutating func numbered() -> [UInt8] {
    defer { number += 1 }
    return Self.word(Int(number))
  }

  private static func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + data
    let sum = libdeflate_crc32(0, body, body.count)
    return word(data.count) + body + word(Int(sum))
  }

  private static func word(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

  private static func half(_ number: Int) -> [UInt8] {
    let number = UInt16(number)
    return [UInt8(number >> 8), UInt8(number & 255)]
  }

  private static func greatestDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? max(first, 1) : greatestDivisor(second, first % second)
  }
}
