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
  /// When the legend leaves, as the network is about to become that one; nil where it stays.
  private let legendLeaves: Span?
  /// Around all connections.
  private let bounds: Rect
  private let theme: Theme
  private let scale: Double
  private let appear: Span

  init(edge: Int, _ lines: [NetworkLine], _ film: TrainingContext) {
    (weights, theme, takeover) = (WeightLines(edge: edge, lines, film), film.theme, film.takeover)
    scale = film.stageUnit
    bounds = Path.joined(lines.map { .line($0.start, $0.end) }).bounds
    appear = film.appear
    legendLeaves = film.training.segments.isEmpty ? nil : film.trains.leaves
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
    let known = draw(at: time, opacity, into: &scene)
    let explained = opacity * (1 - (legendLeaves.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    scene.explained(.width, bounds, opacity: explained)
    scene.explained(signsOf: [weights], moment.parameters, bounds, opacity: explained * (1 - known.gradients))
    guard known.gradients < 1 else { return }
    for bundle in weights.bundles(moment.parameters) {
      let color = bundle.color.mixed(with: theme.signal, known.signal).opacity(opacity * (1 - known.gradients))
      scene.append(.stroke(bundle.path, Stroke(width: bundle.width), .solid(color), .identity))
    }
  }

  /// Appends what is known of gradients; returns how much that is, and how much the signal lights the weights.
  private func draw(at time: Double, _ opacity: Double, into scene: inout Scene) -> (signal: Double, gradients: Double)
  {
    var (lit, known) = (0.0, 0.0)
    for step in steps where time >= step.signal.start {
      let stays = 1 - Easing.inOut(step.clears.progress(at: time))
      // Only as it passes: their colours are those of the legend.
      let passed = Easing.inOut(step.signal.progress(at: time))
      lit = max(lit, 1.8 * passed * (1 - passed) * stays)
      let shown = Easing.inOut(step.appear.progress(at: time)) * stays
      known = max(known, shown)
      guard shown > 0 else { continue }
      for bundle in step.lines.bundles {
        let color = bundle.role == .muted ? theme.line : theme.color(of: bundle.role)
        scene.append(
          .stroke(
            bundle.path, Stroke(width: bundle.width * scale), .solid(color.opacity(opacity * shown)), .identity))
      }
      scene.explained(step.lines.roles, bounds, opacity: opacity * shown)
    }
    return (lit, known)
  }
}
