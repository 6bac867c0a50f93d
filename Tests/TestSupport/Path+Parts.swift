package import Drawing

extension Path {
  /// The straight lines in it, each from where to where.
  package var segments: [Segment] {
    var (segments, current) = ([Segment](), Point.zero)
    for element in elements {
      switch element {
      case .move(let point): current = point
      case .line(let point):
        segments.append(Segment(start: current, end: point))
        current = point
      case .curve(_, _, let point): current = point
      case .close: break
      }
    }
    return segments
  }

  /// Its corners, in order.
  package var corners: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }

  package struct Segment: Hashable {
    package let start: Point
    package let end: Point

    package init(start: Point, end: Point) { (self.start, self.end) = (start, end) }
  }
}
