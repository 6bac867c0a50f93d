import Drawing
import FilmKit
import NetworkKit

/// Where everything stands: worked out once from the picture's size and the network's widths.
///
/// Bands from top to bottom: header, overview (where a camera is needed), stage, panel, captions. The stage is a grid:
/// layers and the edges between them are its columns on a wide picture, its rows on a square or tall one; the network
/// has the first line of it, the stored δ the second, the gradients the third. Things on the stage stand in a world
/// that may be longer than the view; then a camera moves along it.
struct BackpropStage: Hashable, Sendable {
  /// A place for a label.
  struct Slot: Hashable {
    let at: Point
    let anchor: Label.Anchor
    /// How wide the label may be, in pixels.
    let room: Double
  }

  /// The bands of the picture.
  let bands: Bands
  /// The whole network in small; empty where all of it is in view.
  let overview: Rect
  /// The network and its ledger.
  let stage: Rect
  /// Pixels from one layer to the next.
  let spacing: Double
  /// The outline of every neuron.
  let neuron: Capsule
  /// The centre of every neuron in the world: `neurons[layer][index]`.
  let neurons: [[Point]]
  /// The centre of every target, one an output.
  let targets: [Point]
  /// What the network has come to: stored δ, gradients, and the error between prediction and target.
  let ledger: Ledger
  /// How far things on the stage are smaller than the theme would have them: 1 where there is room.
  let detail: Double
  /// Whether the world is longer than the view.
  let scrolls: Bool

  /// Lays out a network of `widths` in the bands of a picture.
  init(_ bands: Bands, widths: [Int], theme: Theme) {
    let (unit, axis, portrait) = (bands.unit, bands.axis, bands.isPortrait)
    var stage = bands.stage

    let gaps = Double(widths.count - 1)
    let isChain = widths.allSatisfy { $0 == 1 }
    let least = (axis == .across ? (isChain ? 235 : 264) : (isChain ? 124 : 150)) * unit
    // The target's column is nearer where the network runs down: no card stands between.
    let targetGap = axis == .across ? 1 : 0.82
    // What the outermost neurons need beyond their centres.
    let end = axis == .across ? min(110 * unit, 0.08 * stage.width) : (portrait ? 100 : 62) * unit
    // The heads of the rows stand before the first layer, where there is room for them.
    let heads = axis == .across ? min(130 * unit, 0.08 * stage.width) : 0
    func room(_ stage: Rect) -> Double { (axis == .across ? stage.width : stage.height) - 2 * end }
    let fitting = (room(stage) - heads) / (gaps + targetGap)
    scrolls = fitting < least
    if scrolls {
      overview = stage.inset(bottom: stage.height - 100 * unit)
      stage = stage.inset(top: 112 * unit)
      spacing =
        axis == .across
        ? min(400 * unit, room(stage) / 1.5)
        : max(min(200 * unit, 0.36 * stage.height), (isChain ? 120 : 170) * unit)
    } else {
      overview = .empty
      spacing = min(fitting, (axis == .across ? 460 : 330) * unit)
    }
    self.stage = stage
    self.bands = bands

    // Across, names stand above the network and the ledger below it; down, beside it.
    let widest = Double(widths.max() ?? 1)
    // A row of four numbers has no room beside a network, nor below one in a small picture; two rows have.
    let isTall = (4...6).contains(widths.dropFirst().max() ?? 1) && (axis == .down || unit < 0.5)
    var rows = Ledger.Rows(stage, unit, isChain: isChain, scrolls: scrolls, isTall: isTall)
    let block = Self.block(stage, unit, widest)
    let rowSpacing =
      axis == .across
      ? min(164 * unit, max(stage.height - rows.above - rows.below, 0.3 * stage.height) / widest)
      : min(130 * unit, max(block, 0.3 * stage.width) / widest)
    let largest = theme.neuron * unit * (isChain && axis == .across ? 1.15 : 1)
    let neuron = Capsule.neuron(axis, rows: rowSpacing, layers: spacing, largest: largest, unit: unit)
    self.neuron = neuron
    detail = min(1, neuron.halfHeight / (theme.neuron * unit))

    let length = spacing * (gaps + targetGap)
    let spare = room(stage) - heads - length
    let start =
      (axis == .across ? stage.minX : stage.minY) + end + (scrolls ? 0 : heads + max(0, spare) / 2)
    let middle: Double
    if axis == .across {
      let high = (widest - 1) * rowSpacing + 2 * neuron.halfHeight
      rows.spread(stage.height - high)
      middle = stage.minY + rows.above + high / 2
    } else if isChain {
      middle = stage.minX + 0.27 * stage.width
    } else {
      middle = stage.minX + 66 * unit + block / 2
    }
    func line(_ along: Double, _ count: Int) -> [Point] {
      (0..<count).map { row in
        let side = middle + (Double(row) - Double(count - 1) / 2) * rowSpacing
        return axis == .across ? Point(along, side) : Point(side, along)
      }
    }
    let spacing = spacing
    neurons = widths.enumerated().map { line(start + spacing * Double($0.offset), $0.element) }
    targets = line(start + length, widths.last ?? 1)
    let half = axis == .across ? neuron.halfHeight : neuron.halfWidth
    let edge = middle + (widest - 1) / 2 * rowSpacing + half
    ledger =
      axis == .across
      ? Ledger(below: edge, rows, unit, spacing: spacing, isChain: isChain)
      : Ledger(beside: edge, stage, unit, spacing: spacing, isChain: isChain, isTall: isTall)
  }

  /// The whole picture.
  var frame: Rect { bands.frame }
  /// Pixels in a unit of the theme.
  var unit: Double { bands.unit }
  /// Which way the network runs.
  var axis: Bands.Axis { bands.axis }
  /// Title and phases.
  var header: Rect { bands.header }
  /// Caption and formula.
  var panel: Rect { bands.panel }
  /// Whether every layer has one neuron.
  var isChain: Bool { neurons.allSatisfy { $0.count == 1 } }

  /// How wide the network may be where it runs down: what names and ledger leave.
  private static func block(_ stage: Rect, _ unit: Double, _ widest: Double) -> Double {
    stage.width - (66 + (widest > 6 ? 280 : 322)) * unit
  }
}
