/// The rows of a picture as a PNG file has them, before they are compressed.
struct PNGRows {
  let pixels: UnsafeBufferPointer<UInt32>
  let width: Int
  let stride: Int
  let opaque: Bool

  /// Puts the samples of a row where the writer wants them, which is as long as they are.
  func read(_ row: Int, into samples: UnsafeMutablePointer<UInt8>) {
    let pixels = UnsafeBufferPointer(rebasing: pixels[row * stride..<row * stride + width])
    let samples = UnsafeMutableRawPointer(samples)
    if opaque { pixels.copyRGB(to: samples) } else { pixels.copyStraightRGBA(to: samples) }
  }
}
