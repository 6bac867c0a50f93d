import Drawing
import FilmKit
import NetworkKit
import Numerics
import Simulation
import Timeline
import Typesetting

/// The whole network in small while a camera follows the action: a mark for every layer, a point for every gradient that
/// is known, on a logarithmic axis, and a frame around what is in view.
struct OverviewVisual: Visual {
  private struct LayerMark {
    let path: Path
    let lights: Span
    let stored: Span?
  }

  private struct Value {
    let at: Point
    let role: Role
    let appear: Span
  }

  private let layers: [LayerMark]
  private let values: [Value]
  private let axis: [(line: Path, label: Label, at: Point)]
  private let line: Path
  private let radius: Double
  private let note: (label: Label, at: Point)
  private let theme: Theme
  private let fates: [Role: String]
  private let unit: Double
  private let appear: Span
  private let opens: Span
  private let clears: Span?
  private let camera: Camera
  private let place: @Sendable (Double) -> Double
  private let window: (half: Double, top: Double, bottom: Double, low: Double, high: Double)

  /// Prepares the overview; nil where all of the network is in view.
  init?(_ film: BackpropContext, camera: Camera) throws(TypesettingError) {
    guard film.hasOverview else { return nil }
    let stage = film.stage
    let unit = film.unit
    (theme, self.unit, self.camera) = (film.theme, unit, camera)
    fates = LegendVisual.fates(film.wording)
    appear = film.appear
    opens = film.memoOpens
    clears = film.memoLeaves
    let area = stage.overview.inset(right: film.timeline.show["counter"] ? 290 * unit : 0)
    let sizes = (0..<film.edgeCount).map { abs(film.formulas.strongest($0).value) }
    let scale = Decades(sizes)
    var ends: [Label] = []
    for power in [scale.high, scale.low] {
      ends.append(try film.lettering.text("10\(Decades.power(power))", size: film.theme.smallest))
    }
    let y = area.minY + 46 * unit
    let left = area.minX + (ends.map(\.width).max() ?? 0) + 48 * unit
    let step = (area.maxX - 14 * unit - left) / Double(film.lastLayer + 1)
    let start = left
    place = { start + step * $0 }
    line = .line(Point(place(0), y), Point(place(Double(film.lastLayer + 1)), y))
    let widest = film.trace.network.widths.max() ?? 1
    radius = min(6 * unit, 0.36 * step)
    let radius = radius
    var layers = (0...film.lastLayer).map { layer in
      // A layer of many neurons is a taller mark.
      let width = Double(film.trace.network.widths[layer])
      let tall = widest > 1 ? radius + 14 * unit * (width - 1) / Double(max(1, widest - 1)) : radius
      let x = start + step * Double(layer)
      let box = Rect(minX: x - radius, minY: y - tall, maxX: x + radius, maxY: y + tall)
      return LayerMark(
        path: .roundedRect(box, radius: radius), lights: film.lights(layer),
        stored: layer > 0 ? film.halo(layer) : nil)
    }
    layers.append(
      LayerMark(
        path: .circle(center: Point(place(Double(film.lastLayer + 1)), y), radius: radius), lights: film.comparison,
        stored: nil))
    self.layers = layers

    // Points between the powers of ten around all gradients: a length from a logarithmic axis would say nothing.
    let (high, low) = (area.minY + 66 * unit, area.maxY - 2 * unit)
    let right = start + step * Double(film.lastLayer + 1)
    axis = zip([high, low], ends).map { level, label in
      (.line(Point(left - 10 * unit, level), Point(right, level)), label, Point(left - 34 * unit, level))
    }
    values = (0..<film.edgeCount).compactMap { edge in
      guard sizes[edge] > 0 else { return nil }
      return Value(
        at: Point(start + step * (Double(edge) + 0.5), low + (high - low) * scale.fraction(of: sizes[edge])),
        role: NetworkFormulas.role(ofGradient: film.formulas.strongest(edge).value), appear: film.gradient(edge))
    }
    let many = film.wording(film.formulas.isChain ? .eachEdge : .largestOfEachEdge)
    let label = try film.lettering.text(many, size: film.theme.smallest, fitting: area.width)
    note = (label, Point(area.minX, area.minY + 12 * unit))
    let half = (stage.view.high - stage.view.low) / 2 / stage.spacing * step
    window = (half, y - 22 * unit, low + 8 * unit, left - 18 * unit, area.maxX + 8 * unit)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    scene.append(.stroke(line, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    let stays = 1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0)
    for layer in layers {
      let lit = Easing.inOut(layer.lights.progress(at: time))
      let stored = (layer.stored.map { Easing.inOut($0.progress(at: time)) } ?? 0) * stays
      let color = theme.line.mixed(with: theme.signal, lit).mixed(with: theme.delta, stored)
      scene.append(.fill(layer.path, .solid(color.opacity(opacity)), .identity))
    }
    let opened = Easing.inOut(opens.progress(at: time)) * stays
    for end in axis where opened > 0 {
      scene.append(
        .stroke(end.line, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(0.7 * opened)), .identity))
      end.label.draw(.trailing, at: end.at, opacity: opened, into: &scene) { _ in theme.muted }
    }
    for value in values {
      let known = Easing.inOut(value.appear.progress(at: time)) * stays
      guard known > 0 else { continue }
      scene.append(
        .fill(Self.disc, .solid(theme.color(of: value.role).opacity(known)), .place(at: value.at, scale: radius)))
      if let fate = fates[value.role] {
        let dot = Rect(x: value.at.x, y: value.at.y, width: 0, height: 0).expanded(by: radius)
        scene.mark(.explained(fate, dot, opacity: known))
      }
    }
    note.label.draw(.left, at: note.at, opacity: opened, into: &scene) { _ in theme.muted }
    let middle = place(camera.focus(at: time))
    let box = Rect(
      minX: max(window.low, middle - window.half), minY: window.top, maxX: min(window.high, middle + window.half),
      maxY: window.bottom)
    scene.append(
      .stroke(
        .roundedRect(box, radius: 10 * unit), Stroke(width: 2 * unit), .solid(theme.muted.opacity(0.8 * opacity)),
        .identity))
  }

  private static let disc = Path.circle(radius: 1)
}

/// Powers of ten around some sizes, for points on a logarithmic axis.
struct Decades: Hashable, Sendable {
  /// The exponents of the ends.
  let low: Int
  let high: Int

  /// The powers around all sizes that are not 0.
  init(_ sizes: [Double]) {
    let exponents = sizes.filter { $0 > 0 }.map { Self.exponent($0) }
    low = exponents.min() ?? -1
    high = max((exponents.max() ?? 0) + 1, low + 1)
  }

  /// Where a size is between the ends: 0 … 1, by its logarithm.
  func fraction(of size: Double) -> Double {
    let power = Elementary.log(size) / Elementary.log(10)
    return max(0, min(1, (power - Double(low)) / Double(high - low)))
  }

  /// A number as raised digits.
  static func power(_ exponent: Int) -> String {
    String(String(exponent).compactMap { FormulaText.raised[$0] })
  }

  /// The exponent of the power of ten at or below a size.
  private static func exponent(_ size: Double) -> Int {
    var (value, exponent) = (size, 0)
    while value >= 10 { (value, exponent) = (value / 10, exponent + 1) }
    while value < 1 { (value, exponent) = (value * 10, exponent - 1) }
    return exponent
  }
}
