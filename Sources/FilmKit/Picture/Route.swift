public import Drawing

/// A way that something takes across the stage: a chain of short straight pieces, travelled at an even pace.
public struct Route: Hashable, Sendable {
  private let points: [Point]
  /// How far each point is along the way, in pixels.
  private let distances: [Double]

  /// Makes a way through `points`, at least one.
  public init(_ points: [Point]) {
    self.points = points
    var distance = 0.0
    distances = points.indices.map { index in
      if index > 0 { distance += points[index - 1].distance(to: points[index]) }
      return distance
    }
  }

  /// The whole way, in pixels.
  public var length: Double { distances[distances.count - 1] }
  /// The whole way as a line.
  public var path: Path { .polyline(points) }

  /// The place at `fraction` (0 … 1) of the way.
  public func point(at fraction: Double) -> Point {
    let distance = fraction * length
    guard let next = distances.firstIndex(where: { $0 >= distance }), next > 0 else {
      return fraction > 0 ? points[points.count - 1] : points[0]
    }
    let piece = distances[next] - distances[next - 1]
    return points[next - 1].toward(points[next], (distance - distances[next - 1]) / piece)
  }

  /// The part of the way between two fractions of it, as a line.
  public func path(from start: Double, to end: Double) -> Path {
    let between = points.indices.filter { distances[$0] > start * length && distances[$0] < end * length }
    return .polyline([point(at: start)] + between.map { points[$0] } + [point(at: end)])
  }

  /// A bow that leaves `start` towards `corner` and arrives at `end` from it (a quadratic Bézier).
  public static func bow(from start: Point, corner: Point, to end: Point) -> [Point] {
    let pieces = 32
    return (0...pieces).map { piece in
      let t = Double(piece) / Double(pieces)
      return start.toward(corner, t).toward(corner.toward(end, t), t)
    }
  }
}
