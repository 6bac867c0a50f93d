internal import CFFmpeg
internal import Media

extension MovieOutput {
  /// Describes all tracks of a film and writes the header.
  ///
  /// The picture is track 0, the sound the next, the captions the last; a cover picture comes after all. In an MP4 or MOV file the index goes before the
  /// tracks, and the clock of the whole is one that counts both frames and samples.
  func begin(
    _ format: VideoFormat, _ parameterSets: EncodedChunk.ParameterSets, in container: MovieContainer,
    with tracks: MovieTracks, sound: UnsafeMutablePointer<AVCodecContext>?
  ) throws(VideoError) {
    try describe(format, parameterSets)
    if let sound { try describe(sound: sound, language: tracks.tags.language?.letters(in: container)) }
    if !tracks.captions.isEmpty {
      try describe(
        captionsIn: (tracks.captionLanguage ?? tracks.tags.language)?.letters(in: container), of: container, format)
    }
    if container.holdsCover, let cover = tracks.cover { try describe(cover) }
    try describe(tracks.chapters, timescale: format.timescale)
    try describe(tracks.tags, in: container)
    if container == .webm {
      // As in MP4, the index goes before the tracks.
      try set("cues_to_front", to: "1")
    } else {
      try set("movflags", to: "+faststart")
      try set("video_track_timescale", to: "\(format.timescale)")
      // Without sound time starts at 0, and there is nothing that edits would have to state.
      try set("use_editlist", to: sound == nil ? "0" : "1")
      try set("movie_timescale", to: "\(sound == nil ? format.timescale : format.commonTimescale)")
    }
    try writeHeader()
  }

  /// Describes the track of sound, which is that of an opened encoder.
  func describe(sound codec: UnsafeMutablePointer<AVCodecContext>, language: String?) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let stream = try check(avformat_new_stream(pointer, nil), calling: "avformat_new_stream", during: operation)
    try check(
      avcodec_parameters_from_context(stream.pointee.codecpar, codec), calling: "avcodec_parameters_from_context",
      during: operation)
    // The library calls FLAC in MP4 experimental; its mapping is settled, and browsers play it.
    if codec.pointee.codec_id == AV_CODEC_ID_FLAC { pointer.pointee.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL }
    stream.pointee.time_base = codec.pointee.time_base
    stream.pointee.disposition = AV_DISPOSITION_DEFAULT
    try set("language", to: language, in: &stream.pointee.metadata)
  }

  /// States what the film is.
  func describe(_ tags: MovieTags, in container: MovieContainer) throws(VideoError) {
    for (name, value) in [("title", tags.title), ("artist", tags.artist), ("comment", tags.comment)] {
      try set(name, to: value, in: &pointer.pointee.metadata)
    }
    guard let picture = pointer.pointee.streams[0] else { return }
    picture.pointee.disposition = AV_DISPOSITION_DEFAULT
    try set("language", to: tags.language?.letters(in: container), in: &picture.pointee.metadata)
  }

  /// Writes the header; no track can be added any more.
  func writeHeader() throws(VideoError) {
    try check(
      avformat_write_header(pointer, nil), calling: "avformat_write_header", during: .writing(path: path),
      owner: pointer)
  }

  /// Writes a packet of sound to a track.
  func write(_ sound: EncodedSound, to track: Int, with packet: borrowing PacketOwner) throws(VideoError) {
    let packet = packet.pointer
    defer { av_packet_unref(packet) }
    if sound.padding > 0 {
      // Ten bytes: samples to leave out at the start, and at the end, and why.
      let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sound.padding >> $0) }.reversed()
      try add([0, 0, 0, 0] + bytes + [0, 0], AV_PKT_DATA_SKIP_SAMPLES, to: packet)
    }
    if let header = sound.header { try add(header, AV_PKT_DATA_NEW_EXTRADATA, to: packet) }
    packet.pointee.stream_index = Int32(track)
    packet.pointee.pts = sound.start + delay(ofTrack: track)
    packet.pointee.dts = packet.pointee.pts
    packet.pointee.duration = sound.duration
    packet.pointee.flags = AV_PKT_FLAG_KEY
    rescale(packet, timescale: PCMBuffer.sampleRate)
    try write(sound.bytes, as: packet)
  }

  /// Samples that a track's times are later than when they are played: in Matroska a player takes a codec's delay off.
  private func delay(ofTrack track: Int) -> Int64 {
    guard let name = pointer.pointee.oformat.pointee.name, String(cString: name) == "webm" else { return 0 }
    return Int64(pointer.pointee.streams[track]?.pointee.codecpar?.pointee.initial_padding ?? 0)
  }

  /// Turns the times of a packet, in ticks of `timescale`, into those of its track.
  func rescale(_ packet: UnsafeMutablePointer<AVPacket>, timescale: Int) {
    guard let stream = pointer.pointee.streams[Int(packet.pointee.stream_index)] else { return }
    av_packet_rescale_ts(packet, AVRational(num: 1, den: Int32(timescale)), stream.pointee.time_base)
  }

  private func add(
    _ bytes: [UInt8], _ type: AVPacketSideDataType, to packet: UnsafeMutablePointer<AVPacket>
  ) throws(VideoError) {
    let memory = try check(
      av_packet_new_side_data(packet, type, bytes.count), calling: "av_packet_new_side_data",
      during: .writing(path: path))
    memory.update(from: bytes, count: bytes.count)
  }

  /// Sets a tag, when there is a value.
  func set(_ tag: String, to value: String?, in dictionary: inout OpaquePointer?) throws(VideoError) {
    guard let value else { return }
    try check(av_dict_set(&dictionary, tag, value, 0), calling: "av_dict_set", during: .writing(path: path))
  }
}

extension VideoFormat {
  /// Ticks a second in which both a number of frames and a number of samples are whole; only samples where the rate is
  /// so odd that there would be too many ticks.
  fileprivate var commonTimescale: Int {
    let rate = PCMBuffer.sampleRate
    let common = frameRateNumerator / greatestCommonDivisor(frameRateNumerator, rate) * rate
    return common <= 10_000_000 ? common : rate
  }
}
