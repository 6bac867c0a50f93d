internal import CFFmpeg

extension MovieOutput {
  /// Describes the track of captions: 3GPP timed text in MP4 and MOV, WebVTT in WebM.
  ///
  /// In WebM it is off until it is chosen; libavformat enables the first track of text of an MP4 or MOV file.
  func describe(captionsIn language: String?, of container: MovieContainer, _ format: VideoFormat) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let stream = try check(avformat_new_stream(pointer, nil), calling: "avformat_new_stream", during: operation)
    let codec = try check(stream.pointee.codecpar, calling: "avformat_new_stream", during: operation)
    codec.pointee.codec_type = AVMEDIA_TYPE_SUBTITLE
    codec.pointee.codec_id = container == .webm ? AV_CODEC_ID_WEBVTT : AV_CODEC_ID_MOV_TEXT
    if container != .webm {
      let header = MovieOutput.textSampleEntry
      let memory = try check(
        av_mallocz(header.count + Int(AV_INPUT_BUFFER_PADDING_SIZE))?.assumingMemoryBound(to: UInt8.self),
        calling: "av_mallocz", during: operation)
      memory.update(from: header, count: header.count)
      codec.pointee.extradata = memory
      codec.pointee.extradata_size = Int32(header.count)
    }
    stream.pointee.time_base = AVRational(num: 1, den: Int32(format.textTimescale))
    try set("language", to: language, in: &stream.pointee.metadata)
  }

  /// The description of text of 3GPP TS 26.245, 5.16: centred at the foot, white, in a sans-serif of 18 points.
  private static var textSampleEntry: [UInt8] {
    let flags: [UInt8] = [0, 0, 0, 0]
    let justification: [UInt8] = [1, 0xFF]
    let ground: [UInt8] = [0, 0, 0, 0]
    let box: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    let style: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 18, 255, 255, 255, 255]
    let name = Array("Sans-Serif".utf8)
    let font: [UInt8] = [0, 1, 0, 1, UInt8(name.count)] + name
    let table = [0, 0, 0, UInt8(8 + font.count)] + Array("ftab".utf8) + font
    return flags + justification + ground + box + style + table
  }

  /// Describes the chapters; players find them by a track of text, in WebM by a list.
  func describe(_ chapters: [MovieChapter], timescale: Int) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    guard !chapters.isEmpty else { return }
    let size = MemoryLayout<UnsafeMutablePointer<AVChapter>?>.stride
    // The library frees the list and the chapters with the film.
    let list = try check(
      av_calloc(chapters.count, size)?.assumingMemoryBound(to: UnsafeMutablePointer<AVChapter>?.self),
      calling: "av_calloc", during: operation)
    pointer.pointee.chapters = list
    for (index, chapter) in chapters.enumerated() {
      let entry = try check(
        av_mallocz(MemoryLayout<AVChapter>.size)?.assumingMemoryBound(to: AVChapter.self), calling: "av_mallocz",
        during: operation)
      list[index] = entry
      pointer.pointee.nb_chapters = UInt32(index + 1)
      entry.pointee.id = Int64(index)
      entry.pointee.time_base = AVRational(num: 1, den: Int32(timescale))
      entry.pointee.start = chapter.start.ticks(of: Int64(timescale))
      entry.pointee.end = chapter.end.ticks(of: Int64(timescale))
      try set("title", to: chapter.title, in: &entry.pointee.metadata)
    }
  }

  /// Writes a caption to a track.
  func write(
    _ caption: TimedText, to track: Int, in container: MovieContainer, _ format: VideoFormat,
    with packet: borrowing PacketOwner
  ) throws(VideoError) {
    let text = Array((container == .webm ? caption.text.escapedForWebVTT : caption.text).utf8)
    let bytes =
      container == .webm
      ? text : [UInt8(truncatingIfNeeded: text.count >> 8), UInt8(truncatingIfNeeded: text.count)] + text
    let timescale = format.textTimescale
    let packet = packet.pointer
    packet.pointee.stream_index = Int32(track)
    packet.pointee.pts = caption.start.ticks(of: Int64(timescale))
    packet.pointee.dts = packet.pointee.pts
    packet.pointee.duration = caption.end.ticks(of: Int64(timescale)) - packet.pointee.pts
    packet.pointee.flags = AV_PKT_FLAG_KEY
    rescale(packet, timescale: timescale)
    try write(bytes, as: packet)
  }

  /// Hands a packet over to the muxer, which copies what it keeps of the data.
  func write(_ bytes: [UInt8], as packet: UnsafeMutablePointer<AVPacket>) throws(VideoError) {
    let code = bytes.withUnsafeBufferPointer { bytes in
      packet.pointee.data = UnsafeMutablePointer(mutating: bytes.baseAddress)
      packet.pointee.size = Int32(bytes.count)
      let code = av_write_frame(pointer, packet)
      packet.pointee.data = nil
      packet.pointee.size = 0
      return code
    }
    try check(code, calling: "av_write_frame", during: .writing(path: path), owner: pointer)
  }
}

extension String {
  /// The text as WebVTT has it, where "&" and "<" begin something else.
  fileprivate var escapedForWebVTT: String {
    reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
  }
}

extension VideoFormat {
  /// Ticks a second of the captions' clock, on which every frame is; at least as many as those of picture and sound.
  ///
  /// libavformat's MP4 muxer compares the ticks of different tracks as if they were of one clock, to find out whether a
  /// caption has ended. With more ticks than the others it never takes one for ended too early.
  fileprivate var textTimescale: Int { timescale * ((48_000 + timescale - 1) / timescale) }
}
