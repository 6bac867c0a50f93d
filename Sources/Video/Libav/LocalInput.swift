internal import CFFmpeg

/// A media file that is being read, of any format; wraps `AVFormatContext` and its `AVIOContext`.
///
/// The file is a local one, whatever its name is, its format is recognised by its content, and no demuxer opens another
/// file: playlists are refused, and so is what a file refers to.
struct LocalInput: ~Copyable {
  let path: String
  /// How long each track is, as the demuxer reported before anything was estimated; nil where it did not.
  private let stated: [PresentationTime?]
  private let owner: FormatOwner
  /// The edit lists of its tracks of sound, where they are not applied yet; none where they are.
  let edits: [EditList]

  /// Opens a file and reads its header and its first packets.
  ///
  /// - Parameter keepingEdits: Whether edit lists that cut a track of sound are left to whoever reads it.
  init(path: String, keepingEdits: Bool = false) throws(VideoError) {
    let operation = VideoError.Operation.openingSound(path: path)
    let file = try LocalFile(path: path)
    guard avio_size(file.pointer) != 0 else { throw .sound(.emptyFile, path: path) }
    let format = try LocalInput.probe(file)
    let owned = try check(avformat_alloc_context(), calling: "avformat_alloc_context", during: operation)
    LibavLog.watch(owned)
    owned.pointee.pb = file.pointer
    owned.pointee.opaque = UnsafeMutableRawPointer(file.refusals)
    owned.pointee.protocol_whitelist = av_strdup("file")
    owned.pointee.error_recognition |= AV_EF_CRCCHECK
    owned.pointee.io_open = { context, _, _, _, _ in
      context?.pointee.opaque?.assumingMemoryBound(to: Int.self).pointee += 1
      return beatframe_averror(EPERM)
    }
    // A failed call frees the context, but not the file, which is not its own.
    var context: UnsafeMutablePointer<AVFormatContext>? = owned
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    if format.pointee.name.map({ String(cString: $0) }) == "wav",
      WAVHeader.data(of: file.pointer)?.isOpen == true
    {
      try check(av_dict_set(&options, "ignore_length", "1", 0), calling: "av_dict_set", during: operation)
    }
    let isISO = format.pointee.name.map { String(cString: $0).hasPrefix("mov,") } ?? false
    let lists = isISO && keepingEdits ? EditList.all(in: file.pointer) : []
    let edits = lists.contains(where: \.isCut) ? lists : []
    if !edits.isEmpty {
      try check(av_dict_set(&options, "ignore_editlist", "1", 0), calling: "av_dict_set", during: operation)
    }
    let code = avformat_open_input(&context, nil, format, &options)
    guard code >= 0 else {
      let error = libraryError(code, calling: "avformat_open_input", during: operation, owner: owned)
      LibavLog.unwatch(owned)
      if file.refusals.pointee > 0 { throw .sound(.refersElsewhere, path: path) }
      throw error
    }
    let refusals = file.refusals
    let owner = FormatOwner(owned, file)
    let stated: [PresentationTime?] = (0..<Int(owned.pointee.nb_streams)).map { index in
      guard let stream = owned.pointee.streams[index]?.pointee, stream.duration > 0, stream.time_base.den > 0 else {
        return nil
      }
      return PresentationTime(ticks: stream.duration, of: stream.time_base)
    }
    let found = avformat_find_stream_info(owned, nil)
    if refusals.pointee > 0 { throw .sound(.refersElsewhere, path: path) }
    try check(found, calling: "avformat_find_stream_info", during: operation, owner: owned)
    self.path = path
    self.edits = edits
    self.stated = stated
    self.owner = owner
  }

  /// The opened context.
  var pointer: UnsafeMutablePointer<AVFormatContext> { owner.pointer }

  /// What FFmpeg calls the format, such as "mov,mp4,m4a,3gp,3g2,mj2".
  var format: String { pointer.pointee.iformat.pointee.name.map { String(cString: $0) } ?? "" }

  /// Finds out by its content what a file is.
  private static func probe(_ file: borrowing LocalFile) throws(VideoError) -> UnsafePointer<AVInputFormat> {
    var format: UnsafePointer<AVInputFormat>?
    let code = av_probe_input_buffer2(file.pointer, &format, "", nil, 0, 0)
    if code == beatframe_averror_invaliddata() || code == beatframe_averror_eof() {
      throw .sound(.unknownFormat, path: file.path)
    }
    try check(code, calling: "av_probe_input_buffer2", during: .openingSound(path: file.path))
    guard let format else { throw .sound(.unknownFormat, path: file.path) }
    let name = format.pointee.name.map { String(cString: $0) } ?? ""
    // What these hold is the names of other files.
    let playlists = ["hls", "dash", "concat", "sdp", "rtsp", "imf", "webm_dash_manifest", "image2"]
    if playlists.contains(where: { name == $0 || name.hasPrefix($0 + ",") }) {
      throw .sound(.refersElsewhere, path: file.path)
    }
    return format
  }

  /// The length of a track that the file states itself.
  func statedLength(ofStream index: Int) -> PresentationTime? { stated.indices.contains(index) ? stated[index] : nil }

  /// The track of a kind that players choose; nil when there is none.
  func bestTrack(_ kind: AVMediaType) -> UnsafeMutablePointer<AVStream>? {
    let index = av_find_best_stream(pointer, kind, -1, -1, nil, 0)
    return index < 0 ? nil : pointer.pointee.streams[Int(index)]
  }

  /// The track of sound that is asked for, or the usual one, and how many there are.
  ///
  /// - Throws: `VideoError.sound` where there is no such track, or it can't be decoded.
  func soundStream(
    _ name: TrackName?
  ) throws(VideoError) -> (stream: UnsafeMutablePointer<AVStream>, tracks: (chosen: SoundTrack, count: Int)) {
    let streams = (0..<Int(pointer.pointee.nb_streams)).compactMap { pointer.pointee.streams[$0] }
      .filter { $0.pointee.codecpar?.pointee.codec_type == AVMEDIA_TYPE_AUDIO }
    guard !streams.isEmpty else { throw .sound(.noTrack, path: path) }
    let tracks = streams.enumerated().map { SoundTrack($0.element, number: $0.offset + 1) }
    let chosen = name.map { $0.find(in: tracks) } ?? tracks.usual ?? tracks[0]
    guard let chosen else {
      throw .sound(name.map { .noSuchTrack($0, tracks) } ?? .noTrack, path: path)
    }
    guard chosen.isDecodable else { throw .sound(.decoderMissing(codec: chosen.codec), path: path) }
    return (streams[chosen.number - 1], (chosen, tracks.count))
  }

  /// Passes over the packets of all tracks but one.
  func skipAll(but stream: Int32) {
    for index in 0..<Int(pointer.pointee.nb_streams) where index != Int(stream) {
      pointer.pointee.streams[index]?.pointee.discard = AVDISCARD_ALL
    }
  }

  /// Goes back in a track, to a time of its own clock or earlier.
  func jump(to ticks: Int64, of stream: Int32) throws(VideoError) {
    try check(
      av_seek_frame(pointer, stream, ticks, AVSEEK_FLAG_BACKWARD), calling: "av_seek_frame",
      during: .readingSound(path: path), owner: pointer)
  }

  /// Reads the next packet of a track; false at the end of the file.
  func read(_ packet: borrowing PacketOwner, of stream: Int32) throws(VideoError) -> Bool {
    while true {
      av_packet_unref(packet.pointer)
      var code = av_read_frame(pointer, packet.pointer)
      if code == beatframe_averror_eof() {
        code = pointer.pointee.pb?.pointee.error ?? 0
        if code == beatframe_averror_eof() { return false }
      } else if code >= 0 {
        if packet.pointer.pointee.stream_index == stream { return true }
        continue
      }
      if owner.file.refusals.pointee > 0 { throw .sound(.refersElsewhere, path: path) }
      try check(code, calling: "av_read_frame", during: .readingSound(path: path), owner: pointer)
      return false
    }
  }
}
