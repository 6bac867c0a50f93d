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
    case .across: Slot(at: middle + Point(0, -24 * unit), anchor: .center, room: gap - 16 * unit)
    case .down:
      Slot(at: middle + Point(-20 * unit, 0), anchor: .trailing, room: middle.x - 20 * unit - stage.minX)
    }
  }

  /// The cell of the memo for the δ of a layer.
  func memo(ofLayer layer: Int) -> Slot {
    let center = center(ofLayer: layer)
    return switch axis {
    case .across:
      Slot(at: Point(center.x, sides.high + 52 * unit), anchor: .middle, room: spacing - 28 * unit - 32 * unit)
    case .down: Slot(at: Point(memoX, center.y), anchor: .leading, room: memoRoom)
    }
  }

  /// Where the δ of a layer sets out for the memo: at the rim of its neurons.
  func birth(ofLayer layer: Int) -> Point {
    let line = neurons[layer]
    let last = line[line.count - 1]
    return axis == .across ? Point(last.x, last.y + neuron.halfHeight) : Point(last.x + neuron.halfWidth, last.y)
  }

  /// The card of the gradient of an edge.
  func gradient(ofEdge edge: Int) -> Slot {
    let middle = middle(ofEdge: edge)
    return switch axis {
    case .across:
      Slot(at: Point(middle.x, sides.high + 148 * unit), anchor: .middle, room: spacing - 20 * unit - 32 * unit)
    case .down:
      Slot(at: Point(isChain ? memoX + memoRoom + 58 * unit : memoX, middle.y), anchor: .leading, room: gradientRoom)
    }
  }

  /// The loss, beside the target's column or below it.
  var loss: Slot {
    let center = center(ofLayer: lastLayer + 1)
    return switch axis {
    case .across: Slot(at: Point(center.x, sides.high + 52 * unit), anchor: .middle, room: spacing - 20 * unit)
    case .down:
      Slot(at: Point(memoX, center.y - (isChain ? 0 : 62 * unit)), anchor: .leading, room: memoRoom)
    }
  }

  /// The free length between the output's outline and the target's.
  var errorGap: Double { along(targets[0]) - place(ofLayer: Double(lastLayer)) - 2 * halfAlong }

  /// What the output misses the target by, between the two.
  var error: Slot {
    let middle = center(ofLayer: lastLayer).toward(center(ofLayer: lastLayer + 1), 0.5)
    return switch axis {
    // Clear of the halo that the output will have.
    case .across: Slot(at: middle + Point(16 * unit, -24 * unit), anchor: .center, room: gap - 52 * unit)
    case .down: Slot(at: middle + Point(36 * unit, 0), anchor: .leading, room: memoRoom + 40 * unit)
    }
  }

  /// Where the memo's name stands: at the head of its row, or over its column.
  var memoName: Slot {
    switch axis {
    case .across: Slot(at: Point(center(ofLayer: 0).x, sides.high + 52 * unit), anchor: .middle, room: 200 * unit)
    case .down: Slot(at: Point(memoX, center(ofLayer: 0).y), anchor: .leading, room: memoRoom)
    }
  }

  /// The counter's top line; it is fixed in the view where the world scrolls.
  var counter: Point {
    if scrolls { return Point(overview.maxX - 130 * unit, overview.minY + 22 * unit) }
    return switch axis {
    case .across: Point(center(ofLayer: lastLayer + 1).x, sides.high + 118 * unit)
    case .down:
      Point(
        isChain ? stage.maxX - 120 * unit : memoX + 110 * unit,
        center(ofLayer: lastLayer + 1).y + (isChain ? -30 : -16) * unit)
    }
  }

  /// Where prediction and target stand on one scale before the memo takes the place.
  var scale: Rect {
    switch axis {
    case .across:
      let right = scrolls ? stage.maxX : place(ofLayer: Double(lastLayer)) + 0.1 * spacing
      let left = scrolls ? stage.minX : neurons[0][0].x - 0.2 * spacing
      return Rect(minX: left, minY: sides.high + 30 * unit, maxX: right, maxY: stage.maxY)
    case .down:
      let bottom = scrolls ? stage.maxY - 180 * unit : center(ofLayer: lastLayer + 1).y - 80 * unit
      return Rect(minX: memoX, minY: stage.minY, maxX: stage.maxX, maxY: bottom)
    }
  }

  /// Where a number rides beside a particle: the side of the edge that has no label.
  var rider: Point { axis == .across ? Point(0, 34 * unit) : Point(22 * unit, 0) }

  private var isChain: Bool { neurons.allSatisfy { $0.count == 1 } }
  private var memoX: Double { isChain ? sides.high + 44 * unit : stage.maxX - 296 * unit }
  private var memoRoom: Double {
    isChain ? 0.44 * (stage.maxX - memoX) - 32 * unit : stage.maxX - memoX - 16 * unit
  }
  private var gradientRoom: Double { isChain ? stage.maxX - (memoX + memoRoom + 58 * unit) - 16 * unit : memoRoom }

  // MARK: The camera's view

  /// The view along the axis: from where to where things are seen.
  var view: (low: Double, high: Double) {
    axis == .across ? (frame.minX, frame.maxX) : (stage.minY, stage.maxY)
  }

  /// The layer (with fractions) nearest to `layer` on which a camera may be centred without looking past the ends.
  func focus(near layer: Double) -> Double {
    let half = (view.high - view.low) / 2
    let ends = (axis == .across ? 110 : 104) * unit + (axis == .across ? stage.minX : 0)
    let low = (half - ends) / spacing
    let last = Double(lastLayer) + (along(targets[0]) - place(ofLayer: Double(lastLayer))) / spacing
    let high = last - (half - ends) / spacing
    return max(min(layer, high), min(low, (low + high) / 2))
  }

  /// What a camera that is centred on a layer (with fractions) sees.
  func lens(at layer: Double) -> Lens {
    guard scrolls else { return Lens() }
    // In eighths of a pixel, which the eye can't distinguish from finer steps: what was drawn at one place can be used
    // again at another that is whole pixels away.
    let shift = (((view.low + view.high) / 2 - (along(neurons[0][0]) + spacing * layer)) * 8).rounded() / 8
    let fade = (axis == .across ? 100 : 56) * unit
    return Lens(
      offset: axis == .across ? Point(shift, 0) : Point(0, shift), isVertical: axis == .down,
      edges: (
        Lens.Edge(near: view.low, clear: view.low + fade), Lens.Edge(near: view.high, clear: view.high - fade)
      ))
  }
}
