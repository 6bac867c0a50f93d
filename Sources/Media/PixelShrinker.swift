/// Makes pictures of one size smaller, one after the other, and works out only what changed.
///
/// A pixel is the mean of the area that it covers, in integers: the weights of the pixels under it, in each direction
/// multiples of 1/256, add up to 1.
public struct PixelShrinker: ~Copyable {
  /// The last picture, smaller.
  public private(set) var pixels: PixelBuffer
  private let across: [Span]
  private let down: [Span]
  /// The sums of one row: of blue, green, red and alpha, in 1/65536.
  private var sums: [SIMD4<UInt32>]

  /// The pixels that one of the smaller picture covers in one direction.
  private struct Span {
    let first: Int
    /// In 1/256 of the whole.
    let weights: [UInt32]

    /// Divides `length` pixels among `count`.
    static func all(_ count: Int, of length: Int) -> [Span] {
      (0..<count).map { index in
        // In 1/count of a pixel.
        let (start, end) = (index * length, (index + 1) * length)
        let (first, last) = (start / count, (end + count - 1) / count)
        var (weights, given, covered) = ([UInt32](), 0, 0)
        for pixel in first..<last {
          covered += min(end, (pixel + 1) * count) - max(start, pixel * count)
          let share = (256 * covered + length / 2) / length
          weights.append(UInt32(share - given))
          given = share
        }
        return Span(first: first, weights: weights)
      }
    }
  }

  /// Prepares to make pictures of `width` × `height` smaller; traps unless the new sides are 1 … the old ones.
  public init(width: Int, height: Int, toWidth newWidth: Int, height newHeight: Int) {
    precondition(1...width ~= newWidth && 1...height ~= newHeight, "pictures get smaller")
    pixels = PixelBuffer(width: newWidth, height: newHeight)
    across = Span.all(newWidth, of: width)
    down = Span.all(newHeight, of: height)
    sums = Array(repeating: SIMD4(), count: newWidth)
  }

  /// Makes a picture smaller.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - areas: Where it may differ from the one before.
  /// - Returns: Where the smaller picture may differ.
  public mutating func shrink(_ picture: borrowing PixelBuffer, changedIn areas: [PixelRect]) -> [PixelRect] {
    let (width, height) = (pixels.width, pixels.height)
    return areas.map { area in
      let columns = Self.part(area.x..<area.x + area.width, of: across)
      let rows = Self.part(area.y..<area.y + area.height, of: down)
      for row in rows.clamped(to: 0..<height) { shrink(picture, row, columns.clamped(to: 0..<width)) }
      return PixelRect(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
    }
  }

  /// The pixels of the smaller picture that cover one of a range.
  private static func part(_ range: Range<Int>, of spans: [Span]) -> Range<Int> {
    let first = spans.firstIndex { $0.first + $0.weights.count > range.lowerBound } ?? spans.count
    let end = spans[first...].firstIndex { $0.first >= range.upperBound } ?? spans.count
    return first..<max(first, end)
  }

  private mutating func shrink(_ picture: borrowing PixelBuffer, _ row: Int, _ columns: Range<Int>) {
    let (stride, own, span) = (picture.stride, pixels.stride, down[row])
    for column in columns { sums[column] = SIMD4(repeating: 1 << 15) }
    picture.withPixels { old in
      for (line, weight) in span.weights.enumerated() where weight > 0 {
        let start = (span.first + line) * stride
        for column in columns {
          let cover = across[column]
          var sum = SIMD4<UInt32>()
          for (offset, share) in cover.weights.enumerated() {
            let pixel = old[start + cover.first + offset]
            sum &+= SIMD4(pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255, pixel >> 24) &* share
          }
          sums[column] &+= sum &* weight
        }
      }
    }
    pixels.withMutablePixels { new in
      for column in columns {
        let sum = sums[column] &>> 16
        new[row * own + column] = sum.x | sum.y << 8 | sum.z << 16 | sum.w << 24
      }
    }
  }
}
