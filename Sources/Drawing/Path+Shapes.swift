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

  /// An open line along `points`, of as few of them as leave all others at most `tolerance` pixels away.
  ///
  /// A line through many points takes long to stroke; where it is nearly straight, most of them say nothing.
  public static func polyline(_ points: [Point], tolerance: Double) -> Path {
    guard points.count > 2 else { return polyline(points) }
    var isKept = Array(repeating: false, count: points.count)
    (isKept[0], isKept[points.count - 1]) = (true, true)
    var spans = [(first: 0, last: points.count - 1)]
    while let (first, last) = spans.popLast() {
      let (start, way) = (points[first], points[last] - points[first])
      let length = way.x * way.x + way.y * way.y
      var (farthest, most) = (first, tolerance * tolerance)
      for index in first + 1..<max(last, first + 1) {
        // To the nearest place of the way, the squared distance.
        let off = points[index] - start
        let share = length > 0 ? max(0, min(1, (off.x * way.x + off.y * way.y) / length)) : 0
        let rest = off - way * share
        let distance = rest.x * rest.x + rest.y * rest.y
        if distance > most { (farthest, most) = (index, distance) }
      }
      guard farthest > first else { continue }
      isKept[farthest] = true
      spans += [(first, farthest), (farthest, last)]
    }
    return polyline(zip(points, isKept).filter(\.1).map(\.0))
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
