import COpenH264

/// OpenH264's decoder, which shares nothing with FFmpeg's.
package final class OpenH264 {
  /// What it says about a picture that it doesn't decode.
  package struct Failure: Error {
    package let frame: Int
    package let code: Int
  }

  private let pointer: UnsafeMutablePointer<ISVCDecoder?>
  private var picture = beatframe_openh264_picture()
  private var taken = 0

  /// Opens a decoder.
  package init() throws {
    guard let pointer = beatframe_openh264_open() else { throw Failure(frame: 0, code: -2) }
    self.pointer = pointer
  }

  deinit { beatframe_openh264_close(pointer) }

  /// Takes the units of one picture, with the parameter sets before the first; answers the samples of a picture that is
  /// ready, this one or one before: luma, then blue, then red, as far as the frame reaches.
  package func decode(_ units: [some Sequence<UInt8>]) throws -> [UInt8]? {
    let stream: [UInt8] = units.flatMap { unit in [0, 0, 0, 1] + Array(unit) }
    // It takes one picture at a time, as the bytes up to the next.
    let code = beatframe_openh264_decode(pointer, stream, Int32(stream.count), &picture)
    guard code >= 0 else { throw Failure(frame: taken, code: Int(-code)) }
    taken += 1
    return code == 1 ? samples : nil
  }

  /// The next picture that is left at the end.
  package func flush() -> [UInt8]? { beatframe_openh264_flush(pointer, &picture) == 1 ? samples : nil }

  private var samples: [UInt8] {
    func rows(_ plane: UnsafePointer<UInt8>?, _ stride: Int32, _ width: Int32, _ height: Int32) -> [UInt8] {
      guard let plane else { return [] }
      return (0..<Int(height)).flatMap { row in
        Array(UnsafeBufferPointer(start: plane + row * Int(stride), count: Int(width)))
      }
    }
    return rows(picture.y, picture.stride, picture.width, picture.height)
      + rows(picture.cb, picture.chroma_stride, picture.width / 2, picture.height / 2)
      + rows(picture.cr, picture.chroma_stride, picture.width / 2, picture.height / 2)
  }
}
