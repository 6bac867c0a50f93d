import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The neurons of one layer: lit by a sample's activations as the signal arrives, then with the halos of its δ; each
/// with its number, where there is room.
struct NeuronVisual: TrainingVisual {
  private struct Step {
    /// |a| of every neuron as a share of the layer's greatest.
    let brightness: [Double]
    let halos: [Glow]
    let activations: [Label]?
    let deltas: [Label]?
    /// Upstream × local derivative, below each neuron.
    let factors: [(label: Label, at: Point, wash: Path)]
    let lights: Span
    let halo: Span
    let shows: (shows: Span, goes: Span)
    let clears: Span
  }

  private let centers: [Point]
  private let steps: [Step]
  private let name: (label: Label, at: Point)
  private let theme: Theme
  private let body: NeuronBody
  private let appear: Span

  init(layer: Int, _ film: TrainingContext) throws(TypesettingError) {
    let layout = film.layout
    centers = layout.neurons[layer]
    (theme, appear) = (film.theme, film.appear)
    body = NeuronBody(layout.neuron, ring: film.theme.ring * film.unit * max(0.35, layout.detail), theme: film.theme)
    var steps: [Step] = []
    for (index, sample) in film.training.samples.enumerated() {
      steps.append(try Self.step(layer, index, sample.step.trace, film))
    }
    self.steps = steps
    let words = film.words.formulas.first ?? film.words.rest
    let label = try film.lettering.math(words.activation(layer), size: film.theme.label)
    let top = layout.network.minY + 26 * film.unit
    name = (label, Point(centers[0].x, max(top, centers[0].y - layout.neuron.halfHeight - 34 * film.unit)))
  }

  private static func step(
    _ layer: Int, _ index: Int, _ trace: Trace, _ film: TrainingContext
  ) throws(TypesettingError) -> Step {
    let (layout, numbers) = (film.layout, trace.layers[layer])
    let most = numbers.a.reduce(0) { max($0, abs($1)) }
    let body = layout.neuron.halfHeight
    let halos: [Glow] = zip(layout.neurons[layer], numbers.delta).map { center, delta in
      // ∂L/∂x can be greater than any δ.
      let share = Halo.reach(of: delta, greatest: film.greatest.delta, least: 0.004)
      return Glow(
        center: center, radius: 0.5 * (layout.neuron.halfWidth + body) + 2.3 * body * share,
        color: film.theme.halo(delta == 0 ? 0 : 0.38 + 0.4 * share))
    }
    func tagged(_ kind: Quantity.Kind) -> (Int) -> Quantity {
      { Quantity(kind, [layer, $0], sample: index) }
    }
    let deltas = try film.lettering.ownValues(numbers.delta, tagged(.delta), in: layout.neuron)
    let factors = try film.words.factors(layer, index).map { source throws(TypesettingError) in
      try film.lettering.math(source, size: film.theme.smallest)
    }
    let times = film.factors(layer, index)
    let isRoomy =
      factors.allSatisfy { Reading.seconds($0.plain) <= times.goes.start - times.shows.part(0, 0.5).end }
      && layout.pitch.row > 2 * body + 44 * film.unit
      && factors.allSatisfy { $0.width < 0.94 * layout.pitch.layer }
    let drop = body + 23 * film.unit
    let placed = zip(factors, layout.neurons[layer]).map { label, center in
      let at = center + Point(0, drop)
      let box = label.bounds(.middle, at: at).expanded(by: 5 * film.unit)
      return (label: label, at: at, wash: Path.roundedRect(box, radius: 8 * film.unit))
    }
    return Step(
      brightness: numbers.a.map { most > 0 ? abs($0) / most : 0 }, halos: halos,
      activations: try film.lettering.ownValues(numbers.a, tagged(.activation), in: layout.neuron), deltas: deltas,
      factors: isRoomy ? placed : [], lights: film.lights(layer, index), halo: film.halo(layer, index),
      shows: layer == 0 ? (film.halo(0, index), film.clears(index)) : film.factors(layer, index),
      clears: film.clears(index))
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let step = steps.last { time >= $0.lights.start }
    let stays = step.map { 1 - Easing.inOut($0.clears.progress(at: time)) } ?? 0
    let lit = step.map { Easing.inOut($0.lights.progress(at: time)) * stays } ?? 0
    let blamed = step.map { Easing.inOut($0.halo.progress(at: time)) * stays } ?? 0
    if let step, blamed > 0 {
      let size = Halo.size(at: step.halo.progress(at: time))
      for halo in step.halos where halo.color.alpha > 0 {
        let color = halo.color.opacity(blamed * opacity)
        scene.append(.glow(Glow(center: halo.center, radius: halo.radius * size, color: color)))
      }
    }
    for (index, center) in centers.enumerated() {
      let share = lit * (0.25 + 0.75 * (step?.brightness[index] ?? 0))
      body.draw(
        at: center, light: share > 0 ? theme.light(theme.signal, 0.3 * share * opacity * (1 - blamed)) : nil,
        fill: theme.surface.mixed(with: theme.signal, 0.3 * share),
        ring: theme.line.mixed(with: theme.signal, share).mixed(with: theme.delta, 0.85 * blamed), opacity: opacity,
        into: &scene)
      guard let step else { continue }
      step.activations?[index].draw(
        .middle, at: center, opacity: opacity * lit * (1 - blamed), into: &scene, color: theme.color)
      step.deltas?[index].draw(.middle, at: center, opacity: opacity * blamed, into: &scene, color: theme.color)
      guard index < step.factors.count else { continue }
      let shown =
        Easing.inOut(step.shows.shows.progress(at: time)) * (1 - Easing.inOut(step.shows.goes.progress(at: time)))
      let factor = step.factors[index]
      if shown * stays > 0 {
        scene.append(.fill(factor.wash, .solid(theme.ground.opacity(0.88 * shown * stays)), .identity))
      }
      factor.label.draw(.middle, at: factor.at, opacity: shown * stays, into: &scene, color: theme.color)
    }
    name.label.draw(.middle, at: name.at, opacity: opacity, into: &scene, color: theme.color)
  }
}
