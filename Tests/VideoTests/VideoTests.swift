import Media
import Testing
import Video

@Test func smoke() throws {
  let format = try VideoFormat(width: 320, height: 180, frameRateNumerator: 60)
  var writer = try MovieWriter(path: "/tmp/wt/video-bench/smoke.mp4", format: format)
  for _ in 0..<2 {
    var encoder = try ChunkEncoder(format: format)
    for i in 0..<30 {
      var pixels = PixelBuffer(width: 320, height: 180)
      let stride = pixels.stride
      pixels.withMutablePixels { p in
        for y in 0..<180 { for x in 0..<320 { p[y * stride + x] = 0xFF10_1420 &+ UInt32((x + i * 3) / 2 & 127) } }
      }
      var frame = PlanarFrame(width: 320, height: 180)
      frame.convert(pixels)
      try encoder.encode(frame)
    }
    let chunk = try encoder.finish()
    #expect(chunk.frames.count == 30)
    try writer.append(chunk)
  }
  try writer.finish()
}
