import Drawing
import FilmKit
import NetworkKit
import Typesetting

/// All calls of F₅ without a memo, as a tree that lies on its side: equal calls stand in one column, over the cell that
/// will hold their number, and collapse onto it.
struct FibonacciTree {
  /// One call.
  private struct Call {
    let label: Label
    let from: Point
    let to: Point
    let appear: Span
    let fall: Span
    /// Whether it is the one whose place in the cell is kept.
    let isKept: Bool
  }

  private let calls: [Call]
  private let lines: [(path: Path, appear: Span)]
  private let collapse: Span
  private let theme: Theme
  private let unit: Double

  /// Each call of F: its number, the row in which it stands, and the call that made it.
  private static let calls: [(number: Int, row: Double, caller: Int?)] = [
    (5, 2.4, nil), (4, 1.25, 0), (3, 3.5, 0), (3, 0.5, 1), (2, 2, 1), (2, 3, 2), (1, 4, 2), (2, 0, 3), (1, 1, 3),
  ]

  /// Prepares the tree over the cells of a table.
  ///
  /// - Parameters:
  ///   - area: Where it may stand, below the table's title.
  ///   - grow: When the calls are made.
  ///   - fill: When the cells are filled.
  init(
    _ film: BackpropContext, _ table: MemoTable, above area: Rect, grow: Span, _ fill: Span
  ) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    collapse = fill
    let top = table.titleY + 34 * film.unit
    let row = (area.maxY + 20 * film.unit - top) / 4
    var labels: [Int: Label] = [:]
    for number in 1...5 {
      labels[number] = try film.lettering.math("F_{\(number)}", size: min(film.theme.small, 0.72 * row / film.unit))
    }
    var (calls, lines): ([Call], [(path: Path, appear: Span)]) = ([], [])
    for (index, call) in Self.calls.enumerated() {
      guard let label = labels[call.number] else { continue }
      let cell = table.cells[call.number - 1]
      let at = Point(cell.box.center.x, top + call.row * row)
      // A call is made once its caller is: three steps at most.
      let depth = Double(sequence(first: index) { Self.calls[$0].caller }.reduce(-1) { count, _ in count + 1 })
      let appear = grow.part(depth / 4, (depth + 1) / 4)
      let lowest = Self.calls.filter { $0.number == call.number }.map(\.row).max()
      calls.append(
        Call(
          label: label, from: at, to: table.name(call.number - 1), appear: appear,
          fall: Span(start: cell.reveal.start - cell.reveal.length, length: 1.5 * cell.reveal.length),
          isKept: call.row == lowest))
      if let caller = call.caller.map({ calls[$0] }) {
        let way = at - caller.from
        let length = at.distance(to: caller.from)
        let clear = way * (24 * film.unit / length)
        lines.append((.line(caller.from + clear, at - clear), appear))
      }
    }
    (self.calls, self.lines) = (calls, lines)
  }

  /// Appends the calls, and how they collapse.
  func draw(at time: Double, opacity: Double, into scene: inout Scene) {
    let open = 1 - Easing.inOut(collapse.part(0, 0.12).progress(at: time))
    for line in lines where open > 0 {
      let shown = opacity * open * Easing.inOut(line.appear.progress(at: time))
      guard shown > 0 else { continue }
      scene.append(.stroke(line.path, Stroke(width: 2 * unit), .solid(theme.line.opacity(shown)), .identity))
    }
    for call in calls {
      let fallen = call.fall.progress(at: time)
      // A duplicate is gone before it reaches the one that is kept; that one, as its cell is filled.
      let gone = Easing.inOut(max(0, min(1, call.isKept ? 2 * fallen - 1 : 3 * fallen)))
      let shown = opacity * Easing.inOut(call.appear.progress(at: time)) * (1 - gone)
      guard shown > 0 else { continue }
      let place = call.from.toward(call.to, Easing.inOut(fallen))
      call.label.draw(
        .middle, at: place, opacity: shown, isMoving: fallen > 0, into: &scene, color: theme.color)
    }
  }
}
