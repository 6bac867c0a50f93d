internal import CFFmpeg
internal import Media

/// Compresses the pictures of an animation with libavcodec's GIF encoder, which stores what changes.
struct AnimationEncoder: ~Copyable {
  private let format: AnimationFormat
  private let codec: CodecOwner
  private let picture: PictureOwner
  private let packet: PacketOwner

  /// Opens an encoder; `timescale` is the ticks a second of `encode`.
  init(_ format: AnimationFormat, timescale: Int) throws(VideoError) {
    let encoder = try ChunkEncoder.encoder(named: format.coding.kind.rawValue)
    let codec = try CodecOwner(encoder, during: .encoding)
    let context = codec.pointer
    context.pointee.width = Int32(format.width)
    context.pointee.height = Int32(format.height)
    context.pointee.pix_fmt = AV_PIX_FMT_PAL8
    context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.pointee.time_base = AVRational(num: 1, den: Int32(timescale))
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    try check(avcodec_open2(context, encoder, nil), calling: "avcodec_open2", during: .encoding, owner: context)
    let picture = try PictureOwner(during: .encoding)
    let packet = try PacketOwner(during: .encoding)
    self.format = format
    self.codec = codec
    self.picture = picture
    self.packet = packet
  }

  /// Describes the track of a file and writes the header.
  func begin(_ output: borrowing MovieOutput) throws(VideoError) { try output.begin(codec) }

  /// Compresses a picture that starts at a tick, and writes what is ready.
  func encode(_ bytes: [UInt8], at start: Int64, to output: borrowing MovieOutput) throws(VideoError) {
    // The encoder holds the pictures that it compares with, so each has its own memory.
    av_frame_unref(picture.pointer)
    picture.pointer.pointee.format = AV_PIX_FMT_PAL8.rawValue
    picture.pointer.pointee.width = Int32(format.width)
    picture.pointer.pointee.height = Int32(format.height)
    try check(av_frame_get_buffer(picture.pointer, 0), calling: "av_frame_get_buffer", during: .encoding)
    picture.fill(from: bytes, bytesPerRow: format.width * format.coding.bytesPerPixel)
    if case .gif(let palette) = format.coding { picture.fill(from: palette) }
    picture.pointer.pointee.pts = start
    try send(picture.pointer, to: output)
  }

  /// Writes what the encoder has kept back.
  func finish(to output: borrowing MovieOutput) throws(VideoError) { try send(nil, to: output) }

  private func send(
    _ picture: UnsafeMutablePointer<AVFrame>?, to output: borrowing MovieOutput
  ) throws(VideoError) {
    let context = codec.pointer
    try check(
      avcodec_send_frame(context, picture), calling: "avcodec_send_frame", during: .encoding, owner: context)
    while true {
      let code = avcodec_receive_packet(context, packet.pointer)
      if code == beatframe_averror(EAGAIN) || code == beatframe_averror_eof() { return }
      try check(code, calling: "avcodec_receive_packet", during: .encoding, owner: context)
      try output.write(packet)
    }
  }
}

extension PictureOwner {
  /// Copies packed samples into the picture, which must own a buffer of their size.
  fileprivate func fill(from bytes: [UInt8], bytesPerRow: Int) {
    let (stride, rows) = (Int(pointer.pointee.linesize.0), Int(pointer.pointee.height))
    bytes.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress, let target = pointer.pointee.data.0 else { return }
      for row in 0..<rows { (target + row * stride).update(from: source + row * bytesPerRow, count: bytesPerRow) }
    }
  }

  /// Copies colours into the picture's palette; one of the rest is clear, for what does not change.
  fileprivate func fill(from palette: Palette) {
    guard let target = pointer.pointee.data.1 else { return }
    let entries = UnsafeMutableRawPointer(target).assumingMemoryBound(to: UInt32.self)
    for index in 0..<256 {
      entries[index] =
        index < palette.colors.count ? 0xFF00_0000 | palette.colors[index] : index == Palette.limit ? 0 : 0xFF00_0000
    }
  }
}
