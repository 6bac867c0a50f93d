import Drawing
import FilmKit
import Timeline
import Typesetting

/// Where the neurons of a network are: layers from left to right, in a tall area from top to bottom.
struct NetworkGeometry: Sendable {
  /// The middles of the neurons of each layer.
  let centers: [[Point]]
  /// How large the neurons of each layer are.
  let radii: [Double]
  /// What layers are called, and how many of their neurons are shown.
  let captions: [(label: Label, at: Point, isName: Bool)]
  /// The middle of its lower edge.
  let foot: Point

  /// The square around a neuron.
  func box(_ layer: Int, _ index: Int) -> Rect {
    let (center, radius) = (centers[layer][index], radii[layer])
    return Rect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
  }

  /// - Parameters:
  ///   - sizes: How many neurons layers have, and how many of them are shown.
  ///   - names: What the layers are called, or nothing.
  init(
    _ sizes: [(all: Int, shown: Int)], _ names: [String], _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (area, theme, unit) = (setting.area, setting.theme, setting.unit)
    let isTall = area.height > 1.2 * area.width
    let count = Double(sizes.count)
    let isCut = sizes.contains { $0.all > $0.shown }
    let rows = [names.isEmpty ? 0 : 1.6 * theme.small * unit, isCut ? 1.45 * theme.smallest * unit : 0]
    let widest = isTall ? 0.3 * area.width : 0.94 * min(area.width / count, 460 * unit)
    var labels: [(layer: Int, label: Label, isName: Bool)] = []
    for (layer, size) in sizes.enumerated() {
      if layer < names.count {
        let label = try setting.lettering.text(names[layer], size: theme.small, fitting: widest)
        labels.append((layer, label, true))
      }
      if size.all > size.shown {
        let words = setting.wording(.shownOf, ["shown": .count(size.shown), "all": .count(size.all)])
        labels.append((layer, try setting.lettering.text(words, size: theme.smallest, fitting: widest), false))
      }
    }
    let side = isTall ? (labels.map(\.label.width).max() ?? -24 * unit) + 24 * unit : 0
    let room = isTall ? area.inset(left: side) : area.inset(bottom: rows[0] + rows[1])
    let (length, across) = isTall ? (room.height, room.width) : (room.width, room.height)
    let gap = min(length / count, (isTall ? 320 : 460) * unit)
    let radii = sizes.map { min(0.4 * across / Double($0.shown), 0.3 * gap, 54 * unit) }
    let pitches = zip(sizes, radii).map { min(across / Double($0.shown), 2.8 * $1) }
    let extents = sizes.indices.map { Double(sizes[$0].shown - 1) * pitches[$0] + 2 * radii[$0] }
    let extent = extents.reduce(0, max)
    centers = sizes.indices.map { layer in
      let along = (Double(layer) - (count - 1) / 2) * gap
      return (0..<sizes[layer].shown).map { index in
        let aside = (Double(index) - Double(sizes[layer].shown - 1) / 2) * pitches[layer]
        return Point(room.center.x + (isTall ? aside : along), room.center.y + (isTall ? along : aside))
      }
    }
    let last = radii.last ?? 0
    let bottom = room.center.y + (isTall ? gap * (count - 1) / 2 + last : extent / 2)
    captions = labels.map { layer, label, isName in
      guard isTall else {
        let x = room.center.x + (Double(layer) - (count - 1) / 2) * gap
        return (label, Point(x - label.width / 2, bottom + rows[0] + (isName ? 0 : rows[1])), isName)
      }
      // Beside its layer; of two lines, one above the middle and one below it.
      let isAlone = names.isEmpty || sizes[layer].all == sizes[layer].shown
      let shift = isAlone ? 0.36 * label.size : isName ? -0.2 * label.size : 1.1 * label.size
      let y = room.center.y + (Double(layer) - (count - 1) / 2) * gap + shift
      return (label, Point(room.minX - 24 * unit - label.width, y), isName)
    }
    self.radii = radii
    foot = Point(area.center.x, bottom + (isTall ? 0 : rows[0] + rows[1]))
  }
}

/// What says below a network which colours and widths stand for which numbers.
struct NetworkLegend: Sendable {
  /// How much room it needs.
  let height: Double
  /// The number whose line is the widest.
  let most: Double
  private let colors: Label
  /// The widest line of either sign, with its weight.
  private let lines: [(label: Label, weight: Double)]
  private let theme: Theme
  private let unit: Double

  /// How wide the widest line is, in units.
  private var thickest: Double { theme.thickest }
  /// How long the lines of the legend are, and how far labels are from them and each other, in units.
  private static let (sample, gap, pitch) = (56.0, 14.0, 44.0)

  init(_ scale: ColorScale, weights: [Double], _ setting: MarkSetting) throws(TypesettingError) {
    (theme, unit) = (setting.theme, setting.unit)
    let finite = weights.filter(\.isFinite)
    let most = finite.reduce(0) { max($0, abs($1)) }
    self.most = most > 0 ? most : 1
    let size = theme.smallest
    colors = try setting.lettering.text(
      scale.words(.neuronScale, setting.wording), size: size, fitting: setting.area.width)
    var lines: [(label: Label, weight: Double)] = []
    let room = setting.area.width / 2 - (Self.sample + Self.gap + Self.pitch) * unit
    for weight in [finite.reduce(0) { max($0, $1) }, finite.reduce(0) { min($0, $1) }] where weight != 0 {
      let words = setting.wording(
        .weightScale, ["weight": .words(ColorScale.words(weight, setting.wording))])
      lines.append((try setting.lettering.text(words, size: size, fitting: max(1, room)), weight))
    }
    self.lines = lines
    height = (lines.isEmpty ? 2.3 : 3.8) * size * unit
  }

  /// How wide the line of a weight is, in pixels.
  func width(_ weight: Double) -> Double { weight.isFinite ? abs(weight) / most * thickest * unit : 0 }

  /// The colour of the line of a weight.
  func color(_ weight: Double) -> Color { weight < 0 ? theme.negative : theme.signal }

  /// How wide the row of lines is.
  private var rowWidth: Double {
    let own = (Self.sample + Self.gap) * unit
    return lines.reduce(Self.pitch * unit * Double(lines.count - 1)) { $0 + own + $1.label.width }
  }

  /// Where it is below a point.
  func bounds(below foot: Point) -> Rect {
    let width = max(colors.width, rowWidth)
    return Rect(x: foot.x - width / 2, y: foot.y, width: width, height: height)
  }

  /// Appends it below a point.
  func draw(below foot: Point, _ opacity: Double, into scene: inout Scene) {
    var y = foot.y + 1.8 * theme.smallest * unit
    colors.draw(.center, at: Point(foot.x, y), opacity: opacity, into: &scene) { _ in theme.muted }
    y += 1.5 * theme.smallest * unit
    let own = Self.sample + Self.gap
    var x = foot.x - rowWidth / 2
    for (label, weight) in lines {
      let middle = y - 0.3 * label.size
      let line = Path.line(Point(x, middle), Point(x + Self.sample * unit, middle))
      // As wide as the line that it explains, and no thinner than can be seen.
      let stroke = Stroke(width: max(width(weight), unit))
      scene.append(.stroke(line, stroke, .solid(color(weight).opacity(opacity)), .identity))
      label.draw(.left, at: Point(x + own * unit, y), opacity: opacity, into: &scene) { _ in theme.muted }
      x += own * unit + label.width + Self.pitch * unit
    }
  }
}
