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
  /// How the pictures between key pictures begin; nil where the encoder compresses them.
  private let syntax: DeltaSyntax?
  private var deltas: DeltaEncoder?
  private var isFlushed = false

  /// Opens an encoder.
  ///
  /// - Throws: `VideoError.unsupportedRate`, `VideoError.encoderMissing`, or the library's failure.
  public init(format: VideoFormat, settings: EncoderSettings = EncoderSettings()) throws(VideoError) {
    guard settings.areSound else { throw .unsupportedRate(settings.codec, settings.rate) }
    let codec = try CodecOwner(ChunkEncoder.encoder(of: settings.codec), during: .encoding)
    try ChunkEncoder.open(codec, format, settings)
    var parameterSets = try ChunkEncoder.parameterSets(of: codec, settings.codec)
    // All chunks have them, also those that hold no frame, so that they join.
    let syntax = DeltaSyntax(for: parameterSets)
    if let syntax { parameterSets.pictures.append(syntax.parameters) }
    let packet = try PacketOwner(during: .encoding)
    let picture = try PictureOwner(during: .encoding)
    try picture.allocate(width: format.width, height: format.height, settings.codec.pixelFormat)
    self.format = format
    self.settings = settings
    self.parameterSets = parameterSets
    let writesDeltas = settings.writesDeltas && settings.deltaQuality != nil && syntax?.codesMacroblocks == true
    self.syntax = writesDeltas ? syntax : nil
    sequence = FrameSequence(syntax.map { HeldPictures($0) })
    self.codec = codec
    self.packet = packet
    self.picture = picture
  }

  /// Adds the next frame, which must have the format's size; traps when the codec has opacity.
  ///
  /// - Parameters:
  ///   - frame: The picture.
  ///   - areas: All that may differ from the frame before; nil for everything. It saves time; the bytes don't depend on it.
  ///   - motion: How far what moves has moved since the frame before, if it has.
  /// - Throws: `VideoError.frameSizeDiffers`, or the library's failure.
  public mutating func encode(
    _ frame: borrowing PlanarFrame, changed areas: [PixelRect]? = nil, motion: MotionVector = .zero
  ) throws(VideoError) {
    precondition(!settings.codec.hasAlpha, "a codec with opacity is given frames with opacity")
    if deltas != nil {
      try checkSize(width: frame.width, height: frame.height)
      append(deltas?.encode(frame, areas, motion: motion, number: sequence.frames.count))
      return
    }
    try prepare(width: frame.width, height: frame.height)
    picture.fill(from: frame)
    try send(picture.pointer)
    if let syntax, let quality = settings.deltaQuality { try begin(syntax, quality, with: frame) }
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
  /// Of H.264 it takes a dozen bytes, and the encoder never sees it: pictures that come after it are compressed as if
  /// they came after the one that is held. It is what `encode` makes of the same frame again, so what has just stopped
  /// moving is still refined. Other codecs get the last picture again.
  ///
  /// - Throws: The library's failure.
  public mutating func hold() throws(VideoError) {
    precondition(sequence.pictures > 0, "there is a frame that can be held")
    if deltas != nil {
      append(deltas?.hold(number: sequence.frames.count))
      return
    }
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
    if !isFlushed { try send(nil) }
    guard sequence.finish() else { throw broken(.incomplete) }
    let sets = try ChunkEncoder.parameterSets(parameterSets, with: sequence.frames.first)
    return EncodedChunk(format: format, parameterSets: sets, frames: sequence.frames)
  }

  /// Takes the key picture and what a decoder makes of it, from which the other pictures differ.
  private mutating func begin(
    _ syntax: DeltaSyntax, _ quality: DeltaQuality, with frame: borrowing PlanarFrame
  ) throws(VideoError) {
    // The encoder is not given any other.
    try send(nil)
    isFlushed = true
    guard let key = sequence.frames.first else { throw broken(.incomplete) }
    let decoded = try KeyPictureDecoder(parameterSets).decode(key, syntax)
    deltas = DeltaEncoder(syntax, quality, decoded: decoded, frame: frame)
  }

  private mutating func append(_ unit: [UInt8]?) {
    guard let unit else { return }
    sequence.insert(EncodedChunk.Frame(bytes: NALUnits.sized(unit[...]), isKey: false))
  }

  private func checkSize(width: Int, height: Int) throws(VideoError) {
    guard width == format.width, height == format.height else {
      throw .frameSizeDiffers(width: width, height: height, expected: format)
    }
  }

  /// Makes the picture ready for the samples of the next frame.
  private mutating func prepare(width: Int, height: Int) throws(VideoError) {
    try checkSize(width: width, height: height)
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

  /// What a decoder shows of the last frame, with all of its macroblocks; nil where the encoder compresses every picture.
  var decoded: CodedPicture.Samples? {
    switch deltas {
    case .some(let deltas): deltas.decoded.samples
    case .none: nil
    }
  }

  private func broken(_ reason: VideoError.StreamFault) -> VideoError {
    .unexpectedStream(settings.codec, frame: sequence.frames.count, reason: reason)
  }
}
