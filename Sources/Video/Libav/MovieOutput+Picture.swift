internal import CFFmpeg

extension MovieOutput {
  /// Describes the picture track of a film: codec, size, colours, and what a decoder must know first.
  func describePicture(
    _ stream: UnsafeMutablePointer<AVStream>, _ format: VideoFormat, _ parameterSets: EncodedChunk.ParameterSets
  ) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let codec = try check(stream.pointee.codecpar, calling: "avformat_new_stream", during: operation)
    codec.pointee.codec_type = AVMEDIA_TYPE_VIDEO
    codec.pointee.codec_id = parameterSets.codec.identifier
    codec.pointee.codec_tag = parameterSets.codec.tag
    codec.pointee.format = parameterSets.codec.pixelFormat.rawValue
    codec.pointee.width = Int32(format.width)
    codec.pointee.height = Int32(format.height)
    codec.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    codec.pointee.color_range = AVCOL_RANGE_MPEG
    codec.pointee.color_primaries = AVCOL_PRI_BT709
    codec.pointee.color_trc = AVCOL_TRC_BT709
    codec.pointee.color_space = AVCOL_SPC_BT709
    codec.pointee.chroma_location = parameterSets.codec.chromaLocation
    let record = parameterSets.configurationRecord
    guard !record.isEmpty else { return }
    // The library reads past the end, in zeros, and frees the memory with the stream.
    let memory = try check(
      av_mallocz(record.count + Int(AV_INPUT_BUFFER_PADDING_SIZE))?.assumingMemoryBound(to: UInt8.self),
      calling: "av_mallocz", during: operation)
    memory.update(from: record, count: record.count)
    codec.pointee.extradata = memory
    codec.pointee.extradata_size = Int32(record.count)
  }

  /// The start and the duration of a frame in ticks of the track's own clock, both given in those of the format.
  ///
  /// MP4 and QuickTime count as the format does. WebM counts in milliseconds: every start is rounded by itself, so that
  /// nothing drifts, and a frame lasts until the next.
  func ticks(_ start: Int64, _ duration: Int64, _ format: VideoFormat) -> (start: Int64, duration: Int64) {
    guard let clock = pointer.pointee.streams[0]?.pointee.time_base else { return (start, duration) }
    let own = AVRational(num: 1, den: Int32(format.timescale))
    let first = av_rescale_q(start, own, clock)
    return (first, av_rescale_q(start + duration, own, clock) - first)
  }
}

extension VideoCodec {
  /// How libavcodec calls the codec.
  var identifier: AVCodecID {
    switch self {
    case .h264: AV_CODEC_ID_H264
    case .h265: AV_CODEC_ID_HEVC
    case .av1: AV_CODEC_ID_AV1
    case .vp9: AV_CODEC_ID_VP9
    case .prores: AV_CODEC_ID_PRORES
    }
  }

  /// What MP4 and QuickTime call the codec, where the library would not choose it; else 0.
  fileprivate var tag: UInt32 {
    func tag(_ name: String) -> UInt32 { name.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    return switch self {
    // Apple's players want the tag that says: the parameter sets are in front.
    case .h265: tag("hvc1")
    case .prores: tag("ap4h")
    case .h264, .av1, .vp9: 0
    }
  }
}
