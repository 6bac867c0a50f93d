internal import CFFmpeg

/// What FFmpeg's libraries may have been built without, and whether it is there.
public enum LibraryParts {
  /// One encoder, decoder or muxer.
  public struct Part: Hashable, Sendable {
    /// What people call what it is for, such as "H.264".
    public let name: String
    /// What the library calls it, such as "libx264".
    public let libraryName: String
    /// Whether it is there.
    public let isThere: Bool

    /// Makes it of its parts.
    public init(name: String, libraryName: String, isThere: Bool) {
      (self.name, self.libraryName, self.isThere) = (name, libraryName, isThere)
    }
  }

  /// The encoder of every codec of films, in the order of `VideoCodec`.
  public static var videoEncoders: [Part] {
    VideoCodec.allCases.map { encoder($0.name, $0.encoderName) }
  }

  /// The encoder of every coding of sound, in the order of `SoundCoding`.
  public static var soundEncoders: [Part] {
    SoundCoding.allCases.map { encoder($0.name, $0.encoderName) }
  }

  /// The muxer of every kind of film and sound, and of GIF.
  public static var muxers: [Part] {
    let kinds =
      MovieContainer.allCases.map { ($0.name, $0.rawValue) } + [(AnimationKind.gif.name, AnimationKind.gif.rawValue)]
      + SoundFormat.allCases.map { ($0.rawValue.uppercased(), $0.rawValue) }
    return kinds.map {
      Part(name: $0, libraryName: $1, isThere: Libav.isOpen && av_guess_format($1, nil, nil) != nil)
    }
  }

  /// The decoders of what voices are usually recorded in.
  public static var voiceDecoders: [Part] {
    let kinds = [
      ("FLAC", "flac", AV_CODEC_ID_FLAC), ("WAV", "pcm_s16le", AV_CODEC_ID_PCM_S16LE), ("MP3", "mp3", AV_CODEC_ID_MP3),
      ("AAC", "aac", AV_CODEC_ID_AAC), ("Vorbis", "vorbis", AV_CODEC_ID_VORBIS), ("Opus", "opus", AV_CODEC_ID_OPUS),
      ("ALAC", "alac", AV_CODEC_ID_ALAC),
    ]
    return kinds.map { name, libraryName, id in
      Part(name: name, libraryName: libraryName, isThere: Libav.isOpen && avcodec_find_decoder(id) != nil)
    }
  }

  private static func encoder(_ name: String, _ libraryName: String) -> Part {
    Part(
      name: name, libraryName: libraryName, isThere: Libav.isOpen && avcodec_find_encoder_by_name(libraryName) != nil)
  }
}
