internal import CFFmpeg

extension MovieOutput {
  /// Describes the cover picture: a stream after all tracks, which the library stores beside them.
  func describe(_ cover: CoverPicture) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let stream = try check(avformat_new_stream(pointer, nil), calling: "avformat_new_stream", during: operation)
    let codec = try check(stream.pointee.codecpar, calling: "avformat_new_stream", during: operation)
    codec.pointee.codec_type = AVMEDIA_TYPE_VIDEO
    codec.pointee.codec_id = AV_CODEC_ID_PNG
    codec.pointee.width = Int32(cover.width)
    codec.pointee.height = Int32(cover.height)
    stream.pointee.disposition = AV_DISPOSITION_ATTACHED_PIC
  }

  /// Writes the cover picture, whose stream is the last.
  func write(_ cover: CoverPicture, with packet: borrowing PacketOwner) throws(VideoError) {
    let packet = packet.pointer
    packet.pointee.stream_index = Int32(pointer.pointee.nb_streams) - 1
    (packet.pointee.pts, packet.pointee.dts, packet.pointee.duration) = (0, 0, 0)
    packet.pointee.flags = AV_PKT_FLAG_KEY
    try write(cover.png, as: packet)
  }
}
