import Drawing
import FilmKit
import NetworkKit
import Simulation

/// Where the small chain and the columns of factors under it stand: a column for every weight, below its edge.
struct LedgerLayout {
  /// The number of weights.
  let count: Int
  /// From one neuron to the next.
  let pitch: Double
  /// The first neuron.
  let first: Point
  /// The radius of a neuron.
  let radius: Double
  /// From one row to the next.
  let row: Double
  /// The size of factors, in units.
  let size: Double
  /// Where the first row of factors is.
  let top: Double
  private let unit: Double

  /// Lays out the columns between the left edge of `area` and `right`.
  init(_ film: BackpropContext, in area: Rect, to right: Double, bottom: Double) {
    unit = film.unit
    count = film.edgeCount
    // Where the area is high, there is room for larger letters.
    let room = (bottom - area.minY) / unit
    let scale = max(0.74, min(1.25, room / 520))
    radius = min(46, 46 * scale) * unit
    let wide = right - area.minX
    pitch = min(380 * unit, (wide - 2 * radius) / Double(count))
    let spare = wide - pitch * Double(count)
    first = Point(area.minX + spare / 2, area.minY + radius + min(34, max(8, 0.05 * room)) * unit)
    top = first.y + radius + 112 * scale * unit
    row = min(130 * unit, (bottom - top) / (Double(count) + 0.5))
    size = min(1.45 * film.theme.label, 0.62 * row / unit, 0.15 * pitch / unit)
  }

  /// Whether letters can tell the argument of a film: a chain of three to five weights, with room for its factors.
  static func fits(_ film: BackpropContext, in area: Rect, to right: Double) -> Bool {
    guard film.formulas.isChain, (3...5).contains(film.edgeCount), !film.stage.scrolls else { return false }
    let layout = LedgerLayout(film, in: area, to: right, bottom: area.maxY)
    let isLinear = film.trace.network.activation == .linear
    return layout.pitch >= (isLinear ? 200 : 290) * film.unit
  }

  /// Half the width and the height of a δ's cell.
  var half: Point { Point(min(62 * unit, 0.25 * pitch), min(36 * unit, 0.44 * row)) }

  /// A neuron of the small chain.
  func neuron(_ layer: Int) -> Point { first + Point(pitch * Double(layer), 0) }

  /// The middle of a row in the column of an edge.
  func cell(_ edge: Int, row place: Int) -> Point {
    Point(first.x + pitch * (Double(edge) + 0.5), top + row * Double(place))
  }

  /// Between the cells of an edge's δ and the one after it.
  func between(_ edge: Int) -> Point { Point(first.x + pitch * Double(edge + 1), top) }

  /// When the runner walks for an edge's weight: longer, the farther it is from the output.
  static func walk(_ edge: Int, of count: Int, in span: Span) -> Span {
    /// The rows of all walks before the one of an edge.
    func rows(before edge: Int) -> Int { (edge + 1..<max(count, edge + 1)).reduce(0) { $0 + count - $1 + 1 } }
    let all = Double(rows(before: -1))
    return span.part(Double(rows(before: edge)) / all, Double(rows(before: edge - 1)) / all)
  }
}
