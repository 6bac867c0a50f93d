internal import CFFmpeg

/// A film, an animation or a file of sound that is being written; wraps `AVFormatContext` and its `AVIOContext`.
struct MovieOutput: ~Copyable {
  let path: String
  let pointer: UnsafeMutablePointer<AVFormatContext>

  /// Prepares to write a file with a muxer of libavformat; `create` makes it.
  init(path: String, muxer: String) throws(VideoError) {
    try Libav.open()
    let call = "avformat_alloc_output_context2"
    var context: UnsafeMutablePointer<AVFormatContext>?
    try check(
      avformat_alloc_output_context2(&context, nil, muxer, localFile(path)), calling: call,
      during: .creating(path: path))
    pointer = try check(context, calling: call, during: .creating(path: path))
    self.path = path
    LibavLog.watch(pointer)
    // No version of the library, no date.
    pointer.pointee.flags |= AVFMT_FLAG_BITEXACT
    // What a codec puts before its sound is stated as that; nothing else is moved for its sake.
    pointer.pointee.avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED
  }

  deinit {
    LibavLog.unwatch(pointer)
    avio_closep(&pointer.pointee.pb)
    avformat_free_context(pointer)
  }

  /// Makes the file, or empties it; its header is written by `begin`.
  func create() throws(VideoError) {
    try check(
      avio_open2(&pointer.pointee.pb, localFile(path), AVIO_FLAG_WRITE, nil, nil), calling: "avio_open2",
      during: .creating(path: path), owner: pointer)
  }

  /// Describes the track of a film's picture, which must be the first.
  func describe(_ format: VideoFormat, _ parameterSets: EncodedChunk.ParameterSets) throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    let stream = try check(avformat_new_stream(pointer, nil), calling: "avformat_new_stream", during: operation)
    try describePicture(stream, format, parameterSets)
    stream.pointee.time_base = AVRational(num: 1, den: Int32(format.timescale))
    stream.pointee.avg_frame_rate = AVRational(
      num: Int32(format.frameRateNumerator), den: Int32(format.frameRateDenominator))
    stream.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
  }

  /// Writes one frame of a film; `start` and `duration` are in ticks of the format's timescale.
  func write(
    _ frame: EncodedChunk.Frame, start: Int64, duration: Int64, of format: VideoFormat,
    with packet: borrowing PacketOwner
  ) throws(VideoError) {
    let packet = packet.pointer
    packet.pointee.stream_index = 0
    (packet.pointee.pts, packet.pointee.duration) = ticks(start, duration, format)
    packet.pointee.dts = packet.pointee.pts
    packet.pointee.flags = frame.isKey ? AV_PKT_FLAG_KEY : 0
    try write(frame.bytes, as: packet)
  }

  /// Sets an option of the muxer.
  func set(_ option: String, to value: String) throws(VideoError) {
    try check(
      av_opt_set(pointer.pointee.priv_data, option, value, 0), calling: "av_opt_set(\(option))",
      during: .writing(path: path))
  }

  /// Writes what comes last and closes the file.
  func end() throws(VideoError) {
    let operation = VideoError.Operation.writing(path: path)
    try check(av_write_trailer(pointer), calling: "av_write_trailer", during: operation, owner: pointer)
    // A write that failed late is known to the file only; closing does not report it.
    avio_flush(pointer.pointee.pb)
    let code = pointer.pointee.pb.pointee.error
    try check(code, calling: "avio_flush", during: operation, owner: pointer)
    try check(avio_closep(&pointer.pointee.pb), calling: "avio_closep", during: operation, owner: pointer)
  }
}
