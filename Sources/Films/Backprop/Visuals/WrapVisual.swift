import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The wrap: the memo of δ beside Fibonacci's, the same picture twice.
///
/// Each number is worked out once, stored, and
/// reused for the next.
struct WrapVisual: Visual {
  private struct Cell {
    let box: Rect
    let path: Path
    let name: Label
    let value: Label
    let reveal: Span
  }

  private struct Arc {
    let path: Path
    let reveal: Span
  }

  /// One of the two memos.
  private struct Table {
    let title: (label: Label, at: Point)
    let cells: [Cell]
    let arcs: [Arc]
    let role: Role
  }

  private let tables: [Table]
  private let moral: (label: Label, at: Point, reveal: Span)
  private let enter: Span
  private let leave: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares both memos; nil where the timeline leaves no time for them.
  init?(_ film: BackpropContext) throws(TypesettingError) {
    guard let wrap = film.wrap else { return nil }
    theme = film.theme
    unit = film.unit
    let fade = min(film.theme.fade, 0.1 * wrap.length)
    enter = Span(start: wrap.start + fade, length: fade)
    leave = film.leave(.grad(edge: 0)).first(film.theme.fade)
    let panel = film.stage.panel
    let isStacked = panel.height > 0.36 * panel.width
    let moralHeight = 40 * unit
    let room = panel.inset(bottom: moralHeight)
    let halves =
      isStacked
      ? [room.inset(bottom: room.height / 2 + 8 * unit), room.inset(top: room.height / 2 + 8 * unit)]
      : [room.inset(right: room.width / 2 + 30 * unit), room.inset(left: room.width / 2 + 30 * unit)]
    let motion = Span(start: wrap.start + 2 * fade, length: min(3.2, 0.45 * wrap.length))
    tables = [
      try Self.table(
        film, ["backpropagation: each δ from the one stored before", "each δ from the stored one before"],
        Self.deltas(film), reach: 1, .delta, halves[0], motion),
      try Self.table(
        film, ["Fibonacci: each F from the two stored before", "each F from the stored two before"], Self.fibonacci,
        reach: 2, .target, halves[1], motion),
    ]
    let label = try film.lettering.text("store once, reuse", size: film.theme.caption, heavy: true)
    moral = (
      label, Point(panel.center.x, panel.maxY - 4 * unit),
      Span(start: motion.end, length: min(film.theme.fade, 0.1 * wrap.length))
    )
  }

  /// The stored δ, from the last to the first; of many the two at each end.
  private static func deltas(_ film: BackpropContext) -> [(name: String, value: String)?] {
    let last = film.lastLayer
    let layers = last <= 5 ? (1...last).reversed().map { $0 } : [last, last - 1, 0, 2, 1]
    return layers.map { layer in
      guard layer > 0 else { return nil }
      let deltas = film.trace.layers[layer].delta
      let name = film.formulas.delta(ofLayer: layer)
      let strongest = deltas.indices.reduce(0) { abs(deltas[$1]) > abs(deltas[$0]) ? $1 : $0 }
      let value = deltas.count == 1 ? deltas[0] : abs(deltas[strongest])
      return (
        deltas.count == 1 ? name : "\\mathrm{max}|\(name)|",
        film.formulas.number(value, Quantity(.delta, [layer, strongest]), .ink, digits: 3)
      )
    }
  }

  private static let fibonacci: [(name: String, value: String)?] = [1, 1, 2, 3, 5].enumerated().map { index, value in
    ("\\role{target}{F_{\(index + 1)}}", "\(value)")
  }

  private static func table(
    _ film: BackpropContext, _ titles: [String], _ entries: [(name: String, value: String)?], reach: Int, _ role: Role,
    _ area: Rect, _ motion: Span
  ) throws(TypesettingError) -> Table {
    let unit = film.unit
    var titleLabel = try film.lettering.text(titles[0], size: film.theme.small)
    if titleLabel.width > area.width {
      titleLabel = try film.lettering.text(titles[1], size: film.theme.small, fitting: area.width)
    }
    let gap = 14 * unit
    let count = Double(entries.count)
    let width = min(150 * unit, (area.width - gap * (count - 1)) / count)
    let height = 88 * unit
    let left = area.center.x - (width * count + gap * (count - 1)) / 2
    let top = area.maxY - height - 4 * unit
    var cells: [Cell] = []
    var arcs: [Arc] = []
    for (index, entry) in entries.enumerated() {
      let box = Rect(x: left + Double(index) * (width + gap), y: top, width: width, height: height)
      let (from, to) = (Double(index) / count, Double(index + 1) / count)
      let step = motion.part(from, to)
      let name = try film.lettering.math(entry?.name ?? "\\cdots", size: film.theme.small * 1.1, fitting: width - gap)
      let value = try film.lettering.math(entry?.value ?? "\\cdots", size: film.theme.small * 1.1, fitting: width - gap)
      cells.append(
        Cell(
          box: box, path: .roundedRect(box, radius: 12 * unit), name: name, value: value, reveal: step.part(0.4, 1)))
      for back in 1...reach where index >= max(back, reach) {
        let (start, end) = (
          Point(box.center.x - Double(back) * (width + gap) + 12 * unit, top - 4 * unit),
          Point(box.center.x - (back == 1 ? 12 : 4) * unit, top - 4 * unit)
        )
        let rise = (back == 1 ? 30 : 46) * unit
        let path = Path([
          .move(start),
          .curve(start + Point(0.25 * (end.x - start.x), -rise), end + Point(-0.25 * (end.x - start.x), -rise), end),
          .move(end + Point(-11 * unit, -7 * unit)), .line(end), .line(end + Point(1 * unit, -13 * unit)),
        ])
        arcs.append(Arc(path: path, reveal: step.part(0, 0.5)))
      }
    }
    return Table(
      title: (titleLabel, Point(area.center.x, max(area.minY + 26 * unit, top - 62 * unit))), cells: cells, arcs: arcs,
      role: role)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
    guard opacity > 0 else { return }
    for table in tables {
      table.title.label.draw(.center, at: table.title.at, opacity: opacity, into: &scene) { _ in theme.muted }
      let color = theme.color(of: table.role)
      for arc in table.arcs {
        let shown = opacity * Easing.inOut(arc.reveal.progress(at: time))
        if shown > 0 {
          scene.append(.stroke(arc.path, Stroke(width: 2.5 * unit), .solid(color.opacity(0.8 * shown)), .identity))
        }
      }
      for cell in table.cells {
        let shown = Easing.inOut(cell.reveal.progress(at: time))
        scene.append(.fill(cell.path, .solid(theme.surface.opacity(opacity)), .identity))
        let border = theme.line.mixed(with: color, shown)
        scene.append(.stroke(cell.path, Stroke(width: 2 * unit), .solid(border.opacity(opacity)), .identity))
        scene.mark(.body(cell.box, opacity: opacity))
        let middle = cell.box.center
        cell.name.draw(.middle, at: middle + Point(0, -21 * unit), opacity: opacity, into: &scene, color: theme.color)
        cell.value.draw(
          .middle, at: middle + Point(0, 21 * unit), opacity: opacity * shown, into: &scene, color: theme.color)
      }
    }
    let shown = opacity * Easing.inOut(moral.reveal.progress(at: time))
    moral.label.draw(.center, at: moral.at, opacity: shown, into: &scene) { _ in theme.ink }
  }
}
