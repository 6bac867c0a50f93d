import Drawing
import Simulation
import Typesetting

/// The neurons of one layer: dark at first, lit as the signal reaches them, each with its activation.
struct LayerVisual: Visual {
  private struct Neuron {
    let center: Point
    /// |a| as a share of the layer's greatest.
    let brightness: Double
    let value: Label?
  }

  private let neurons: [Neuron]
  private let name: (label: Label, at: Point)?
  private let theme: Theme
  private let radius: Double
  private let ring: Double
  private let appear: Span
  private let lights: Span

  /// Prepares a layer; values are written into neurons that are large enough to read them in.
  init(layer: Int, film: FilmContext) throws(TypesettingError) {
    let stage = film.stage
    let activations = film.trace.layers[layer].a
    let greatest = activations.reduce(0) { max($0, abs($1)) }
    let theme = film.theme
    let values = try film.lettering.values(activations, in: stage.radius)
    neurons = stage.neurons[layer].indices.map { index in
      Neuron(
        center: stage.neurons[layer][index], brightness: greatest > 0 ? abs(activations[index]) / greatest : 0,
        value: values?[index])
    }
    let label = try film.lettering.math(film.formulas.activation(layer), size: theme.label)
    // Where columns stand closer than the widest name, every k-th is named, and the last.
    let widest = try film.lettering.math(film.formulas.activation(max(1, film.lastLayer - 1)), size: theme.label)
    let every = Int(max(1, (widest.width + 26 * film.unit) / stage.columnSpacing).rounded(.up))
    let named = layer == film.lastLayer || (layer % every == 0 && film.lastLayer - layer >= every)
    name =
      named
      ? (label, Point(stage.x(ofColumn: layer), stage.top - 30 * film.unit)) : nil
    self.theme = theme
    radius = stage.radius
    ring = theme.ring * film.unit * max(0.35, stage.detail)
    appear = film.appear
    lights = film.lights(layer)
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let lit = Easing.inOut(lights.progress(at: time))
    for neuron in neurons {
      let share = lit * (0.3 + 0.7 * neuron.brightness)
      if share > 0 {
        list.append(
          .glow(
            Glow(center: neuron.center, radius: 2.1 * radius, color: theme.light(theme.signal, 0.34 * share * opacity)))
        )
      }
      let place = Transform.place(at: neuron.center, scale: radius)
      list.append(.fill(Self.disc, .solid(theme.ground.opacity(opacity)), place))
      let fill = theme.surface.mixed(with: theme.signal, 0.22 * share)
      list.append(.fill(Self.disc, .solid(fill.opacity(opacity)), place))
      let color = theme.line.mixed(with: theme.signal, lit * (0.45 + 0.55 * neuron.brightness))
      list.append(.stroke(Self.disc, Stroke(width: ring / radius), .solid(color.opacity(opacity)), place))
      neuron.value?.draw(.middle, at: neuron.center, opacity: opacity * lit, into: &list, color: theme.color)
    }
    name?.label.draw(.center, at: name?.at ?? .zero, opacity: opacity, into: &list, color: theme.color)
  }

  private static let disc = Path.circle(radius: 1)
}
