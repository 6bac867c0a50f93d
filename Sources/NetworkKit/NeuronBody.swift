public import Drawing
public import FilmKit

/// The body of a neuron: the light around it, its inside on the ground, and its ring.
public struct NeuronBody: Sendable {
  /// The outline.
  public let shape: Capsule
  private let path: Path
  private let ring: Stroke
  private let ground: Color

  /// Prepares the body of all neurons of an outline.
  ///
  /// - Parameter ring: How wide the ring is, in pixels.
  public init(_ shape: Capsule, ring: Double, theme: Theme) {
    (self.shape, path, ground) = (shape, shape.path, theme.ground)
    self.ring = Stroke(width: ring / shape.scale)
  }

  /// Appends a neuron, and marks its body.
  ///
  /// - Parameters:
  ///   - light: What shines around it; nil for nothing.
  ///   - fill: The colour of its inside.
  ///   - color: That of its ring.
  ///   - opacity: How much is seen of inside and ring, 0 … 1; the light has its own.
  public func draw(
    at center: Point, light: Color?, fill: Color, ring color: Color, opacity: Double, into scene: inout Scene
  ) {
    if let light {
      scene.append(.glow(Glow(center: center, radius: 1.1 * (shape.halfWidth + shape.halfHeight), color: light)))
    }
    let place = Transform.place(at: center, scale: shape.scale)
    // What is behind it does not show through while it comes or goes.
    scene.append(.fill(path, .solid(ground.opacity(min(1, 4 * opacity))), place))
    scene.append(.fill(path, .solid(fill.opacity(opacity)), place))
    scene.append(.stroke(path, ring, .solid(color.opacity(opacity)), place))
    scene.mark(.body(shape.box(at: center), opacity: opacity))
  }
}
