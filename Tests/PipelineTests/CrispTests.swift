import Drawing
import FilmKit
import Media
import Testing
import Timeline

@testable import Pipeline

/// Small type is drawn as sharp as it can be: what it is set in is really there, in pixels.
@Suite("text is crisp at 720p")
struct CrispTests {
  @Test(
    "every label has pixels of at least 80 % of its colour, whatever its size",
    arguments: ["midnight", "paper", "contrast"])
  func strokes(theme: String) throws {
    for network in [Support.chain, Support.wide] {
      let project = try Support.project(size: "1280x720", network: network, more: "\"theme\": \"\(theme)\"")
      var source = FrameSource(project.film)
      for beat in project.timeline.beats where !beat.frames.isEmpty {
        let frame = beat.frames.upperBound - 1
        let labels = project.film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.99 && $0.size > 0 }
        let shares = try source.draw(frame) { pixels, _ in labels.map { Self.strongest(pixels, $0) } }
        for (label, share) in zip(labels, shares) {
          #expect(share >= 0.8, "\(beat.id): \"\(label.text)\", \(label.size) px: \(share)")
        }
      }
    }
  }

  /// How near the nearest pixel of a label comes to its first colour, from what is behind it (0) to the colour (1).
  private static func strongest(_ pixels: borrowing PixelBuffer, _ label: Mark) -> Double {
    guard let color = label.coloredRuns.first?.color, let box = label.coloredRuns.first?.bounds else { return 1 }
    let wanted = [color.red, color.green, color.blue].map { $0 * 255 }
    let rows = max(0, Int(box.minY))..<min(pixels.height, Int(box.maxY) + 1)
    let columns = max(0, Int(box.minX))..<min(pixels.width, Int(box.maxX) + 1)
    let stride = pixels.stride
    var (nearest, farthest) = (Double.infinity, 0.0)
    pixels.withPixels { all in
      for row in rows {
        for column in columns {
          let pixel = all[row * stride + column]
          let found = [16, 8, 0].map { Double(pixel >> UInt32($0) & 255) }
          let distance = zip(wanted, found).reduce(0) { $0 + abs($1.0 - $1.1) }
          nearest = min(nearest, distance)
          farthest = max(farthest, distance)
        }
      }
    }
    return farthest > 0 ? 1 - nearest / farthest : 1
  }
}
