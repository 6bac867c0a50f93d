import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the gradients cost, layer by layer: a column of dots for every layer of weights, a dot a multiplication, and in it
/// what is left where every δ is stored; as the network grows, a triangle beside a thin line.
///
/// Both are drawn on one scale from 0, so areas are to each other as counts are; but what is more than 0 is never too low
/// to be seen.
struct DepthVisual: Visual {
  /// How much of a column's place is its bar.
  static let share = 0.8

  private let argument: Argument
  private let counts: DepthCounts
  private let hasDots: Bool
  private let axes: DepthAxes
  /// What the legend calls its two ways.
  private let ways: [String]
  private let colors: (scratch: Color, reuse: Color)
  private let unit: Double

  /// Prepares the chart of the film's network.
  init(_ argument: Argument, _ counts: DepthCounts, _ film: BackpropContext) throws(TypesettingError) {
    (self.argument, self.counts) = (argument, counts)
    hasDots = film.formulas.isChain
    axes = try DepthAxes(argument.plot, film)
    ways = TotalsVisual.names.map { film.wording($0) }
    colors = (Self.scratch(film.theme), film.theme.delta)
    unit = film.unit
  }

  /// The colour of what is worked out again and again: no role's.
  static func scratch(_ theme: Theme) -> Color { theme.ground.mixed(with: theme.ink, 0.45) }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = argument.opacity(at: time) * argument.chartOpacity(at: time)
    let columns = argument.opacity(at: time) * argument.columnOpacity(at: time)
    guard columns > 0 else { return }
    let depth = argument.depth(at: time, from: counts.first)
    let (scratch, reuse) = counts.columns(at: depth)
    let plot = argument.plot
    let most = scratch.reduce(1, max)
    let (wide, high) = (plot.width / depth, plot.height / most)
    axes.draw(
      depth: depth, most: most,
      isMoving: argument.isRunning(at: time, from: counts.first),
      opacity: opacity, into: &scene)
    for way in ways { scene.mark(.explained(way, plot, opacity: opacity)) }
    // Dots while each of them can be seen.
    let dots = hasDots ? max(0, min(1, (min(wide, high) - 12 * unit) / (8 * unit))) : 0
    for (edge, count) in scratch.enumerated() {
      let opacity = columns * built(edge, at: time)
      guard opacity > 0, count > 0 else { continue }
      let x = plot.minX + Double(edge) * wide
      // The dots of a new column come once they are inside the plot.
      let inside = max(0, min(1, 2 * (depth - Double(edge)) - 1))
      for (count, color) in [(count, colors.scratch), (reuse[edge], colors.reuse)] {
        if dots < 1 {
          // What is more than 0 is seen.
          let tall = max(high * count, count > 0 ? 3 * unit : 0)
          // A column that is new comes in from the plot's end.
          let left = x + (1 - Self.share) / 2 * wide
          let box = Rect(
            minX: left, minY: plot.maxY - tall, maxX: max(left, min(left + Self.share * wide, plot.maxX)),
            maxY: plot.maxY)
          if box.width > 0 {
            scene.append(.fill(Self.square, .solid(color.opacity(opacity * (1 - dots))), Self.place(box)))
          }
        }
        guard dots > 0 else { continue }
        let radius = 0.36 * min(wide, high, 60 * unit)
        for row in 0..<Int(count.rounded(.up)) {
          let share = inside * max(0, min(1, 2 * (count - Double(row)) - 1))
          guard share > 0 else { break }
          let at = Point(x + wide / 2, plot.maxY - high * (Double(row) + 0.5))
          scene.append(
            .fill(Self.disc, .solid(color.opacity(opacity * dots * share)), .place(at: at, scale: radius)))
        }
      }
    }
  }

  /// How much of an edge's column is built at `time`: the last weight's first.
  private func built(_ edge: Int, at time: Double) -> Double {
    guard edge < counts.first else { return 1 }
    return Easing.inOut(argument.building(edge, of: counts.first).progress(at: time))
  }

  private static func place(_ box: Rect) -> Transform {
    Transform(a: box.width, b: 0, c: 0, d: box.height, tx: box.minX, ty: box.minY)
  }

  private static let disc = Path.circle(radius: 1)
  private static let square = Path.rect(Rect(x: 0, y: 0, width: 1, height: 1))
}

extension Argument {
  /// When the column of an edge is built: its walk through the chain.
  func building(_ edge: Int, of count: Int) -> Span {
    let place = Double(count - 1 - edge)
    // A column does not come in a blink, however many there are.
    return Span(
      start: build.part(0, 0.75 * place / Double(count)).end,
      length: max(0.25, 0.75 / Double(count)) * build.length)
  }
}
