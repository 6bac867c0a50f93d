import Drawing

/// The outline of a neuron: a circle or, where rows stand close, a lying capsule that still has room for a number.
struct Capsule: Hashable, Sendable {
  /// Half its width, in pixels; at least half its height.
  let halfWidth: Double
  /// Half its height, in pixels.
  let halfHeight: Double

  /// Whether it is a circle.
  var isRound: Bool { halfWidth == halfHeight }

  /// A circle.
  static func circle(_ radius: Double) -> Capsule { Capsule(halfWidth: radius, halfHeight: radius) }

  /// The same outline, grown by `margin` all around.
  func grown(by margin: Double) -> Capsule {
    Capsule(halfWidth: halfWidth + margin, halfHeight: halfHeight + margin)
  }

  /// The outline around the origin; whole circles have radius 1 and are scaled when they are placed, which makes one
  /// path of all of them.
  var path: Path { isRound ? Self.disc : .roundedRect(box, radius: halfHeight) }

  /// By how much `path` is to be scaled.
  var scale: Double { isRound ? halfWidth : 1 }

  /// The bounds around the origin.
  var box: Rect { Rect(minX: -halfWidth, minY: -halfHeight, maxX: halfWidth, maxY: halfHeight) }

  /// The bounds around a centre.
  func box(at center: Point) -> Rect {
    Rect(
      minX: center.x - halfWidth, minY: center.y - halfHeight, maxX: center.x + halfWidth, maxY: center.y + halfHeight)
  }

  private static let disc = Path.circle(radius: 1)
}
