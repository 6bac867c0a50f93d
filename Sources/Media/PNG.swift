internal import CPNG

/// Pictures as PNG files, by libpng.
///
/// A file holds 8-bit sRGB and nothing that changes from run to run: no time, no text.
public enum PNG {
  /// libdeflate's level: for pictures that are kept.
  ///
  /// For frames there is `PNGSequence`.
  private static let level: Int32 = 6

  /// Compresses a picture.
  ///
  /// No filter is used: on flat pictures it costs time and makes files larger.
  ///
  /// - Parameters:
  ///   - pixels: The picture.
  ///   - opaque: Whether to leave opacity out (RGB); else it is kept, and colour is divided by it (RGBA).
  /// - Throws: `MediaError.pngEncoding`.
  public static func encode(_ pixels: borrowing PixelBuffer, opaque: Bool) throws(MediaError) -> [UInt8] {
    let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
    var failure = beatframe_png_failure()
    var file: [UInt8] = []
    let succeeded = pixels.withPixels { pixels in
      withUnsafePointer(to: PNGRows(pixels: pixels, width: width, stride: stride, opaque: opaque)) { rows in
        withUnsafeMutablePointer(to: &file) { sink in
          var ends = beatframe_png_ends(
            read: { rows, row, samples in
              guard let rows, let samples else { return }
              rows.assumingMemoryBound(to: PNGRows.self).pointee.read(Int(row), into: samples)
            },
            source: rows,
            write: { png, bytes, count in
              let file = png_get_io_ptr(png)?.assumingMemoryBound(to: [UInt8].self)
              file?.pointee.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
            }, sink: sink)
          return beatframe_png_write(
            UInt32(width), UInt32(height), opaque ? 0 : 1, level, &ends, &failure)
        }
      }
    }
    guard succeeded != 0 else {
      let words = text(of: failure.text)
      throw .pngEncoding(reason: words.isEmpty ? "out of memory" : words)
    }
    return file
  }

  /// The compressed data of a whole file.
  static func data(of file: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    var start = 8
    while start + 8 <= file.count {
      let end = start + 8 + file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      if file[start + 4..<start + 8].elementsEqual("IDAT".utf8) { data += file[start + 8..<end] }
      start = end + 4
    }
    return data
  }

  /// Reads a picture of any kind of PNG; colour is multiplied by opacity.
  ///
  /// - Throws: `MediaError.pngDecoding`, also for a picture of more than 65 536 pixels in a row or column, or
  ///   of more than 2²⁷ in all.
  public static func decode(_ file: [UInt8]) throws(MediaError) -> PixelBuffer {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file, file.count) != 0 else {
      throw .pngDecoding(reason: text(of: image.message))
    }
    let (width, height) = (Int(image.width), Int(image.height))
    guard max(width, height) <= 65_536, width * height <= 1 << 27 else {
      throw .pngDecoding(reason: "the picture is too large: \(width) x \(height) pixels")
    }
    // PNG_FORMAT_RGBA, a macro that Swift does not see.
    image.format = PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA
    var samples = [UInt8](repeating: 0, count: width * height * 4)
    guard png_image_finish_read(&image, nil, &samples, 0, nil) != 0 else {
      throw .pngDecoding(reason: text(of: image.message))
    }
    return PixelBuffer(width: width, height: height, straightRGBA: samples)
  }

  /// The words in a C array of characters.
  private static func text<Characters>(of characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
