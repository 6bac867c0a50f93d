import COpenH264

@testable import Video

/// OpenH264's decoder, which shares nothing with FFmpeg's.
enum OpenH264 {
  /// What it says about a picture that it doesn't decode.
  struct Failure: Error {
    let frame: Int
    let code: Int
  }

  /// The samples of all pictures of a chunk: luma, then blue, then red, as far as the frame reaches.
  static func decode(_ chunk: EncodedChunk) throws -> [[UInt8]] {
    guard let decoder = beatframe_openh264_open() else { throw Failure(frame: 0, code: -2) }
    defer { beatframe_openh264_close(decoder) }
    let startCode: [UInt8] = [0, 0, 0, 1]
    let sets = ([chunk.parameterSets.sequence] + chunk.parameterSets.pictures).flatMap { startCode + $0 }
    var (pictures, picture): ([[UInt8]], beatframe_openh264_picture) = ([], beatframe_openh264_picture())
    for (index, frame) in chunk.frames.enumerated() {
      let stream = (index == 0 ? sets : []) + NALUnits(sized: frame.bytes).units.flatMap { startCode + $0 }
      // It takes one picture at a time, as the bytes up to the next.
      let code = beatframe_openh264_decode(decoder, stream, Int32(stream.count), &picture)
      guard code >= 0 else { throw Failure(frame: index, code: Int(-code)) }
      if code == 1 { pictures.append(samples(of: picture)) }
    }
    while pictures.count < chunk.frames.count, beatframe_openh264_flush(decoder, &picture) == 1 {
      pictures.append(samples(of: picture))
    }
    return pictures
  }

  private static func samples(of picture: beatframe_openh264_picture) -> [UInt8] {
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
