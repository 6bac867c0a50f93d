/// What of a picture differs from the one before, compressed as an APNG stores it: what is the same is clear.
public struct PNGPatch: Hashable, Sendable {
  /// The area that holds all that differs.
  public let area: PixelRect
  /// Its pixels: 8-bit RGBA, each row after a byte for its filter, compressed by zlib.
  public let data: [UInt8]

  /// One clear pixel: nothing differs.
  public static let nothing: PNGPatch = {
    do { return try PNGPatch(PixelBuffer(width: 1, height: 1), at: PixelRect(x: 0, y: 0, width: 1, height: 1)) } catch {
      preconditionFailure("one pixel can be compressed")
    }
  }()

  /// Compresses the pixels of an area.
  init(_ pixels: borrowing PixelBuffer, at area: PixelRect) throws(MediaError) {
    self.area = area
    data = PNG.data(of: try PNG.encode(pixels, opaque: false))
  }
}

/// Compresses pictures one after the other, each as what differs from the one before.
///
/// The pictures are opaque and of one size.
public struct PNGPatcher: ~Copyable {
  private var before: PixelBuffer?

  /// Starts before the first picture, which is compressed as a whole.
  public init() {}

  /// Starts after a picture.
  public init(after pixels: borrowing PixelBuffer) { before = PixelBuffer(copying: pixels) }

  /// Compresses a picture; nil when it is the one before.
  ///
  /// - Parameters:
  ///   - pixels: The picture.
  ///   - areas: Where it may differ from the one before; elsewhere it does not.
  /// - Throws: `MediaError.pngEncoding`.
  public mutating func patch(
    _ pixels: borrowing PixelBuffer, in areas: [PixelRect]
  ) throws(MediaError) -> PNGPatch? {
    guard var old = before.take() else {
      before = PixelBuffer(copying: pixels)
      return try PNGPatch(pixels, at: PixelRect(x: 0, y: 0, width: pixels.width, height: pixels.height))
    }
    let area = Self.difference(pixels, old, in: areas)
    var new = area.map { PixelBuffer(width: $0.width, height: $0.height) }
    if let area {
      for part in areas { new?.take(pixels, besides: &old, in: part, from: area) }
    }
    before = consume old
    guard let area, let new else { return nil }
    return try PNGPatch(new, at: area)
  }

  /// The smallest area that holds all pixels that differ; nil for none.
  private static func difference(
    _ pixels: borrowing PixelBuffer, _ old: borrowing PixelBuffer, in areas: [PixelRect]
  ) -> PixelRect? {
    let stride = pixels.stride
    var (left, right, top, bottom) = (Int.max, Int.min, Int.max, Int.min)
    pixels.withPixels { pixels in
      old.withPixels { old in
        for area in areas {
          for row in area.y..<area.y + area.height {
            let columns = row * stride + area.x..<row * stride + area.x + area.width
            guard let first = columns.first(where: { pixels[$0] != old[$0] }),
              let last = columns.last(where: { pixels[$0] != old[$0] })
            else { continue }
            (left, right) = (min(left, first - row * stride), max(right, last - row * stride))
            (top, bottom) = (min(top, row), max(bottom, row))
          }
        }
      }
    }
    return left <= right ? PixelRect(x: left, y: top, width: right - left + 1, height: bottom - top + 1) : nil
  }
}

extension PixelBuffer {
  /// A picture of the same pixels.
  fileprivate init(copying pixels: borrowing PixelBuffer) {
    self.init(width: pixels.width, height: pixels.height)
    withMutablePixels { own in
      pixels.withPixels { pixels in
        for (place, pixel) in pixels.enumerated() { own[place] = pixel }
      }
    }
  }

  /// Takes the pixels of a part of a picture that differ from an old one, which then has them, too; this picture is that
  /// of an area of theirs.
  fileprivate mutating func take(
    _ pixels: borrowing PixelBuffer, besides old: inout PixelBuffer, in part: PixelRect, from area: PixelRect
  ) {
    let (stride, own) = (pixels.stride, stride)
    withMutablePixels { target in
      old.withMutablePixels { old in
        pixels.withPixels { pixels in
          for row in part.y..<part.y + part.height {
            for place in row * stride + part.x..<row * stride + part.x + part.width where pixels[place] != old[place] {
              old[place] = pixels[place]
              target[(row - area.y) * own + place - row * stride - area.x] = pixels[place]
            }
          }
        }
      }
    }
  }
}
