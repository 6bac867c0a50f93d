internal import CPNG

/// Compresses pictures of one size one after the other, each as a PNG file of its own, and compresses only what differs.
///
/// A picture is cut into strips, each of which is compressed by itself by zlib and kept; a strip without a change goes
/// into the next file as it is. A file's bytes depend on its own picture alone, not on those before.
public struct PNGSequence: ~Copyable {
  /// Rows of a strip; the last may have fewer.
  ///
  /// Fewer rows make larger files; more are compressed anew more often.
  static let rows = 32
  /// The first bytes of compressed data (RFC 1950): deflate with a window of 32 kB, the fastest level.
  private static let start: [UInt8] = [0x78, 0x01]
  /// A last, empty block, which ends the strips before it (RFC 1951).
  private static let lastBlock: [UInt8] = [0x03, 0x00]

  private let width: Int
  private let height: Int
  private let opaque: Bool
  private let zlib: ZlibStream
  private var strips: [Strip?]
  private var samples: [UInt8]
  private var packed: [UInt8]

  /// Some rows, compressed.
  private struct Strip {
    /// A whole chunk.
    var chunk: [UInt8]
    /// The Adler-32 sum of its rows.
    var sum: UInt
    /// The rows' bytes before they were compressed.
    var count: Int
  }

  /// Prepares to compress pictures of a size, without opacity (RGB) or with it (RGBA).
  public init(width: Int, height: Int, opaque: Bool) throws(MediaError) {
    (self.width, self.height, self.opaque) = (width, height, opaque)
    zlib = try ZlibStream()
    strips = Array(repeating: nil, count: (height + Self.rows - 1) / Self.rows)
    samples = Array(repeating: 0, count: Self.rows * (1 + width * (opaque ? 3 : 4)))
    packed = Array(repeating: 0, count: zlib.bound(samples.count))
  }

  /// Whether bytes can be a file of pictures of some size, as this writes it: by how they begin and end.
  public static func isFile(_ bytes: [UInt8], width: Int, height: Int, opaque: Bool) -> Bool {
    bytes.starts(with: PNGChunk.start(width: width, height: height, opaque: opaque))
      && bytes.suffix(PNGChunk.end.count).elementsEqual(PNGChunk.end)
  }

  /// Compresses a picture.
  ///
  /// - Parameters:
  ///   - pixels: The picture.
  ///   - areas: Where it may differ from the one before; elsewhere it does not. The first is compressed as a whole.
  /// - Throws: `MediaError.pngEncoding`.
  public mutating func encode(
    _ pixels: borrowing PixelBuffer, changedIn areas: [PixelRect]
  ) throws(MediaError) -> [UInt8] {
    precondition(pixels.width == width && pixels.height == height, "the pictures are of one size")
    for area in areas {
      for strip in area.y / Self.rows..<(area.y + area.height + Self.rows - 1) / Self.rows { strips[strip] = nil }
    }
    var file = PNGChunk.start(width: width, height: height, opaque: opaque)
    var sum: UInt = 1
    for index in strips.indices {
      let strip: Strip
      if let kept = strips[index] { strip = kept } else { strip = try compress(index, of: pixels) }
      strips[index] = strip
      file += strip.chunk
      sum = adler32_combine(sum, strip.sum, strip.count)
    }
    return file + PNGChunk.bytes("IDAT", Self.lastBlock + PNGChunk.word(Int(sum))) + PNGChunk.end
  }

  private mutating func compress(_ strip: Int, of pixels: borrowing PixelBuffer) throws(MediaError) -> Strip {
    let rows = strip * Self.rows..<min((strip + 1) * Self.rows, height)
    let size = samples.count / Self.rows
    let (width, stride, opaque) = (width, pixels.stride, opaque)
    samples.withUnsafeMutableBufferPointer { samples in
      pixels.withPixels { pixels in
        let source = PNGRows(pixels: pixels, width: width, stride: stride, opaque: opaque)
        for (place, row) in rows.enumerated() {
          guard let target = samples.baseAddress.map({ $0 + place * size }) else { return }
          target.pointee = UInt8(PNG_FILTER_VALUE_NONE)
          source.read(row, into: target + 1)
        }
      }
    }
    let bytes = samples[..<(rows.count * size)]
    let count = try zlib.compress(bytes, into: &packed)
    return Strip(
      chunk: PNGChunk.bytes("IDAT", (strip == 0 ? Self.start : []) + packed[..<count]),
      sum: bytes.withUnsafeBufferPointer { UInt(libdeflate_adler32(1, $0.baseAddress, $0.count)) }, count: bytes.count)
  }
}

/// A stream of zlib's, used again for each piece.
private final class ZlibStream {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Makes a stream of deflate's bare blocks, at the fastest level.
  init() throws(MediaError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 8: zlib's usual share of memory.
    let code = deflateInit2_(
      stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .pngEncoding(reason: "out of memory") }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The most bytes that so many become, with the end of their last block.
  func bound(_ count: Int) -> Int { Int(deflateBound(stream, UInt(count))) + 16 }

  /// Compresses a piece by itself, to whole bytes; answers how many.
  func compress(_ piece: ArraySlice<UInt8>, into target: inout [UInt8]) throws(MediaError) -> Int {
    let code = piece.withUnsafeBufferPointer { piece in
      target.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
        stream.pointee.avail_in = UInt32(piece.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        deflateReset(stream)
        return deflate(stream, Z_FULL_FLUSH)
      }
    }
    guard code == Z_OK, stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 else {
      throw .pngEncoding(reason: "the rows can't be compressed")
    }
    return target.count - Int(stream.pointee.avail_out)
  }
}
