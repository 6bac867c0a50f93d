/// The kind of a file that holds sound alone, in 24 bits.
public enum SoundFormat: String, CaseIterable, Hashable, Sendable {
  /// RIFF WAVE; RF64 when there are more than 4 GB.
  case wav
  /// Free Lossless Audio Codec.
  case flac

  /// How its samples are stored.
  var coding: SoundCoding {
    switch self {
    case .wav: .pcm
    case .flac: .flac
    }
  }
}
