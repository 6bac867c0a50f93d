internal import CFFmpeg

extension ChunkEncoder {
  /// Finds an encoder of libavcodec by its name.
  static func encoder(named name: String) throws(VideoError) -> UnsafePointer<AVCodec> {
    guard let encoder = avcodec_find_encoder_by_name(name) else { throw .encoderMissing(name: name) }
    return encoder
  }

  /// Sets an encoder up and opens it.
  static func open(_ codec: borrowing CodecOwner, _ format: VideoFormat, _ settings: H264Settings) throws(VideoError) {
    let context = codec.pointer
    let (numerator, denominator) = (Int32(format.frameRateNumerator), Int32(format.frameRateDenominator))
    context.pointee.width = Int32(format.width)
    context.pointee.height = Int32(format.height)
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    context.pointee.time_base = AVRational(num: denominator, den: numerator)
    context.pointee.framerate = AVRational(num: numerator, den: denominator)
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.color_primaries = AVCOL_PRI_BT709
    context.pointee.color_trc = AVCOL_TRC_BT709
    context.pointee.colorspace = AVCOL_SPC_BT709
    context.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
    var options = [("preset", settings.preset.rawValue), ("crf", "\(settings.crf)")]
    if let tune = settings.tune { options.append(("tune", tune.rawValue)) }
    options.append(("x264-params", parameters))
    for (name, value) in options {
      try check(
        av_opt_set(context.pointee.priv_data, name, value, 0), calling: "av_opt_set(\(name))", during: .encoding)
    }
    try check(avcodec_open2(context, nil, nil), calling: "avcodec_open2", during: .encoding, owner: context)
  }

  /// What makes chunks independent, alike and the same in every run, whatever the preset.
  ///
  /// No frames that refer forwards, so decoding order is display order and picture order needs no numbers of its own;
  /// a key frame at the start only; headers that don't hang on the pictures; one thread, for threads change the
  /// result; no choice that hangs on the processor.
  private static var parameters: String {
    [
      "bframes=0", "keyint=infinite", "scenecut=0", "open-gop=0", "repeat-headers=0", "aud=0", "force-cfr=1",
      "stitchable=1", "cpu-independent=1", "threads=1", "lookahead-threads=1", "sync-lookahead=0", "sliced-threads=0",
    ].joined(separator: ":")
  }

  /// The parameter sets of an opened encoder.
  static func parameterSets(of codec: borrowing CodecOwner) throws(VideoError) -> EncodedChunk.ParameterSets {
    let bytes = UnsafeBufferPointer(
      start: codec.pointer.pointee.extradata, count: Int(codec.pointer.pointee.extradata_size))
    var sequences: [[UInt8]] = []
    var pictures: [[UInt8]] = []
    for unit in NALUnits(byteStream: Array(bytes)).units {
      switch NALUnits.kind(of: unit) {
      case .sequenceParameters: sequences.append(Array(unit))
      case .pictureParameters: pictures.append(Array(unit))
      case .information: break
      default: throw .unexpectedStream(frame: 0, reason: .unknownUnit((unit.first ?? 0) & 31))
      }
    }
    guard sequences.count == 1, let sequence = sequences.first, sequence.count >= 4, !pictures.isEmpty else {
      throw .unexpectedStream(frame: 0, reason: .incomplete)
    }
    return EncodedChunk.ParameterSets(sequence: sequence, pictures: pictures)
  }
}
