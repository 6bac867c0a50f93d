/// A way to compress a film's pictures; the raw value is what the command line calls it.
public enum VideoCodec: String, CaseIterable, Hashable, Sendable, Codable {
  /// ITU-T H.264 (AVC), which everything plays.
  case h264
  /// ITU-T H.265 (HEVC): smaller files, for players of the last ten years and Apple's.
  case h265
  /// AOMedia Video 1: the smallest files, for browsers.
  case av1
  /// VP9: for browsers, also older ones.
  case vp9
  /// Apple ProRes 4444 with opacity, for editors: every picture by itself, and large.
  case prores

  /// What people call it.
  public var name: String {
    switch self {
    case .h264: "H.264"
    case .h265: "H.265"
    case .av1: "AV1"
    case .vp9: "VP9"
    case .prores: "ProRes"
    }
  }

  /// The kinds of files that can hold it.
  public var containers: [MovieContainer] { MovieContainer.allCases.filter { $0.codecs.contains(self) } }

  /// The constant rate factors that it takes, from the best picture to the smallest file; nil when it has none.
  public var factors: ClosedRange<Int>? {
    switch self {
    case .h264, .h265: 0...51
    case .av1, .vp9: 0...63
    case .prores: nil
    }
  }

  /// Whether pictures have opacity: `ChunkEncoder` is then given `AlphaFrame`s, else `PlanarFrame`s.
  public var hasAlpha: Bool { self == .prores }

  /// Whether every frame can be decoded by itself; of the others only the first one of a chunk can.
  public var isIntraOnly: Bool { self == .prores }

  /// What libavcodec calls the encoder.
  ///
  /// Of the three for AV1, libaom's for real time gave as good a picture for its bytes or a better one, is among the
  /// fastest, and it alone states where chroma lies and keeps to a rate of bits without look-ahead.
  var encoderName: String {
    switch self {
    case .h264: "libx264"
    case .h265: "libx265"
    case .av1: "libaom-av1"
    case .vp9: "libvpx-vp9"
    case .prores: "prores_ks"
    }
  }
}
