internal import CFFmpeg

extension ChunkEncoder {
  /// The parameter sets of an opened encoder.
  static func parameterSets(
    of context: borrowing CodecOwner, _ codec: VideoCodec
  ) throws(VideoError) -> EncodedChunk.ParameterSets {
    let bytes = Array(
      UnsafeBufferPointer(
        start: context.pointer.pointee.extradata, count: Int(context.pointer.pointee.extradata_size)))
    var sets = EncodedChunk.ParameterSets(codec: codec)
    switch codec {
    case .h264, .h265:
      for unit in NALUnits(byteStream: bytes).units {
        switch NALUnits.kind(of: unit, in: codec) {
        case .videoParameters where sets.video.isEmpty: sets.video = Array(unit)
        case .sequenceParameters where sets.sequence.isEmpty: sets.sequence = Array(unit)
        case .pictureParameters: sets.pictures.append(Array(unit))
        case .information: break
        default: throw .unexpectedStream(codec, frame: 0, reason: unknown(unit, codec))
        }
      }
    // That of AV1 comes with the first picture, see `finish`.
    case .av1: return sets
    case .vp9, .prores: break
    }
    guard sets.areSound else { throw .unexpectedStream(codec, frame: 0, reason: .incomplete) }
    return sets
  }

  /// The parameter sets of a chunk whose first frame has them.
  static func parameterSets(
    _ sets: EncodedChunk.ParameterSets, with frame: EncodedChunk.Frame?
  ) throws(VideoError) -> EncodedChunk.ParameterSets {
    guard sets.codec == .av1 else { return sets }
    var sets = sets
    sets.sequence = frame.flatMap { OBUs($0.bytes)?.sequence } ?? []
    guard sets.areSound else { throw .unexpectedStream(sets.codec, frame: 0, reason: .incomplete) }
    return sets
  }

  /// Takes what carries the picture out of what an encoder gave.
  static func frame(
    of packet: borrowing PacketOwner, number: Int, _ codec: VideoCodec
  ) throws(VideoError) -> EncodedChunk.Frame {
    var frame = EncodedChunk.Frame(bytes: [], isKey: packet.pointer.pointee.flags & AV_PKT_FLAG_KEY != 0)
    switch codec {
    case .h264, .h265:
      frame.isKey = false
      let stream = packet.bytes
      frame.bytes.reserveCapacity(stream.count + 16)
      for unit in NALUnits(byteStream: stream).units {
        switch NALUnits.kind(of: unit, in: codec) {
        case .slice: frame.bytes += NALUnits.sized(unit)
        case .keySlice:
          frame.bytes += NALUnits.sized(unit)
          frame.isKey = true
        case .information, .delimiter, .filler: break
        case .videoParameters, .sequenceParameters, .pictureParameters, nil:
          throw .unexpectedStream(codec, frame: number, reason: unknown(unit, codec))
        }
      }
    case .av1:
      guard let units = OBUs(packet.bytes)?.units else {
        throw .unexpectedStream(codec, frame: number, reason: .incomplete)
      }
      frame.bytes = Array(units.joined())
    case .vp9, .prores: frame.bytes = packet.bytes
    }
    guard !frame.bytes.isEmpty else { throw .unexpectedStream(codec, frame: number, reason: .incomplete) }
    guard frame.isKey == (number == 0 || codec.isIntraOnly) else {
      throw .unexpectedStream(codec, frame: number, reason: .keyFrame)
    }
    return frame
  }

  private static func unknown(_ unit: ArraySlice<UInt8>, _ codec: VideoCodec) -> VideoError.StreamFault {
    .unknownUnit(NALUnits.number(of: unit.first ?? 0, in: codec))
  }
}
