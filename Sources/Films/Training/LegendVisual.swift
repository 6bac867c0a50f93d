import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What colours, widths and halos of the network stand for while single samples are taken: each while it is seen, on the
/// network or on a card.
struct LegendVisual: TrainingVisual {
  /// When a sample makes something seen.
  private struct Step {
    /// When each edge has its gradients.
    let gradients: [Span]
    /// What each edge then shows.
    let roles: [Set<Role>]
    let halos: Span
    let clears: Span
    /// When all of it comes to a card.
    let shelves: Span
  }

  private let entries: [LegendEntry]
  private let steps: [Step]
  /// How much each edge shows of weights above and below 0.
  private let signs: [(above: Double, below: Double)]
  private let appear: Span
  private let leaves: Span?
  private let cardsLeave: Span
  private let middle: Double

  init(_ film: TrainingContext, _ lines: [[NetworkLine]]) throws(TypesettingError) {
    let (theme, wording) = (film.theme, film.wording)
    appear = film.appear
    leaves = film.training.segments.isEmpty ? nil : film.trains.leaves
    cardsLeave = film.trains.leaves
    middle = film.layout.legend.center.x
    entries = try LegendEntry.rows(
      [
        [
          .init(.aboveZero, .line(WeightLines.color(1, theme)), wording.ways(.weightAboveZero)),
          .init(.belowZero, .line(WeightLines.color(0, theme)), wording.ways(.weightBelowZero)),
          .init(.width, .wedge, wording.ways(.widerLarger)),
        ],
        [
          .init(.grows, .line(theme.increase), wording.ways(.willGoUp)),
          .init(.shrinks, .line(theme.decrease), wording.ways(.willGoDown)),
          .init(.blame, .halo, wording.ways(.sizeOfDelta)),
        ],
      ], in: film.layout.legend, film)
    signs = lines.enumerated().map { WeightLines(edge: $0, $1, film).signs(film.training.start) }
    steps = film.training.samples.enumerated().map { index, sample in
      Step(
        gradients: lines.indices.map { film.gradient($0, index) },
        roles: lines.enumerated().map { BlameLines($1, edge: $0, of: sample.step.trace, film: film).roles },
        halos: film.halo(film.lastLayer, index), clears: film.clears(index), shelves: film.shelves(index))
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    func done(_ span: Span?) -> Double { span.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0 }
    let shown = done(appear) * (1 - done(leaves))
    guard shown > 0 else { return }
    // What the edges still show of their weights, what samples have shown of their gradients, and halos.
    var (weights, roles, halos) = (
      [Double](repeating: 1, count: signs.count), [Role: Double](), 0.0
    )
    for step in steps where moment.time >= step.halos.start {
      let (stays, card) = (1 - done(step.clears), done(step.shelves) * (1 - done(cardsLeave)))
      halos = max(halos, done(step.halos) * stays, card)
      for (edge, span) in step.gradients.enumerated() {
        let known = done(span) * stays
        weights[edge] = min(weights[edge], 1 - known)
        for role in step.roles[edge] { roles[role] = max(roles[role] ?? 0, known, card) }
      }
    }
    func most(_ sign: KeyPath<(above: Double, below: Double), Double>) -> Double {
      zip(signs, weights).reduce(0) { max($0, $1.0[keyPath: sign] * $1.1) }
    }
    // What is left of the row of weights stands in its middle.
    let alone = max(0, 1 - 2 * max(most(\.above), most(\.below)))
    for entry in entries {
      let seen: Double =
        switch entry.meaning {
        case .aboveZero: most(\.above)
        case .belowZero: most(\.below)
        case .grows: roles[.increase] ?? 0
        case .shrinks: roles[.decrease] ?? 0
        case .blame: halos
        default: 1
        }
      let goes = entry.meaning == .width
      entry.draw(
        opacity: shown * seen, aside: goes ? alone * (middle - entry.box.center.x) : 0,
        isMoving: goes && alone > 0 && alone < 1, into: &scene)
    }
  }
}
