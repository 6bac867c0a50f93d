import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The price of the gradients so far, in multiplications: with every δ reused, and with each gradient worked out from
/// scratch.
///
/// Both climb as the products are made.
struct CounterVisual: Visual {
  /// A number, until the next one takes its place.
  private struct Count {
    let number: Label
    let appear: Span
    let leave: Span?
  }

  /// One of the two ways.
  private struct Way {
    let counts: [Count]
    let name: Label
    let role: Role
    let baseline: Double
  }

  private let ways: [Way]
  private let title: Label
  private let titleY: Double
  private let x: Double
  private let gap: Double
  private let theme: Theme
  private let open: Span
  private let clears: Span?

  /// Prepares the counts as the trace has them, after the gradients of each edge.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let trace = film.trace
    theme = film.theme
    gap = 10 * film.unit
    x = film.stage.counter.x
    open = film.memoOpens
    clears = film.memoLeaves
    let small = film.theme.small
    title = try film.lettering.text(film.wording(.multiplications), size: small)
    let top = film.stage.counter.y
    titleY = top

    let weights = trace.edges.map { $0.weights.reduce(0) { $0 + $1.count } }
    let reuse = trace.network.gradientCost(ofDepth: film.edgeCount).withReuse
    ways = [
      try Self.way(
        film, reuse, weights, .reused, (film.wording(.withReuse), .delta), baseline: top + 38 * film.unit, open: open),
      try Self.way(
        film, trace.multiplications.withoutReuseByEdge, weights, .scratch, (film.wording(.fromScratch), .ink),
        baseline: top + 76 * film.unit, open: open),
    ]
  }

  /// One way, whose count climbs as δ is made, and as the gradients are: to the products that each of them takes.
  private static func way(
    _ film: BackpropContext, _ counts: [Int], _ weights: [Int], _ kind: Quantity.Kind, _ name: (String, Role),
    baseline: Double, open: Span
  ) throws(TypesettingError) -> Way {
    let size = 1.15 * film.theme.small
    func number(_ count: Int, _ indices: [Int]) throws(TypesettingError) -> Label {
      let tag = Quantity(kind, indices).tag
      return try film.lettering.math("\\role{\(name.1.rawValue)@\(tag)}{\(count)}", size: size)
    }
    var total = 0
    var steps = [(number: try number(0, [counts.count - 1, counts[counts.count - 1]]), at: open)]
    for edge in counts.indices.reversed() {
      total += counts[edge]
      if counts[edge] > weights[edge] {
        steps.append((try number(total - weights[edge], [edge, weights[edge]]), film.store(edge + 1)))
      }
      steps.append((try number(total, [edge]), film.gradient(edge)))
    }
    // One is gone before the next comes: nothing is read through something else.
    let shown = steps.indices.map { index in
      Count(
        number: steps[index].number, appear: index == 0 ? open : steps[index].at.part(0.5, 1),
        leave: index + 1 < steps.count ? steps[index + 1].at.part(0, 0.5) : nil)
    }
    return Way(
      counts: shown, name: try film.lettering.text(name.0, size: film.theme.small), role: name.1, baseline: baseline)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let stays = 1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0)
    let opened = Easing.inOut(open.progress(at: time)) * stays
    guard opened > 0 else { return }
    title.draw(.center, at: Point(x, titleY), opacity: opened, into: &scene) { _ in theme.muted }
    for way in ways {
      // Number and name share the column's middle; the widest number holds the place.
      let widest = way.counts.reduce(0) { max($0, $1.number.width) }
      let left = x - (widest + gap + way.name.width) / 2
      way.name.draw(
        .left, at: Point(left + widest + gap, way.baseline), opacity: opened, into: &scene
      ) { _ in theme.muted }
      for count in way.counts {
        let gone = count.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
        let opacity = Easing.inOut(count.appear.progress(at: time)) * (1 - gone) * stays
        let place = Point(left + widest - count.number.width, way.baseline)
        count.number.draw(.left, at: place, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
      }
    }
  }
}
