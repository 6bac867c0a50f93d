public import Drawing

/// The outline of a neuron: a circle or, where rows stand close, a lying capsule that still has room for a number.
public struct Capsule: Hashable, Sendable {
  /// Half its width, in pixels; at least half its height.
  public let halfWidth: Double
  /// Half its height, in pixels.
  public let halfHeight: Double

  /// Makes an outline of its half width and half height, in pixels.
  public init(halfWidth: Double, halfHeight: Double) {
    (self.halfWidth, self.halfHeight) = (halfWidth, halfHeight)
  }

  /// Whether it is a circle.
  public var isRound: Bool { halfWidth == halfHeight }

  /// A circle.
  public static func circle(_ radius: Double) -> Capsule { Capsule(halfWidth: radius, halfHeight: radius) }

  /// The same outline, grown by `margin` all around.
  public func grown(by margin: Double) -> Capsule {
    Capsule(halfWidth: halfWidth + margin, halfHeight: halfHeight + margin)
  }

  /// The outline around the origin; whole circles have radius 1 and are scaled when they are placed, which makes one
  /// path of all of them.
  public var path: Path { isRound ? Self.disc : .roundedRect(box, radius: halfHeight) }

  /// By how much `path` is to be scaled.
  public var scale: Double { isRound ? halfWidth : 1 }

  /// The bounds around the origin.
  public var box: Rect { Rect(minX: -halfWidth, minY: -halfHeight, maxX: halfWidth, maxY: halfHeight) }

  /// The bounds around a centre.
  public func box(at center: Point) -> Rect {
    Rect(
      minX: center.x - halfWidth, minY: center.y - halfHeight, maxX: center.x + halfWidth, maxY: center.y + halfHeight)
  }

  private static let disc = Path.circle(radius: 1)
}
