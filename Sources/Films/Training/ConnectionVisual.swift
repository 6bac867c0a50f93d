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

  private let edge: Int
  private let lines: [NetworkLine]
  private let steps: [Step]
  private let greatest: Double
  private let theme: Theme
  private let scale: Double
  private let appear: Span
  /// Whether each connection has its own width; else they share a few, as in a wide network.
  private let isSingle: Bool

  init(edge: Int, _ lines: [NetworkLine], _ film: TrainingContext) {
    (self.edge, self.lines, theme) = (edge, lines, film.theme)
    scale = film.stageUnit
    greatest = film.greatest.weight
    appear = film.appear
    isSingle = film.training.classifier.parameterCount <= 200
    steps = film.training.samples.enumerated().map { index, sample in
      Step(
        lines: BlameLines(lines, edge: edge, of: sample.step.trace, film: film), signal: film.signal(edge, index),
        appear: film.gradient(edge, index), clears: film.clears(index))
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
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
    for (path, width, sign) in weights(moment.parameters) {
      let own = theme.negative.mixed(with: theme.weight, sign)
      let color = theme.ground.mixed(with: own, 0.8).mixed(with: theme.signal, lit)
      scene.append(.stroke(path, Stroke(width: width), .solid(color.opacity(opacity * (1 - known))), .identity))
    }
  }

  /// The connections with the width and the sign of their weights, the thinnest first; a sign is 1 above 0 and 0 below,
  /// and changes gradually around it.
  private func weights(_ parameters: Parameters) -> [(path: Path, width: Double, sign: Double)] {
    let classifier = parameters.classifier
    let shares = lines.map { line in
      let weight = parameters.values[classifier.index(ofWeight: edge, to: line.to, from: line.from)]
      return greatest > 0 ? weight / greatest : 0
    }
    // In eighths of a pixel, which nobody sees: a weight that hardly moves is not drawn anew.
    func width(_ share: Double) -> Double {
      let width = 0.75 * (theme.thinnest + (1.6 * theme.thickest - theme.thinnest) * min(1, abs(share))) * scale
      return max(0.125, (8 * width).rounded() / 8)
    }
    if isSingle {
      let order = lines.indices.sorted {
        abs(shares[$0]) == abs(shares[$1]) ? $0 < $1 : abs(shares[$0]) < abs(shares[$1])
      }
      return order.map {
        (.line(lines[$0].start, lines[$0].end), width(shares[$0]), max(0, min(1, 0.5 + 12 * shares[$0])))
      }
    }
    let levels = 8
    var groups: [[Path]] = Array(repeating: [], count: 2 * (levels + 1))
    for (line, share) in zip(lines, shares) {
      let level = Int((min(1, abs(share)) * Double(levels)).rounded())
      groups[2 * level + (share >= 0 ? 1 : 0)].append(.line(line.start, line.end))
    }
    return groups.enumerated().compactMap { index, paths in
      paths.isEmpty ? nil : (.joined(paths), width(Double(index / 2) / Double(levels)), Double(index % 2))
    }
  }
}
