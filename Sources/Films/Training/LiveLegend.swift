import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What colours and pictures stand for in the network that trains: signs of weights, what a step does to them while
/// single steps can be followed, and what the neurons show; at the end beside the network's last place.
struct LiveLegend: TrainingVisual {
  private let training: [LegendEntry]
  private let finished: [LegendEntry]
  private let weights: [WeightLines]
  private let enter: Span
  /// When the network goes to its last place; nil where it stays.
  private let moves: Span?
  /// When it makes way for the end; nil where the network has a place there.
  private let leaves: Span?
  private let progress: TrainingProgress
  private let showsSteps: Bool
  private let middle: Double

  /// Prepares the entries; nil of a film without training.
  init?(_ film: TrainingContext, _ lines: [[NetworkLine]]) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let (theme, wording, learning) = (film.theme, film.wording, film.layout.learning)
    (enter, progress) = (film.legendEnters, film.progress)
    weights = lines.enumerated().map { WeightLines(edge: $0, $1, film) }
    let signs: [LegendEntry.Draft] = [
      .init(.aboveZero, .line(WeightLines.color(1, theme)), wording.ways(.weightAboveZero)),
      .init(.belowZero, .line(WeightLines.color(0, theme)), wording.ways(.weightBelowZero)),
    ]
    let high = theme.surface.mixed(with: theme.signal, 0.85)
    let answer = LegendEntry.Draft(.answer, .ramp(theme.ground, high), wording.ways(.output))
    let steps: [LegendEntry.Draft] = [
      .init(.grows, .line(theme.increase), wording.ways(.goesUp)),
      .init(.shrinks, .line(theme.decrease), wording.ways(.goesDown)),
    ]
    training = try LegendEntry.rows(
      [signs, [answer] + (film.showsSteps ? steps : [])], in: learning.legend, film)
    let isMoving = film.outcome != nil && learning.finished != nil && learning.finished != learning.network
    leaves = learning.finished == nil ? film.outcome?.leaves : nil
    moves = isMoving ? film.ends : nil
    (showsSteps, middle) = (film.showsSteps, learning.legend.center.x)
    let area = learning.curve
    guard isMoving else {
      finished = []
      return
    }
    // The same words as before; below each other where there is no room for two.
    let words = try LegendEntry.said([signs, [answer]], in: learning.legend, film)
    let isColumn = try !LegendEntry.fits(words, in: area, film)
    finished = try LegendEntry.rows(
      isColumn ? words.flatMap { $0.map { [$0] } } : words, in: area, isColumn: isColumn, film)
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let shown = Easing.inOut(enter.progress(at: moment.time))
    guard shown > 0 else { return }
    let left = leaves.map { 1 - Easing.inOut($0.progress(at: moment.time)) } ?? 1
    guard left > 0 else { return }
    let (isFinished, stays) = moves.map { TrainingContext.swap($0, at: moment.time) } ?? (false, left)
    let stepping = progress.stepping(at: moment.time)
    // What moves makes room before the entries of steps come, and takes it once they are gone.
    let room = progress.stepping(at: moment.time, lead: 1)
    let signs = WeightLines.signs(of: weights, moment.parameters)
    func seen(_ entry: LegendEntry) -> Double {
      switch entry.meaning {
      case .aboveZero: signs.above
      case .belowZero: signs.below
      case .grows, .shrinks: stepping
      default: 1
      }
    }
    for entry in training {
      // Without the entries of steps, what is left of their row stands in the middle.
      let aside = entry.meaning == .answer && showsSteps ? (1 - room) * (middle - entry.box.center.x) : 0
      entry.draw(
        opacity: isFinished ? 0 : shown * stays * seen(entry), aside: aside, isMoving: room > 0 && room < 1,
        into: &scene)
    }
    for entry in finished where isFinished { entry.draw(opacity: stays * seen(entry), into: &scene) }
  }
}
