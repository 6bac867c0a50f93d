/// The planes of one 4:4:4 picture with opacity, 10 bits a sample: what an encoder for editors takes.
///
/// Luma and chroma are BT.709 in limited range (64 … 940, 64 … 960), straight: not multiplied by opacity, which has the
/// full range 0 … 1023. All four planes have the frame's size; rows run from the top and start on a 64-byte boundary.
public struct AlphaFrame: ~Copyable {
  /// Samples in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Samples from the start of one row to the next; a multiple of 32.
  public let stride: Int
  private let storage: UnsafeMutableBufferPointer<UInt16>

  /// Four planes that are lent for reading, `stride * height` samples each.
  public struct Planes {
    /// Luma.
    public let y: UnsafeBufferPointer<UInt16>
    /// Blue difference.
    public let cb: UnsafeBufferPointer<UInt16>
    /// Red difference.
    public let cr: UnsafeBufferPointer<UInt16>
    /// Opacity.
    public let alpha: UnsafeBufferPointer<UInt16>
  }

  /// Four planes that are lent for writing, `stride * height` samples each.
  public struct MutablePlanes {
    /// Luma.
    public let y: UnsafeMutableBufferPointer<UInt16>
    /// Blue difference.
    public let cb: UnsafeMutableBufferPointer<UInt16>
    /// Red difference.
    public let cr: UnsafeMutableBufferPointer<UInt16>
    /// Opacity.
    public let alpha: UnsafeMutableBufferPointer<UInt16>
  }

  /// Makes a clear frame (Y 64, Cb and Cr 512, opacity 0); traps unless both sides are positive.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a frame has at least one pixel")
    self.width = width
    self.height = height
    stride = (width + 31) / 32 * 32
    let count = stride * height
    let raw = PictureMemory.shared.allocate(byteCount: count * 8)
    storage = raw.bindMemory(to: UInt16.self)
    storage.initialize(repeating: 0)
    planes.y.update(repeating: 64)
    planes.cb.update(repeating: 512)
    planes.cr.update(repeating: 512)
  }

  deinit { PictureMemory.shared.free(UnsafeMutableRawBufferPointer(storage)) }

  /// The four planes, one after the other in the storage.
  private var planes: MutablePlanes {
    let count = stride * height
    func plane(_ index: Int) -> UnsafeMutableBufferPointer<UInt16> {
      .init(rebasing: storage[index * count..<(index + 1) * count])
    }
    return MutablePlanes(y: plane(0), cb: plane(1), cr: plane(2), alpha: plane(3))
  }

  /// Lends the planes for reading; they must not leave the closure.
  public func withPlanes<R, E: Error>(_ body: (Planes) throws(E) -> R) throws(E) -> R {
    let planes = planes
    return try body(
      Planes(
        y: UnsafeBufferPointer(planes.y), cb: UnsafeBufferPointer(planes.cb), cr: UnsafeBufferPointer(planes.cr),
        alpha: UnsafeBufferPointer(planes.alpha)))
  }

  /// Lends the planes for writing; they must not leave the closure.
  public mutating func withMutablePlanes<R, E: Error>(_ body: (MutablePlanes) throws(E) -> R) throws(E) -> R {
    try body(planes)
  }
}
