extension EncodedChunk.ParameterSets {
  /// Whether they can be those of a film: kinds and lengths are right.
  var areSound: Bool {
    func isUnit(_ unit: [UInt8], _ kind: NALUnits.Kind, atLeast count: Int) -> Bool {
      (count...0xFFFF).contains(unit.count) && NALUnits.kind(of: unit, in: codec) == kind
    }
    switch codec {
    case .h264, .h265:
      let isH265 = codec == .h265
      return isUnit(sequence, .sequenceParameters, atLeast: isH265 ? 16 : 4)
        && (isH265 ? isUnit(video, .videoParameters, atLeast: 3) : video.isEmpty)
        && (1...255).contains(pictures.count)
        && pictures.allSatisfy { isUnit($0, .pictureParameters, atLeast: 2) }
    case .av1:
      return (4...0xFFFF).contains(sequence.count) && OBUs.number(of: sequence[0]) == OBUs.sequenceHeader
        && video.isEmpty && pictures.isEmpty
    case .vp9, .prores:
      return video.isEmpty && sequence.isEmpty && pictures.isEmpty
    }
  }

  /// What libavformat takes as the track's configuration; empty when the codec has none.
  ///
  /// For AV1 the muxers make the record (`av1C`) of the sequence header themselves.
  var configurationRecord: [UInt8] {
    switch codec {
    case .h264: avcRecord
    case .h265: hevcRecord
    case .av1: sequence
    case .vp9, .prores: []
    }
  }

  /// The decoder configuration record that an MP4's `avcC` box holds (ISO/IEC 14496-15, 5.3.3.1).
  private var avcRecord: [UInt8] {
    // Version 1; profile, constraints and level from the sequence's own bytes; lengths of 4 bytes; one sequence.
    var record: [UInt8] = [1, sequence[1], sequence[2], sequence[3], 0xFF, 0xE1] + Self.sized(sequence)
    record.append(UInt8(truncatingIfNeeded: pictures.count))
    for picture in pictures { record += Self.sized(picture) }
    // All profiles but the oldest three add: chroma 4:2:0, 8 bits of luma, 8 bits of chroma, no extension.
    if ![66, 77, 88].contains(sequence[1]) { record += [0xFC | 1, 0xF8, 0xF8, 0] }
    return record
  }

  /// The decoder configuration record that an MP4's `hvcC` box holds (ISO/IEC 14496-15, 8.3.3.1).
  private var hevcRecord: [UInt8] {
    // After two bytes of the unit's header and one of counts come profile, compatibility, constraints and level.
    let level = NALUnits.payload(of: sequence).dropFirst(3).prefix(12)
    var record: [UInt8] = [1] + level
    // Slices of no known kind, work not divided; 4:2:0, 8 bits; a rate that is not stated.
    record += [0xF0, 0, 0xFC, 0xFC | 1, 0xF8, 0xF8, 0, 0]
    // One layer, nested; lengths of 4 bytes.
    record += [1 << 3 | 1 << 2 | 3, 3]
    for (number, units) in [(32, [video]), (33, [sequence]), (34, pictures)] as [(UInt8, [[UInt8]])] {
      // All of this kind are here, none is in the pictures.
      record += [0x80 | number, 0, UInt8(truncatingIfNeeded: units.count)]
      for unit in units { record += Self.sized(unit) }
    }
    return record
  }

  private static func sized(_ unit: [UInt8]) -> [UInt8] {
    [UInt8(truncatingIfNeeded: unit.count >> 8), UInt8(truncatingIfNeeded: unit.count)] + unit
  }
}
