/// Which codecs each kind of file holds: the one table of formats.
extension MovieContainer {
  /// The codecs that it holds; the first is taken when none is asked for.
  public var codecs: [VideoCodec] {
    switch self {
    case .mp4: [.h264, .h265, .av1, .vp9]
    case .mov: [.prores, .h264, .h265]
    case .webm: [.vp9, .av1]
    }
  }

  /// What people call it.
  public var name: String {
    switch self {
    case .mp4: "MP4"
    case .mov: "QuickTime"
    case .webm: "WebM"
    }
  }

  /// The extensions of its files' names, the usual one first.
  public var extensions: [String] {
    switch self {
    case .mp4: ["mp4", "m4v"]
    case .mov: ["mov"]
    case .webm: ["webm"]
    }
  }
}
