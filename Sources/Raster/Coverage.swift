import Drawing

/// How much of every pixel a shape covers, 0 … 255, tile by tile; the tiles that it leaves free are left out.
///
/// It depends on the shape, its place and the frame's size alone. What is drawn with it is the same wherever it is cut,
/// so a part of a frame that is drawn again has the bytes of the whole.
final class Coverage: Sendable {
  /// One tile that the shape touches.
  struct Part {
    /// The tile's column in the grid.
    let column: UInt16
    /// The tile's row in the grid.
    let row: UInt16
    /// Where its 256 values start, row by row; less than 0 where all of it is covered.
    ///
    /// On a frame, the 16 values of a row are four times four: of the pixels 0, 4, 8, 12, then of 1, 5, 9, 13, and so
    /// on, so that those of four neighbours are the same byte of four words, and one shift and one mask away from being
    /// lanes. Of an outline they stand side by side.
    let offset: Int32
  }

  /// The tiles, from the top left one.
  let parts: [Part]
  private let values: [UInt8]

  /// That of what is nowhere on the frame.
  static let none = Coverage(parts: [], values: [])

  /// Keeps what was found.
  init(parts: [Part], values: [UInt8]) { (self.parts, self.values) = (parts, values) }

  /// How much memory it takes, in bytes.
  var size: Int { parts.count * MemoryLayout<Part>.stride + values.count + 128 }

  /// Lends the values of all parts.
  func withValues(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { values.withUnsafeBufferPointer(body) }
}
