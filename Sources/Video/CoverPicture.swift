/// The picture that stands for a film in folders and players, as PNG.
public struct CoverPicture: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// The file's bytes.
  public let png: [UInt8]

  /// Takes the bytes of a PNG file of some size.
  public init(width: Int, height: Int, png: [UInt8]) { (self.width, self.height, self.png) = (width, height, png) }
}
