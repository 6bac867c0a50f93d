/// Consecutive frames of a film, compressed: the unit that is cached, passed between machines and joined to a film.
///
/// The first frame is a key frame, and the only one but where the codec has no others; frames are shown in the order
/// in which they are stored: no frame refers to another chunk or to a later frame.
public struct EncodedChunk: Hashable, Sendable, Codable {
  /// What a decoder has to know before the first picture, which is the same in all chunks of a film.
  ///
  /// H.264 has a sequence and pictures; H.265 those and video; AV1 a sequence; VP9 and ProRes nothing, for every frame
  /// of theirs states it. Those of H.264 and H.265 are NAL units, without lengths and start codes; that of AV1 is an
  /// OBU.
  public struct ParameterSets: Hashable, Sendable, Codable {
    /// The codec.
    public var codec: VideoCodec
    /// The video parameter set of H.265: layers and level.
    public var video: [UInt8]
    /// The sequence parameter set or the sequence header: size, profile, colour, clock.
    public var sequence: [UInt8]
    /// The picture parameter sets; at least one, if the codec has such.
    public var pictures: [[UInt8]]

    /// Makes parameter sets.
    public init(codec: VideoCodec, video: [UInt8] = [], sequence: [UInt8] = [], pictures: [[UInt8]] = []) {
      (self.codec, self.video, self.sequence, self.pictures) = (codec, video, sequence, pictures)
    }
  }

  /// One compressed picture.
  public struct Frame: Hashable, Sendable, Codable {
    /// The picture as MP4 stores it.
    ///
    /// H.264 and H.265: NAL units, each after its length in four bytes, big-endian (ISO/IEC 14496-15); units that carry
    /// no picture have been left out. AV1: the OBUs of a temporal unit, without its delimiter. VP9 and ProRes: the
    /// frame.
    public var bytes: [UInt8]
    /// Whether decoding can start here.
    public var isKey: Bool

    /// Makes a frame.
    public init(bytes: [UInt8], isKey: Bool) {
      (self.bytes, self.isKey) = (bytes, isKey)
    }
  }

  /// The size and the frame rate.
  public var format: VideoFormat
  /// What all frames share.
  public var parameterSets: ParameterSets
  /// The pictures, in the order in which they are shown; at least one.
  public var frames: [Frame]
  /// How the pictures are compressed.
  public var codec: VideoCodec { parameterSets.codec }

  /// Makes a chunk.
  public init(format: VideoFormat, parameterSets: ParameterSets, frames: [Frame]) {
    (self.format, self.parameterSets, self.frames) = (format, parameterSets, frames)
  }
}
