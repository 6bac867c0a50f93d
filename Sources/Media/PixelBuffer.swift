/// The pixels of one frame: 32 bits each, 0xAARRGGBB in the machine's own byte order, colour premultiplied by alpha
/// (what Cairo calls ARGB32), rows from the top, 64-byte aligned.
public struct PixelBuffer: ~Copyable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Pixels from the start of one row to the next; at least `width`, a multiple of 16.
  public let stride: Int
  private let storage: UnsafeMutableBufferPointer<UInt32>

  /// Makes a transparent buffer; traps unless both sides are positive.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a pixel buffer has at least one pixel")
    self.width = width
    self.height = height
    stride = (width + 15) / 16 * 16
    let raw = PictureMemory.shared.allocate(byteCount: stride * height * 4)
    storage = raw.bindMemory(to: UInt32.self)
    storage.initialize(repeating: 0)
  }

  deinit { PictureMemory.shared.free(UnsafeMutableRawBufferPointer(storage)) }

  /// Lends the pixels for reading, `stride * height` of them.
  public func withPixels<R, E: Error>(_ body: (UnsafeBufferPointer<UInt32>) throws(E) -> R) throws(E) -> R {
    try body(UnsafeBufferPointer(storage))
  }

  /// Lends the pixels for writing, `stride * height` of them.
  public mutating func withMutablePixels<R, E: Error>(
    _ body: (UnsafeMutableBufferPointer<UInt32>) throws(E) -> R
  ) throws(E) -> R {
    try body(storage)
  }
}
