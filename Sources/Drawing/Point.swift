/// A place on the canvas, in pixels of the finished frame; x grows to the right, y downwards.
public struct Point: Hashable, Sendable {
  /// Pixels from the left edge.
  public var x: Double
  /// Pixels from the top edge.
  public var y: Double

  /// Makes the point (x, y).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The origin.
  public static let zero = Point(0, 0)

  /// The vector sum of two points.
  public static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }

  /// The vector from `right` to `left`.
  public static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }

  /// The point's vector, scaled.
  public static func * (left: Point, scale: Double) -> Point { Point(left.x * scale, left.y * scale) }

  /// The point at `fraction` (0 … 1) of the way to `other`.
  public func toward(_ other: Point, _ fraction: Double) -> Point { self + (other - self) * fraction }

  /// The Euclidean distance to `other`, in pixels.
  public func distance(to other: Point) -> Double {
    let d = other - self
    return (d.x * d.x + d.y * d.y).squareRoot()
  }
}
