import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The particles on one edge through the samples' steps: activations forward, δ backward.
struct SignalVisual: TrainingVisual {
  private struct Flow {
    let routes: [(route: Route, sizes: (before: Double, behind: Double, at: Double))]
    let color: Color
    let span: Span
  }

  private let flows: [Flow]
  private let theme: Theme
  private let scale: Double

  init(edge: Int, _ lines: [NetworkLine], _ film: TrainingContext) {
    theme = film.theme
    scale = film.stageUnit * (lines.count > 20 ? 0.6 : 0.8)
    let busy = Array(lines.prefix(NetworkLine.mostParticles))
    flows = film.training.samples.enumerated().flatMap { index, sample in
      let trace = sample.step.trace
      let weights = trace.edges[edge].weights
      let (inputs, deltas) = (trace.layers[edge].a, trace.layers[edge + 1].delta)
      let forward = Self.sizes(busy.map { (inputs[$0.from], weights[$0.to][$0.from] * inputs[$0.from]) })
      let backward = Self.sizes(busy.map { (deltas[$0.to], weights[$0.to][$0.from] * deltas[$0.to]) })
      return [
        Flow(
          routes: zip(busy, forward).map { (Route([$0.start, $0.end]), $1) }, color: film.theme.signal,
          span: film.signal(edge, index)),
        Flow(
          routes: zip(busy, backward).map { (Route([$0.end, $0.start]), $1) }, color: film.theme.delta,
          span: film.blame(edge, index)),
      ]
    }
  }

  /// How large particles are before and behind their weights, against the largest of each.
  private static func sizes(_ values: [(before: Double, behind: Double)]) -> [(Double, Double, Double)] {
    let before = values.reduce(0) { max($0, abs($1.before)) }
    let behind = values.reduce(0) { max($0, abs($1.behind)) }
    func size(_ value: Double, _ most: Double) -> Double { 0.35 + 0.65 * (most > 0 ? abs(value) / most : 0) }
    return values.map { (size($0.before, before), size($0.behind, behind), 0.5) }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    for flow in flows {
      let progress = Easing.inOut(flow.span.progress(at: moment.time))
      guard progress > 0, progress < 1 else { continue }
      for way in flow.routes {
        Particle.draw(
          along: way.route, progress: progress, color: flow.color, scale: scale, sizes: way.sizes, tail: 90,
          theme: theme, into: &scene)
      }
    }
  }
}
