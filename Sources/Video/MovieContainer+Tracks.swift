extension MovieContainer {
  /// The codings of sound that a container holds so that players know it; the first is taken when none is asked for.
  ///
  /// WebM is Matroska with Vorbis and Opus alone; MP4 has no plain samples that players agree on, and QuickTime no Opus
  /// and no FLAC.
  public var soundCodings: [SoundCoding] {
    switch self {
    case .mp4: [.aac, .opus, .alac, .flac]
    case .mov: [.pcm, .aac, .alac]
    case .webm: [.opus]
    }
  }
}
