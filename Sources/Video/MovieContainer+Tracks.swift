extension MovieContainer {
  /// The codings of sound that a container holds so that players know it, the commonest first.
  ///
  /// WebM is Matroska with Vorbis and Opus alone; MP4 has no plain samples that players agree on, and QuickTime no Opus
  /// and no FLAC.
  public var soundCodings: [SoundCoding] {
    switch self {
    case .mp4: [.aac, .opus, .alac, .flac]
    case .mov: [.aac, .alac, .pcm]
    case .webm: [.opus]
    }
  }

  /// What people call it.
  public var name: String {
    switch self {
    case .mp4: "MP4"
    case .mov: "MOV"
    case .webm: "WebM"
    }
  }
}
