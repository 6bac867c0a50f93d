/// The planes of one 4:2:0 picture, 8 bits a sample: what a video encoder takes and a decoder gives.
///
/// Luma has the frame's size, the two chroma planes half of it each way. Rows run from the top; every row of every
/// plane starts on a 64-byte boundary.
public struct PlanarFrame: ~Copyable {
  /// Luma samples in a row; even.
  public let width: Int
  /// Rows of luma; even.
  public let height: Int
  /// Bytes from the start of one luma row to the next; a multiple of 64.
  public let lumaStride: Int
  /// Bytes from the start of one chroma row to the next; a multiple of 64.
  public let chromaStride: Int
  private let storage: UnsafeMutableRawBufferPointer

  /// Three planes that are lent for reading.
  public struct Planes {
    /// Luma: `lumaStride * height` samples.
    public let y: UnsafeBufferPointer<UInt8>
    /// Blue difference: `chromaStride * height / 2` samples.
    public let cb: UnsafeBufferPointer<UInt8>
    /// Red difference: `chromaStride * height / 2` samples.
    public let cr: UnsafeBufferPointer<UInt8>
  }

  /// Three planes that are lent for writing.
  public struct MutablePlanes {
    /// Luma: `lumaStride * height` samples.
    public let y: UnsafeMutableBufferPointer<UInt8>
    /// Blue difference: `chromaStride * height / 2` samples.
    public let cb: UnsafeMutableBufferPointer<UInt8>
    /// Red difference: `chromaStride * height / 2` samples.
    public let cr: UnsafeMutableBufferPointer<UInt8>
  }

  /// Makes a black frame (Y 16, Cb and Cr 128); traps unless both sides are even and positive.
  public init(width: Int, height: Int) {
    precondition(
      width > 0 && height > 0 && width % 2 == 0 && height % 2 == 0, "a 4:2:0 frame has even, positive sides")
    self.width = width
    self.height = height
    lumaStride = (width + 63) / 64 * 64
    chromaStride = (width / 2 + 63) / 64 * 64
    let luma = lumaStride * height
    let count = luma + chromaStride * height
    storage = PictureMemory.shared.allocate(byteCount: count)
    UnsafeMutableRawBufferPointer(rebasing: storage[..<luma]).initializeMemory(as: UInt8.self, repeating: 16)
    UnsafeMutableRawBufferPointer(rebasing: storage[luma...]).initializeMemory(as: UInt8.self, repeating: 128)
  }

  deinit { PictureMemory.shared.free(storage) }

  /// The three planes, one after the other in the storage.
  private var planes: MutablePlanes {
    let bytes = storage.assumingMemoryBound(to: UInt8.self)
    let (luma, chroma) = (lumaStride * height, chromaStride * height / 2)
    return MutablePlanes(
      y: .init(rebasing: bytes[..<luma]), cb: .init(rebasing: bytes[luma..<luma + chroma]),
      cr: .init(rebasing: bytes[(luma + chroma)...]))
  }

  /// Lends the planes for reading; they must not leave the closure.
  public func withPlanes<R, E: Error>(_ body: (Planes) throws(E) -> R) throws(E) -> R {
    let planes = planes
    return try body(
      Planes(
        y: UnsafeBufferPointer(planes.y), cb: UnsafeBufferPointer(planes.cb), cr: UnsafeBufferPointer(planes.cr)))
  }

  /// Lends the planes for writing; they must not leave the closure.
  public mutating func withMutablePlanes<R, E: Error>(_ body: (MutablePlanes) throws(E) -> R) throws(E) -> R {
    try body(planes)
  }
}
