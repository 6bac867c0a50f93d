public import Media

/// How the pictures of an animation are handed over and stored.
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
