import Drawing

/// A glowing point with a tail on its way along a route.
enum Particle {
  /// Appends a particle at `progress` (0 … 1) of the way; it fades in as it leaves and out as it arrives.
  ///
  /// - Parameters:
  ///   - scale: Its size in pixels a unit.
  ///   - tail: The tail's length, in units.
  static func draw(
    along route: Route, progress: Double, color: Color, scale: Double, tail: Double = 150, theme: Theme,
    into list: inout [DrawCommand]
  ) {
    guard progress > 0, progress < 1, route.length > 0 else { return }
    let opacity = min(1, min(progress, 1 - progress) * 8)
    let place = route.point(at: progress)
    let start = max(0, progress - tail * scale / route.length)
    let behind = route.point(at: start)
    if behind != place {
      list.append(
        .stroke(
          route.path(from: start, to: progress), Stroke(width: 9 * scale),
          .linear(from: behind, color.opacity(0), to: place, color.opacity(0.85 * opacity)), .identity))
    }
    list.append(.glow(Glow(center: place, radius: 54 * scale, color: theme.light(color, 0.75 * opacity))))
    list.append(.fill(dot, .solid(theme.core(of: color).opacity(opacity)), .place(at: place, scale: 9 * scale)))
  }

  private static let dot = Path.circle(radius: 1)
}
