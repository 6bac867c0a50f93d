public import Media

/// How the pictures of an animation are stored.
public enum AnimationCoding: Hashable, Sendable {
  /// As a GIF, of indices into a palette: a byte a pixel.
  case gif(Palette)
  /// As an APNG, of red, green, blue and opacity: four bytes a pixel.
  case apng

  /// The format.
  public var kind: AnimationKind {
    switch self {
    case .gif: .gif
    case .apng: .apng
    }
  }

  /// Bytes of a pixel.
  public var bytesPerPixel: Int {
    switch self {
    case .gif: 1
    case .apng: 4
    }
  }
}

/// One picture of an animation, as it is handed over.
public enum AnimationPicture: Hashable, Sendable {
  /// Of a GIF: all pixels as indices, rows from the top without padding. The writer compresses them.
  case indices([UInt8])
  /// Of an APNG: what differs from the picture before, compressed; of the first, all of it.
  case patch(PNGPatch)
}
