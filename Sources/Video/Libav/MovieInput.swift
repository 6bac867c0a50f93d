internal import CFFmpeg

/// A film's file that is being read; wraps `AVFormatContext`.
struct MovieInput: ~Copyable {
  let path: String
  let pointer: UnsafeMutablePointer<AVFormatContext>

  /// Opens a file and reads its index.
  init(path: String) throws(VideoError) {
    try Libav.open()
    let operation = VideoError.Operation.opening(path: path)
    let isMatroska = try beginsAsMatroska(path)
    let owned = try check(avformat_alloc_context(), calling: "avformat_alloc_context", during: operation)
    LibavLog.watch(owned)
    // The demuxer is named, so that no other file passes for a film. A failed call frees the context.
    var context: UnsafeMutablePointer<AVFormatContext>? = owned
    let code = avformat_open_input(
      &context, localFile(path), av_find_input_format(isMatroska ? "matroska" : "mov"), nil)
    defer { if code < 0 { LibavLog.unwatch(owned) } }
    try check(code, calling: "avformat_open_input", during: operation, owner: owned)
    pointer = owned
    self.path = path
  }

  deinit {
    LibavLog.unwatch(pointer)
    var context: UnsafeMutablePointer<AVFormatContext>? = pointer
    avformat_close_input(&context)
  }

  /// Looks into the first packets and finds the video track.
  func videoStream() throws(VideoError) -> UnsafeMutablePointer<AVStream> {
    let operation = VideoError.Operation.opening(path: path)
    try check(
      avformat_find_stream_info(pointer, nil), calling: "avformat_find_stream_info", during: operation, owner: pointer)
    let index = av_find_best_stream(pointer, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
    guard index >= 0, let stream = pointer.pointee.streams[Int(index)] else { throw .noVideo(path: path) }
    return stream
  }

  /// Reads the next packet of a track; false at the end of the file.
  func read(_ packet: borrowing PacketOwner, of stream: Int32) throws(VideoError) -> Bool {
    while true {
      av_packet_unref(packet.pointer)
      let code = av_read_frame(pointer, packet.pointer)
      if code == beatframe_averror_eof() {
        let failure = pointer.pointee.pb?.pointee.error ?? 0
        if failure == code { return false }
        try check(failure, calling: "av_read_frame", during: .reading(path: path), owner: pointer)
        return false
      }
      try check(code, calling: "av_read_frame", during: .reading(path: path), owner: pointer)
      if packet.pointer.pointee.stream_index == stream { return true }
    }
  }
}

/// Whether a file begins as Matroska's do, and so WebM's; everything else is taken for MP4 or QuickTime.
private func beginsAsMatroska(_ path: String) throws(VideoError) -> Bool {
  var file: UnsafeMutablePointer<AVIOContext>?
  // A file that cannot be opened is reported when it is opened as a film.
  guard avio_open2(&file, localFile(path), AVIO_FLAG_READ, nil, nil) >= 0 else { return false }
  defer { avio_closep(&file) }
  let mark: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3]
  var start = [UInt8](repeating: 0, count: mark.count)
  let count = avio_read(file, &start, Int32(start.count))
  // A folder can be opened, but not read; a demuxer would take it for a file that ends too soon.
  if count < 0, count != beatframe_averror_eof() {
    try check(count, calling: "avio_read", during: .opening(path: path))
  }
  return count == Int32(mark.count) && start == mark
}
