/// An axis-parallel rectangle in pixels; an empty one (`isEmpty`) covers nothing.
public struct Rect: Hashable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The top edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The bottom edge.
  public var maxY: Double

  /// Makes the rectangle between two corners.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Makes the rectangle with its top left corner at (x, y).
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  /// The rectangle that covers nothing and is the neutral element of `union`.
  public static let empty = Rect(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  /// Whether it covers nothing.
  public var isEmpty: Bool { !(minX < maxX && minY < maxY) }
  /// The width in pixels.
  public var width: Double { maxX - minX }
  /// The height in pixels.
  public var height: Double { maxY - minY }
  /// The centre.
  public var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  /// The smallest rectangle that covers both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// The rectangle with every edge moved outwards by `margin` (inwards when negative).
  public func expanded(by margin: Double) -> Rect {
    Rect(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// The rectangle with every edge moved inwards by its own margin.
  public func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rect {
    Rect(minX: minX + left, minY: minY + top, maxX: maxX - right, maxY: maxY - bottom)
  }

  /// Whether `other` lies wholly inside.
  public func contains(_ other: Rect) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }
}
