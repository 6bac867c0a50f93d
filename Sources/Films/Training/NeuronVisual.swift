import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The neurons of one layer: lit by a sample's activations as the signal arrives, then with the halos of its δ; each
/// with its activation inside and its δ in a badge outside, where there is room.
struct NeuronVisual: TrainingVisual {
  private struct Step {
    /// |a| of every neuron as a share of the layer's greatest.
    let brightness: [Double]
    let halos: [Glow]
    let activations: [Label]?
    let badges: [DeltaBadge]
    /// Where no badge has room: δ in the neurons, under its own name.
    let inside: [Label]?
    let lights: Span
    let halo: Span
    let factors: (shows: Span, goes: Span)
    let clears: Span
  }

  private let centers: [Point]
  private let steps: [Step]
  private let name: Label
  private let blamedName: Label
  private let nameAt: Point
  private let nameWash: Path
  /// When the name goes, where the network goes on without it; nil for never.
  private let nameLeaves: Span?
  private let theme: Theme
  private let unit: Double
  private let body: NeuronBody
  private let appear: Span
  /// From when the network is that which trains.
  private let takeover: Double

  init(layer: Int, _ film: TrainingContext) throws(TypesettingError) {
    let layout = film.layout
    centers = layout.neurons[layer]
    (theme, unit, appear, takeover) = (film.theme, film.unit, film.appear, film.takeover)
    body = NeuronBody(layout.neuron, ring: film.theme.ring * film.unit * max(0.35, layout.detail), theme: film.theme)
    var steps: [Step] = []
    for (index, sample) in film.training.samples.enumerated() {
      steps.append(try Self.step(layer, index, sample.step.trace, film))
    }
    self.steps = steps
    let words = film.words.formulas.first ?? film.words.rest
    name = try film.lettering.math(words.activation(layer), size: film.theme.label)
    let blamed = layer == 0 ? "\\role{delta@d.0}{\\partial L / \\partial \\mathbf{x}}" : words.delta(ofLayer: layer)
    blamedName = try film.lettering.math(blamed, size: film.theme.label)
    let wash = blamedName.bounds(.middle, at: .zero).expanded(by: 4 * film.unit)
    nameWash = .roundedRect(wash, radius: 8 * film.unit)
    nameAt = Self.nameAt(layer, film)
    nameLeaves = film.networkGoesFar ? film.trains.leaves : nil
  }

  /// The middle of a layer's name: above its first neuron.
  static func nameAt(_ layer: Int, _ film: TrainingContext) -> Point {
    let (layout, first) = (film.layout, film.layout.neurons[layer][0])
    let top = layout.network.minY + 26 * film.unit
    return Point(first.x, max(top, first.y - layout.neuron.halfHeight - 34 * film.unit))
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
    func inside(_ values: [Double], _ kind: Quantity.Kind) throws(TypesettingError) -> [Label]? {
      try film.lettering.rounded(values, tagged(kind), by: film.words.rounding, in: layout.neuron)
    }
    let badges = try DeltaBadge.row(layer: layer, index, trace, film)
    return Step(
      brightness: numbers.a.map { most > 0 ? abs($0) / most : 0 }, halos: halos,
      activations: try inside(numbers.a, .activation), badges: badges ?? [],
      inside: badges == nil ? try inside(numbers.delta, .delta) : nil,
      lights: film.lights(layer, index), halo: film.halo(layer, index),
      factors: layer == 0 ? (film.halo(0, index), film.clears(index)) : film.factors(layer, index),
      clears: film.clears(index))
  }

  /// How far activations and their name have gone for a δ that stands inside, how much of that is seen, and how much of
  /// the name has come back after it.
  private static func change(_ step: Step, at time: Double) -> (left: Double, given: Double, back: Double) {
    guard step.inside != nil else { return (0, 0, 0) }
    let goes = Easing.inOut(step.clears.progress(at: time))
    return (
      Easing.inOut(step.halo.part(0, 0.54).progress(at: time)),
      Easing.inOut(step.halo.part(0.32, 1).progress(at: time)) * (1 - goes),
      Easing.inOut(Span(start: step.clears.end, length: 0.3).progress(at: time))
    )
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0, time < takeover else { return }
    let step = steps.last { time >= $0.lights.start }
    let stays = step.map { 1 - Easing.inOut($0.clears.progress(at: time)) } ?? 0
    let lit = step.map { Easing.inOut($0.lights.progress(at: time)) * stays } ?? 0
    let blamed = step.map { Easing.inOut($0.halo.progress(at: time)) * stays } ?? 0
    if let step, blamed > 0 {
      let size = Halo.size(at: step.halo.progress(at: time))
      for halo in step.halos where halo.color.alpha > 0 {
        let color = halo.color.opacity(blamed * opacity)
        scene.append(.glow(Glow(center: halo.center, radius: halo.radius * size, color: color)))
        scene.explained(
          .blame, Rect(minX: halo.center.x, minY: halo.center.y, maxX: halo.center.x, maxY: halo.center.y),
          opacity: blamed * opacity)
      }
    }
    // What makes room for δ inside a neuron has all but gone before δ comes, and comes back after it has gone.
    let (left, given, back) = step.map { Self.change($0, at: time) } ?? (0, 0, 0)
    for (index, center) in centers.enumerated() {
      let share = lit * (0.25 + 0.75 * (step?.brightness[index] ?? 0))
      body.draw(
        at: center, light: share > 0 ? theme.light(theme.signal, 0.3 * share * opacity * (1 - blamed)) : nil,
        fill: theme.surface.mixed(with: theme.signal, 0.3 * share),
        ring: theme.line.mixed(with: theme.signal, share).mixed(with: theme.delta, 0.85 * blamed), opacity: opacity,
        into: &scene)
      guard let step else { continue }
      step.activations?[index].draw(
        .middle, at: center, opacity: opacity * lit * (1 - left), into: &scene, color: { theme.color(of: $0) })
      step.inside?[index].draw(
        .middle, at: center, opacity: opacity * given, into: &scene, color: { theme.color(of: $0) })
    }
    if let step {
      let (shows, goes) = step.factors
      let worked = Easing.inOut(shows.progress(at: time)) * (1 - Easing.inOut(goes.progress(at: time)))
      // They are gone before it comes where they stand.
      let settles = Span(start: goes.part(0, 0.3).end, length: 1.7 * goes.length)
      let settled = Easing.inOut(settles.progress(at: time))
      for badge in step.badges {
        badge.draw(shown: opacity * blamed, worked: worked * stays, settled: settled, theme, unit, into: &scene)
      }
    }
    let stands = nameLeaves.map { 1 - Easing.inOut($0.progress(at: time)) } ?? 1
    name.draw(
      .middle, at: nameAt, opacity: opacity * max(1 - left, back) * stands, into: &scene, color: { theme.color(of: $0) }
    )
    if given > 0 {
      // Clear of the halos below it.
      scene.append(.fill(nameWash, .solid(theme.ground.opacity(0.88 * opacity * given)), .place(at: nameAt)))
    }
    blamedName.draw(.middle, at: nameAt, opacity: opacity * given, into: &scene, color: { theme.color(of: $0) })
  }
}
