internal import CFFmpeg

extension MovieInfo {
  /// Gathers what an opened file says about its video track.
  init(
    _ input: borrowing MovieInput, _ stream: UnsafeMutablePointer<AVStream>,
    _ parameters: UnsafeMutablePointer<AVCodecParameters>
  ) {
    let (track, video, rate) = (stream.pointee, parameters.pointee, stream.pointee.avg_frame_rate)
    // WebM has no index of frames and no duration of a track, only the file's.
    let whole = max(input.pointer.pointee.duration, 0)
    let isCounted = track.nb_frames > 0
    let duration =
      isCounted
      ? PresentationTime(max(track.duration, 0) * Int64(track.time_base.num), Int64(max(track.time_base.den, 1)))
      : PresentationTime(whole, Int64(AV_TIME_BASE))
    let frames =
      isCounted || rate.num <= 0 || rate.den <= 0
      ? track.nb_frames : av_rescale(whole, Int64(rate.num), Int64(AV_TIME_BASE) * Int64(rate.den))
    self.init(
      codec: String(cString: avcodec_get_name(video.codec_id)), width: Int(video.width), height: Int(video.height),
      pixelFormat: pixelFormatName(video.format), colorRange: name(av_color_range_name(video.color_range)),
      colorPrimaries: name(av_color_primaries_name(video.color_primaries)),
      colorTransfer: name(av_color_transfer_name(video.color_trc)),
      colorSpace: name(av_color_space_name(video.color_space)),
      chromaLocation: name(av_chroma_location_name(video.chroma_location)),
      frameRateNumerator: Int(rate.num), frameRateDenominator: Int(rate.den), frameCount: Int(frames),
      duration: duration,
      metadata: tags(input.pointer.pointee.metadata).merging(tags(track.metadata)) { _, own in own })
  }
}

/// The name of a layout of samples, such as "yuv420p".
func pixelFormatName(_ format: Int32) -> String { name(av_get_pix_fmt_name(AVPixelFormat(format))) }

private func name(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "unknown" }

/// What a dictionary of the library holds.
func tags(_ dictionary: OpaquePointer?) -> [String: String] {
  var tags: [String: String] = [:]
  var entry: UnsafeMutablePointer<AVDictionaryEntry>?
  while let next = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
    tags[String(cString: next.pointee.key)] = String(cString: next.pointee.value)
    entry = next
  }
  return tags
}
