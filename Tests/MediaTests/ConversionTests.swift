import Media
import Testing

/// A picture whose pixel at (x, y) is `color(x, y)`, opaque.
func picture(_ width: Int, _ height: Int, _ color: (Int, Int) -> UInt32) -> PixelBuffer {
  var pixels = PixelBuffer(width: width, height: height)
  paint(&pixels, PixelRect(x: 0, y: 0, width: width, height: height), color)
  return pixels
}

func paint(_ pixels: inout PixelBuffer, _ rect: PixelRect, _ color: (Int, Int) -> UInt32) {
  let stride = pixels.stride
  pixels.withMutablePixels { pixels in
    for y in rect.y..<rect.y + rect.height {
      for x in rect.x..<rect.x + rect.width { pixels[y * stride + x] = 0xFF00_0000 | color(x, y) }
    }
  }
}

/// A pixel that looks like any other: a linear congruential generator's, from its place.
func noise(_ x: Int, _ y: Int, seed: Int = 0) -> UInt32 {
  var state = UInt32(truncatingIfNeeded: x &* 7919 &+ y &* 104_729 &+ seed &* 15_485_863 &+ 1)
  for _ in 0..<3 { state = state &* 1_664_525 &+ 1_013_904_223 }
  return state >> 8
}

/// The visible samples of a frame, plane after plane.
struct Samples: Equatable {
  var y: [UInt8] = []
  var cb: [UInt8] = []
  var cr: [UInt8] = []

  init(_ frame: borrowing PlanarFrame) {
    let (width, height) = (frame.width, frame.height)
    let (lumaStride, chromaStride) = (frame.lumaStride, frame.chromaStride)
    var (y, cb, cr): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    frame.withPlanes { planes in
      for row in 0..<height { y += planes.y[row * lumaStride..<row * lumaStride + width] }
      for row in 0..<height / 2 {
        cb += planes.cb[row * chromaStride..<row * chromaStride + width / 2]
        cr += planes.cr[row * chromaStride..<row * chromaStride + width / 2]
      }
    }
    (self.y, self.cb, self.cr) = (y, cb, cr)
  }

  init(converting pixels: borrowing PixelBuffer) {
    var frame = PlanarFrame(width: pixels.width, height: pixels.height)
    frame.convert(pixels)
    self.init(frame)
  }
}

@Suite struct ConversionTests {
  /// ITU-R BT.709 as its text gives it, in floating point, before rounding.
  private func reference(_ r: Double, _ g: Double, _ b: Double) -> (y: Double, cb: Double, cr: Double) {
    let luma = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
    return (16 + 219 * luma, 128 + 224 * (b / 255 - luma) / 1.8556, 128 + 224 * (r / 255 - luma) / 1.5748)
  }

  @Test func everyColourOfAWideSweepIsTheStandards() {
    // 18³ colours, each as a block of 4 × 2 pixels, so that the chroma sample in its middle sees no other.
    let levels = (0..<18).map { $0 * 15 }
    func level(_ index: Int) -> (Int, Int, Int) {
      (levels[index % 18], levels[index / 18 % 18], levels[index / 324])
    }
    let pixels = picture(4 * 324, 2 * 18) { x, y in
      let (r, g, b) = level(x / 4 + y / 2 * 324)
      return UInt32(r << 16 | g << 8 | b)
    }
    let samples = Samples(converting: pixels)
    var worst = 0.0
    for index in 0..<5832 {
      let (r, g, b) = level(index)
      let expected = reference(Double(r), Double(g), Double(b))
      let (column, row) = (index % 324, index / 324)
      let chroma = row * 648 + column * 2 + 1
      worst = max(worst, abs(Double(samples.y[row * 2 * 1296 + column * 4]) - expected.y))
      worst = max(worst, abs(Double(samples.cb[chroma]) - expected.cb), abs(Double(samples.cr[chroma]) - expected.cr))
    }
    // Rounding alone may be off by 0.5; products that are cut off add at most 3/128.
    #expect(worst <= 0.525)
  }

  @Test func greysHaveNoColourAndBlackAndWhiteAreAtTheirLimits() {
    let samples = Samples(converting: picture(512, 2) { x, _ in UInt32(x / 2) * 0x01_0101 })
    #expect(samples.cb.allSatisfy { $0 == 128 })
    #expect(samples.cr.allSatisfy { $0 == 128 })
    #expect(samples.y[0] == 16)
    #expect(samples.y[511] == 235)
    #expect(zip(samples.y, samples.y.dropFirst()).prefix(511).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [
    (0xFF0000, 63, 102, 240), (0x00FF00, 173, 42, 26), (0x0000FF, 32, 240, 118), (0xFFFFFF, 235, 128, 128),
  ])
  func primariesAreThoseOfTheStandard(color: Int, y: UInt8, cb: UInt8, cr: UInt8) {
    let samples = Samples(converting: picture(16, 2) { _, _ in UInt32(color) })
    #expect(samples.y.allSatisfy { $0 == y })
    #expect(samples.cb.allSatisfy { $0 == cb })
    #expect(samples.cr.allSatisfy { $0 == cr })
  }

  @Test func chromaIsTheWeightedMeanAroundEvenColumns() {
    let pixels = picture(36, 6) { x, y in noise(x, y) }
    let samples = Samples(converting: pixels)
    func channel(_ x: Int, _ y: Int, _ shift: UInt32) -> Double { Double(noise(max(x, 0), y) >> shift & 255) }
    for row in 0..<3 {
      for column in 0..<18 {
        func mean(_ shift: UInt32) -> Double {
          let (x, y) = (2 * column, 2 * row)
          let sums = [y, y + 1].map {
            channel(x - 1, $0, shift) + 2 * channel(x, $0, shift) + channel(x + 1, $0, shift)
          }
          return (sums[0] + sums[1]) / 8
        }
        let expected = reference(mean(16), mean(8), mean(0))
        #expect(abs(Double(samples.cb[row * 18 + column]) - expected.cb) <= 0.525)
        #expect(abs(Double(samples.cr[row * 18 + column]) - expected.cr) <= 0.525)
      }
    }
  }

  @Test(arguments: [(2, 2), (4, 4), (16, 8), (34, 6), (128, 128)])
  func tilesOfAnySizeGiveTheWholeFrame(width: Int, height: Int) {
    let pixels = picture(134, 38) { x, y in noise(x, y) }
    var tiled = PlanarFrame(width: 134, height: 38)
    // From the last tile to the first, and over the edges.
    for y in stride(from: 0, to: 38, by: height).reversed() {
      for x in stride(from: 0, to: 134, by: width).reversed() {
        tiled.convert(pixels, in: PixelRect(x: x, y: y, width: width, height: height))
      }
    }
    #expect(Samples(tiled) == Samples(converting: pixels))
  }

  @Test func convertingWhatChangedGivesTheWholeFrame() {
    var pixels = picture(96, 32) { x, y in noise(x, y) }
    var frame = PlanarFrame(width: 96, height: 32)
    frame.convert(pixels)
    for step in 1...40 {
      let (x, y) = (step * 14 % 90, step * 6 % 28)
      let rect = PixelRect(x: x, y: y, width: min(96 - x, 2 + step * 4 % 30), height: min(32 - y, 2 + step * 2 % 14))
      paint(&pixels, rect) { noise($0, $1, seed: step) }
      frame.convert(pixels, in: rect)
      #expect(Samples(frame) == Samples(converting: pixels))
    }
  }

  @Test func whatLiesOutsideTheFrameIsIgnored() {
    let pixels = picture(20, 10) { x, y in noise(x, y) }
    var frame = PlanarFrame(width: 20, height: 10)
    let black = Samples(frame)
    frame.convert(pixels, in: PixelRect(x: 20, y: 0, width: 8, height: 8))
    frame.convert(pixels, in: PixelRect(x: -8, y: -8, width: 8, height: 40))
    #expect(Samples(frame) == black)
    frame.convert(pixels, in: PixelRect(x: -8, y: -8, width: 80, height: 80))
    #expect(Samples(frame) == Samples(converting: pixels))
  }

  @Test func aNewFrameIsBlackAndAligned() {
    let frame = PlanarFrame(width: 34, height: 4)
    let samples = Samples(frame)
    #expect(samples.y == [UInt8](repeating: 16, count: 34 * 4))
    #expect(samples.cb == [UInt8](repeating: 128, count: 17 * 2))
    #expect(samples.cr == samples.cb)
    frame.withPlanes { planes in
      for plane in [planes.y, planes.cb, planes.cr] { #expect(Int(bitPattern: plane.baseAddress) % 64 == 0) }
    }
    #expect(frame.lumaStride == 64)
    #expect(frame.chromaStride == 64)
  }
}
