import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// One factor of a gradient, with the dot of the multiplication that takes it in; from where the runner leaves it to
/// where it stays, or to the cell that it is a duplicate of.
struct LedgerFactor {
  private let label: Label
  /// What the legend says of a dot.
  private let legend: String
  private let hasDot: Bool
  private let from: Point
  /// Where it goes, when.
  private let to: (at: Point, span: Span)?
  private let appear: Span
  private let leave: Span?
  /// What it becomes between two cells: its dot comes to stand behind it, and the first has an arrow in front, to what it makes; nil
  /// for a factor that stays as it is.
  private let equation: Equation?

  private struct Equation {
    /// In front of it; nil for none.
    let sign: Label?
  }

  /// All factors of a chain, column by column.
  static func all(
    _ film: BackpropContext, _ layout: LedgerLayout, _ steps: Argument.Steps
  ) throws(TypesettingError) -> [LedgerFactor] {
    let count = layout.count
    // No equals sign: three cells in a row would read as one equation.
    let arrow = try film.lettering.math("\\leftarrow", size: 0.8 * layout.size)
    var factors: [LedgerFactor] = []
    for edge in (0..<count).reversed() {
      let walk = LedgerLayout.walk(edge, of: count, in: steps.walks)
      let last = count - edge
      for row in 0...last {
        let sources = row < last ? prefix(row, film) : [(film.formulas.activation(edge), true)]
        var labels: [(Label, Bool)] = []
        for (source, hasDot) in sources { labels.append((try film.lettering.math(source, size: layout.size), hasDot)) }
        let offsets = Self.offsets(labels, film.unit)
        let makesEquation = Self.makesEquation(labels, layout, film.unit)
        let share = Double(last + 1)
        let step = walk.part(Double(row) / share, Double(row + 1) / share)
        // The last column that has the row keeps it; all others have duplicates.
        let keeper = count - 1 - row
        let slide = slide(row, of: count, in: steps.merge)
        for (index, (label, hasDot)) in labels.enumerated() {
          let at = layout.cell(edge, row: row) + Point(offsets[index], 0)
          let part = step.part(Double(index) / Double(labels.count), Double(index + 1) / Double(labels.count))
          var (to, leave): ((Point, Span)?, Span?) = (nil, nil)
          var equation: Equation?
          if row == last {
            let settle = steps.merge.part(0.86, 1)
            to = row > 1 ? (layout.cell(edge, row: 1) + Point(offsets[index], 0), settle) : nil
          } else if edge < keeper {
            (to, leave) = ((layout.cell(keeper, row: row) + Point(offsets[index], 0), slide), slide.part(0.3, 0.62))
          } else if row == 0, hasDot {
            // The slope that makes δ of the output stays beside its cell.
            to = (at + Point(0.44 * layout.pitch - offsets[index], 0), slide.part(0.3, 0.7))
          } else if row == 0 {
            leave = stored(edge, of: count, in: steps.merge).part(0, 0.5)
          } else {
            // δ before it is the product of it and δ behind it.
            let back = makesEquation ? -Self.reach * film.unit : 0
            to = (layout.between(edge) + Point(offsets[index] + back, 0), slide.part(0.7, 1))
            equation = makesEquation ? Equation(sign: index == 0 ? arrow : nil) : nil
          }
          factors.append(
            LedgerFactor(
              label: label, legend: film.wording(.oneMultiplication), hasDot: hasDot, from: at, to: to,
              appear: part.first(0.4), leave: leave,
              equation: equation))
        }
      }
    }
    return factors
  }

  /// When the first of their dots appears; nil where there is none.
  static func firstDot(of factors: [LedgerFactor]) -> Span? {
    factors.filter(\.hasDot).map(\.appear).min { $0.start < $1.start }
  }

  /// When the duplicates of a row slide.
  static func slide(_ row: Int, of count: Int, in merge: Span) -> Span {
    merge.part(0.84 * Double(row) / Double(count), 0.84 * Double(row + 1) / Double(count))
  }

  /// When the δ that an edge leads to has its cell: as the row that makes it is left alone.
  static func stored(_ edge: Int, of count: Int, in merge: Span) -> Span {
    slide(count - 1 - edge, of: count, in: merge).part(0.62, 1)
  }

  /// The factors of a row before the last, each with whether a multiplication takes it in.
  private static func prefix(_ row: Int, _ film: BackpropContext) -> [(String, Bool)] {
    let formulas = film.formulas
    let last = formulas.last
    func slope(_ layer: Int) -> [(String, Bool)] {
      formulas.function(ofLayer: layer).isEmpty ? [] : [("f'_{\(layer)}", true)]
    }
    guard row == 0 else { return [(formulas.weight(last - row), true)] + slope(last - row) }
    if formulas.network.loss == .squaredError || formulas.isFused {
      let error = ("(\(formulas.activation(last)) - \(formulas.target))", false)
      return [error] + (formulas.isFused ? [] : slope(last))
    }
    return [("\\partial L / \\partial \(formulas.activation(last))", false)] + slope(last)
  }

  /// Where the middles of a row's factors are, from the middle of its column.
  private static func offsets(_ labels: [(Label, Bool)], _ unit: Double) -> [Double] {
    let widths = labels.map { $0.0.ink.width + ($0.1 ? 2 * reach * unit : 0) }
    let gap = 14 * unit
    var x = -(widths.reduce(0, +) + gap * Double(labels.count - 1)) / 2
    return zip(widths, labels).map { width, label in
      // The dot is in front of the factor.
      let middle = x + (label.1 ? 2 * reach * unit : 0) + label.0.ink.width / 2
      x += width + gap
      return middle
    }
  }

  /// Whether a row has room between two cells, with an arrow.
  private static func makesEquation(_ labels: [(Label, Bool)], _ layout: LedgerLayout, _ unit: Double) -> Bool {
    let signs = 2 * reach * Double(labels.count + 1) + 20
    let width = labels.reduce(0) { $0 + $1.0.ink.width } + (signs + 14 * Double(labels.count - 1)) * unit
    return width <= layout.pitch - 2 * layout.half.x
  }

  /// Half of what a dot takes before its factor, in units.
  private static let reach = 17.0
  private static let disc = Path.circle(radius: 1)

  /// Appends the factor with its dot.
  func draw(at time: Double, opacity: Double, _ theme: Theme, _ unit: Double, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
    let come = Easing.inOut(appear.progress(at: time))
    let shown = opacity * come * (1 - gone)
    guard shown > 0 else { return }
    let way = to.map { Easing.inOut($0.span.progress(at: time)) } ?? 0
    let place = (to.map { from.toward($0.at, way) } ?? from) + Point(0, -16 * unit * (1 - come))
    let isMoving = come < 1 || (way > 0 && way < 1)
    label.draw(.middle, at: place, opacity: shown, isMoving: isMoving, into: &scene, color: { theme.color(of: $0) })
    guard hasDot else { return }
    // It does not cross its factor.
    let isBehind = equation != nil && way > 0.5
    let beside = Point(label.ink.width / 2 + (Self.reach + (isBehind ? 7 : 0)) * unit, 0)
    let seen = equation == nil ? 1 : abs(2 * way - 1)
    if isBehind {
      equation?.sign?.draw(
        .middle, at: place - beside - Point(6 * unit, 0), opacity: shown * seen, isMoving: isMoving, into: &scene,
        color: { theme.color(of: $0) })
    }
    let dot = isBehind ? place + beside : place - beside
    scene.mark(
      .explained(
        legend, Rect(x: dot.x, y: dot.y, width: 0, height: 0).expanded(by: 8 * unit),
        opacity: shown * seen))
    scene.append(.fill(Self.disc, .solid(theme.ink.opacity(shown * seen)), .place(at: dot, scale: 8 * unit)))
  }
}
