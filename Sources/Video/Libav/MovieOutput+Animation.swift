internal import CFFmpeg

extension MovieOutput {
  /// Describes the track of an animation, which is that of an opened encoder, and writes the header.
  func begin(_ codec: borrowing CodecOwner) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let stream = try check(avformat_new_stream(pointer, nil), calling: "avformat_new_stream", during: operation)
    try check(
      avcodec_parameters_from_context(stream.pointee.codecpar, codec.pointer),
      calling: "avcodec_parameters_from_context", during: operation)
    stream.pointee.time_base = codec.pointer.pointee.time_base
    // For ever.
    try set("loop", to: "0")
    try check(avformat_write_header(pointer, nil), calling: "avformat_write_header", during: operation, owner: pointer)
  }

  /// Writes a packet that an encoder gave, in ticks of the track's clock, and lets it go.
  func write(_ packet: borrowing PacketOwner) throws(VideoError) {
    packet.pointer.pointee.dts = packet.pointer.pointee.pts
    packet.pointer.pointee.stream_index = 0
    let code = av_write_frame(pointer, packet.pointer)
    av_packet_unref(packet.pointer)
    try check(code, calling: "av_write_frame", during: .writing(path: path), owner: pointer)
  }
}
