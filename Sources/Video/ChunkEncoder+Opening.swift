internal import CFFmpeg

extension ChunkEncoder {
  /// Finds a codec's encoder in libavcodec; it goes by another name in tests only.
  static func encoder(of codec: VideoCodec, named name: String? = nil) throws(VideoError) -> UnsafePointer<AVCodec> {
    try Libav.open()
    let name = name ?? codec.encoderName
    guard let encoder = avcodec_find_encoder_by_name(name) else {
      let others = VideoCodec.allCases.filter { $0 != codec && avcodec_find_encoder_by_name($0.encoderName) != nil }
      throw .codecMissing(codec, encoder: name, others: others)
    }
    return encoder
  }

  /// Finds an encoder of libavcodec by its name.
  static func encoder(named name: String) throws(VideoError) -> UnsafePointer<AVCodec> {
    try Libav.open()
    guard let encoder = avcodec_find_encoder_by_name(name) else { throw .encoderMissing(name: name) }
    return encoder
  }

  /// Sets an encoder up and opens it.
  static func open(
    _ codec: borrowing CodecOwner, _ format: VideoFormat, _ settings: EncoderSettings
  ) throws(VideoError) {
    let context = codec.pointer
    let (numerator, denominator) = (Int32(format.frameRateNumerator), Int32(format.frameRateDenominator))
    context.pointee.width = Int32(format.width)
    context.pointee.height = Int32(format.height)
    context.pointee.pix_fmt = settings.codec.pixelFormat
    context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.pointee.time_base = AVRational(num: denominator, den: numerator)
    context.pointee.framerate = AVRational(num: numerator, den: denominator)
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.color_primaries = AVCOL_PRI_BT709
    context.pointee.color_trc = AVCOL_TRC_BT709
    context.pointee.colorspace = AVCOL_SPC_BT709
    context.pointee.chroma_sample_location = settings.codec.chromaLocation
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
    if case .bitrate(let rate) = settings.rate {
      context.pointee.bit_rate = Int64(rate)
      context.pointee.rc_max_rate = 2 * Int64(rate)
      context.pointee.rc_buffer_size = Int32(clamping: 2 * rate)
    }
    switch settings.codec {
    case .h264, .h265: break
    case .prores:
      // One quantiser for all, instead of the search for the one that fills a rate.
      context.pointee.flags |= AV_CODEC_FLAG_QSCALE
      context.pointee.global_quality = Int32(settings.quantizer ?? 1) * FF_QP2LAMBDA
    case .av1, .vp9:
      // Equal distances at both ends switch off key frames of the encoder's own choice.
      context.pointee.gop_size = 1 << 20
      context.pointee.keyint_min = 1 << 20
      // The factor alone decides, unless there is a rate.
      if case .factor = settings.rate { context.pointee.bit_rate = 0 }
    }
    for (name, value) in settings.options {
      try check(
        av_opt_set(context.pointee.priv_data, name, value, 0), calling: "av_opt_set(\(name))", during: .encoding)
    }
    try check(avcodec_open2(context, nil, nil), calling: "avcodec_open2", during: .encoding, owner: context)
  }
}

extension VideoCodec {
  /// How libavcodec calls the layout of the pictures' samples.
  var pixelFormat: AVPixelFormat {
    hasAlpha ? AV_PIX_FMT_YUVA444P10LE : AV_PIX_FMT_YUV420P
  }

  /// Where the chroma samples lie; at full resolution there is nothing to say.
  var chromaLocation: AVChromaLocation {
    hasAlpha ? AVCHROMA_LOC_UNSPECIFIED : AVCHROMA_LOC_LEFT
  }
}
