import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the sample should have led to, beside the output: the class in its shape and colour, the target, the loss.
struct OutcomeVisual: TrainingVisual {
  private struct Step {
    let targets: [(label: Int, style: ClassStyle, isRight: Bool)]
    let wanted: (label: Label, at: Point, anchor: Label.Anchor, color: Color)
    let loss: (label: Label, at: Point)
    let compares: Span
    let blame: Span
    let clears: Span
  }

  private let steps: [Step]
  private let outputs: [Point]
  private let targets: [Point]
  private let radius: Double
  private let theme: Theme
  private let unit: Double
  private let scale: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    let (layout, theme, unit) = (film.layout, film.theme, film.unit)
    (outputs, targets) = (layout.neurons[film.lastLayer], layout.targets)
    (self.theme, self.unit, scale) = (theme, unit, 0.8 * film.stageUnit)
    radius = max(9 * unit, min(20 * unit, 0.5 * layout.neuron.halfHeight))
    var steps: [Step] = []
    for (index, sample) in film.training.samples.enumerated() {
      let trace = sample.step.trace
      let isSingle = targets.count == 1
      let right = isSingle ? 0 : sample.sample.label
      let styles = targets.indices.map { output in
        let label = isSingle ? sample.sample.label : output
        return (label, ClassStyle(label, theme), isSingle || output == sample.sample.label)
      }
      let y = film.words.target(trace.network.target[right], right, of: index)
      let number = film.words.number(trace.loss, .loss, of: index, .ink)
      let wanted = try Self.wanted("y = \(y)", at: right, radius: radius, film)
      let loss = try film.lettering.math("L = \(number)", size: theme.caption)
      let bottom = targets[targets.count - 1]
      // Beside the output's δ where there is room, else below it and above the legend.
      let isBeside = 0.72 * layout.pitch.layer > loss.width / 2 + 52 * unit
      let lossY =
        isBeside
        ? bottom.y + radius + 30 * unit
        : min(bottom.y + layout.neuron.halfHeight + 62 * unit, layout.legend.maxY - 90 * unit)
      steps.append(
        Step(
          targets: styles,
          wanted: (wanted.label, wanted.at, wanted.anchor, ClassStyle(sample.sample.label, theme).words(theme)),
          loss: (loss, Point(bottom.x, lossY)),
          compares: film.comparison(index),
          blame: film.blame(film.lastLayer, index), clears: film.clears(index)))
    }
    self.steps = steps
  }

  /// What an output should have been, where it is taken for no other's: above the only one; right of one of several, above
  /// it where there is no room, and above them all where rows stand close too.
  private static func wanted(
    _ source: String, at output: Int, radius: Double, _ film: TrainingContext
  ) throws(TypesettingError) -> (label: Label, at: Point, anchor: Label.Anchor) {
    let (layout, theme, unit, targets) = (film.layout, film.theme, film.unit, film.layout.targets)
    let target = targets[output]
    let large = try film.lettering.math(source, size: theme.caption)
    guard targets.count > 1 else { return (large, target + Point(0, -radius - 26 * unit), .middle) }
    let small = try film.lettering.math(source, size: theme.smallest)
    let beside = target + Point(radius + 14 * unit, 0)
    for label in [large, small] where beside.x + label.ink.width <= layout.network.maxX {
      return (label, beside, .leading)
    }
    let isClose = layout.pitch.row < 2 * radius + 34 * unit
    return (small, (isClose ? targets[0] : target) + Point(0, -radius - 16 * unit), .middle)
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    for step in steps where time >= step.compares.start {
      let stays = 1 - Easing.inOut(step.clears.progress(at: time))
      guard stays > 0 else { continue }
      let shown = Easing.inOut(step.compares.part(0, 0.35).progress(at: time)) * stays
      let reach = Easing.inOut(step.compares.part(0.2, 0.7).progress(at: time))
      for (index, target) in step.targets.enumerated() {
        let strength = target.isRight ? 1 : 0.35
        let place = Transform.place(at: targets[index], scale: radius)
        let way = targets[index].toward(outputs[index], reach)
        if reach > 0 {
          let dash = Stroke(width: 3.5 * unit, dashes: [3 * unit, 9 * unit])
          scene.append(
            .stroke(
              .line(targets[index], way), dash, .solid(theme.muted.opacity(0.9 * shown * strength)), .identity))
        }
        scene.append(.fill(target.style.shape, .solid(theme.ground.opacity(shown)), place))
        scene.append(
          .fill(target.style.shape, .solid(target.style.color.opacity(shown * strength)), place))
        scene.explained(.label(target.label), place(target.style.shape.bounds), opacity: shown * strength)
      }
      let compared = Easing.inOut(step.compares.part(0.5, 0.8).progress(at: time)) * stays
      let wanted = step.wanted
      wanted.label.draw(wanted.anchor, at: wanted.at, opacity: shown, into: &scene) { _ in wanted.color }
      step.loss.label.draw(.middle, at: step.loss.at, opacity: compared, into: &scene, color: { theme.color(of: $0) })
      let progress = Easing.inOut(step.blame.progress(at: time))
      for (from, to) in zip(targets, outputs) {
        Particle.draw(
          along: Route([from, to]), progress: progress, color: theme.delta, scale: scale, tail: 60, theme: theme,
          into: &scene)
      }
    }
  }
}
