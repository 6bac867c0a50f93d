import Drawing
import Timeline
import Typesetting

/// What makes backpropagation a dynamic program: the memo's name, a cell for every δ where there is no room for its
/// number, and the bows by which a stored δ is fetched.
///
/// Where there is room, `LabelRow.deltas` draws the cells with their numbers.
struct MemoVisual: Visual {
  private struct Cell {
    let box: Path
    let stored: Span
  }

  private struct Bow {
    let path: Path
    let appear: Span
    let leave: Span
  }

  private let name: (label: Label, at: Point)?
  private let cells: [Cell]
  private let bows: [Bow]
  private let theme: Theme
  private let unit: Double
  private let open: Span

  /// Prepares the memo; `hasRoom` tells whether the numbers stand in their cells.
  init(_ film: FilmContext, hasRoom: Bool) throws(TypesettingError) {
    let stage = film.stage
    theme = film.theme
    unit = film.unit
    open = film.memoOpens
    if hasRoom {
      let label = try film.lettering.text(
        "memo", size: film.theme.small, fitting: stage.columnSpacing - 20 * film.unit)
      name = (label, Point(stage.x(ofColumn: 0), stage.memoBaseline))
      cells = []
    } else {
      name = nil
      let side = min(16 * film.unit, 0.55 * stage.columnSpacing)
      cells = (1...film.lastLayer).map { layer in
        let box = Rect(
          x: stage.x(ofColumn: layer) - side / 2, y: stage.bottom + 14 * film.unit, width: side, height: side)
        return Cell(box: .roundedRect(box, radius: 0.2 * side), stored: film.store(layer))
      }
    }
    bows = (0..<film.edgeCount).map { edge in
      // It is used twice in a row: for the gradients of the edge, then for δ of the layer before.
      let last = edge > 0 ? film.leave(.delta(edge: edge - 1)) : film.leave(.grad(edge: 0))
      return Bow(path: Route(film.fetch(edge)).path, appear: film.meeting(edge), leave: last)
    }
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let opened = Easing.inOut(open.progress(at: time))
    guard opened > 0 else { return }
    name?.label.draw(.center, at: name?.at ?? .zero, opacity: opened, into: &list) { _ in theme.muted }
    for cell in cells {
      let stored = Easing.inOut(cell.stored.progress(at: time))
      list.append(.fill(cell.box, .solid(theme.delta.opacity(0.85 * stored)), .identity))
      let border = theme.line.mixed(with: theme.delta, stored)
      list.append(.stroke(cell.box, Stroke(width: 1.5 * unit), .solid(border.opacity(opened)), .identity))
    }
    for bow in bows {
      let opacity = Easing.inOut(bow.appear.progress(at: time)) * (1 - Easing.inOut(bow.leave.progress(at: time)))
      guard opacity > 0 else { continue }
      let dash = Stroke(width: 2.5 * unit, dashes: [2 * unit, 9 * unit])
      list.append(.stroke(bow.path, dash, .solid(theme.delta.opacity(0.7 * opacity)), .identity))
    }
  }
}
