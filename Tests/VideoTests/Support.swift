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

/// A chunk of the moving picture.
func chunk(
  _ frames: Range<Int>, _ format: VideoFormat, _ settings: H264Settings = H264Settings()
) throws(VideoError) -> EncodedChunk {
  var encoder = try ChunkEncoder(format: format, settings: settings)
  for index in frames { try encoder.encode(movingPicture(index, format)) }
  return try encoder.finish()
}

/// Writes a film of chunks.
func write(_ chunks: [EncodedChunk], to path: String, _ format: VideoFormat) throws(VideoError) {
  var writer = try MovieWriter(path: path, format: format)
  for chunk in chunks { try writer.append(chunk) }
  try writer.finish()
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
