import Drawing
import FilmKit
import NetworkKit
import Typesetting

/// A row of cells that are filled one after the other, each from those before it, as arcs show.
struct MemoTable {
  /// One stored number.
  struct Cell {
    /// Its place.
    let box: Rect
    fileprivate let path: Path
    fileprivate let name: Label
    fileprivate let value: Label
    /// When it is filled.
    let reveal: Span
  }

  private struct Arc {
    let path: Path
    let reveal: Span
  }

  /// The cells, from left to right.
  let cells: [Cell]
  /// The baseline of the title.
  let titleY: Double
  /// What it says of itself, and from when on, each in the place of the one before.
  private let titles: [(label: Label, at: Point, appear: Span?)]
  private let arcs: [Arc]
  private let role: Role
  private let theme: Theme
  private let unit: Double

  /// Lays out the cells of some entries, nil for those that are left out, at the foot of an area.
  ///
  /// - Parameters:
  ///   - titles: What the table says of itself, from the longest way of saying it to the shortest.
  ///   - before: The same of the calls that collapse onto it, until the first arc; nil where there are none.
  ///   - reach: From how many cells before it a cell is worked out.
  ///   - startsLast: Whether the last cell is the first to be filled.
  init(
    _ film: BackpropContext, _ titles: [String], before: [String]?,
    _ entries: [(name: String, value: String)?], reach: Int, _ role: Role, _ area: Rect, _ motion: Span,
    startsLast: Bool
  ) throws(TypesettingError) {
    let unit = film.unit
    (self.role, theme, self.unit) = (role, film.theme, unit)
    func title(_ words: [String]) throws(TypesettingError) -> Label {
      let label = try film.lettering.text(words[0], size: film.theme.small)
      guard label.width > area.width, words.count > 1 else { return label }
      return try film.lettering.text(words[1], size: film.theme.small, fitting: area.width)
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
      let turn = startsLast ? entries.count - 1 - index : index
      let step = motion.part(Double(turn) / count, Double(turn + 1) / count)
      let name = try film.lettering.math(entry?.name ?? "\\cdots", size: film.theme.small * 1.1, fitting: width - gap)
      let value = try film.lettering.math(entry?.value ?? "\\cdots", size: film.theme.small * 1.1, fitting: width - gap)
      cells.append(
        Cell(
          box: box, path: .roundedRect(box, radius: 12 * unit), name: name, value: value, reveal: step.part(0.4, 1)))
      let side = startsLast ? -1.0 : 1
      for back in 1...reach where turn >= max(back, reach) {
        let (start, end) = (
          Point(box.center.x - side * (Double(back) * (width + gap) - 12 * unit), top - 4 * unit),
          Point(box.center.x - side * (back == 1 ? 12 : 4) * unit, top - 4 * unit)
        )
        let rise = (back == 1 ? 30 : 46) * unit
        let path = Path([
          .move(start),
          .curve(start + Point(0.25 * (end.x - start.x), -rise), end + Point(-0.25 * (end.x - start.x), -rise), end),
          .move(end + Point(-side * 11 * unit, -7 * unit)), .line(end), .line(end + Point(side * unit, -13 * unit)),
        ])
        arcs.append(Arc(path: path, reveal: step.part(0, 0.5)))
      }
    }
    (self.cells, self.arcs) = (cells, arcs)
    let at = Point(area.center.x, max(area.minY + 26 * unit, top - 62 * unit))
    titleY = at.y
    let own = try title(titles)
    self.titles =
      try before.map { before throws(TypesettingError) in
        [(try title(before), at, nil), (own, at, Self.change(of: entries.count, reach: reach, in: motion))]
      } ?? [(own, at, nil)]
  }

  /// When a table of so many cells says that it is worked out from those before: as its first arc is drawn.
  static func change(of count: Int, reach: Int, in motion: Span) -> Span {
    Span(start: motion.part(Double(min(reach, count - 1)) / Double(count), 1).start, length: 0.5)
  }

  /// Where the name of a cell stands.
  func name(_ index: Int) -> Point { cells[index].box.center + Point(0, -21 * unit) }

  /// Appends the cells, as far as they are filled.
  func draw(at time: Double, opacity: Double, into scene: inout Scene) {
    for (index, title) in titles.enumerated() {
      // The one is gone before the other comes.
      let come = title.appear.map { Easing.inOut($0.part(0.5, 1).progress(at: time)) } ?? 1
      let next = index + 1 < titles.count ? titles[index + 1].appear : nil
      let gone = next.map { Easing.inOut($0.part(0, 0.5).progress(at: time)) } ?? 0
      title.label.draw(.center, at: title.at, opacity: opacity * come * (1 - gone), into: &scene) { _ in theme.muted }
    }
    let color = theme.color(of: role)
    for arc in arcs {
      let shown = opacity * Easing.inOut(arc.reveal.progress(at: time))
      if shown > 0 {
        scene.append(.stroke(arc.path, Stroke(width: 2.5 * unit), .solid(color.opacity(0.8 * shown)), .identity))
      }
    }
    for cell in cells {
      let shown = opacity * Easing.inOut(cell.reveal.progress(at: time))
      guard shown > 0 else { continue }
      scene.append(.fill(cell.path, .solid(theme.surface.opacity(shown)), .identity))
      scene.append(.stroke(cell.path, Stroke(width: 2 * unit), .solid(color.opacity(shown)), .identity))
      scene.mark(.body(cell.box, opacity: shown))
      let middle = cell.box.center
      cell.name.draw(
        .middle, at: middle + Point(0, -21 * unit), opacity: shown, into: &scene, color: { theme.color(of: $0) })
      cell.value.draw(
        .middle, at: middle + Point(0, 21 * unit), opacity: shown, into: &scene, color: { theme.color(of: $0) })
    }
  }
}
