import Drawing
import FilmKit

/// Where the neurons of a network are, and how large.
struct NetworkPlaces: Hashable, Sendable {
  /// The centre of every neuron: `neurons[layer][index]`.
  let neurons: [[Point]]
  /// Their outline.
  let neuron: Capsule

  /// States places.
  init(_ neurons: [[Point]], _ neuron: Capsule) { (self.neurons, self.neuron) = (neurons, neuron) }

  /// A network of layers so wide in the middle of a box, all of its neurons round.
  init(_ widths: [Int], in box: Rect, largest: Double, unit: Double) {
    let gaps = Double(max(1, widths.count - 1))
    let rows = Double(widths.max() ?? 1)
    let layer = min(300 * unit, (box.width - 2 * largest) / gaps)
    let row = min(3.4 * largest, box.height / rows)
    let radius = max(0.5, min(largest, 0.42 * row, 0.31 * layer))
    let start = box.center.x - layer * Double(widths.count - 1) / 2
    neurons = widths.enumerated().map { column, count in
      (0..<count).map {
        Point(start + layer * Double(column), box.center.y + (Double($0) - Double(count - 1) / 2) * row)
      }
    }
    neuron = .circle(radius)
  }

  /// The top of the highest neuron of a layer.
  func top(of layer: Int) -> Point {
    let first = neurons[layer][0]
    return Point(first.x, first.y - neuron.halfHeight)
  }

  /// The places on the way to others.
  func toward(_ others: NetworkPlaces, _ way: Double) -> NetworkPlaces {
    guard way > 0 else { return self }
    guard way < 1 else { return others }
    func between(_ from: Double, _ to: Double) -> Double { from + (to - from) * way }
    return NetworkPlaces(
      zip(neurons, others.neurons).map { zip($0, $1).map { $0.toward($1, way) } },
      Capsule(
        halfWidth: between(neuron.halfWidth, others.neuron.halfWidth),
        halfHeight: between(neuron.halfHeight, others.neuron.halfHeight)))
  }

  /// The same places, moved.
  func moved(by offset: Point) -> NetworkPlaces {
    offset == .zero ? self : NetworkPlaces(neurons.map { $0.map { $0 + offset } }, neuron)
  }
}
