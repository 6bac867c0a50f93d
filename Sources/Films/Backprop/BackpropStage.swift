import Drawing
import FilmKit
import NetworkKit

/// Where everything stands: worked out once from the picture's size and the network's widths.
///
/// Bands from top to bottom: header, overview (where a camera is needed), stage, panel, captions. On a wide picture the
/// network runs across the stage, its memo below it; on a square or tall one it runs down, its memo beside it. Things
/// on the stage stand in a world that may be longer than the view; then a camera moves along it.
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
  /// The network.
  let stage: Rect
  /// Pixels from one layer to the next.
  let spacing: Double
  /// The outline of every neuron.
  let neuron: Capsule
  /// The centre of every neuron in the world: `neurons[layer][index]`.
  let neurons: [[Point]]
  /// The centre of every target, one an output.
  let targets: [Point]
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
    let least = (axis == .across ? (isChain ? 250 : 280) : (isChain ? 124 : 150)) * unit
    // The target's column is nearer where the network runs down: no card stands between.
    let targetGap = axis == .across ? 1 : 0.82
    // What the outermost neurons need beyond their centres.
    let ends = axis == .across ? min(110 * unit, 0.08 * stage.width) : (portrait ? 100 : 62) * unit
    func room(_ stage: Rect) -> Double { (axis == .across ? stage.width : stage.height) - 2 * ends }
    let fitting = room(stage) / (gaps + targetGap)
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

    // Rows, across: room for the names above and the memo below; down: for the memo beside.
    let widest = Double(widths.max() ?? 1)
    let above = 64 * unit
    let below = 220 * unit
    let rowSpacing: Double
    if axis == .across {
      rowSpacing = min(160 * unit, max(stage.height - above - below, 0.3 * stage.height) / widest)
    } else {
      rowSpacing = min(130 * unit, max(Self.block(stage, unit), 0.3 * stage.width) / widest)
    }
    neuron = .neuron(axis, rows: rowSpacing, layers: spacing, largest: theme.neuron * unit, unit: unit)
    detail = min(1, neuron.halfHeight / (theme.neuron * unit))

    let length = spacing * (gaps + targetGap)
    let spare = room(stage) - length
    let start = (axis == .across ? stage.minX : stage.minY) + ends + (scrolls ? 0 : spare / 2)
    let middle: Double
    if axis == .across {
      let bottom = stage.height - above - below
      middle = stage.minY + above + bottom / 2
    } else if isChain {
      middle = stage.minX + 0.27 * stage.width
    } else {
      middle = stage.minX + 66 * unit + Self.block(stage, unit) / 2
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

  /// How wide the network may be where it runs down: what names and memo leave.
  private static func block(_ stage: Rect, _ unit: Double) -> Double { stage.width - (66 + 322) * unit }
}
