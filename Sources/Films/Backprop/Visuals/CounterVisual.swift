import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The price of the gradients so far, in multiplications: with every δ reused, and with each gradient worked out from
/// scratch.
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
    title = try film.lettering.text("multiplications", size: small)
    let top = film.stage.counter.y
    titleY = top

    // Both ways are counted when a gradient is complete: δ alone is the price of nothing yet.
    var spent: [(count: Int, edge: Int, at: Span)] = [(0, trace.edges.count, open)]
    var scratch = spent
    for reuse in trace.reuses {
      guard case .gradient(let edge) = reuse.use else { continue }
      spent.append((reuse.spent, edge, film.gradient(edge)))
      let total = (scratch.last?.count ?? 0) + trace.multiplications.withoutReuseByEdge[edge]
      scratch.append((total, edge, film.gradient(edge)))
    }
    func way(
      _ counts: [(count: Int, edge: Int, at: Span)], _ kind: Quantity.Kind, _ name: String, _ role: Role, row: Double
    ) throws(TypesettingError) -> Way {
      var shown: [Count] = []
      for (index, entry) in counts.enumerated() {
        let next = index + 1 < counts.count ? counts[index + 1].at : nil
        let tag = Quantity(kind, [entry.edge]).tag
        let number = try film.lettering.math(
          "\\role{\(role.rawValue)@\(tag)}{\(entry.count)}", size: small * 1.15)
        shown.append(Count(number: number, appear: entry.at, leave: next))
      }
      return Way(
        counts: shown, name: try film.lettering.text(name, size: small), role: role,
        baseline: top + row * 38 * film.unit)
    }
    ways = [
      try way(spent, .reused, "with reuse", .decrease, row: 1),
      try way(scratch, .scratch, "without", .increase, row: 2),
    ]
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
        count.number.draw(.left, at: place, opacity: opacity, into: &scene, color: theme.color)
      }
    }
  }
}
