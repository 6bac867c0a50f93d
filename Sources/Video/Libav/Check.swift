internal import CFFmpeg

/// Turns a negative code of FFmpeg's libraries into an error; the only place that does.
///
/// - Parameters:
///   - code: What the call returned.
///   - call: The C function's name.
///   - operation: What it was part of.
///   - owner: The object in hand; the last error that was logged about it becomes part of the failure.
/// - Returns: The code, when it is not negative.
@discardableResult
func check(
  _ code: Int32, calling call: String, during operation: VideoError.Operation, owner: UnsafeRawPointer? = nil
) throws(VideoError) -> Int32 {
  guard code < 0 else { return code }
  throw libraryError(code, calling: call, during: operation, owner: owner)
}

/// The object that an allocating call gave, or the error of no memory; such calls return no code.
func check<Pointee>(
  _ pointer: UnsafeMutablePointer<Pointee>?, calling call: String, during operation: VideoError.Operation
) throws(VideoError) -> UnsafeMutablePointer<Pointee> {
  guard let pointer else { throw libraryError(beatframe_averror(ENOMEM), calling: call, during: operation, owner: nil) }
  return pointer
}

/// The error of a call that failed.
func libraryError(
  _ code: Int32, calling call: String, during operation: VideoError.Operation, owner: UnsafeRawPointer?
) -> VideoError {
  var text = [CChar](repeating: 0, count: Int(AV_ERROR_MAX_STRING_SIZE))
  av_strerror(code, &text, text.count)
  let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  let failure = LibraryFailure(
    call: call, code: code, text: String(decoding: bytes, as: UTF8.self), log: owner.flatMap(LibavLog.lastError(of:)))
  return .library(failure, during: operation)
}

/// What the libraries are given for a path, so that any name is a local file's, such as "http://a" or "pipe:1".
func localFile(_ path: String) -> String { "file:" + path }
