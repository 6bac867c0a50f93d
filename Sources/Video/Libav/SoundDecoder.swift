internal import CFFmpeg
internal import Media

/// Decodes a sound track of a file to stereo, at the file's sample rate; wraps `AVCodecContext`.
struct SoundDecoder: ~Copyable {
  let path: String
  let info: SoundInfo
  /// How its channels become two; nil for the usual way.
  private let mix: ChannelMix?
  /// What is played of the track; nil for all of it, as the library gives it.
  private let edits: EditCursor?
  /// How long the sound is, where the file states so itself.
  let statedLength: PresentationTime?
  /// Whether the file ends where its sound does, whatever its header says, so that the last packet may just be short.
  private let isRaw: Bool
  /// How long the sound would be by a header that is not to be trusted.
  let doubtfulLength: PresentationTime?
  /// The share of the sound by a WAV's header that is there, less than 1; nil when all is, or nobody knows.
  let presentShare: Double?
  /// How long the track is to be played from its first sample on, where its container says so to the sample.
  let trackLength: PresentationTime?
  /// How far the container's time stamps may be from the truth.
  let coarseness: PresentationTime
  private let input: LocalInput
  private let codec: CodecOwner
  private let packet: PacketOwner
  private let frame: PictureOwner
  private let stream: UnsafeMutablePointer<AVStream>
  /// When the file starts, in seconds of its own clock; nil when it starts with this track.
  private let origin: PresentationTime?

  /// A block of decoded sound.
  struct Block {
    /// The sound, at `rate` samples a second.
    var sound: PCMBuffer
    /// Samples a second.
    var rate: Int
    /// When it is played, counted from the file's start, or by its clock when that starts with the sound; nil when the
    /// file does not say.
    var time: PresentationTime?
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - track: Which of its tracks; nil for the usual one.
  ///   - mix: How its channels become two; nil for the usual way.
  init(path: String, track: TrackName? = nil, mix: ChannelMix? = nil) throws(VideoError) {
    let operation = VideoError.Operation.openingSound(path: path)
    let input = try LocalInput(path: path, keepingEdits: true)
    let (stream, tracks) = try input.soundStream(track)
    let index = stream.pointee.index
    let parameters = try check(stream.pointee.codecpar, calling: "avformat_find_stream_info", during: operation)
    let name = String(cString: avcodec_get_name(parameters.pointee.codec_id))
    guard let decoder = avcodec_find_decoder(parameters.pointee.codec_id) else {
      throw .sound(.decoderMissing(codec: name), path: path)
    }
    let codec = try CodecOwner(decoder, during: operation)
    try check(
      avcodec_parameters_to_context(codec.pointer, parameters), calling: "avcodec_parameters_to_context",
      during: operation)
    codec.pointer.pointee.pkt_timebase = stream.pointee.time_base
    codec.pointer.pointee.thread_count = 1
    let list = input.edits.first { $0.track == stream.pointee.id }
    // Where an edit list is applied here, samples are counted from the first that is decoded.
    if list != nil { codec.pointer.pointee.flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL }
    // A checksum that is wrong, and sound that is not as it should be, are failures.
    codec.pointer.pointee.err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE
    try check(
      avcodec_open2(codec.pointer, decoder, nil), calling: "avcodec_open2", during: operation, owner: codec.pointer)
    let packet = try PacketOwner(during: operation)
    let frame = try PictureOwner(during: operation)
    let isISO = input.format.hasPrefix("mov,")
    let length = list?.length ?? input.statedLength(ofStream: Int(index))
    // The headers of these are written first, and often wrong: the sound is as long as what can be decoded.
    let isRaw = ["wav", "w64", "aiff", "au", "caf"].contains(input.format)
    self.isRaw = isRaw
    statedLength = isRaw || list != nil ? nil : length
    trackLength = isISO && list == nil ? length : nil
    let data = WAVHeader.data(of: input)
    let isEndless = data.map(\.isPlaceholder) ?? false
    doubtfulLength = isRaw && !isEndless ? length : nil
    presentShare = data.flatMap(\.presentShare)
    coarseness = PresentationTime(ticks: 2, of: stream.pointee.time_base)
    info = SoundInfo(
      stream, parameters, name: name, length: isEndless ? nil : length, track: tracks.chosen, of: tracks.count)
    self.mix = mix
    edits = list.map { EditCursor($0) }
    // The clocks of these start at 0 with the film; others may start anywhere.
    origin =
      isISO || input.format.hasPrefix("matroska,")
      ? PresentationTime(0, 1) : SoundDecoder.startOfOthers(in: input, but: Int(index))
    input.skipAll(but: index)
    self.path = path
    self.stream = stream
    self.input = input
    self.codec = codec
    self.packet = packet
    self.frame = frame
  }

  /// Whether nothing is left out, so that what a file states must be there to the sample.
  var isLossless: Bool {
    let properties = avcodec_descriptor_get(codec.pointer.pointee.codec_id)?.pointee.props ?? 0
    return properties & AV_CODEC_PROP_LOSSY == 0
  }
}

extension SoundDecoder {
  /// Decodes the next block; nil at the end.
  func next() throws(VideoError) -> Block? {
    guard let edits else { return try nextOfMedia() }
    return try edits.next { () throws(VideoError) in
      try nextOfMedia().map { ($0.sound, $0.rate, $0.time ?? PresentationTime(0, 1)) }
    } jump: { (time) throws(VideoError) in
      let base = stream.pointee.time_base
      let ticks = PresentationTime(time.numerator * Int64(base.den), time.denominator * Int64(base.num)).samples(
        rate: 1)
      try input.jump(to: Int64(ticks), of: stream.pointee.index)
      avcodec_flush_buffers(codec.pointer)
    }.map { Block(sound: $0.sound, rate: $0.rate, time: nil) }
  }

  /// Decodes the next block of the track, whatever is played of it; nil at the end.
  private func nextOfMedia() throws(VideoError) -> Block? {
    guard let rate = try decode() else { return nil }
    let ticks = frame.pointer.pointee.best_effort_timestamp
    return Block(sound: try frame.stereo(mix, path: path), rate: rate, time: time(ticks))
  }

  /// Decodes the next block, every channel by itself; nil at the end.
  func nextChannels() throws(VideoError) -> (channels: [[Float]], rate: Int)? {
    guard let rate = try decode() else { return nil }
    return (try frame.channels(path: path), rate)
  }

  /// Whether the file says where its channels are heard.
  var hasPlaces: Bool {
    stream.pointee.codecpar.pointee.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC
  }

  /// The low-frequency channel, where the file has one.
  var lowFrequency: Int? {
    guard hasPlaces else { return nil }
    let index = withUnsafePointer(to: &stream.pointee.codecpar.pointee.ch_layout) { layout in
      av_channel_layout_index_from_channel(layout, AV_CHAN_LOW_FREQUENCY)
    }
    return index < 0 ? nil : Int(index)
  }

  /// Decodes the next frame, of one sample or more; answers its samples a second, nil at the end.
  private func decode() throws(VideoError) -> Int? {
    while true {
      let code = avcodec_receive_frame(codec.pointer, frame.pointer)
      if code == beatframe_averror_eof() { return nil }
      if code == beatframe_averror(EAGAIN) {
        try feed()
        continue
      }
      guard code >= 0 else {
        if isRaw, isAtEnd() { return nil }
        throw damage(code, calling: "avcodec_receive_frame")
      }
      let (count, rate) = (frame.pointer.pointee.nb_samples, frame.pointer.pointee.sample_rate)
      guard count > 0, rate > 0 else { continue }
      return Int(rate)
    }
  }

  /// Whether nothing follows that can be read.
  func isAtEnd() -> Bool {
    do throws(VideoError) { return try !input.read(packet, of: stream.pointee.index) } catch { return true }
  }

  /// Gives the decoder the next packet, or ends its input when there is none.
  private func feed() throws(VideoError) {
    let more = try input.read(packet, of: stream.pointee.index)
    if more, !isRaw, packet.pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 {
      throw damage(beatframe_averror_invaliddata(), calling: "av_read_frame")
    }
    let code = avcodec_send_packet(codec.pointer, more ? packet.pointer : nil)
    // A decoder whose input has ended reports the end itself.
    if code < 0, code != beatframe_averror_eof(), !(isRaw && isAtEnd()) {
      throw damage(code, calling: "avcodec_send_packet")
    }
  }

  /// The error of sound that cannot be decoded, at the time of the packet in hand.
  private func damage(_ code: Int32, calling call: String) -> VideoError {
    let error = libraryError(code, calling: call, during: .readingSound(path: path), owner: codec.pointer)
    guard case .library(let failure, _) = error else { return error }
    // What a codec puts before the sound is at its start for whoever hears it.
    let zero = PresentationTime(0, 1)
    let time = time(packet.pointer.pointee.pts) ?? zero
    return .sound(.damaged(at: time.isBefore(zero) ? zero : time, failure), path: path)
  }

  /// A time of the file's clock, counted from the file's start when that is known.
  private func time(_ ticks: Int64) -> PresentationTime? {
    guard ticks != beatframe_nopts() else { return nil }
    let time = PresentationTime(ticks: ticks, of: stream.pointee.time_base)
    return origin.map { time.adding(PresentationTime(-$0.numerator, $0.denominator)) } ?? time
  }

  /// Whether nothing in the file starts before its sound, so that the first sample is played at once.
  var startsFile: Bool { origin == nil }

  /// When the earliest of the other tracks of sound or moving picture starts, if before this one.
  fileprivate static func startOfOthers(in input: borrowing LocalInput, but index: Int) -> PresentationTime? {
    var earliest: PresentationTime?
    for other in 0..<Int(input.pointer.pointee.nb_streams) where other != index {
      guard let stream = input.pointer.pointee.streams[other]?.pointee, stream.start_time != beatframe_nopts() else {
        continue
      }
      let kind = stream.codecpar?.pointee.codec_type
      guard kind == AVMEDIA_TYPE_VIDEO || kind == AVMEDIA_TYPE_AUDIO else { continue }
      if kind == AVMEDIA_TYPE_VIDEO, stream.disposition & AV_DISPOSITION_ATTACHED_PIC != 0 { continue }
      let start = PresentationTime(ticks: stream.start_time, of: stream.time_base)
      if earliest.map({ start.isBefore($0) }) ?? true { earliest = start }
    }
    guard let earliest, let own = input.pointer.pointee.streams[index]?.pointee else { return nil }
    return earliest.isBefore(PresentationTime(ticks: own.start_time, of: own.time_base)) ? earliest : nil
  }
}

extension SoundInfo {
  /// Gathers what an opened file says about a sound track.
  init(
    _ stream: UnsafeMutablePointer<AVStream>, _ parameters: UnsafeMutablePointer<AVCodecParameters>, name: String,
    length: PresentationTime?, track: SoundTrack? = nil, of count: Int = 1
  ) {
    let (own, sound) = (stream.pointee, parameters.pointee)
    let estimate = own.duration > 0 ? PresentationTime(ticks: own.duration, of: own.time_base) : nil
    self.init(
      codec: name, sampleRate: Int(sound.sample_rate), channels: Int(sound.ch_layout.nb_channels),
      bitRate: sound.bit_rate > 0 ? Int(sound.bit_rate) : nil, duration: length ?? estimate,
      language: LanguageCode(of: stream)?.letters, track: track, trackCount: count)
  }
}
