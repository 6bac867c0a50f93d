/// A format of looping animations; the raw value is what FFmpeg calls it.
public enum AnimationKind: String, Hashable, Sendable, CaseIterable {
  /// Graphics Interchange Format: 255 colours for the whole animation, times in 1/100 s.
  case gif
  /// Animated Portable Network Graphics: every colour, times as fractions.
  case apng

  /// What people call it.
  public var name: String {
    switch self {
    case .gif: "GIF"
    case .apng: "APNG"
    }
  }

  /// The most pictures a second that are shown at their speed.
  ///
  /// Browsers take a picture's time of at most 0.01 s for a mistake, and show the picture for 0.1 s.
  public var mostPicturesASecond: Int {
    switch self {
    case .gif: 50
    case .apng: 90
    }
  }
}
