/// How far a picture has moved since the one before, in quarters of a pixel: to the right and down.
public struct MotionVector: Hashable, Sendable, Codable {
  /// To the right.
  public var x: Int
  /// Down.
  public var y: Int

  /// Makes a vector, in quarters of a pixel.
  public init(x: Int, y: Int) { (self.x, self.y) = (x, y) }

  /// The nearest vector to a shift in pixels; none for one of more than 64, after which little of a picture is left.
  public init(pixels shift: (x: Double, y: Double)) {
    let (x, y) = ((4 * shift.x).rounded(), (4 * shift.y).rounded())
    let isFar = max(abs(x), abs(y)) > 256
    self = isFar ? .zero : MotionVector(x: Int(x), y: Int(y))
  }

  /// No motion.
  public static let zero = MotionVector(x: 0, y: 0)
}
