import Media

/// A picture in memory, which frames that are the same may share.
final class Picture {
  /// What an encoder takes.
  let planes: PlanarFrame

  /// Converts what was drawn.
  init(_ pixels: borrowing PixelBuffer) {
    var planes = PlanarFrame(width: pixels.width, height: pixels.height)
    planes.convert(pixels)
    self.planes = planes
  }
}
