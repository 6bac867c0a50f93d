internal import CFFmpeg

/// The bytes of a local file that is being read; wraps `AVIOContext`.
struct LocalFile: ~Copyable {
  let path: String
  let pointer: UnsafeMutablePointer<AVIOContext>
  /// How often another file was asked for, and refused.
  let refusals: UnsafeMutablePointer<Int>

  /// Opens a file.
  init(path: String) throws(VideoError) {
    try Libav.open()
    let operation = VideoError.Operation.openingSound(path: path)
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    try check(av_dict_set(&options, "protocol_whitelist", "file", 0), calling: "av_dict_set", during: operation)
    var context: UnsafeMutablePointer<AVIOContext>?
    try check(
      avio_open2(&context, localFile(path), AVIO_FLAG_READ, nil, &options), calling: "avio_open2", during: operation)
    pointer = try check(context, calling: "avio_open2", during: operation)
    self.path = path
    refusals = .allocate(capacity: 1)
    refusals.initialize(to: 0)
  }

  deinit {
    refusals.deallocate()
    var context: UnsafeMutablePointer<AVIOContext>? = pointer
    avio_closep(&context)
  }
}

/// A file's tracks, and the file; wraps `AVFormatContext`.
struct FormatOwner: ~Copyable {
  let pointer: UnsafeMutablePointer<AVFormatContext>
  let file: LocalFile

  /// Takes a context that was opened.
  init(_ pointer: UnsafeMutablePointer<AVFormatContext>, _ file: consuming LocalFile) {
    self.pointer = pointer
    self.file = file
  }

  deinit {
    LibavLog.unwatch(pointer)
    var context: UnsafeMutablePointer<AVFormatContext>? = pointer
    avformat_close_input(&context)
  }
}
