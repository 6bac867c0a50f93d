import Foundation
import Media
import Video

/// Paints frame `index` of a moving picture: a gradient, a bar that moves by fractions, a soft disc.
func paint(_ pixels: inout PixelBuffer, frame index: Int) {
  let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
  pixels.withMutablePixels { pixels in
    for y in 0..<height {
      for x in 0..<width {
        let ground = 20 + (x + 2 * y) * 24 / (width + height)
        let bar = max(0, 60 - abs(x * 8 - index * 20 - 40))
        let (dx, dy) = (x - width / 2, y - height / 2 - index % 9)
        let disc = max(0, min(150, 12 * height - (dx * dx + dy * dy) * 12 / 8))
        let (r, g, b) = (ground + bar * 3, ground + disc, ground + bar + disc / 2)
        pixels[y * stride + x] = UInt32(255 << 24 | min(r, 255) << 16 | min(g, 255) << 8 | min(b, 255))
      }
    }
  }
}

/// Frame `index` of the moving picture, as it goes into the encoder.
func movingPicture(_ index: Int, _ format: VideoFormat) -> PlanarFrame {
  var pixels = PixelBuffer(width: format.width, height: format.height)
  paint(&pixels, frame: index)
  var frame = PlanarFrame(width: format.width, height: format.height)
  frame.convert(pixels)
  return frame
}

/// Frame `index` of the moving picture, getting clearer from the left to the right: clear at the right edge.
func clearingPicture(_ index: Int, _ format: VideoFormat) -> AlphaFrame {
  let (width, height) = (format.width, format.height)
  var pixels = PixelBuffer(width: width, height: height)
  paint(&pixels, frame: index)
  let stride = pixels.stride
  pixels.withMutablePixels { pixels in
    for y in 0..<height {
      for x in 0..<width {
        let alpha = UInt32(max(0, min(255, 280 - x * 280 / (width - 1))))
        let pixel = pixels[y * stride + x]
        func component(_ shift: UInt32) -> UInt32 { ((pixel >> shift & 255) * alpha + 127) / 255 << shift }
        pixels[y * stride + x] = alpha << 24 | component(16) | component(8) | component(0)
      }
    }
  }
  var frame = AlphaFrame(width: width, height: height)
  frame.convert(pixels)
  return frame
}

/// A chunk of the moving picture.
func chunk(
  _ frames: Range<Int>, _ format: VideoFormat, _ settings: EncoderSettings = EncoderSettings()
) throws(VideoError) -> EncodedChunk {
  var encoder = try ChunkEncoder(format: format, settings: settings)
  for index in frames {
    if settings.codec.hasAlpha {
      try encoder.encode(clearingPicture(index, format))
    } else {
      try encoder.encode(movingPicture(index, format))
    }
  }
  return try encoder.finish()
}

/// H.264 by one of x264's presets.
func x264(_ preset: String, crf: Int = 18, tune: String? = "animation") -> EncoderSettings {
  EncoderSettings(codec: .h264, effort: preset, tune: tune, rate: .factor(crf))
}

/// The settings of a quality or a rate, but that x264 compresses every picture.
func everyPicture(_ settings: EncoderSettings = EncoderSettings(.h264)) -> EncoderSettings {
  var settings = settings
  settings.writesDeltas = false
  return settings
}

/// Writes a film of chunks.
func write(
  _ chunks: [EncodedChunk], to path: String, _ format: VideoFormat, _ container: MovieContainer = .mp4
) throws(VideoError) {
  var writer = try MovieWriter(path: path, format: format, container: container)
  for chunk in chunks { try writer.append(chunk) }
  try writer.finish()
}

/// The squares of two pictures' differences, summed, and how many samples that is.
func squaredDifference(_ a: borrowing PlanarFrame, _ b: borrowing PlanarFrame) -> (sum: Int, count: Int) {
  let (width, height) = (a.width, a.height)
  let (lumaStride, chromaStride) = (a.lumaStride, a.chromaStride)
  let total = a.withPlanes { a in
    b.withPlanes { b in
      squares(a.y, b.y, lumaStride, width, height) + squares(a.cb, b.cb, chromaStride, width / 2, height / 2)
        + squares(a.cr, b.cr, chromaStride, width / 2, height / 2)
    }
  }
  return (total, width * height * 3 / 2)
}

/// The same of colours with 10 bits; and whether opacity is the same everywhere.
func squaredDifference(_ a: borrowing AlphaFrame, _ b: borrowing AlphaFrame) -> (sum: Int, count: Int, sameAlpha: Bool)
{
  let (width, height, stride) = (a.width, a.height, a.stride)
  let (total, alpha) = a.withPlanes { a in
    b.withPlanes { b in
      (
        squares(a.y, b.y, stride, width, height) + squares(a.cb, b.cb, stride, width, height)
          + squares(a.cr, b.cr, stride, width, height),
        squares(a.alpha, b.alpha, stride, width, height)
      )
    }
  }
  return (total, width * height * 3, alpha == 0)
}

private func squares<Sample: FixedWidthInteger>(
  _ a: UnsafeBufferPointer<Sample>, _ b: UnsafeBufferPointer<Sample>, _ stride: Int, _ width: Int, _ height: Int
) -> Int {
  var sum = 0
  for y in 0..<height {
    for x in 0..<width {
      let difference = Int(a[y * stride + x]) - Int(b[y * stride + x])
      sum += difference * difference
    }
  }
  return sum
}

/// Lends a new, empty folder and removes it.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("video-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// A file's bytes.
func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

/// What an operation that must fail says.
func message<R>(of body: () throws -> R) -> String {
  do {
    _ = try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
