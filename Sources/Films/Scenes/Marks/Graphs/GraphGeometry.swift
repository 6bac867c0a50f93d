import Drawing
import FilmKit
import Tensors
import Typesetting

/// Where the nodes of a graph are: layers from left to right, in a tall area from top to bottom.
struct GraphGeometry: Sendable {
  /// A smooth line from one node to another.
  struct Line: Sendable {
    let source: Int
    let target: Int
    let path: Path
    /// The same from its other end.
    let back: Path
  }

  let card: GraphCard
  /// The cards of the nodes.
  let boxes: [Rect]
  let lines: [Line]
  /// The middle of the baseline of what stands below.
  let foot: Point

  /// Type and spaces, from the largest; what is still read easily has wide spaces.
  private static func tries(_ theme: Theme) -> [(scale: GraphCard.Scale, spaces: GraphCard.Spaces)] {
    let scales = scales(theme)
    return scales.prefix(3).map { ($0, .usual) } + scales.dropFirst(2).map { ($0, .narrow) }
  }

  /// The type of cards, from the largest.
  private static func scales(_ theme: Theme) -> [GraphCard.Scale] {
    [
      GraphCard.Scale(head: theme.label, number: 1.3 * theme.label, gradient: theme.label),
      GraphCard.Scale(head: theme.caption, number: theme.label, gradient: theme.caption),
      GraphCard.Scale(head: theme.small, number: theme.caption, gradient: theme.small),
      GraphCard.Scale(head: theme.smallest, number: theme.small, gradient: theme.smallest),
      GraphCard.Scale(head: theme.smallest, number: theme.smallest, gradient: theme.smallest),
    ]
  }

  /// How far apart layers are at most, in units.
  private static let mostGap = 170.0
  /// How much farther apart neighbours stand than they must, where there is room.
  private static let mostStretch = 1.6

  /// Cards of one size with places for them, and how much of the room these take.
  private struct Plan {
    let card: GraphCard
    let isTall: Bool
    let places: [Double]
    /// How many times the room they would need: 1 or less when they fit.
    let need: Double
    let spaces: GraphCard.Spaces
  }

  init(_ mark: GraphMark, _ setting: MarkSetting) throws(TypesettingError) {
    let (theme, unit, area) = (setting.theme, setting.unit, setting.area)
    let layers = GraphLayers(mark.graph.nodes.map(\.inputs))
    let room = area.inset(bottom: mark.hasGradients ? 2.4 * theme.smallest * unit : 0)
    func plan(
      _ scale: GraphCard.Scale, _ spaces: GraphCard.Spaces, _ isTall: Bool
    ) throws(TypesettingError) -> Plan {
      let card = try GraphCard(mark, scale, spaces, setting)
      let size = isTall ? card.width : card.height
      let count = mark.graph.nodes.count
      let (space, lane) = (spaces.neighbours * unit, spaces.lane * unit)
      let places = layers.positions { $0 < count ? size + space : lane }
      let steps = Double(layers.layers.count - 1)
      let long = isTall ? card.height : card.width
      let length = long + steps * (long + spaces.layers * unit)
      let across = Self.extent(places) + size
      let need =
        isTall
        ? max(length / max(1, room.height), across / max(1, room.width))
        : max(length / max(1, room.width), across / max(1, room.height))
      return Plan(card: card, isTall: isTall, places: places, need: need, spaces: spaces)
    }
    let isTall = area.height > area.width
    var best: Plan?
    search: for direction in [isTall, !isTall] {
      for (scale, spaces) in Self.tries(theme) {
        let next = try plan(scale, spaces, direction)
        if next.need < best?.need ?? .infinity { best = next }
        if next.need <= 1 {
          best = next
          break search
        }
      }
    }
    let smallest = GraphCard.Scale(head: theme.smallest, number: theme.smallest, gradient: theme.smallest)
    var chosen = if let best { best } else { try plan(smallest, .narrow, isTall) }
    // Where even the smallest type has no room all is smaller, which the lint reports.
    if chosen.need > 1 {
      let factor = max(0.02, 0.98 / chosen.need)
      chosen = try plan(smallest.times(factor), GraphCard.Spaces.narrow.times(factor), chosen.isTall)
    }
    let (boxes, spots) = Self.spots(chosen, layers, room, unit)
    (card, self.boxes) = (chosen.card, boxes)
    let half = chosen.isTall ? Point(0, card.height / 2) : Point(card.width / 2, 0)
    lines = layers.lines.map { line in
      // It passes a layer straight, as far as the cards there reach, and turns between layers.
      let way = line.flatMap { [spots[$0] - half, spots[$0] + half] }
      let points = Array(way.dropFirst().dropLast())
      return Line(
        source: line[0], target: line[line.count - 1], path: Self.path(points, chosen.isTall),
        back: Self.path(points.reversed(), chosen.isTall))
    }
    // Lines pass cards in lanes, of which some lie below all cards.
    let lowest = spots.reduce(boxes.reduce(area.minY) { max($0, $1.maxY) }) { max($0, $1.y) }
    foot = Point(area.center.x, lowest + 1.8 * theme.smallest * unit)
  }

  private static func extent(_ places: [Double]) -> Double { (places.max() ?? 0) - (places.min() ?? 0) }

  /// The cards, and the middles of all places.
  private static func spots(
    _ plan: Plan, _ layers: GraphLayers, _ room: Rect, _ unit: Double
  ) -> (boxes: [Rect], spots: [Point]) {
    let (card, isTall, places) = (plan.card, plan.isTall, plan.places)
    let size = isTall ? card.width : card.height
    let across = (isTall ? room.width : room.height) - size
    let extent = extent(places)
    // Where there is room, they stand farther apart.
    let stretch = extent > 0 ? max(1, min(mostStretch, across / extent)) : 1
    let middle = ((places.min() ?? 0) + (places.max() ?? 0)) / 2
    let last = Double(layers.layers.count - 1)
    let long = isTall ? card.height : card.width
    let length = (isTall ? room.height : room.width) - long
    let step = min(length / max(1, last), long + mostGap * unit)
    let spots = places.indices.map { place -> Point in
      let aside = (places[place] - middle) * stretch
      let along = (Double(layers.layerOf[place]) - last / 2) * step
      return Point(room.center.x + (isTall ? aside : along), room.center.y + (isTall ? along : aside))
    }
    let boxes = layers.nodes.map { node in
      let (x, y) = (spots[node].x - card.width / 2, spots[node].y - card.height / 2)
      return Rect(x: x, y: y, width: card.width, height: card.height)
    }
    return (boxes, spots)
  }

  /// A smooth line through points of neighbouring layers.
  private static func path(_ points: [Point], _ isTall: Bool) -> Path {
    var elements: [Path.Element] = points.first.map { [.move($0)] } ?? []
    for (from, to) in zip(points, points.dropFirst()) {
      let reach = isTall ? Point(0, (to.y - from.y) / 2) : Point((to.x - from.x) / 2, 0)
      elements.append(.curve(from + reach, to - reach, to))
    }
    return Path(elements)
  }
}
