import Media
import Video

/// One worker's frame as a codec takes it: with opacity or without.
struct FramePlanes: ~Copyable {
  private var opaque: PlanarFrame?
  private var clear: AlphaFrame?

  /// Makes a frame of a size for a codec.
  init(_ format: VideoFormat, for codec: VideoCodec) {
    if codec.hasAlpha {
      clear = AlphaFrame(width: format.width, height: format.height)
    } else {
      opaque = PlanarFrame(width: format.width, height: format.height)
    }
  }

  /// Converts the areas of a picture that changed.
  mutating func convert(_ pixels: borrowing PixelBuffer, in areas: [PixelRect]) {
    for area in areas {
      opaque?.convert(pixels, in: area)
      clear?.convert(pixels, in: area)
    }
  }

  /// Compresses the frame after those before.
  ///
  /// - Parameters:
  ///   - encoder: What compresses it.
  ///   - areas: All that differs from the frame before.
  ///   - motion: How far what moves has moved since.
  func encode(
    with encoder: inout ChunkEncoder, changed areas: [PixelRect], motion: MotionVector
  ) throws(VideoError) {
    switch opaque {
    case .some(let planes): try encoder.encode(planes, changed: areas, motion: motion)
    case .none: break
    }
    switch clear {
    case .some(let planes): try encoder.encode(planes)
    case .none: break
    }
  }
}
