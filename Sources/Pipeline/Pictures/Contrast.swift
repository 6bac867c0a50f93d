import Drawing
import Media
import Numerics

/// WCAG 2's contrast of a colour to pixels: (L₁ + 0.05) / (L₂ + 0.05) of the lighter and the darker relative luminance.
struct Contrast: Sendable {
  /// The share of what is behind a text that may be nearer to its colour than the contrast that is reported.
  ///
  /// So a line that crosses a text, which covers a few hundredths of its place, does not count, and a light or a wash
  /// behind a good part of it does. A quantile, not a mean: one pixel of the text's own colour weighs as much as one
  /// that is barely too near.
  static let tolerated = 0.25

  /// Linear light of an 8-bit component, as WCAG 2 has it.
  private let linear: [Double]

  /// Prepares the table of sRGB.
  init() {
    linear = (0...255).map { level in
      let value = Double(level) / 255
      return value <= 0.04045 ? value / 12.92 : Elementary.pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// The relative luminance of an opaque pixel, 0 … 1.
  func luminance(_ pixel: UInt32) -> Double {
    func light(_ shift: UInt32) -> Double { linear[Int(pixel >> shift & 255)] }
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0)
  }

  /// The contrast ratio of two opaque pixels, from 1 to 21.
  func ratio(_ left: UInt32, _ right: UInt32) -> Double {
    let (a, b) = (luminance(left), luminance(right))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The contrast of a colour to the pixels in a rectangle that three quarters of them reach, in hundredths, rounded
  /// down; nil where none of the rectangle is in the picture.
  ///
  /// A colour that is not opaque is laid over each pixel first.
  func ratio(of color: Color, to pixels: borrowing PixelBuffer, in rect: Rect) -> Double? {
    let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
    let columns = Self.whole(from: rect.minX, to: rect.maxX, of: width)
    let rows = Self.whole(from: rect.minY, to: rect.maxY, of: height)
    guard !columns.isEmpty, !rows.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: 2101)
    pixels.withPixels { pixels in
      // Neighbours are mostly alike.
      var (last, place) = (UInt32(0), -1)
      for row in rows {
        for pixel in pixels[row * stride + columns.lowerBound..<row * stride + columns.upperBound] {
          if pixel != last || place < 0 {
            last = pixel
            place = min(2100, Int((ratio(Self.pixel(color, over: pixel), pixel) * 100).rounded(.down)))
          }
          counts[place] += 1
        }
      }
    }
    var rest = Int((Double(columns.count * rows.count) * Self.tolerated).rounded(.up))
    for (place, count) in counts.enumerated() {
      rest -= count
      if rest <= 0 { return Double(place) / 100 }
    }
    return nil
  }

  /// The pixels that a range touches, of `count`.
  private static func whole(from low: Double, to high: Double, of count: Int) -> Range<Int> {
    let first = Int(max(0, min(Double(count), low.rounded(.down))))
    return first..<max(first, Int(max(0, min(Double(count), high.rounded(.up)))))
  }

  /// A colour laid over an opaque pixel.
  private static func pixel(_ color: Color, over ground: UInt32) -> UInt32 {
    func mixed(_ component: Double, _ shift: UInt32) -> UInt32 {
      let under = Double(ground >> shift & 255)
      return UInt32(max(0, min(255, (under + (component * 255 - under) * color.alpha).rounded()))) << shift
    }
    return 0xFF00_0000 | mixed(color.red, 16) | mixed(color.green, 8) | mixed(color.blue, 0)
  }
}
