internal import CFFmpeg
public import Media

/// Compresses the frames of one chunk with the encoder of a codec.
///
/// One thread, no frame that refers forwards, one key frame at the start (but for codecs that have no others): the same
/// frames give the same bytes in every run, and chunks of one format and one set of settings have the same parameter
/// sets, so they join.
public struct ChunkEncoder: ~Copyable {
  /// The size and the frame rate.
  public let format: VideoFormat
  /// How the pictures are compressed.
  public let settings: EncoderSettings
  private let codec: CodecOwner
  private let picture: PictureOwner
  private let packet: PacketOwner
  private let parameterSets: EncodedChunk.ParameterSets
  private var sequence: FrameSequence

  /// Opens an encoder.
  ///
  /// - Throws: `VideoError.unsupportedRate`, `VideoError.encoderMissing`, or the library's failure.
  public init(format: VideoFormat, settings: EncoderSettings = EncoderSettings()) throws(VideoError) {
    guard settings.areSound else { throw .unsupportedRate(settings.codec, settings.rate) }
    let codec = try CodecOwner(ChunkEncoder.encoder(of: settings.codec), during: .encoding)
    try ChunkEncoder.open(codec, format, settings)
    var parameterSets = try ChunkEncoder.parameterSets(of: codec, settings.codec)
    // All chunks have them, also those that hold no frame, so that they join.
    let held = HeldPictures(for: parameterSets)
    if let held { parameterSets.pictures.append(held.parameters) }
    let packet = try PacketOwner(during: .encoding)
    let picture = try PictureOwner(during: .encoding)
    try picture.allocate(width: format.width, height: format.height, settings.codec.pixelFormat)
    self.format = format
    self.settings = settings
    self.parameterSets = parameterSets
    sequence = FrameSequence(held)
    self.codec = codec
    self.packet = packet
    self.picture = picture
  }

  /// Adds the next frame, which must have the format's size; traps when the codec has opacity.
  ///
  /// - Throws: `VideoError.frameSizeDiffers`, or the library's failure.
  public mutating func encode(_ frame: borrowing PlanarFrame) throws(VideoError) {
    precondition(!settings.codec.hasAlpha, "a codec with opacity is given frames with opacity")
    try prepare(width: frame.width, height: frame.height)
    picture.fill(from: frame)
    try send(picture.pointer)
  }

  /// Adds the next frame, which must have the format's size; traps when the codec has no opacity.
  ///
  /// - Throws: `VideoError.frameSizeDiffers`, or the library's failure.
  public mutating func encode(_ frame: borrowing AlphaFrame) throws(VideoError) {
    precondition(settings.codec.hasAlpha, "a codec without opacity is given frames without opacity")
    try prepare(width: frame.width, height: frame.height)
    picture.fill(from: frame)
    try send(picture.pointer)
  }

  /// Adds a frame that is the last one once more; traps when there is none.
  ///
  /// Of H.264 it decodes to exactly what the frame before decodes to, takes a dozen bytes, and the encoder never sees
  /// it: pictures that come after it are compressed as if they came after the one that is held. Other codecs get the
  /// last picture again.
  ///
  /// - Throws: The library's failure.
  public mutating func hold() throws(VideoError) {
    precondition(sequence.pictures > 0, "there is a frame that can be held")
    if sequence.hold() { return }
    picture.pointer.pointee.pts = Int64(sequence.pictures)
    sequence.expect()
    try send(picture.pointer)
  }

  /// Ends the chunk and hands it over.
  ///
  /// - Throws: `VideoError.emptyChunk`, `VideoError.unexpectedStream`, or the library's failure.
  public consuming func finish() throws(VideoError) -> EncodedChunk {
    guard sequence.pictures > 0 else { throw .emptyChunk }
    try send(nil)
    guard sequence.finish() else { throw broken(.incomplete) }
    let sets = try ChunkEncoder.parameterSets(parameterSets, with: sequence.frames.first)
    return EncodedChunk(format: format, parameterSets: sets, frames: sequence.frames)
  }

  /// Makes the picture ready for the samples of the next frame.
  private mutating func prepare(width: Int, height: Int) throws(VideoError) {
    guard width == format.width, height == format.height else {
      throw .frameSizeDiffers(width: width, height: height, expected: format)
    }
    // The encoder may still hold the last frame's memory; if so, the picture gets its own again.
    try check(av_frame_make_writable(picture.pointer), calling: "av_frame_make_writable", during: .encoding)
    // The encoder counts what it is given, so that held frames change nothing of what it makes of the others.
    picture.pointer.pointee.pts = Int64(sequence.pictures)
    // ProRes writes what the picture says, not the encoder.
    picture.pointer.pointee.color_primaries = AVCOL_PRI_BT709
    picture.pointer.pointee.color_trc = AVCOL_TRC_BT709
    picture.pointer.pointee.colorspace = AVCOL_SPC_BT709
    sequence.expect()
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
      guard pts == Int64(sequence.received), dts == pts else { throw broken(.order) }
      let frame = try ChunkEncoder.frame(of: packet, number: sequence.received, settings.codec)
      guard sequence.append(frame) else { throw broken(.order) }
      av_packet_unref(packet.pointer)
    }
  }

  private func broken(_ reason: VideoError.StreamFault) -> VideoError {
    .unexpectedStream(settings.codec, frame: sequence.frames.count, reason: reason)
  }
}
