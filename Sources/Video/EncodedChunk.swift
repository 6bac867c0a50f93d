/// Consecutive frames of a film, compressed: the unit that is cached, passed between machines and joined to a film.
///
/// The first frame is the only key frame (an IDR picture), and frames are shown in the order in which they are stored:
/// no frame refers to another chunk or to a later frame. A frame's bytes are NAL units, each after its length in four
/// bytes, big-endian, as MP4 stores them (ISO/IEC 14496-15); units that carry no picture have been left out.
public struct EncodedChunk: Hashable, Sendable, Codable {
  /// What a decoder has to know before the first picture: NAL units, without lengths and start codes.
  public struct ParameterSets: Hashable, Sendable, Codable {
    /// The sequence parameter set: size, profile, colour, clock.
    public var sequence: [UInt8]
    /// The picture parameter sets; at least one.
    public var pictures: [[UInt8]]

    /// Makes parameter sets.
    public init(sequence: [UInt8], pictures: [[UInt8]]) {
      (self.sequence, self.pictures) = (sequence, pictures)
    }
  }

  /// One compressed picture.
  public struct Frame: Hashable, Sendable, Codable {
    /// The NAL units, each after its length.
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

  /// Makes a chunk.
  public init(format: VideoFormat, parameterSets: ParameterSets, frames: [Frame]) {
    (self.format, self.parameterSets, self.frames) = (format, parameterSets, frames)
  }
}

extension EncodedChunk.ParameterSets {
  /// Whether they can be those of a film: kinds and lengths are right.
  var areSound: Bool {
    (4...0xFFFF).contains(sequence.count) && sequence[0] & 31 == NALUnits.Kind.sequenceParameters.rawValue
      && (1...255).contains(pictures.count)
      && pictures.allSatisfy {
        (2...0xFFFF).contains($0.count) && $0[0] & 31 == NALUnits.Kind.pictureParameters.rawValue
      }
  }

  /// The decoder configuration record that an MP4's `avcC` box holds (ISO/IEC 14496-15, 5.3.3.1).
  var configurationRecord: [UInt8] {
    func sized(_ unit: [UInt8]) -> [UInt8] {
      [UInt8(truncatingIfNeeded: unit.count >> 8), UInt8(truncatingIfNeeded: unit.count)] + unit
    }
    // Version 1; profile, constraints and level from the sequence's own bytes; lengths of 4 bytes; one sequence.
    var record: [UInt8] = [1, sequence[1], sequence[2], sequence[3], 0xFF, 0xE1] + sized(sequence)
    record.append(UInt8(truncatingIfNeeded: pictures.count))
    for picture in pictures { record += sized(picture) }
    // All profiles but the oldest three add: chroma 4:2:0, 8 bits of luma, 8 bits of chroma, no extension.
    if ![66, 77, 88].contains(sequence[1]) { record += [0xFC | 1, 0xF8, 0xF8, 0] }
    return record
  }
}
