import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the gradients cost in all, in two large numerals on one edge: from scratch, and with every δ stored.
///
/// They climb as the products are made.
struct TotalsVisual: Visual {
  /// A count, from a moment on.
  struct Count {
    let value: Int
    let quantity: Quantity
    let at: Double
  }

  private struct Way {
    let name: Label
    let namePlace: Point
    let place: Point
    let swatch: Point
    let color: Color
    let role: Role
    let counts: [Count]
    let kind: Quantity.Kind
    let appear: Span
  }

  /// The two ways, which are the chart's legend as well.
  static let names: [Term] = [.fromScratch, .withReuse]

  private let argument: Argument
  private let depths: DepthCounts
  private let number: RunningNumber
  private let ways: [Way]
  /// What is counted, and of how deep a network at the end.
  private let head: (what: Label, depth: Label, at: Point)
  private let isMirrored: Bool
  private let unit: Double
  private let theme: Theme

  /// Prepares both numerals.
  init(_ argument: Argument, _ depths: DepthCounts, _ film: BackpropContext) throws(TypesettingError) {
    (self.argument, self.depths, unit, theme) = (argument, depths, film.unit, film.theme)
    isMirrored = film.wording.language.isRightToLeft
    let unit = film.unit
    let end = depths.cost(depths.last)
    let largest = end.fromScratch.reduce(0, +)
    let isAcross = film.stage.axis == .across
    let room = (argument.area.maxX - argument.numerals.x) * (isAcross ? 1 : 0.58)
    var number = try RunningNumber(size: argument.numerals.size, film.lettering)
    if number.width(largest) > room {
      number = try RunningNumber(size: argument.numerals.size * room / number.width(largest), film.lettering)
    }
    self.number = number
    let first = Point(argument.numerals.x, argument.numerals.baselines[0])
    let small = film.theme.small
    head = (
      try film.lettering.text(film.wording(.multiplications), size: small),
      try film.lettering.text(film.wording(.layersDeep, ["count": .count(depths.last)]), size: small),
      first - Point(0, 0.73 * number.size + 20 * unit)
    )
    var ways: [Way] = []
    for (index, term) in Self.names.enumerated() {
      let place = Point(argument.numerals.x, argument.numerals.baselines[index])
      let label = try film.lettering.text(film.wording(term), size: film.theme.caption)
      let swatch =
        isAcross
        ? place + Point(12 * unit, 44 * unit) : place + Point(number.width(largest) + 44 * unit, -10 * unit)
      let isStored = index == 1
      ways.append(
        Way(
          name: label, namePlace: swatch + Point(24 * unit, 10 * unit), place: place, swatch: swatch,
          color: isStored ? film.theme.delta : film.theme.ink, role: isStored ? .delta : .ink,
          counts: isStored ? Self.stored(argument, film) : Self.scratch(argument, film),
          kind: isStored ? .reusedAtDepth : .scratchAtDepth,
          appear: isStored ? argument.steps.map { $0.merge.part(0, 0.1) } ?? argument.enter : argument.enter))
    }
    self.ways = ways
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = argument.opacity(at: time)
    guard opacity > 0 else { return }
    let depth = Int(argument.depth(at: time, from: depths.first))
    // What a number runs to is read once it has stood for a moment.
    let isRunning = argument.isRunning(at: time, from: depths.first, andFor: 0.1)
    // Where lines run from the right, the depth stands at the left of what it follows.
    let (whatStarts, depthStarts) = isMirrored ? (head.depth.width, 0) : (0, head.what.width)
    head.what.draw(.left, at: head.at + Point(whatStarts, 0), opacity: opacity, into: &scene) { _ in theme.muted }
    let grown = Easing.inOut(argument.grown.progress(at: time)) * opacity
    head.depth.draw(.left, at: head.at + Point(depthStarts, 0), opacity: grown, into: &scene) { _ in theme.muted }
    for way in ways {
      let shown = opacity * Easing.inOut(way.appear.progress(at: time))
      guard shown > 0 else { continue }
      for (color, at, radius) in signs(way) {
        scene.append(.fill(Self.disc, .solid(color.opacity(shown)), .place(at: at, scale: radius)))
      }
      // The colour means something once the chart has it.
      let swatch = shown * argument.chartOpacity(at: time)
      if swatch > 0 {
        scene.mark(.entry(way.name.plain, way.name.bounds(.left, at: way.namePlace), opacity: swatch))
      }
      way.name.draw(.left, at: way.namePlace, opacity: shown, into: &scene) { _ in theme.ink }
      let (value, quantity): (Int, Quantity)
      if time < argument.growth.start {
        let count = way.counts.last { $0.at <= time } ?? way.counts[0]
        (value, quantity) = (count.value, count.quantity)
      } else {
        let cost = depths.cost(depth)
        value = (way.kind == .reusedAtDepth ? cost.withReuse : cost.fromScratch).reduce(0, +)
        quantity = Quantity(way.kind, [depth])
      }
      number.draw(
        value, quantity, at: way.place, color: way.color, role: way.role, opacity: shown, isRunning: isRunning,
        into: &scene)
    }
  }

  /// What stands for a way: its dots in the chart, which from scratch are those with reuse and all the others.
  private func signs(_ way: Way) -> [(color: Color, at: Point, radius: Double)] {
    guard way.kind == .scratchAtDepth else { return [(way.color, way.swatch, 11 * unit)] }
    return [
      (theme.delta, way.swatch - Point(12 * unit, 0), 8 * unit),
      (DepthVisual.scratch(theme), way.swatch + Point(5 * unit, 0), 8 * unit),
    ]
  }

  private static let disc = Path.circle(radius: 1)

  /// The count from scratch: with every product of every walk.
  private static func scratch(_ argument: Argument, _ film: BackpropContext) -> [Count] {
    let counts = film.trace.multiplications.withoutReuseByEdge
    return steps(counts, .scratch, argument, film) { edge in
      argument.steps.map { LedgerLayout.walk(edge, of: counts.count, in: $0.walks) }
        ?? argument.building(edge, of: counts.count)
    }
  }

  /// The count with reuse: as the cells are filled.
  private static func stored(_ argument: Argument, _ film: BackpropContext) -> [Count] {
    let counts = film.trace.network.gradientCost(ofDepth: film.edgeCount).withReuse
    return steps(counts, .reused, argument, film) { edge in
      let (count, place) = (Double(counts.count), Double(counts.count - 1 - edge))
      return argument.steps.map { $0.merge.part(0.15 + 0.85 * place / count, 0.15 + 0.85 * (place + 1) / count) }
        ?? argument.building(edge, of: counts.count)
    }
  }

  /// Counts that climb by up to a dozen steps an edge, in the order of the work.
  private static func steps(
    _ counts: [Int], _ kind: Quantity.Kind, _ argument: Argument, _ film: BackpropContext, during: (Int) -> Span
  ) -> [Count] {
    var total = 0
    var found = [Count(value: 0, quantity: Quantity(kind, [0, counts.reduce(0, +)]), at: argument.enter.start)]
    for edge in counts.indices.reversed() {
      let span = during(edge)
      let parts = min(counts[edge], counts.count > 12 ? 1 : 12)
      total += counts[edge]
      for part in 1...max(1, parts) where parts > 0 {
        let left = counts[edge] - counts[edge] * part / parts
        found.append(
          Count(
            value: total - left, quantity: Quantity(kind, left == 0 ? [edge] : [edge, left]),
            at: span.part(0, (Double(part) - 0.35) / Double(parts)).end))
      }
    }
    return found
  }
}
