public import Drawing
public import FilmKit

/// The halos of one layer: sized by |δ|, they breathe in around its neurons, then rest; the update makes them go.
public struct HaloVisual: Visual {
  /// The share of the greatest |δ| below which halos would be too small to see: there are none.
  public static let least = 0.01

  private let halos: [Glow]
  /// Around those of them that a legend explains.
  private let explained: [Rect]
  /// Around all of them, as large as they ever are.
  private let bounds: Rect
  private let breathe: Span
  private let leave: Span?
  /// What a legend says of them.
  private let note: String?

  /// Prepares the halos of a layer: what shows of one beyond its neuron is as wide as the square root of |δ| against
  /// the film's greatest; nothing of less than ``least`` of it.
  ///
  /// - Parameters:
  ///   - neurons: The centres of the layer's neurons.
  ///   - shape: Their outline.
  ///   - deltas: δ of each.
  ///   - greatest: The greatest |δ| of the film.
  ///   - breathe: When they come.
  ///   - leave: When they go; nil for never.
  ///   - note: What a legend says of halos; nil for none.
  public init(
    around neurons: [Point], _ shape: Capsule, deltas: [Double], greatest: Double, theme: Theme, breathe: Span,
    leave: Span?, note: String?
  ) {
    let body = shape.halfHeight
    let seen = zip(neurons, deltas).filter { Self.isSeen($0.1, greatest: greatest) }
    halos = seen.map { center, delta in
      let share = Halo.reach(of: delta, greatest: greatest, least: 0)
      return Glow(
        center: center, radius: 0.5 * (shape.halfWidth + body) + 2 * body * share,
        color: theme.halo(0.4 + 0.33 * share))
    }
    self.note = note
    explained = note != nil ? seen.filter { Self.isPlain($0.1, greatest: greatest) }.map { shape.box(at: $0.0) } : []
    bounds = halos.reduce(.empty) { $0.union(DrawCommand.glow($1).bounds.expanded(by: $1.radius)) }
    (self.breathe, self.leave) = (breathe, leave)
  }

  /// Whether a δ has a halo.
  public static func isSeen(_ delta: Double, greatest: Double) -> Bool {
    delta != 0 && abs(delta) >= least * greatest
  }

  /// Whether a δ has a halo that reaches so far beyond its neuron's own light that somebody asks what it is.
  public static func isPlain(_ delta: Double, greatest: Double) -> Bool {
    isSeen(delta, greatest: greatest) && abs(delta) >= 4 * least * greatest
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
    if let note { for box in explained { scene.mark(.explained(note, box, opacity: opacity)) } }
  }
}
