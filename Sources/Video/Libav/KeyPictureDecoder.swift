internal import CFFmpeg

/// Decodes the key picture of a chunk, all of its macroblocks, as every decoder does.
struct KeyPictureDecoder: ~Copyable {
  private let codec: CodecOwner
  private let packet: PacketOwner
  private let picture: PictureOwner

  /// Opens a decoder.
  ///
  /// - Throws: `VideoError.decoderMissing`, or the library's failure, during `.encoding`.
  init(_ sets: EncodedChunk.ParameterSets) throws(VideoError) {
    guard let decoder = avcodec_find_decoder(AV_CODEC_ID_H264) else { throw .decoderMissing(name: "h264") }
    let codec = try CodecOwner(decoder, during: .encoding)
    let packet = try PacketOwner(during: .encoding)
    let picture = try PictureOwner(during: .encoding)
    let context = codec.pointer
    let record = sets.configurationRecord
    let room = record.count + Int(AV_INPUT_BUFFER_PADDING_SIZE)
    let memory = try check(
      av_mallocz(room)?.assumingMemoryBound(to: UInt8.self), calling: "av_mallocz", during: .encoding)
    memory.update(from: record, count: record.count)
    context.pointee.extradata = memory
    context.pointee.extradata_size = Int32(record.count)
    context.pointee.thread_count = 1
    // Rows and columns beyond the frame are predicted from, too.
    context.pointee.apply_cropping = 0
    try check(avcodec_open2(context, decoder, nil), calling: "avcodec_open2", during: .encoding, owner: context)
    self.codec = codec
    self.packet = packet
    self.picture = picture
  }

  /// Decodes the key picture, which is all that the decoder is ever given.
  ///
  /// - Throws: `VideoError.unexpectedStream` if it is not what `syntax` says, or the library's failure.
  consuming func decode(_ frame: EncodedChunk.Frame, _ syntax: DeltaSyntax) throws(VideoError) -> CodedPicture {
    let context = codec.pointer
    try check(
      av_new_packet(packet.pointer, Int32(frame.bytes.count)), calling: "av_new_packet", during: .encoding)
    packet.pointer.pointee.data.update(from: frame.bytes, count: frame.bytes.count)
    try check(
      avcodec_send_packet(context, packet.pointer), calling: "avcodec_send_packet", during: .encoding, owner: context)
    try check(avcodec_send_packet(context, nil), calling: "avcodec_send_packet", during: .encoding, owner: context)
    try check(
      avcodec_receive_frame(context, picture.pointer), calling: "avcodec_receive_frame", during: .encoding,
      owner: context)
    let samples = picture.pointer.pointee
    guard
      samples.format == AV_PIX_FMT_YUV420P.rawValue, samples.width == Int32(16 * syntax.columns),
      samples.height == Int32(16 * syntax.rows)
    else { throw .unexpectedStream(.h264, frame: 0, reason: .incomplete) }
    let decoded = CodedPicture(columns: syntax.columns, rows: syntax.rows)
    picture.copy(to: decoded.samples)
    return decoded
  }
}
