import Drawing
public import FilmKit

extension Emblem {
  /// A network as it is: a disc for every neuron, lines between layers; what there is no room for is left out in the
  /// middle, where dots stand.
  ///
  /// - Parameters:
  ///   - widths: How many neurons each layer has, at least two layers.
  ///   - axis: Which way the film runs.
  ///   - width: The most that it may be wide, in pixels.
  ///   - height: The most that it may be high.
  ///   - unit: Pixels in a unit.
  public static func network(
    _ widths: [Int], _ axis: Bands.Axis, width: Double, height: Double, unit: Double, theme: Theme
  ) -> Emblem {
    let layers = shortened(Array(widths.indices), to: 9)
    let columns = layers.map { $0.map { shortened(Array(0..<widths[$0]), to: 6) } ?? [nil] }
    let (long, wide) = axis == .across ? (width, height) : (height, width)
    let (steps, rows) = (Double(max(1, layers.count - 1)), Double(columns.map(\.count).max() ?? 1))
    let across = min(wide / rows, 92 * unit)
    let radius = min(0.34 * across, 26 * unit)
    let along = min((long - 2 * radius) / steps, 190 * unit)
    let disc = Path.circle(radius: 1)
    func place(_ layer: Int, _ row: Int) -> Point {
      let (a, b) = (Double(layer) * along, (Double(row) - Double(columns[layer].count - 1) / 2) * across)
      return axis == .across ? Point(a, b) : Point(b, a)
    }
    var (lines, discs): ([DrawCommand], [DrawCommand]) = ([], [])
    for layer in layers.indices {
      let color = theme.signal.mixed(with: theme.delta, Double(layer) / steps)
      for row in columns[layer].indices {
        let center = place(layer, row)
        guard columns[layer][row] != nil, layers[layer] != nil else {
          for dot in -1...1 {
            let shift = Double(dot) * 0.5 * radius
            let isAlong = layers[layer] == nil
            let way = isAlong == (axis == .across) ? Point(shift, 0) : Point(0, shift)
            discs.append(.fill(disc, .solid(theme.muted), .place(at: center + way, scale: 0.12 * radius)))
          }
          continue
        }
        let spot = Transform.place(at: center, scale: radius)
        discs.append(.glow(Glow(center: center, radius: 2.4 * radius, color: theme.light(color, 0.3))))
        discs.append(.fill(disc, .solid(theme.ground), spot))
        discs.append(.fill(disc, .solid(color.opacity(0.3)), spot))
        discs.append(.stroke(disc, Stroke(width: 0.14), .solid(color), spot))
        guard layer > 0, layers[layer - 1] != nil else { continue }
        for other in columns[layer - 1].indices where columns[layer - 1][other] != nil {
          let line = Path.line(place(layer - 1, other), center)
          lines.append(.stroke(line, Stroke(width: 2.5 * unit), .solid(theme.line), .identity))
        }
      }
    }
    let (length, breadth) = (steps * along / 2 + radius, (rows - 1) * across / 2 + radius)
    let middle = axis == .across ? Point(steps * along / 2, 0) : Point(0, steps * along / 2)
    let half = axis == .across ? Point(length, breadth) : Point(breadth, length)
    return Emblem(
      lines + discs,
      bounds: Rect(
        minX: middle.x - half.x, minY: middle.y - half.y, maxX: middle.x + half.x, maxY: middle.y + half.y))
  }

  /// At most `count` of some items: the first and the last, and nil for those between.
  private static func shortened(_ items: [Int], to count: Int) -> [Int?] {
    guard items.count > count else { return items }
    let half = (count - 1) / 2
    return items.prefix(half).map { $0 } + [nil] + items.suffix(half).map { $0 }
  }
}
