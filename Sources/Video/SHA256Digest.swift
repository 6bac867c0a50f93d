internal import CFFmpeg

/// A SHA-256 that is being worked out; wraps libavutil's `AVSHA`.
public struct SHA256Digest: ~Copyable {
  private let pointer: OpaquePointer

  /// Makes a digest of nothing yet.
  public init() {
    guard let pointer = av_sha_alloc() else { preconditionFailure("there is memory for a digest") }
    self.pointer = pointer
    // Fails for a number of bits only that it does not know.
    av_sha_init(pointer, 256)
  }

  deinit { av_free(UnsafeMutableRawPointer(pointer)) }

  /// Takes more bytes.
  ///
  /// The corresponding C function is `av_sha_update`.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    av_sha_update(pointer, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  /// The digest in hexadecimal, 64 lower-case digits.
  public consuming func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    av_sha_final(pointer, &digest)
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
