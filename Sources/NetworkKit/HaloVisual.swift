public import Drawing
public import FilmKit

/// The halos of one layer: sized by |δ|, they breathe in around its neurons, then rest; the update makes them go.
public struct HaloVisual: Visual {
  /// The share of the greatest |δ| below which halos would be too small to see: they are drawn at that size.
  public static let least = 0.01

  /// What a legend says of halos that are drawn larger than their δ is.
  public static let lifted = "halo: √|δ|, but never under 1 % of the largest"

  private let halos: [Glow]
  /// Around those of them that a legend explains.
  private let lifted: [Rect]
  /// Around all of them, as large as they ever are.
  private let bounds: Rect
  private let breathe: Span
  private let leave: Span?

  /// Prepares the halos of a layer: what shows of one beyond its neuron is as wide as the square root of |δ| against
  /// the film's greatest.
  ///
  /// - Parameters:
  ///   - neurons: The centres of the layer's neurons.
  ///   - shape: Their outline.
  ///   - deltas: δ of each; one of 0 has no halo.
  ///   - greatest: The greatest |δ| of the film.
  ///   - breathe: When they come.
  ///   - leave: When they go; nil for never.
  public init(
    around neurons: [Point], _ shape: Capsule, deltas: [Double], greatest: Double, theme: Theme, breathe: Span,
    leave: Span?
  ) {
    let body = shape.halfHeight
    halos = zip(neurons, deltas).compactMap { center, delta in
      guard delta != 0 else { return nil }
      let share = Halo.reach(of: delta, greatest: greatest, least: Self.least)
      return Glow(
        center: center, radius: 0.5 * (shape.halfWidth + body) + 2 * body * share,
        color: theme.halo(0.4 + 0.33 * share))
    }
    lifted = zip(neurons, deltas).filter { $0.1 != 0 && abs($0.1) < Self.least * greatest }.map {
      shape.box(at: $0.0)
    }
    bounds = halos.reduce(.empty) { $0.union(DrawCommand.glow($1).bounds.expanded(by: $1.radius)) }
    (self.breathe, self.leave) = (breathe, leave)
  }

  /// Appends the halos as they are at `time`.
  public func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
    let progress = breathe.progress(at: time)
    guard progress > 0 else { return }
    let size = Halo.size(at: progress)
    let opacity = Easing.inOut(progress) * (1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    guard opacity > 0 else { return }
    for halo in halos {
      scene.append(
        .glow(Glow(center: halo.center, radius: halo.radius * size, color: halo.color.opacity(opacity))))
    }
    for box in lifted { scene.mark(.explained(Self.lifted, box, opacity: opacity)) }
  }
}
