internal import CFFmpeg
public import Media

/// Compresses the frames of one chunk to H.264 with libx264.
///
/// One thread, no frame that refers forwards, one key frame at the start: the same frames give the same bytes in every
/// run, and chunks of one format and one set of settings have the same parameter sets, so they join.
public struct ChunkEncoder: ~Copyable {
  /// The size and the frame rate.
  public let format: VideoFormat
  private let codec: CodecOwner
  private let picture: PictureOwner
  private let packet: PacketOwner
  private let parameterSets: EncodedChunk.ParameterSets
  private var frames: [EncodedChunk.Frame] = []
  private var sent = 0

  /// Opens an encoder.
  ///
  /// - Throws: `VideoError.unsupportedQuality`, `VideoError.encoderMissing`, or the library's failure.
  public init(format: VideoFormat, settings: H264Settings = H264Settings()) throws(VideoError) {
    guard (0...51).contains(settings.crf) else { throw .unsupportedQuality(crf: settings.crf) }
    let codec = try CodecOwner(ChunkEncoder.encoder(named: "libx264"), during: .encoding)
    try ChunkEncoder.open(codec, format, settings)
    let parameterSets = try ChunkEncoder.parameterSets(of: codec)
    let packet = try PacketOwner(during: .encoding)
    let picture = try PictureOwner(during: .encoding)
    try picture.allocate(width: format.width, height: format.height)
    self.format = format
    self.parameterSets = parameterSets
    self.codec = codec
    self.packet = packet
    self.picture = picture
  }

  /// Adds the next frame, which must have the format's size.
  ///
  /// - Throws: `VideoError.frameSizeDiffers`, or the library's failure.
  public mutating func encode(_ frame: borrowing PlanarFrame) throws(VideoError) {
    guard frame.width == format.width, frame.height == format.height else {
      throw .frameSizeDiffers(width: frame.width, height: frame.height, expected: format)
    }
    // The encoder may still hold the last frame's memory; if so, the picture gets its own again.
    try check(av_frame_make_writable(picture.pointer), calling: "av_frame_make_writable", during: .encoding)
    picture.fill(from: frame)
    picture.pointer.pointee.pts = Int64(sent)
    sent += 1
    try send(picture.pointer)
  }

  /// Ends the chunk and hands it over.
  ///
  /// - Throws: `VideoError.emptyChunk`, `VideoError.unexpectedStream`, or the library's failure.
  public consuming func finish() throws(VideoError) -> EncodedChunk {
    guard sent > 0 else { throw .emptyChunk }
    try send(nil)
    guard frames.count == sent else { throw .unexpectedStream(frame: frames.count, reason: .incomplete) }
    return EncodedChunk(format: format, parameterSets: parameterSets, frames: frames)
  }

  /// Gives the encoder a picture, or the end, and takes the packets that are ready.
  private mutating func send(_ picture: UnsafeMutablePointer<AVFrame>?) throws(VideoError) {
    let context = codec.pointer
    try check(
      avcodec_send_frame(context, picture), calling: "avcodec_send_frame", during: .encoding, owner: context)
    while true {
      let code = avcodec_receive_packet(context, packet.pointer)
      if code == beatframe_averror(EAGAIN) || code == beatframe_averror_eof() { return }
      try check(code, calling: "avcodec_receive_packet", during: .encoding, owner: context)
      let (pts, dts) = (packet.pointer.pointee.pts, packet.pointer.pointee.dts)
      guard pts == Int64(frames.count), dts == pts else {
        throw .unexpectedStream(frame: frames.count, reason: .order)
      }
      let frame = try EncodedChunk.Frame(byteStream: packet.bytes, number: frames.count)
      frames.append(frame)
      av_packet_unref(packet.pointer)
    }
  }
}

extension EncodedChunk.Frame {
  /// Takes the units that carry the picture out of what an encoder gave.
  fileprivate init(byteStream: [UInt8], number: Int) throws(VideoError) {
    self.init(bytes: [], isKey: false)
    bytes.reserveCapacity(byteStream.count + 16)
    for unit in NALUnits(byteStream: byteStream).units {
      switch NALUnits.kind(of: unit) {
      case .slice: bytes += NALUnits.sized(unit)
      case .keySlice:
        bytes += NALUnits.sized(unit)
        isKey = true
      case .information, .delimiter, .filler: break
      case .sequenceParameters, .pictureParameters, nil:
        throw .unexpectedStream(frame: number, reason: .unknownUnit((unit.first ?? 0) & 31))
      }
    }
    guard !bytes.isEmpty else { throw .unexpectedStream(frame: number, reason: .incomplete) }
    guard isKey == (number == 0) else { throw .unexpectedStream(frame: number, reason: .keyFrame) }
  }
}
