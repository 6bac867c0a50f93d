/// How an animation is stored, its size and its speed.
public struct AnimationFormat: Hashable, Sendable {
  /// How its pictures are stored.
  public let coding: AnimationCoding
  /// Pixels in a row: even, 16 … 8192.
  public let width: Int
  /// Rows: even, 16 … 8192.
  public let height: Int
  /// How long each picture is shown, in seconds; long enough for players to keep the speed.
  public let period: PresentationTime

  /// Makes a format; traps when the period is so short that there are more than `mostPicturesASecond`.
  ///
  /// - Parameters:
  ///   - coding: How its pictures are stored.
  ///   - width: Pixels in a row: even, 16 … 8192.
  ///   - height: Rows: even, 16 … 8192.
  ///   - period: How long each picture is shown.
  /// - Throws: `VideoError.unsupportedSize`.
  public init(coding: AnimationCoding, width: Int, height: Int, period: PresentationTime) throws(VideoError) {
    let sides = 16...8192
    guard sides.contains(width), sides.contains(height), width % 2 == 0, height % 2 == 0 else {
      throw .unsupportedSize(width: width, height: height)
    }
    precondition(
      period.numerator * Int64(coding.kind.mostPicturesASecond) >= period.denominator,
      "a picture is shown for as long as players show one")
    (self.coding, self.width, self.height, self.period) = (coding, width, height, period)
  }

  /// Bytes of a picture.
  public var bytesPerPicture: Int { width * height * coding.bytesPerPixel }
}
