internal import CFFmpeg

/// A packet of compressed data; wraps `AVPacket`.
struct PacketOwner: ~Copyable {
  let pointer: UnsafeMutablePointer<AVPacket>

  init(during operation: VideoError.Operation) throws(VideoError) {
    try Libav.open()
    pointer = try check(av_packet_alloc(), calling: "av_packet_alloc", during: operation)
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&pointer)
  }
}

/// A picture; wraps `AVFrame`.
struct PictureOwner: ~Copyable {
  let pointer: UnsafeMutablePointer<AVFrame>

  init(during operation: VideoError.Operation) throws(VideoError) {
    try Libav.open()
    pointer = try check(av_frame_alloc(), calling: "av_frame_alloc", during: operation)
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = pointer
    av_frame_free(&pointer)
  }
}

/// An encoder or a decoder; wraps `AVCodecContext`.
struct CodecOwner: ~Copyable {
  let pointer: UnsafeMutablePointer<AVCodecContext>

  init(_ codec: UnsafePointer<AVCodec>, during operation: VideoError.Operation) throws(VideoError) {
    pointer = try check(avcodec_alloc_context3(codec), calling: "avcodec_alloc_context3", during: operation)
    LibavLog.watch(pointer)
  }

  deinit {
    LibavLog.unwatch(pointer)
    var pointer: UnsafeMutablePointer<AVCodecContext>? = pointer
    avcodec_free_context(&pointer)
  }
}
