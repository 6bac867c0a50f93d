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

  /// One picture, decoded; its samples are a `PlanarFrame` or an `AlphaFrame`.
  public struct Frame<Planes: ~Copyable>: ~Copyable {
    /// When it is shown.
    public let time: PresentationTime
    /// Whether decoding can start here.
    public let isKey: Bool
    /// Its samples.
    public let planes: Planes
  }

  /// One frame as it lies in the file.
  public struct Packet: Hashable, Sendable {
    /// When it is shown.
    public let time: PresentationTime
    /// How long it is shown.
    public let duration: PresentationTime
    /// Whether decoding can start here.
    public let isKey: Bool
    /// The compressed picture, as `EncodedChunk.Frame` has it.
    public let bytes: [UInt8]
  }

  /// Opens an MP4, QuickTime or WebM file; the path is a local file's, whatever it looks like.
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

  /// Decodes the next picture of a film without opacity, 4:2:0 with 8 bits; nil at the end.
  ///
  /// - Throws: `VideoError.unsupportedPixelFormat`, `.cutShort`, or the library's failure, during `.reading`.
  public mutating func nextFrame() throws(VideoError) -> Frame<PlanarFrame>? {
    guard let (width, height) = try decode([AV_PIX_FMT_YUV420P]) else { return nil }
    var planes = PlanarFrame(width: width, height: height)
    picture.copy(to: &planes)
    return Frame(time: try pictureTime, isKey: beatframe_is_key(picture.pointer) != 0, planes: planes)
  }

  /// Decodes the next picture of a film with opacity, 4:4:4 with 10 or 12 bits, as ProRes has it; nil at the end.
  ///
  /// - Throws: `VideoError.unsupportedPixelFormat`, `.cutShort`, or the library's failure, during `.reading`.
  public mutating func nextAlphaFrame() throws(VideoError) -> Frame<AlphaFrame>? {
    guard let (width, height) = try decode([AV_PIX_FMT_YUVA444P10LE, AV_PIX_FMT_YUVA444P12LE]) else { return nil }
    var planes = AlphaFrame(width: width, height: height)
    picture.copy(to: &planes)
    return Frame(time: try pictureTime, isKey: beatframe_is_key(picture.pointer) != 0, planes: planes)
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

  /// Decodes the next picture, which must have one of these layouts, and even sides if its chroma is halved; answers its
  /// size.
  private mutating func decode(_ expected: [AVPixelFormat]) throws(VideoError) -> (width: Int, height: Int)? {
    while true {
      let code = avcodec_receive_frame(codec.pointer, picture.pointer)
      if code == beatframe_averror_eof() { return nil }
      if code == beatframe_averror(EAGAIN) {
        try feed()
        continue
      }
      try check(
        code, calling: "avcodec_receive_frame", during: .reading(path: path), owner: codec.pointer)
      let (format, width, height) = (
        picture.pointer.pointee.format, Int(picture.pointer.pointee.width), Int(picture.pointer.pointee.height)
      )
      let isHalved = format == AV_PIX_FMT_YUV420P.rawValue
      guard expected.contains(where: { $0.rawValue == format }), !isHalved || (width | height) & 1 == 0 else {
        throw .unsupportedPixelFormat(
          path: path, name: pixelFormatName(format), expected: pixelFormatName(expected[0].rawValue))
      }
      return (width, height)
    }
  }

  /// When the decoded picture is shown.
  private var pictureTime: PresentationTime {
    get throws(VideoError) { try time(picture.pointer.pointee.best_effort_timestamp) }
  }

  /// Gives the decoder the next packet, or ends its input when there is none.
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
