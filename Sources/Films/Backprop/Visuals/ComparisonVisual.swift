import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// The target beside the prediction: a dashed ring for every output, then the distance between the two.
struct ComparisonVisual: Visual {
  private struct Pair {
    let output: Point
    let target: Point
    let value: Label?
  }

  private let pairs: [Pair]
  private let name: (label: Label, slot: BackpropStage.Slot)
  private let error: RollingLabel?
  private let errorSlot: BackpropStage.Slot
  private let theme: Theme
  private let unit: Double
  private let shape: Capsule
  private let ring: Double
  private let appear: Span
  private let comparison: Span
  private let blame: Span
  private let scale: Double

  /// Prepares the targets, one line beyond the output layer.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let stage = film.stage
    let theme = film.theme
    let network = film.trace.network
    let values = try film.lettering.values(
      network.target, { Quantity(.target, [$0]) }, in: stage.neuron, film.formulas.precision, smallest: film.smallest)
    pairs = network.target.indices.map { index in
      Pair(output: stage.neurons[film.lastLayer][index], target: stage.targets[index], value: values?[index])
    }
    let slot = stage.name(ofLayer: film.lastLayer + 1)
    name = (try film.lettering.math(film.formulas.target, size: theme.label, fitting: slot.room), slot)
    errorSlot = stage.error
    var errors: [(label: Label, appear: Span)] = []
    if film.trace.prediction.count == 1, stage.showsError {
      // One after the other: before and after the update, then together with the prediction.
      let traces =
        [(film.trace, film.comparison.part(0.3, 0.6), false)]
        + (film.updated.map { [($0, film.secondError, true)] } ?? [])
      let sources = traces.map { trace, _, isUpdated in
        let error = (value: trace.prediction[0] - network.target[0], of: Quantity(.error, [0], isUpdated: isUpdated))
        let output = Quantity(.activation, [film.lastLayer, 0], isUpdated: isUpdated)
        let target = film.formulas.read(network.target[0], Quantity(.target, [0]))
        let read = film.formulas.read(trace.prediction[0], output) - target
        let sign = film.formulas.equals(read, error.value, error.of)
        let number = film.formulas.number(error.value, error.of, .ink)
        return "\(film.formulas.activation(film.lastLayer)) - \(film.formulas.target) \(sign) \(number)"
      }
      var scale = 1.0
      for source in sources {
        scale = min(scale, stage.error.room / (try film.lettering.math(source, size: theme.label).width))
      }
      // Where it would be too small to read, the panel alone says it.
      for (source, entry) in zip(sources, traces) where scale * theme.label >= film.smallest {
        errors.append((try film.lettering.math(source, size: scale * theme.label), entry.1))
      }
    }
    error = RollingLabel(errors, stage.error.anchor)
    self.theme = theme
    unit = film.unit
    shape = stage.neuron
    ring = theme.ring * film.unit * max(0.35, stage.detail)
    appear = film.appear
    comparison = film.comparison
    blame = film.blame(film.lastLayer)
    scale = film.stageUnit
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let reach = Easing.inOut(comparison.part(0, 0.35).progress(at: time))
    let lit = Easing.inOut(comparison.part(0.2, 0.45).progress(at: time))
    let back = Easing.inOut(blame.progress(at: time))
    let dash = Stroke(width: 2.5 * unit * max(0.5, ring / (theme.ring * unit)), dashes: [2 * unit, 11 * unit])
    for pair in pairs {
      if reach > 0 {
        scene.append(
          .stroke(
            .line(pair.output, pair.output.toward(pair.target, reach)), dash,
            .solid(theme.target.opacity(0.9 * opacity * min(1, 4 * reach))), .identity))
      }
      Particle.draw(
        along: Route([pair.target, pair.output]), progress: back, color: theme.delta, scale: scale, theme: theme,
        into: &scene)
    }
    let path = shape.path
    for pair in pairs {
      let place = Transform.place(at: pair.target, scale: shape.scale)
      scene.append(.fill(path, .solid(theme.ground.opacity(opacity)), place))
      scene.append(.fill(path, .solid(theme.target.opacity(0.16 * lit * opacity)), place))
      let color = theme.line.mixed(with: theme.target, 0.35 + 0.65 * lit)
      let dashes = shape.isRound ? [0.16, 0.16] : [8 * unit, 8 * unit]
      scene.append(
        .stroke(
          path, Stroke(width: ring / shape.scale, dashes: dashes), .solid(color.opacity(opacity)), place))
      scene.mark(.body(shape.box(at: pair.target), opacity: opacity))
      pair.value?.draw(.middle, at: pair.target, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
    }
    name.label.draw(name.slot.anchor, at: name.slot.at, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
    error?.draw(at: errorSlot.at, time: time, opacity: 1, into: &scene, color: { theme.color(of: $0) })
  }
}
