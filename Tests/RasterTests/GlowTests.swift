import Drawing
import Media
import Raster
import Testing

@Suite("glows are smooth")
struct GlowTests {
  /// The red channel of a frame with one white glow on black.
  private func red(_ glow: Glow, side: Int) throws -> [[Int]] {
    var painter = FramePainter(width: side, height: side)
    _ = try painter.paint(DisplayList(background: Color(0), commands: [.glow(glow)]))
    let stride = painter.pixels.stride
    return painter.pixels.withPixels { pixels in
      (0..<side).map { y in (0..<side).map { x in Int(pixels[y * stride + x] >> 16 & 255) } }
    }
  }

  @Test("the mean of every 8 × 8 block is what the formula says, to half a level: no bands")
  func meansAreExact() throws {
    let side = 512
    let center = Point(256, 256)
    let radius = 250.0
    let frame = try red(Glow(center: center, radius: radius, color: Color(0xFFFFFF, alpha: 0.12)), side: side)
    for top in stride(from: 0, to: side, by: 8) {
      for left in stride(from: 0, to: side, by: 8) {
        var drawn = 0.0
        var wanted = 0.0
        for y in top..<top + 8 {
          for x in left..<left + 8 {
            drawn += Double(frame[y][x])
            let d = Point(Double(x) + 0.5, Double(y) + 0.5).distance(to: center) / radius
            let rest = max(0, 1 - d * d)
            wanted += 255 * 0.12 * rest * rest * rest
          }
        }
        #expect(abs(drawn - wanted) / 64 < 0.5, "block at \(left), \(top)")
      }
    }
  }

  @Test("a glow touches nothing beyond its radius and is full at its centre")
  func extent() throws {
    let frame = try red(Glow(center: Point(100, 90), radius: 40, color: Color(0xFFFFFF)), side: 200)
    for y in 0..<200 {
      for x in 0..<200 where Point(Double(x) + 0.5, Double(y) + 0.5).distance(to: Point(100, 90)) >= 40 {
        #expect(frame[y][x] == 0)
      }
    }
    #expect(frame[90][100] >= 254)
  }
}
