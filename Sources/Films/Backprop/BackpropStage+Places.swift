import Drawing
import FilmKit
import NetworkKit

extension BackpropStage {
  /// The last layer.
  var lastLayer: Int { neurons.count - 1 }

  /// Where a layer stands along the axis; the layer after the last is the target's.
  ///
  /// Fractions lie between.
  func place(ofLayer layer: Double) -> Double {
    let first = along(neurons[0][0])
    guard layer > Double(lastLayer) else { return first + spacing * layer }
    let last = first + spacing * Double(lastLayer)
    return last + (along(targets[0]) - last) * (layer - Double(lastLayer))
  }

  /// A point's place along the axis.
  func along(_ point: Point) -> Double { axis == .across ? point.x : point.y }

  /// Half a neuron, along the axis.
  var halfAlong: Double { axis == .across ? neuron.halfWidth : neuron.halfHeight }

  /// Where the network begins and ends across its axis, outlines included.
  var sides: (low: Double, high: Double) {
    let all = (neurons.joined() + targets).map { axis == .across ? $0.y : $0.x }
    let half = axis == .across ? neuron.halfHeight : neuron.halfWidth
    return ((all.min() ?? 0) - half, (all.max() ?? 0) + half)
  }

  /// The middle of a layer.
  func center(ofLayer layer: Int) -> Point {
    let line = layer > lastLayer ? targets : neurons[layer]
    return line[0].toward(line[line.count - 1], 0.5)
  }

  /// The middle of an edge: halfway between two layers.
  func middle(ofEdge edge: Int) -> Point { center(ofLayer: edge).toward(center(ofLayer: edge + 1), 0.5) }

  /// The free length of an edge between the outlines of a layer and the next.
  var gap: Double { spacing - 2 * halfAlong }

  // MARK: Labels

  /// The name of a layer (the target's is one after the last).
  func name(ofLayer layer: Int) -> Slot {
    let center = center(ofLayer: layer)
    return switch axis {
    case .across: Slot(at: Point(center.x, sides.low - 30 * unit), anchor: .center, room: spacing - 20 * unit)
    case .down: Slot(at: Point(sides.low - 18 * unit, center.y), anchor: .trailing, room: 90 * unit)
    }
  }

  /// The weight of an edge of a chain.
  func weight(ofEdge edge: Int) -> Slot {
    let middle = middle(ofEdge: edge)
    return switch axis {
    case .across: Slot(at: middle + Point(0, -24 * unit), anchor: .center, room: gap - 28 * unit)
    case .down:
      Slot(at: middle + Point(-20 * unit, 0), anchor: .trailing, room: middle.x - 20 * unit - stage.minX)
    }
  }

  /// The cell of the memo for the δ of a layer.
  func cell(ofLayer layer: Int) -> Rect { ledger.cell.around(onLine(ledger.stored, at: center(ofLayer: layer))) }

  /// The card of the gradient of an edge.
  func card(ofEdge edge: Int) -> Rect { ledger.card.around(onLine(ledger.gradient, at: middle(ofEdge: edge))) }

  /// The card of the step that a weight takes: over its gradient's, on the line of the stored δ.
  func step(ofEdge edge: Int) -> Rect {
    Ledger.Size(width: ledger.card.width, height: ledger.cell.height)
      .around(onLine(ledger.stored, at: middle(ofEdge: edge)))
  }

  /// A point's place along the axis, on a line of the ledger.
  private func onLine(_ line: Double, at point: Point) -> Point {
    axis == .across ? Point(point.x, line) : Point(line, point.y)
  }

  /// What stands in a cell or on a card.
  private func inside(_ box: Rect) -> Slot { Slot(at: box.center, anchor: .middle, room: box.width - 28 * unit) }

  /// The δ of a layer, in its cell.
  func memo(ofLayer layer: Int) -> Slot { inside(cell(ofLayer: layer)) }

  /// Where the δ of a layer sets out for the memo: at the rim of its neurons.
  func birth(ofLayer layer: Int) -> Point {
    let line = neurons[layer]
    let last = line[line.count - 1]
    return axis == .across ? Point(last.x, last.y + neuron.halfHeight) : Point(last.x + neuron.halfWidth, last.y)
  }

  /// The gradient of an edge, on its card.
  func gradient(ofEdge edge: Int) -> Slot { inside(card(ofEdge: edge)) }

  /// The loss, in the target's column or row.
  var loss: Slot {
    let center = center(ofLayer: lastLayer + 1)
    return switch axis {
    case .across:
      // The scale of many outputs has the ledger's place.
      Slot(
        at: Point(
          center.x,
          isChain
            ? ledger.stored
            : min(ledger.stored, targets[targets.count - 1].y + neuron.halfHeight + 40 * unit)),
        anchor: .middle, room: ledger.cell.width)
    case .down:
      Slot(
        at: Point(
          ledger.stored - ledger.cell.width / 2,
          center.y + (isChain ? Self.besideTarget * unit : -max(60 * unit, min(0.4 * spacing, 84 * unit)))),
        anchor: .leading,
        room: ledger.cell.width)
    }
  }

  /// The free length between the output's outline and the target's.
  var errorGap: Double { along(targets[0]) - place(ofLayer: Double(lastLayer)) - 2 * halfAlong }

  /// What the output misses the target by, between the two.
  var error: Slot {
    let middle = center(ofLayer: lastLayer).toward(center(ofLayer: lastLayer + 1), 0.5)
    return switch axis {
    // Clear of the halo that the output will have, and of the target's light.
    case .across: Slot(at: middle + Point(6 * unit, -24 * unit), anchor: .center, room: gap - 36 * unit)
    // Of a chain, over the loss: there is no room between the two.
    case .down where isChain:
      Slot(at: loss.at - Point(0, 2 * Self.besideTarget * unit), anchor: .leading, room: ledger.cell.width)
    case .down: Slot(at: middle + Point(36 * unit, 0), anchor: .leading, room: ledger.cell.width + 40 * unit)
    }
  }

  /// How far error and loss are from the middle of the row of a chain's target, in units.
  private static let besideTarget = 27.0

  /// Whether the error can be read where it is.
  var showsError: Bool {
    axis == .down && isChain
      ? error.at.y - 26 * unit > cell(ofLayer: lastLayer).maxY : errorGap > 44 * unit
  }

  /// The heads of the ledger's lines; of one that has δ and gradients in turn there is one.
  var heads: (stored: Slot, gradient: Slot?) {
    switch axis {
    case .across:
      let left = scrolls ? neurons[0][0].x - neuron.halfWidth : stage.minX
      return (
        Slot(at: Point(left, ledger.stored), anchor: .leading, room: spacing - ledger.cell.width / 2),
        Slot(
          at: Point(left, ledger.gradient), anchor: .leading,
          room: card(ofEdge: 0).minX - left - 14 * unit)
      )
    case .down:
      // Over their columns, level with the input, which has no δ.
      let y = center(ofLayer: 0).y - min(halfAlong, 22 * unit)
      return (
        Slot(at: Point(ledger.stored, y), anchor: .middle, room: ledger.cell.width),
        ledger.gradient == ledger.stored
          ? nil : Slot(at: Point(ledger.gradient, y), anchor: .middle, room: ledger.card.width)
      )
    }
  }

  /// Between the ledger's two lines, a piece a layer and the rest of the last one; none where they are one.
  var hairline: [(from: Point, to: Point)] {
    guard ledger.stored != ledger.gradient else { return [] }
    var points: [Point]
    switch axis {
    case .across:
      let y = (ledger.stored + ledger.cell.height / 2 + ledger.gradient - ledger.card.height / 2) / 2
      points = neurons.map { Point($0[0].x, y) }
      points[0] = Point(heads.stored.at.x, y)
      // Where the scale of several outputs stands, it is a piece of its own.
      let end = Point(cell(ofLayer: lastLayer).maxX, y)
      points[lastLayer] = isChain ? end : Point(min(scale.minX, cell(ofLayer: lastLayer).minX), y)
      if !isChain { points.append(end) }
    case .down:
      let x = (ledger.stored + ledger.cell.width / 2 + ledger.gradient - ledger.card.width / 2) / 2
      points = neurons.map { Point(x, $0[0].y) }
      points[0] = Point(x, heads.stored.at.y - 14 * unit)
      points[lastLayer] = Point(x, cell(ofLayer: lastLayer).maxY)
    }
    return zip(points, points.dropFirst()).map { (from: $0, to: $1) }
  }

  /// The way from an edge to its gradient's card: from the middle of a chain's, or of the connection that is nearest.
  func elbow(ofEdge edge: Int) -> (from: Point, to: Point) {
    let (nearest, card) = (nearest(ofEdge: edge), card(ofEdge: edge))
    return axis == .across
      ? (nearest, Point(card.center.x, card.minY)) : (nearest, Point(card.minX, card.center.y))
  }

  /// The middle of the connection of an edge that is nearest to the ledger.
  private func nearest(ofEdge edge: Int) -> Point {
    let (from, to) = (neurons[edge], neurons[edge + 1])
    return from[from.count - 1].toward(to[to.count - 1], 0.5)
  }

  /// The way of a stored δ: out of its cell along the ledger's line, then to the middle of the edge before its layer.
  func fetch(_ edge: Int) -> [Point] {
    let (cell, edge) = (cell(ofLayer: edge + 1), elbow(ofEdge: edge).from)
    let (start, corner, end) =
      switch axis {
      case .across: (Point(cell.minX, ledger.stored), Point(edge.x, ledger.stored), edge)
      case .down where isChain:
        // Not from the cell's middle: the way is long enough for what rides along it.
        (
          Point(cell.minX + 0.2 * cell.width, cell.minY), Point(cell.minX + 0.2 * cell.width, edge.y), edge
        )
      // The cards are in the cells' own column; between it and the network a bend has room.
      case .down:
        (
          Point(cell.minX, cell.center.y), Point((sides.high + cell.minX) / 2, cell.center.y),
          Point((sides.high + cell.minX) / 2, edge.y)
        )
      }
    let bend = min(22 * unit, start.distance(to: corner), corner.distance(to: end))
    func toward(_ point: Point) -> Point {
      let length = corner.distance(to: point)
      return length > 0 ? corner.toward(point, bend / length) : corner
    }
    return [start] + Route.bow(from: toward(start), corner: corner, to: toward(end)) + [end]
  }

  /// The counter's top line; it is fixed in the view where the world scrolls.
  var counter: Point {
    if scrolls { return Point(overview.maxX - 130 * unit, overview.minY + 22 * unit) }
    return switch axis {
    case .across: Point(center(ofLayer: lastLayer + 1).x, ledger.gradient - 30 * unit)
    case .down:
      Point(
        isChain ? ledger.gradient : ledger.gradient - ledger.card.width / 2 + 110 * unit,
        center(ofLayer: lastLayer + 1).y + (isChain ? -30 : -16) * unit)
    }
  }

  /// Where prediction and target stand on one scale: under them, or beside all of them where the network runs down.
  var scale: Rect {
    switch axis {
    case .across:
      let (left, right) = (center(ofLayer: lastLayer).x, center(ofLayer: lastLayer + 1).x)
      let (cell, half) = (ledger.cell.height / 2, neuron.halfWidth)
      return Rect(
        minX: left - half, minY: isChain ? sides.high : max(ledger.stored - cell, loss.at.y + 26 * unit),
        maxX: min(right + half, scrolls ? .infinity : stage.maxX),
        maxY: isChain ? ledger.stored - cell : min(stage.maxY, ledger.gradient + ledger.card.height / 2 + 30 * unit))
    case .down:
      let bottom = center(ofLayer: lastLayer + 1).y - (isChain ? 66 : 108) * unit
      // Of a longer world, what is in view beside the target's row.
      let top =
        scrolls
        ? max(bottom - 0.62 * stage.height, center(ofLayer: lastLayer + 1).y - stage.height + 176 * unit)
        : heads.stored.at.y + 40 * unit
      let width = isChain ? ledger.card.width : min(ledger.card.width, 296 * unit)
      return Rect(minX: ledger.gradient - width / 2, minY: top, maxX: ledger.gradient + width / 2, maxY: bottom)
    }
  }

  /// Where a number rides beside a particle: the side of the edge that has no label.
  var rider: Point { axis == .across ? Point(0, 34 * unit) : Point(22 * unit, 0) }

  /// Where one does that passes the neurons of a network that runs down: right of their outlines.
  var riderBeside: Point { Point(neuron.halfWidth + 16 * unit, 0) }
}
