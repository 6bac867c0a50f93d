import Drawing
import Simulation

/// Where everything stands: worked out once from the picture's size and the network's widths.
///
/// Three bands (header, stage, panel); the layers stand in columns on the stage, the target in one more.
struct Stage: Hashable, Sendable {
  /// The whole picture.
  let frame: Rect
  /// Pixels in a unit of the theme.
  let unit: Double
  /// Title and phases.
  let header: Rect
  /// The network.
  let stage: Rect
  /// Caption and formula.
  let panel: Rect
  /// Pixels between two columns.
  let columnSpacing: Double
  /// The radius of every neuron, in pixels.
  let radius: Double
  /// The centre of every neuron: `neurons[layer][index]`.
  let neurons: [[Point]]
  /// The centre of every target, one an output.
  let targets: [Point]
  /// How far things on the stage are smaller than the theme would have them: 1 where there is room.
  let detail: Double

  /// Lays out a network of `widths` in a picture of `width` × `height` pixels.
  init(width: Int, height: Int, widths: [Int], theme: Theme) {
    let w = Double(width)
    let h = Double(height)
    let unit = min(w, h) / 1080
    let margin = theme.margin * unit
    // Title and phases stand side by side only where the picture is wide.
    let narrow = w < 1.3 * h
    let portrait = h > 1.3 * w
    let inner = Rect(minX: margin, minY: 0.6 * margin, maxX: w - margin, maxY: h - 0.6 * margin)
    let headerHeight = (portrait ? 170 : narrow ? 136 : 60) * unit
    let panelHeight = (portrait ? 460 : 224) * unit
    frame = Rect(minX: 0, minY: 0, maxX: w, maxY: h)
    self.unit = unit
    header = inner.inset(bottom: inner.height - headerHeight)
    panel = inner.inset(top: inner.height - panelHeight)
    stage = inner.inset(top: headerHeight + 20 * unit, bottom: panelHeight + 20 * unit)

    // Columns: the layers and one for the target; half a neuron's label must fit beside the outer ones.
    let gaps = Double(widths.count)
    let side = min(110 * unit, stage.width * 0.08)
    columnSpacing = min((stage.width - 2 * side) / gaps, 460 * unit)
    let left = stage.center.x - columnSpacing * gaps / 2

    // Rows: room for the labels above and below, the rest shared.
    let above = 70 * unit
    let below = 234 * unit
    let widest = Double(widths.max() ?? 1)
    let room = max(stage.height - above - below, stage.height * 0.3)
    let rowSpacing = min(160 * unit, room / widest)
    radius = max(0.5, min(theme.neuron * unit, min(0.42 * rowSpacing, 0.27 * columnSpacing)))
    detail = radius / (theme.neuron * unit)
    let middle = stage.minY + above + (stage.height - above - below) / 2
    let spacing = columnSpacing
    func column(_ index: Int, _ count: Int) -> [Point] {
      (0..<count).map { row in
        Point(left + spacing * Double(index), middle + (Double(row) - Double(count - 1) / 2) * rowSpacing)
      }
    }
    neurons = widths.enumerated().map { column($0.offset, $0.element) }
    targets = column(widths.count, widths.last ?? 1)
  }

  /// The x of a layer's column; the layer after the last is the target's.
  func x(ofColumn layer: Int) -> Double { neurons[0][0].x + columnSpacing * Double(layer) }

  /// The highest point of any neuron.
  var top: Double { (neurons.joined().map(\.y).min() ?? 0) - radius }

  /// The lowest point of any neuron.
  var bottom: Double { (neurons.joined().map(\.y).max() ?? 0) + radius }

  /// The baseline of the memo's cells, below the network.
  var memoBaseline: Double { bottom + 64 * unit }

  /// How much room the memo takes above its baseline where its cells are bare squares, in pixels.
  var memoSquares: Double { 22 * unit }

  /// The middle of an edge: halfway between two columns, at the height of the stage's middle.
  func middle(ofEdge edge: Int) -> Point {
    Point(x(ofColumn: edge) + columnSpacing / 2, (top + bottom) / 2)
  }
}
