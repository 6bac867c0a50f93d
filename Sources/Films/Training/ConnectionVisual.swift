import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The connections of one edge: as wide as their weights are great, in a colour for the sign; lit as the signal passes;
/// and through a sample's backward pass as its gradients have them.
struct ConnectionVisual: TrainingVisual {
  private struct Step {
    let lines: BlameLines
    let signal: Span
    let appear: Span
    let clears: Span
  }

  private let weights: WeightLines
  private let steps: [Step]
  /// From when the network is that which trains.
  private let takeover: Double
  private let theme: Theme
  private let scale: Double
  private let appear: Span

  init(edge: Int, _ lines: [NetworkLine], _ film: TrainingContext) {
    (weights, theme, takeover) = (WeightLines(edge: edge, lines, film), film.theme, film.takeover)
    scale = film.stageUnit
    appear = film.appear
    steps = film.training.samples.enumerated().map { index, sample in
      Step(
        lines: BlameLines(lines, edge: edge, of: sample.step.trace, film: film), signal: film.signal(edge, index),
        appear: film.gradient(edge, index), clears: film.clears(index))
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0, time < takeover else { return }
    var (lit, known) = (0.0, 0.0)
    for step in steps where time >= step.signal.start {
      let stays = 1 - Easing.inOut(step.clears.progress(at: time))
      lit = max(lit, 0.45 * Easing.inOut(step.signal.progress(at: time)) * stays)
      let shown = Easing.inOut(step.appear.progress(at: time)) * stays
      known = max(known, shown)
      guard shown > 0 else { continue }
      for bundle in step.lines.bundles {
        let color = bundle.role == .muted ? theme.line : theme.color(of: bundle.role)
        scene.append(
          .stroke(
            bundle.path, Stroke(width: bundle.width * scale), .solid(color.opacity(opacity * shown)), .identity))
      }
    }
    guard known < 1 else { return }
    for bundle in weights.bundles(moment.parameters) {
      let color = bundle.color.mixed(with: theme.signal, lit).opacity(opacity * (1 - known))
      scene.append(.stroke(bundle.path, Stroke(width: bundle.width), .solid(color), .identity))
    }
  }
}
