internal import CFFmpeg
public import Media

/// Reads a film back: what it is, and every picture or every packet in order.
///
/// A reader goes through its film once, by `nextFrame` or by `nextPacket`; for both, open two.
public struct MovieReader: ~Copyable {
  /// The file.
  public let path: String
  /// What the file says about its video.
  public let info: MovieInfo
  private let input: MovieInput
  private let codec: CodecOwner
  private let packet: PacketOwner
  private let picture: PictureOwner
  private let stream: Int32
  private let timeBase: (numerator: Int64, denominator: Int64)
  private var hasEnded = false
  private var packetCount = 0

  /// One picture, decoded.
  public struct Frame: ~Copyable {
    /// When it is shown.
    public let time: PresentationTime
    /// Whether decoding can start here.
    public let isKey: Bool
    /// Its samples.
    public let planes: PlanarFrame
  }

  /// One frame as it lies in the file.
  public struct Packet: Hashable, Sendable {
    /// When it is shown.
    public let time: PresentationTime
    /// How long it is shown.
    public let duration: PresentationTime
    /// Whether decoding can start here.
    public let isKey: Bool
    /// The compressed picture; for H.264, NAL units after their lengths.
    public let bytes: [UInt8]
  }

  /// Opens an MP4 file; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.noVideo`, `VideoError.decoderMissing`, or the library's failure, during `.opening`.
  public init(path: String) throws(VideoError) {
    let operation = VideoError.Operation.opening(path: path)
    let input = try MovieInput(path: path)
    let stream = try input.videoStream()
    let parameters = try check(stream.pointee.codecpar, calling: "av_find_best_stream", during: operation)
    guard let decoder = avcodec_find_decoder(parameters.pointee.codec_id) else {
      throw .decoderMissing(name: String(cString: avcodec_get_name(parameters.pointee.codec_id)))
    }
    let codec = try CodecOwner(decoder, during: operation)
    try check(
      avcodec_parameters_to_context(codec.pointer, parameters), calling: "avcodec_parameters_to_context",
      during: operation)
    codec.pointer.pointee.thread_count = 1
    try check(
      avcodec_open2(codec.pointer, decoder, nil), calling: "avcodec_open2", during: operation, owner: codec.pointer)
    let packet = try PacketOwner(during: operation)
    let picture = try PictureOwner(during: operation)
    let base = stream.pointee.time_base
    self.path = path
    info = MovieInfo(input, stream, parameters)
    timeBase = (Int64(base.num), Int64(base.den))
    self.stream = stream.pointee.index
    self.input = input
    self.codec = codec
    self.packet = packet
    self.picture = picture
  }

  /// Decodes the next picture; nil at the end.
  ///
  /// - Throws: `VideoError.unsupportedPixelFormat`, `.cutShort`, or the library's failure, during `.reading`.
  public mutating func nextFrame() throws(VideoError) -> Frame? {
    let context = codec.pointer
    let operation = VideoError.Operation.reading(path: path)
    while true {
      let code = avcodec_receive_frame(context, picture.pointer)
      if code == beatframe_averror_eof() { return nil }
      if code == beatframe_averror(EAGAIN) {
        try feed()
        continue
      }
      try check(code, calling: "avcodec_receive_frame", during: operation, owner: context)
      let decoded = picture.pointer.pointee
      guard decoded.format == AV_PIX_FMT_YUV420P.rawValue, decoded.width % 2 == 0, decoded.height % 2 == 0 else {
        throw .unsupportedPixelFormat(path: path, name: pixelFormatName(decoded.format))
      }
      var planes = PlanarFrame(width: Int(decoded.width), height: Int(decoded.height))
      picture.copy(to: &planes)
      return Frame(
        time: try time(decoded.best_effort_timestamp), isKey: beatframe_is_key(picture.pointer) != 0, planes: planes)
    }
  }

  /// Reads the next packet; nil at the end.
  ///
  /// - Throws: `VideoError.cutShort`, or the library's failure, during `.reading`.
  public mutating func nextPacket() throws(VideoError) -> Packet? {
    guard try readPacket() else { return nil }
    let read = packet.pointer.pointee
    return Packet(
      time: try time(read.pts), duration: try time(read.duration), isKey: read.flags & AV_PKT_FLAG_KEY != 0,
      bytes: packet.bytes)
  }

  /// Gives the decoder the next packet, or tells it that there is none.
  private mutating func feed() throws(VideoError) {
    let more = hasEnded ? false : try readPacket()
    hasEnded = !more
    try check(
      avcodec_send_packet(codec.pointer, more ? packet.pointer : nil), calling: "avcodec_send_packet",
      during: .reading(path: path), owner: codec.pointer)
  }

  /// Reads on; false at the end of a film that is whole.
  private mutating func readPacket() throws(VideoError) -> Bool {
    // A file that was cut off just ends, in the midst of a packet or before one.
    let more = try input.read(packet, of: stream)
    if more, packet.pointer.pointee.flags & AV_PKT_FLAG_CORRUPT == 0 {
      packetCount += 1
      return true
    }
    guard packetCount >= info.frameCount else {
      throw .cutShort(path: path, frames: packetCount, expected: info.frameCount)
    }
    return false
  }

  /// A time that the file gives in ticks.
  private func time(_ ticks: Int64) throws(VideoError) -> PresentationTime {
    // A picture without a time breaks the format.
    try check(
      ticks == beatframe_nopts() ? beatframe_averror_invaliddata() : 0, calling: "av_read_frame",
      during: .reading(path: path), owner: input.pointer)
    return PresentationTime(ticks * timeBase.numerator, timeBase.denominator)
  }
}
