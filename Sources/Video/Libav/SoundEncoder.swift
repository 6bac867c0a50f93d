internal import CFFmpeg
public import Media

/// Compresses stereo sound; wraps `AVCodecContext`.
///
/// The packets' bytes depend on the samples alone, not on how they are cut into blocks: every frame but the last has
/// the encoder's own length.
///
/// Opus of fewer than 649 samples is one packet, of which players leave out samples at both ends. libavformat cannot do
/// that: of so short a sound it reads more, or nothing.
public struct SoundEncoder: ~Copyable {
  /// How the sound is stored.
  public let coding: SoundCoding
  /// The encoder, for the description of its track.
  let codec: CodecOwner
  private let frame: PictureOwner
  private let packet: PacketOwner
  private let frameLength: Int
  /// Sound that does not fill a frame yet.
  private var rest = PCMBuffer(silence: 0)
  /// Samples given to the encoder, and samples handed over.
  private var (sent, count) = (0, 0)

  /// Opens an encoder; `bitRate` is nil for the coding's default.
  ///
  /// - Throws: `VideoError.tracks`, or the library's failure.
  public init(_ coding: SoundCoding, bitRate: Int? = nil) throws(VideoError) {
    if let bitRate, !SoundCoding.bitRates.contains(bitRate) { throw .tracks(.bitRate(bitRate, coding)) }
    try Libav.open()
    guard let encoder = avcodec_find_encoder_by_name(coding.encoderName) else {
      throw .tracks(.encoderMissing(coding, name: coding.encoderName))
    }
    let codec = try CodecOwner(encoder, during: .encodingSound)
    let context = codec.pointer
    context.pointee.sample_rate = Int32(PCMBuffer.sampleRate)
    context.pointee.sample_fmt = coding.sampleFormat
    context.pointee.time_base = AVRational(num: 1, den: Int32(PCMBuffer.sampleRate))
    av_channel_layout_default(&context.pointee.ch_layout, 2)
    if let bits = coding.defaultBitRate { context.pointee.bit_rate = Int64(bitRate ?? bits) }
    if coding.defaultBitRate == nil { context.pointee.bits_per_raw_sample = 24 }
    if coding == .aac, context.pointee.bit_rate >= 128_000 { try Self.chooseFastAAC(context) }
    context.pointee.thread_count = 1
    // No version of the library in the stream; what decoders must know goes into the container.
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER
    try check(avcodec_open2(context, encoder, nil), calling: "avcodec_open2", during: .encodingSound, owner: context)
    let frame = try PictureOwner(during: .encodingSound)
    let packet = try PacketOwner(during: .encodingSound)
    // An encoder of plain samples takes frames of any length.
    frameLength = context.pointee.frame_size > 0 ? Int(context.pointee.frame_size) : 1024
    self.coding = coding
    self.codec = codec
    self.frame = frame
    self.packet = packet
  }

  /// Has AAC encoded without a search for what could be left out, and without shaping or replacing noise: where there are
  /// bits enough it is five times as fast, and nearer to the sound.
  private static func chooseFastAAC(_ context: UnsafeMutablePointer<AVCodecContext>) throws(VideoError) {
    for (name, value) in [("aac_coder", "fast"), ("aac_ms", "0"), ("aac_tns", "0"), ("aac_pns", "0")] {
      try check(
        av_opt_set(context.pointee.priv_data, name, value, 0), calling: "av_opt_set(\(name))", during: .encodingSound)
    }
  }

  /// Takes sound, and gives the packets that are ready.
  ///
  /// - Throws: `VideoError.tracks` for a sample that is no number, or the library's failure.
  public mutating func encode(_ sound: PCMBuffer) throws(VideoError) -> [EncodedSound] {
    for side in [sound.left, sound.right] {
      guard let index = side.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .tracks(.notANumber(sample: count + index))
    }
    rest.append(sound)
    count += sound.count
    var packets: [EncodedSound] = []
    var start = 0
    while rest.count - start >= frameLength {
      packets += try encode(start..<start + frameLength)
      start += frameLength
    }
    rest = rest.dropFirst(start)
    return packets
  }

  /// Gives the packets of what is left.
  ///
  /// - Throws: The library's failure.
  public mutating func finish() throws(VideoError) -> [EncodedSound] {
    var packets = rest.count > 0 ? try encode(0..<rest.count) : []
    if count > 0 {
      try check(
        avcodec_send_frame(codec.pointer, nil), calling: "avcodec_send_frame", during: .encodingSound,
        owner: codec.pointer)
      packets += try receive()
    }
    return packets
  }

  private mutating func encode(_ range: Range<Int>) throws(VideoError) -> [EncodedSound] {
    let context = codec.pointer
    av_frame_unref(frame.pointer)
    frame.pointer.pointee.format = coding.sampleFormat.rawValue
    frame.pointer.pointee.nb_samples = Int32(range.count)
    frame.pointer.pointee.sample_rate = Int32(PCMBuffer.sampleRate)
    av_channel_layout_default(&frame.pointer.pointee.ch_layout, 2)
    try check(av_frame_get_buffer(frame.pointer, 0), calling: "av_frame_get_buffer", during: .encodingSound)
    frame.fill(with: rest.left[range], rest.right[range])
    frame.pointer.pointee.pts = Int64(sent)
    sent += range.count
    try check(
      avcodec_send_frame(context, frame.pointer), calling: "avcodec_send_frame", during: .encodingSound, owner: context)
    return try receive()
  }

  private func receive() throws(VideoError) -> [EncodedSound] {
    var packets: [EncodedSound] = []
    while true {
      let code = avcodec_receive_packet(codec.pointer, packet.pointer)
      if code == beatframe_averror(EAGAIN) || code == beatframe_averror_eof() { return packets }
      try check(code, calling: "avcodec_receive_packet", during: .encodingSound, owner: codec.pointer)
      // The last packets may be longer than what is left of the sound.
      let (start, whole) = (packet.pointer.pointee.pts, max(packet.pointer.pointee.duration, 0))
      let duration = min(whole, max(Int64(sent) - start, 0))
      let padding = packet.sideData(AV_PKT_DATA_SKIP_SAMPLES).map {
        $0[4..<8].reversed().reduce(0) { $0 << 8 | Int64($1) }
      }
      packets.append(
        EncodedSound(
          bytes: packet.bytes, start: start, duration: duration, padding: padding ?? 0,
          header: packet.sideData(AV_PKT_DATA_NEW_EXTRADATA)))
      av_packet_unref(packet.pointer)
    }
  }
}

extension SoundCoding {
  /// What libavcodec calls the encoder.
  var encoderName: String {
    switch self {
    case .aac: "aac"
    case .opus: "libopus"
    case .alac: "alac"
    case .flac: "flac"
    case .pcm: "pcm_s24le"
    }
  }

  /// How the encoder takes its samples.
  fileprivate var sampleFormat: AVSampleFormat {
    switch self {
    case .aac: AV_SAMPLE_FMT_FLTP
    case .opus: AV_SAMPLE_FMT_FLT
    case .alac: AV_SAMPLE_FMT_S32P
    case .flac, .pcm: AV_SAMPLE_FMT_S32
    }
  }
}
