public import Drawing
public import FilmKit

/// A glowing point with a tail on its way along a route; it may change where it meets a weight.
public enum Particle {
  /// Appends a particle at `progress` (0 … 1) of the way; it fades in as it leaves and out as it arrives.
  ///
  /// - Parameters:
  ///   - scale: Its size in pixels a unit.
  ///   - sizes: How much larger it is before and behind the weight, and where on the way the weight is.
  ///   - tail: The tail's length, in units.
  public static func draw(
    along route: Route, progress: Double, color: Color, scale: Double,
    sizes: (before: Double, behind: Double, at: Double) = (1, 1, 0.5), tail: Double = 150, theme: Theme,
    into scene: inout Scene
  ) {
    guard progress > 0, progress < 1, route.length > 0 else { return }
    let opacity = min(1, min(progress, 1 - progress) * 6)
    let change = Easing.inOut(max(0, min(1, (progress - sizes.at) / 0.2 + 0.5)))
    let scale = scale * (sizes.before + (sizes.behind - sizes.before) * change)
    let place = route.point(at: progress)
    let start = max(0, progress - tail * scale / route.length)
    let behind = route.point(at: start)
    if behind != place {
      // In the particle's own measure, so that it changes as one thing.
      let inverse = Transform(a: 1 / scale, b: 0, c: 0, d: 1 / scale, tx: -place.x / scale, ty: -place.y / scale)
      scene.append(
        .stroke(
          route.path(from: start, to: progress).applying(inverse), Stroke(width: 9),
          .linear(from: inverse(behind), color.opacity(0), to: .zero, color.opacity(0.85 * opacity)),
          .place(at: place, scale: scale)))
    }
    scene.append(.glow(Glow(center: place, radius: 54 * scale, color: theme.light(color, 0.75 * opacity))))
    scene.append(.fill(dot, .solid(theme.core(of: color).opacity(opacity)), .place(at: place, scale: 9 * scale)))
  }

  private static let dot = Path.circle(radius: 1)
}
