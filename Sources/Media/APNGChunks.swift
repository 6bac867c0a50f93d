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
    header = PNGChunk.start(width: width, height: height, opaque: false)
  }

  /// The last chunk.
  public static let end: [UInt8] = PNGChunk.end

  /// What comes before the first picture, with the number of pictures so far.
  ///
  /// Its length does not change: it is written again when all pictures are there.
  public var start: [UInt8] { header + PNGChunk.bytes("acTL", PNGChunk.word(pictures) + PNGChunk.word(0)) }

  /// A whole file of one picture that is not animated.
  public func file(of picture: PNGPatch) -> [UInt8] { header + PNGChunk.bytes("IDAT", picture.data) + Self.end }

  /// The chunks of the next picture, which is shown for a fraction of a second; the first covers the whole area.
  ///
  /// Traps when a part of the fraction, in its lowest terms, has more than 16 bits.
  public mutating func append(_ picture: PNGPatch, shownFor time: (numerator: Int, denominator: Int)) -> [UInt8] {
    let divisor = Self.greatestDivisor(time.numerator, time.denominator)
    let area = picture.area
    let control =
      [area.width, area.height, area.x, area.y].flatMap(PNGChunk.word)
      + Self.half(time.numerator / divisor) + Self.half(time.denominator / divisor)
    // Stays, and is drawn over what is there; the first is as it is.
    var bytes = PNGChunk.bytes("fcTL", numbered() + control + [0, pictures == 0 ? 0 : 1])
    bytes += pictures == 0 ? PNGChunk.bytes("IDAT", picture.data) : PNGChunk.bytes("fdAT", numbered() + picture.data)
    pictures += 1
    return bytes
  }

  private mutating func numbered() -> [UInt8] {
    defer { number += 1 }
    return PNGChunk.word(Int(number))
  }

  private static func half(_ number: Int) -> [UInt8] {
    let number = UInt16(number)
    return [UInt8(number >> 8), UInt8(number & 255)]
  }

  private static func greatestDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? max(first, 1) : greatestDivisor(second, first % second)
  }
}
