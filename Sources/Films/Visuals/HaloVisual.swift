import Drawing
import Simulation

/// The halos of one layer: sized by |δ|, they breathe in around its neurons, then rest.
struct HaloVisual: Visual {
  private let halos: [Glow]
  private let breathe: Span

  /// Prepares the halos of a layer, sized by the square root of |δ| against the film's greatest.
  init(layer: Int, film: FilmContext) {
    let stage = film.stage
    let trace = film.trace
    halos = zip(stage.neurons[layer], trace.layers[layer].delta).compactMap { center, delta in
      guard delta != 0 else { return nil }
      let share = (abs(delta) / film.greatestDelta).squareRoot()
      return Glow(
        center: center, radius: stage.radius * (1.7 + 1.5 * share),
        color: film.theme.halo(0.4 + 0.45 * share))
    }
    breathe = film.halo(layer)
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let progress = breathe.progress(at: time)
    guard progress > 0 else { return }
    // From two thirds of its size, so that it does not burst in.
    let size = (2 + Easing.breath(progress)) / 3
    let opacity = Easing.inOut(progress)
    for halo in halos {
      list.append(
        .glow(Glow(center: halo.center, radius: halo.radius * size, color: halo.color.opacity(opacity))))
    }
  }
}
