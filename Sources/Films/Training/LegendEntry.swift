import Drawing
import FilmKit
import Typesetting

/// An entry of a legend: a sign, and what it stands for.
struct LegendEntry {
  /// What is drawn before the words.
  enum Sign {
    case line(Color)
    case wedge
    case halo
    case ramp(Color, Color)
  }

  /// An entry that has no place yet, with its words from the longest to the shortest.
  struct Draft {
    let meaning: Meaning
    let sign: Sign
    let words: [String]

    init(_ meaning: Meaning, _ sign: Sign, _ words: [String]) {
      (self.meaning, self.sign, self.words) = (meaning, sign, words)
    }
  }

  let meaning: Meaning
  private let sign: Sign
  private let at: Point
  private let label: Label
  private let theme: Theme
  private let unit: Double

  /// How far rows are apart, in units.
  static let pitch = 34.0
  /// From a sign to its words, and from these to the next sign.
  private static let (sign, gap) = (54.0, 28.0)

  /// The words of a row: the longest that an area has room for.
  private static func labels(
    _ row: [Draft], in area: Rect, _ film: TrainingContext
  ) throws(TypesettingError) -> [Label] {
    var labels: [Label] = []
    for length in 0..<(row.map(\.words.count).max() ?? 0) {
      labels = []
      for draft in row {
        labels.append(
          try film.lettering.text(draft.words[min(length, draft.words.count - 1)], size: film.theme.smallest))
      }
      if width(labels, film.unit) <= area.width { break }
    }
    return labels
  }

  /// What rows say in an area, as drafts for another one, which then says the same.
  static func said(
    _ rows: [[Draft]], in area: Rect, _ film: TrainingContext
  ) throws(TypesettingError) -> [[Draft]] {
    var said: [[Draft]] = []
    for row in rows {
      said.append(zip(row, try labels(row, in: area, film)).map { Draft($0.meaning, $0.sign, [$1.plain]) })
    }
    return said
  }

  /// Whether an area has room for every row as it is.
  static func fits(_ rows: [[Draft]], in area: Rect, _ film: TrainingContext) throws(TypesettingError) -> Bool {
    for row in rows where width(try labels(row, in: area, film), film.unit) > area.width { return false }
    return true
  }

  /// Places rows, each centred, the last at the foot of an area; a row takes the longest words that it has room for.
  ///
  /// - Parameter isColumn: Whether all rows begin below each other instead.
  static func rows(
    _ rows: [[Draft]], in area: Rect, isColumn: Bool = false, _ film: TrainingContext
  ) throws(TypesettingError) -> [LegendEntry] {
    let (unit, theme) = (film.unit, film.theme)
    var all: [[Label]] = []
    for row in rows { all.append(try labels(row, in: area, film)) }
    let widest = all.reduce(0) { max($0, width($1, unit)) }
    var entries: [LegendEntry] = []
    for (index, row) in rows.enumerated() {
      let labels = all[index]
      var x = area.center.x - (isColumn ? widest : width(labels, unit)) / 2
      let y = area.maxY - 10 * unit - pitch * unit * Double(rows.count - 1 - index)
      for (draft, label) in zip(row, labels) {
        entries.append(
          LegendEntry(
            meaning: draft.meaning, sign: draft.sign, at: Point(x, y), label: label, theme: theme, unit: unit))
        x += (sign + gap) * unit + label.width
      }
    }
    return entries
  }

  private static func width(_ labels: [Label], _ unit: Double) -> Double {
    labels.reduce(-gap * unit) { $0 + (sign + gap) * unit + $1.width }
  }

  /// What it takes up.
  var box: Rect {
    Rect(minX: at.x, minY: at.y - 16 * unit, maxX: at.x + Self.sign * unit + label.width, maxY: at.y)
  }

  /// Appends the entry.
  ///
  /// - Parameters:
  ///   - aside: How far it is from its place.
  ///   - isMoving: Whether it is on its way.
  func draw(opacity: Double, aside: Double = 0, isMoving: Bool = false, into scene: inout Scene) {
    guard opacity > 0 else { return }
    let at = at + Point(aside, 0)
    let start = at - Point(0, 8 * unit)
    let (end, center) = (start + Point(42 * unit, 0), start + Point(22 * unit, 0))
    switch sign {
    case .line(let color):
      scene.append(
        .stroke(.line(start, end), Stroke(width: 6 * unit), .solid(color.opacity(opacity)), .identity))
    case .wedge:
      let wedge = Path.polygon([
        Point(0, -unit), Point(42 * unit, -6 * unit), Point(42 * unit, 6 * unit), Point(0, unit),
      ])
      scene.append(.fill(wedge, .solid(theme.muted.opacity(opacity)), .place(at: start)))
    case .halo:
      scene.append(.glow(Glow(center: center, radius: 26 * unit, color: theme.halo(0.85 * opacity))))
      scene.append(.fill(Self.disc, .solid(theme.surface.opacity(opacity)), .place(at: center, scale: 7 * unit)))
    case .ramp(let low, let high):
      let box = Rect(minX: start.x, minY: start.y - 7 * unit, maxX: end.x, maxY: start.y + 7 * unit)
      let paint = Paint.linear(
        from: Point(box.minX, 0), low.opacity(opacity), to: Point(box.maxX, 0), high.opacity(opacity))
      scene.append(.fill(.rect(box), paint, .identity))
      scene.append(.stroke(.rect(box), Stroke(width: 1.2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    }
    let words = at + Point(Self.sign * unit, 0)
    label.draw(.left, at: words, opacity: opacity, isMoving: isMoving, into: &scene) { _ in theme.muted }
    scene.entry(meaning, box, opacity: opacity)
  }

  private static let disc = Path.circle(radius: 1)
}
