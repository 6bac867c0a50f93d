import Drawing
import FilmKit
import NetworkKit
import Typesetting

/// All calls that are made without a memo, as trees that lie on their side: equal calls stand in one column, over the
/// cell that will hold their number, and collapse onto it.
struct CallTree {
  /// A call: the cell that will hold its number, the row in which it stands, 0 … 4, and which call made it; nil for none.
  typealias Call = (cell: Int, row: Double, caller: Int?)

  /// A call in its place.
  private struct Placed {
    let label: Label
    let from: Point
    let to: Point
    let appear: Span
    let fall: Span
    /// Whether it is the one whose place in the cell is kept.
    let isKept: Bool
  }

  private let calls: [Placed]
  private let lines: [(path: Path, appear: Span, leave: Span)]
  private let theme: Theme
  private let unit: Double

  /// All calls of F₅.
  static let fibonacci: [Call] = [
    (4, 2.4, nil), (3, 1.25, 0), (2, 3.5, 0), (2, 0.5, 1), (1, 2, 1), (1, 3, 2), (0, 4, 2), (1, 0, 3), (0, 1, 3),
  ]

  /// What the gradients ask for, one a row: each for the δ of its layer, which asks for the next one's, to the last.
  static func chain(of count: Int) -> [Call] {
    var calls: [Call] = []
    for row in 0..<count {
      for cell in (count - 1 - row)..<count {
        let caller = cell > count - 1 - row ? calls.count - 1 : nil
        calls.append((cell, 4 * Double(row) / Double(max(1, count - 1)), caller))
      }
    }
    return calls
  }

  /// Prepares the calls over the cells of a table.
  ///
  /// - Parameters:
  ///   - names: What is called, a formula for every cell.
  ///   - area: Where they may stand, below the table's title.
  ///   - grow: When the calls are made.
  init(
    _ film: BackpropContext, _ all: [Call], _ names: [String], _ table: MemoTable, above area: Rect, grow: Span
  ) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    let top = table.titleY + 34 * film.unit
    let row = (area.maxY + 20 * film.unit - top) / 4
    var labels: [Label] = []
    for name in names {
      labels.append(try film.lettering.math(name, size: min(30, 0.85 * row / film.unit)))
    }
    let depths = all.indices.map { index in
      sequence(first: index) { all[$0].caller }.reduce(-1) { count, _ in count + 1 }
    }
    let steps = Double((depths.max() ?? 0) + 1)
    // As long for each table, however many cells it has.
    let vanish = 0.2 * table.cells[0].reveal.length * Double(table.cells.count)
    var (calls, lines): ([Placed], [(path: Path, appear: Span, leave: Span)]) = ([], [])
    for (index, call) in all.enumerated() {
      let cell = table.cells[call.cell]
      let at = Point(cell.box.center.x, top + call.row * row)
      // A call is made once its caller is.
      let depth = Double(depths[index])
      let appear = grow.part(depth / steps, (depth + 1) / steps)
      let lowest = all.filter { $0.cell == call.cell }.map(\.row).max()
      let fall = Span(start: cell.reveal.start - cell.reveal.length, length: 1.5 * cell.reveal.length)
      calls.append(
        Placed(
          label: labels[call.cell], from: at, to: table.name(call.cell), appear: appear, fall: fall,
          isKept: call.row == lowest))
      if let caller = call.caller.map({ calls[$0] }) {
        let way = at - caller.from
        let length = at.distance(to: caller.from)
        let clear = way * (24 * film.unit / length)
        // It goes as the first of its ends does, so that no call stands without one for long.
        let falls = fall.start < caller.fall.start ? fall : caller.fall
        lines.append((.line(caller.from + clear, at - clear), appear, Span(start: falls.start, length: vanish)))
      }
    }
    (self.calls, self.lines) = (calls, lines)
  }

  /// Appends the calls, and how they collapse.
  func draw(at time: Double, opacity: Double, into scene: inout Scene) {
    for line in lines {
      let open = 1 - Easing.inOut(line.leave.progress(at: time))
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
        .middle, at: place, opacity: shown, isMoving: fallen > 0, into: &scene, color: { theme.color(of: $0) })
    }
  }
}
