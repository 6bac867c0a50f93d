import Drawing
import Simulation
import Typesetting

/// The halos of one layer: sized by |δ|, they breathe in around its neurons, then rest; the update makes them go.
struct HaloVisual: Visual {
  /// The share of the greatest |δ| below which halos would be too small to see: they are drawn as if they had it.
  static let least = 0.01

  private let halos: [Glow]
  /// Around all of them, as large as they ever are.
  private let bounds: Rect
  private let breathe: Span
  private let leave: Span?

  /// Prepares the halos of a layer: what shows of one beyond its neuron is as wide as the square root of |δ| against
  /// the film's greatest.
  init(layer: Int, film: FilmContext) {
    let stage = film.stage
    let body = stage.neuron.halfHeight
    halos = zip(stage.neurons[layer], film.trace.layers[layer].delta).compactMap { center, delta in
      guard delta != 0 else { return nil }
      let share = max(Self.least, abs(delta) / film.greatestDelta).squareRoot()
      return Glow(
        center: center, radius: 0.5 * (stage.neuron.halfWidth + body) + 2 * body * share,
        color: film.theme.halo(0.4 + 0.33 * share))
    }
    bounds = halos.reduce(.empty) { $0.union(DrawCommand.glow($1).bounds.expanded(by: $1.radius)) }
    breathe = film.halo(layer)
    leave = film.memoLeaves
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
    let progress = breathe.progress(at: time)
    guard progress > 0 else { return }
    // From two thirds of its size, so that it does not burst in.
    let size = (2 + Easing.breath(progress)) / 3
    let opacity = Easing.inOut(progress) * (1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    guard opacity > 0 else { return }
    for halo in halos {
      scene.append(
        .glow(Glow(center: halo.center, radius: halo.radius * size, color: halo.color.opacity(opacity))))
    }
  }
}
