import Drawing
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

  /// Prepares the counts as the trace has them, after the gradients of each edge.
  init(_ film: FilmContext) throws(TypesettingError) {
    let trace = film.trace
    theme = film.theme
    gap = 10 * film.unit
    x = film.stage.x(ofColumn: film.lastLayer + 1)
    open = film.memoOpens
    let small = film.theme.small
    title = try film.lettering.text("multiplications", size: small)
    let top = film.stage.memoBaseline + 66 * film.unit
    titleY = top

    // Both ways are counted when a gradient is complete: δ alone is the price of nothing yet.
    var spent: [(count: Int, at: Span)] = [(0, open)]
    var scratch = spent
    for reuse in trace.reuses {
      guard case .gradient(let edge) = reuse.use else { continue }
      spent.append((reuse.spent, film.gradient(edge)))
      let total = (scratch.last?.count ?? 0) + trace.multiplications.withoutReuseByEdge[edge]
      scratch.append((total, film.gradient(edge)))
    }
    func way(
      _ counts: [(count: Int, at: Span)], _ name: String, _ role: Role, row: Double
    ) throws(TypesettingError) -> Way {
      var shown: [Count] = []
      for (index, entry) in counts.enumerated() {
        let next = index + 1 < counts.count ? counts[index + 1].at : nil
        let number = try film.lettering.math("\\role{\(role.rawValue)}{\(entry.count)}", size: small * 1.15)
        shown.append(Count(number: number, appear: entry.at, leave: next))
      }
      return Way(
        counts: shown, name: try film.lettering.text(name, size: small), role: role,
        baseline: top + row * 38 * film.unit)
    }
    ways = [
      try way(spent, "with reuse", .decrease, row: 1), try way(scratch, "without", .increase, row: 2),
    ]
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let opened = Easing.inOut(open.progress(at: time))
    guard opened > 0 else { return }
    title.draw(.center, at: Point(x, titleY), opacity: opened, into: &list) { _ in theme.muted }
    for way in ways {
      // Number and name share the column's middle; the widest number holds the place.
      let widest = way.counts.reduce(0) { max($0, $1.number.width) }
      let left = x - (widest + gap + way.name.width) / 2
      way.name.draw(
        .left, at: Point(left + widest + gap, way.baseline), opacity: opened, into: &list
      ) { _ in theme.muted }
      for count in way.counts {
        let gone = count.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
        let opacity = Easing.inOut(count.appear.progress(at: time)) * (1 - gone)
        let place = Point(left + widest - count.number.width, way.baseline)
        count.number.draw(.left, at: place, opacity: opacity, into: &list, color: theme.color)
      }
    }
  }
}
