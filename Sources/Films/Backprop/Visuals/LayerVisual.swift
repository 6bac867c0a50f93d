import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// The neurons of one layer: dark at first, lit as the signal reaches them, each with its activation; after the update
/// with its new one.
struct LayerVisual: Visual {
  /// What the layer shows from a moment on.
  private struct State {
    /// |a| of every neuron as a share of the layer's greatest.
    let brightness: [Double]
    let values: [Label]?
    let lights: Span
  }

  private let centers: [Point]
  private let states: [State]
  private let name: (label: RollingLabel, slot: BackpropStage.Slot)
  /// Around neurons, their light and the layer's name.
  private let bounds: Rect
  private let theme: Theme
  private let body: NeuronBody
  private let appear: Span

  /// Prepares a layer; values are written into neurons that are large enough to read them in.
  init(layer: Int, film: BackpropContext) throws(TypesettingError) {
    let stage = film.stage
    let theme = film.theme
    func state(_ activations: [Double], _ lights: Span, isUpdated: Bool) throws(TypesettingError) -> State {
      let greatest = activations.reduce(0) { max($0, abs($1)) }
      let values = try film.lettering.values(
        activations, { Quantity(.activation, [layer, $0], isUpdated: isUpdated) }, in: stage.neuron,
        film.formulas.precision, smallest: film.smallest)
      return State(
        brightness: activations.map { greatest > 0 ? abs($0) / greatest : 0 }, values: values, lights: lights)
    }
    var states = [try state(film.trace.layers[layer].a, film.lights(layer), isUpdated: false)]
    if let updated = film.updated, layer > 0 {
      states.append(try state(updated.layers[layer].a, film.secondLights(layer), isUpdated: true))
    }
    self.states = states
    centers = stage.neurons[layer]
    let slot = stage.name(ofLayer: layer)
    name = (try Self.name(layer, film, states), slot)
    bounds = centers.reduce(name.label.bounds(at: slot.at)) { bounds, center in
      bounds.union(stage.neuron.grown(by: 2 * (stage.neuron.halfWidth + stage.neuron.halfHeight)).box(at: center))
    }.expanded(by: 4 * film.unit)
    self.theme = theme
    body = NeuronBody(stage.neuron, ring: theme.ring * film.unit * max(0.35, stage.detail), theme: theme)
    appear = film.appear
  }

  /// The name of a layer; with its number, too, where that has no room in the layer's only neuron.
  private static func name(
    _ layer: Int, _ film: BackpropContext, _ states: [State]
  ) throws(TypesettingError) -> RollingLabel {
    let (stage, slot) = (film.stage, film.stage.name(ofLayer: layer))
    let source = film.formulas.activation(layer)
    let plain = try film.lettering.math(source, size: film.theme.label, fitting: slot.room)
    var versions = [(label: plain, appear: film.appear)]
    let room = stage.axis == .across ? slot.room : slot.at.x - stage.stage.minX
    var sources: [String] = []
    if film.trace.layers[layer].a.count == 1, states.contains(where: { $0.values == nil }) {
      for (trace, isUpdated) in zip([film.trace] + (film.updated.map { [$0] } ?? []), [false, true]).prefix(
        states.count)
      {
        let quantity = Quantity(.activation, [layer, 0], isUpdated: isUpdated)
        sources.append("\(source) = \(film.formulas.number(trace.layers[layer].a[0], quantity, .ink))")
      }
    }
    var size = film.theme.label
    for source in sources {
      size = min(size, film.theme.label * room / (try film.lettering.math(source, size: film.theme.label).width))
    }
    if size >= film.smallest, !sources.isEmpty {
      // The input has its number from the start.
      versions = layer == 0 ? [] : [(try film.lettering.math(source, size: size), film.appear)]
      for (source, state) in zip(sources, states) {
        versions.append((try film.lettering.math(source, size: size), state.lights))
      }
    }
    return RollingLabel(first: versions[0], then: Array(versions.dropFirst()), slot.anchor)
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let second = states.count > 1 ? states[1].lights.progress(at: time) : 0
    let renewed = Easing.inOut(second)
    let lit = max(Easing.inOut(states[0].lights.progress(at: time)), renewed)
    // The new number comes as the old one has all but gone: each is below 0.05 where they meet.
    let out = 1 - Easing.inOut(min(1, second / 0.54))
    let new = Easing.inOut(max(0, (second - 0.32) / 0.68))
    for (index, center) in centers.enumerated() {
      var brightness = states[0].brightness[index]
      if renewed > 0 { brightness += (states[1].brightness[index] - brightness) * renewed }
      let share = lit * (0.3 + 0.7 * brightness)
      body.draw(
        at: center, light: share > 0 ? theme.light(theme.signal, 0.34 * share * opacity) : nil,
        fill: theme.surface.mixed(with: theme.signal, 0.22 * share),
        ring: theme.line.mixed(with: theme.signal, lit * (0.45 + 0.55 * brightness)), opacity: opacity, into: &scene)
      states[0].values?[index].draw(
        .middle, at: center, opacity: opacity * lit * out, into: &scene, color: { theme.color(of: $0) })
      if new > 0 {
        states[1].values?[index].draw(
          .middle, at: center, opacity: opacity * new, into: &scene, color: { theme.color(of: $0) })
      }
    }
    name.label.draw(at: name.slot.at, time: time, opacity: 1, into: &scene, color: { theme.color(of: $0) })
  }
}
