internal import CFFmpeg

/// The bytes of a local file that is being written; wraps `AVIOContext`.
struct OutputFile: ~Copyable {
  private let path: String
  private let pointer: UnsafeMutablePointer<AVIOContext>

  /// Makes the file, or empties it.
  init(path: String) throws(VideoError) {
    try Libav.open()
    var context: UnsafeMutablePointer<AVIOContext>?
    let operation = VideoError.Operation.creating(path: path)
    try check(
      avio_open2(&context, localFile(path), AVIO_FLAG_WRITE, nil, nil), calling: "avio_open2", during: operation)
    pointer = try check(context, calling: "avio_open2", during: operation)
    self.path = path
  }

  deinit {
    var context: UnsafeMutablePointer<AVIOContext>? = pointer
    avio_closep(&context)
  }

  /// Writes bytes after those that are there.
  func write(_ bytes: [UInt8]) throws(VideoError) {
    avio_write(pointer, bytes, Int32(bytes.count))
    try check(pointer.pointee.error, calling: "avio_write", during: .writing(path: path))
  }

  /// Writes bytes over those that the file begins with.
  func overwriteStart(with bytes: [UInt8]) throws(VideoError) {
    let code = avio_seek(pointer, 0, SEEK_SET)
    try check(Int32(clamping: code), calling: "avio_seek", during: .writing(path: path))
    try write(bytes)
  }

  /// Writes what is still in memory.
  func close() throws(VideoError) {
    avio_flush(pointer)
    try check(pointer.pointee.error, calling: "avio_flush", during: .writing(path: path))
  }
}
