public import Drawing

/// How a part of the picture is seen: moved by a camera, fainter as a whole, and faded where the view ends.
public struct Lens {
  /// Where the view ends along one axis: nothing is seen at `near` and beyond, all from `clear` on.
  public struct Edge: Hashable, Sendable {
    /// Where nothing is seen any more, in pixels along the axis.
    public let near: Double
    /// From where on all is seen.
    public let clear: Double

    /// Makes an end of a view.
    public init(near: Double, clear: Double) { (self.near, self.clear) = (near, clear) }
  }

  /// How far everything is moved, in pixels.
  public var offset: Point
  /// What every opacity is multiplied by.
  public var opacity: Double
  /// The colour of what hides what is behind it, the ground's: where all grows fainter, that
  /// stays until little is left.
  public var cover: Color?
  /// Whether the view ends above and below, rather than left and right.
  public var isVertical: Bool
  /// The two ends of the view; none for the whole frame.
  public var edges: (low: Edge, high: Edge)?

  /// Makes a lens that changes nothing but what is said.
  public init(
    offset: Point = .zero, opacity: Double = 1, cover: Color? = nil, isVertical: Bool = false,
    edges: (low: Edge, high: Edge)? = nil
  ) {
    (self.offset, self.opacity, self.cover, self.isVertical, self.edges) = (offset, opacity, cover, isVertical, edges)
  }

  /// Whether it changes nothing.
  public var isClear: Bool { offset == .zero && opacity == 1 && edges == nil }

  /// From where to where something is seen of what is not yet moved, along the view's axis; nil for all of it.
  public var view: (low: Double, high: Double)? {
    edges.map { edges in
      let shift = isVertical ? offset.y : offset.x
      return (edges.low.near - shift, edges.high.near - shift)
    }
  }

  /// The command as it is seen; nil when nothing of it is.
  public func callAsFunction(_ command: DrawCommand) -> DrawCommand? {
    guard opacity > 0 else { return nil }
    let bounds = command.bounds
    let (low, high) = span(bounds)
    let isCut: Bool
    if let edges {
      guard high > edges.low.near, low < edges.high.near else { return nil }
      isCut = low < edges.low.clear || high > edges.high.clear
    } else {
      isCut = false
    }
    switch command {
    case .glow(var glow):
      glow.center = glow.center + offset
      // A light fades as a whole, by where its middle is.
      let center = isVertical ? glow.center.y : glow.center.x
      let share = isCut ? self.share(at: center) * reach(center, glow.radius) : 1
      guard share > 0 else { return nil }
      glow.color = glow.color.opacity(opacity * share)
      return .glow(glow)
    case .field(let field):
      var field = field.placed(at: offset, scale: 1)
      // So does a field.
      let center = isVertical ? field.bounds.center.y : field.bounds.center.x
      let share = isCut ? self.share(at: center) : 1
      guard share > 0 else { return nil }
      field.opacity *= opacity * share
      return .field(field)
    case .fill(let path, let paint, let transform):
      return .fill(path, seen(paint, transform, isCut: isCut, low, high), moved(transform))
    case .stroke(let path, let stroke, let paint, let transform):
      return .stroke(path, stroke, seen(paint, transform, isCut: isCut, low, high), moved(transform))
    }
  }

  /// The mark as it is seen; nil when nothing of it is.
  public func callAsFunction(_ mark: Mark) -> Mark? {
    var mark = mark
    let (low, high) = span(mark.bounds)
    mark.move(by: offset)
    // What is faded at one end is not there to be read.
    let share = min(share(at: low), share(at: high))
    mark.opacity *= opacity * share
    mark.isAtEdge = share < 1
    return mark.opacity > 0 ? mark : nil
  }

  /// The extent of bounds along the view's axis, once they are moved.
  private func span(_ bounds: Rect) -> (Double, Double) {
    isVertical ? (bounds.minY + offset.y, bounds.maxY + offset.y) : (bounds.minX + offset.x, bounds.maxX + offset.x)
  }

  /// How much is seen at a place along the view's axis.
  private func share(at place: Double) -> Double {
    guard let edges else { return 1 }
    func rise(_ edge: Edge) -> Double {
      guard edge.clear != edge.near else { return 1 }
      return max(0, min(1, (place - edge.near) / (edge.clear - edge.near)))
    }
    return min(rise(edges.low), rise(edges.high))
  }

  /// How much of a light is kept so that it ends where the view does.
  private func reach(_ center: Double, _ radius: Double) -> Double {
    guard let edges, radius > 0 else { return 1 }
    return max(0, min(1, (center - edges.low.near) / radius, (edges.high.near - center) / radius))
  }

  private func moved(_ transform: Transform) -> Transform {
    var transform = transform
    transform.tx += offset.x
    transform.ty += offset.y
    return transform
  }

  /// The paint of something that reaches from `low` to `high`: faded along the view's axis where it is cut.
  private func seen(_ paint: Paint, _ transform: Transform, isCut: Bool, _ low: Double, _ high: Double) -> Paint {
    switch paint {
    case .solid(let color):
      let color = color.opacity(color == cover ? min(1, 4 * opacity) : opacity)
      guard isCut, let edges else { return .solid(color) }
      // Of the two ends, the one that it reaches into farther.
      let edge = edges.low.clear - low > high - edges.high.clear ? edges.low : edges.high
      return .linear(
        from: local(edge.near, transform), color.opacity(0), to: local(edge.clear, transform), color)
    case .linear(let from, let first, let to, let second):
      guard isCut else { return .linear(from: from, first.opacity(opacity), to: to, second.opacity(opacity)) }
      func share(_ point: Point) -> Double {
        let place = transform(point) + offset
        return opacity * self.share(at: isVertical ? place.y : place.x)
      }
      return .linear(from: from, first.opacity(share(from)), to: to, second.opacity(share(to)))
    }
  }

  /// A place along the view's axis, in a path's own coordinates; transforms of films scale and move only.
  private func local(_ place: Double, _ transform: Transform) -> Point {
    isVertical
      ? Point(0, (place - offset.y - transform.ty) / transform.d)
      : Point((place - offset.x - transform.tx) / transform.a, 0)
  }
}
