/// An affine map: (x, y) ↦ (a·x + c·y + tx, b·x + d·y + ty).
public struct Transform: Hashable, Sendable {
  /// How x contributes to x.
  public var a: Double
  /// How x contributes to y.
  public var b: Double
  /// How y contributes to x.
  public var c: Double
  /// How y contributes to y.
  public var d: Double
  /// The shift along x, in pixels.
  public var tx: Double
  /// The shift along y, in pixels.
  public var ty: Double

  /// Makes a map from its six coefficients.
  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    (self.a, self.b, self.c, self.d, self.tx, self.ty) = (a, b, c, d, tx, ty)
  }

  /// The map that moves nothing.
  public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  /// Scales about the origin, then moves the origin to `point`.
  public static func place(at point: Point, scale: Double = 1) -> Transform {
    Transform(a: scale, b: 0, c: 0, d: scale, tx: point.x, ty: point.y)
  }

  /// The image of a point.
  public func callAsFunction(_ point: Point) -> Point {
    Point(a * point.x + c * point.y + tx, b * point.x + d * point.y + ty)
  }

  /// The bounds of the image of a rectangle; empty stays empty.
  public func callAsFunction(_ rect: Rect) -> Rect {
    guard rect.minX <= rect.maxX, rect.minY <= rect.maxY else { return .empty }
    let (first, second) = (self(Point(rect.minX, rect.minY)), self(Point(rect.maxX, rect.minY)))
    let (third, fourth) = (self(Point(rect.minX, rect.maxY)), self(Point(rect.maxX, rect.maxY)))
    return Rect(
      minX: min(first.x, second.x, third.x, fourth.x), minY: min(first.y, second.y, third.y, fourth.y),
      maxX: max(first.x, second.x, third.x, fourth.x), maxY: max(first.y, second.y, third.y, fourth.y))
  }
}
