extension Path {
  /// How far a control point lies from its end for a quarter circle of radius 1: 4/3·(√2 − 1), at most 0.03 % off.
  private static let quarter = 0.552_284_749_830_793_4

  /// A straight line.
  public static func line(_ from: Point, _ to: Point) -> Path { Path([.move(from), .line(to)]) }

  /// An open line through `points`.
  public static func polyline(_ points: [Point]) -> Path {
    guard let first = points.first else { return Path([]) }
    return Path([.move(first)] + points.dropFirst().map(Element.line))
  }

  /// A closed shape through `points`.
  public static func polygon(_ points: [Point]) -> Path { Path(polyline(points).elements + [.close]) }

  /// A circle of four Béziers, so that no trigonometry runs in the drawing library.
  public static func circle(center: Point = .zero, radius: Double) -> Path {
    roundedRect(
      Rect(
        minX: center.x - radius, minY: center.y - radius, maxX: center.x + radius, maxY: center.y + radius),
      radius: radius)
  }

  /// A rectangle.
  public static func rect(_ rect: Rect) -> Path {
    polygon([
      Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
      Point(rect.minX, rect.maxY),
    ])
  }

  /// A rectangle with its corners rounded; the radius is held to half the shorter side.
  public static func roundedRect(_ box: Rect, radius: Double) -> Path {
    let r = max(0, min(radius, min(box.width, box.height) / 2))
    let k = r * (1 - quarter)
    let (l, t, right, b) = (box.minX, box.minY, box.maxX, box.maxY)
    return Path([
      .move(Point(l + r, t)), .line(Point(right - r, t)),
      .curve(Point(right - k, t), Point(right, t + k), Point(right, t + r)), .line(Point(right, b - r)),
      .curve(Point(right, b - k), Point(right - k, b), Point(right - r, b)), .line(Point(l + r, b)),
      .curve(Point(l + k, b), Point(l, b - k), Point(l, b - r)), .line(Point(l, t + r)),
      .curve(Point(l, t + k), Point(l + k, t), Point(l + r, t)), .close,
    ])
  }

  /// The path with every point mapped.
  public func applying(_ transform: Transform) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let p): .move(transform(p))
        case .line(let p): .line(transform(p))
        case .curve(let p, let q, let r): .curve(transform(p), transform(q), transform(r))
        case .close: .close
        }
      })
  }

  /// One path that draws all of `paths`.
  public static func joined(_ paths: [Path]) -> Path { Path(paths.flatMap(\.elements)) }
}
