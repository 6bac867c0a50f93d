/// How a track of sound is stored: always stereo, at 48 000 samples a second.
public enum SoundCoding: String, CaseIterable, Hashable, Sendable {
  /// Advanced Audio Coding, low complexity (ISO/IEC 14496-3), which every player takes.
  case aac
  /// Opus (RFC 6716), which sounds best for its size.
  case opus
  /// Apple Lossless, 24 bits.
  case alac
  /// Free Lossless Audio Codec, 24 bits.
  case flac
  /// Plain samples of 24 bits, the lowest byte first.
  case pcm

  /// What people call it.
  public var name: String {
    switch self {
    case .aac: "AAC"
    case .opus: "Opus"
    case .alac: "ALAC"
    case .flac: "FLAC"
    case .pcm: "PCM"
    }
  }

  /// Bits a second when nothing is said; nil where nothing is left out, so that there is nothing to say.
  public var defaultBitRate: Int? {
    switch self {
    case .aac: 192_000
    case .opus: 160_000
    case .alac, .flac, .pcm: nil
    }
  }

  /// How the sound of a film can be compressed in pieces; nil where each frame depends on all before it, or states its
  /// number.
  ///
  /// A frame of AAC overlaps the one before it, whose choice of windows binds its own. A coder that begins eight frames
  /// earlier chooses as one that has heard all, and has found its rate.
  public var cut: Cut? { self == .aac ? Cut(lead: 8 * 1024, tail: 2 * 1024) : nil }

  /// The most samples after a piece that any coding needs.
  public static let longestTail = allCases.reduce(0) { max($0, $1.cut?.tail ?? 0) }

  /// What a piece is compressed with.
  public struct Cut: Hashable, Sendable {
    /// How many samples before it a coder has to have heard: whole frames.
    public let lead: Int
    /// How many after it a coder looks at, at most.
    public let tail: Int
  }

  /// Bits a second that can be asked for.
  public static let bitRates = 32_000...512_000
}
