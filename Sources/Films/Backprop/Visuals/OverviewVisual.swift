import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The whole network in small while a camera follows the action: a mark for every layer, a bar for every gradient that
/// is known, on a logarithmic scale, and a frame around what is in view.
struct OverviewVisual: Visual {
  private struct LayerMark {
    let path: Path
    let lights: Span
    let stored: Span?
  }

  private struct Bar {
    let path: Path
    let role: Role
    let appear: Span
  }

  private let layers: [LayerMark]
  private let bars: [Bar]
  private let line: Path
  private let note: (label: Label, at: Point)
  private let theme: Theme
  private let unit: Double
  private let appear: Span
  private let opens: Span
  private let clears: Span?
  private let camera: Camera
  private let place: @Sendable (Double) -> Double
  private let window: (half: Double, top: Double, bottom: Double, low: Double, high: Double)

  /// Prepares the overview; nil where all of the network is in view.
  init?(_ film: BackpropContext, camera: Camera) throws(TypesettingError) {
    guard film.stage.scrolls, film.timeline.show["overview"] else { return nil }
    let stage = film.stage
    let unit = film.unit
    (theme, self.unit, self.camera) = (film.theme, unit, camera)
    appear = film.appear
    opens = film.memoOpens
    clears = film.memoLeaves
    let area = stage.overview.inset(right: film.timeline.show["counter"] ? 290 * unit : 0)
    let y = area.minY + 50 * unit
    let left = area.minX + 14 * unit
    let step = (area.width - 28 * unit) / Double(film.lastLayer + 1)
    let start = left
    place = { start + step * $0 }
    line = .line(Point(place(0), y), Point(place(Double(film.lastLayer + 1)), y))
    let widest = film.trace.network.widths.max() ?? 1
    let radius = min(6 * unit, 0.36 * step)
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

    // Bars from the smallest power of ten to the largest of the gradients.
    let sizes = (0..<film.edgeCount).map { abs(film.formulas.strongest($0).value) }
    let scale = Decades(sizes)
    let tallest = 38 * unit
    let base = area.maxY + 2 * unit
    let bar = min(14 * unit, 0.5 * step)
    bars = (0..<film.edgeCount).compactMap { edge in
      guard sizes[edge] > 0 else { return nil }
      let x = start + step * (Double(edge) + 0.5)
      let height = max(2 * unit, tallest * scale.fraction(of: sizes[edge]))
      let box = Rect(minX: x - bar / 2, minY: base - height, maxX: x + bar / 2, maxY: base)
      return Bar(
        path: .roundedRect(box, radius: 2 * unit),
        role: NetworkFormulas.role(ofGradient: film.formulas.strongest(edge).value),
        appear: film.gradient(edge))
    }
    let many = film.formulas.isChain ? "|∂L/∂w|" : "largest |∂L/∂w|"
    let range = "\(many) by edge, 10\(Decades.power(scale.low)) to 10\(Decades.power(scale.high))"
    let label = try film.lettering.text(range, size: film.theme.smallest, fitting: area.width)
    note = (label, Point(area.minX, area.minY + 22 * unit))
    let half = (stage.view.high - stage.view.low) / 2 / stage.spacing * step
    window = (half, y - 24 * unit, base + 5 * unit, area.minX - 8 * unit, area.maxX + 8 * unit)
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
    for bar in bars {
      let known = Easing.inOut(bar.appear.progress(at: time)) * stays
      if known > 0 { scene.append(.fill(bar.path, .solid(theme.color(of: bar.role).opacity(known)), .identity)) }
    }
    let opened = Easing.inOut(opens.progress(at: time)) * stays
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
}

/// Powers of ten around some sizes, for bars on a logarithmic scale.
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

  /// Where a size is between the ends: 0 … 1, within a decade by the size itself.
  func fraction(of size: Double) -> Double {
    let exponent = Self.exponent(size)
    var lowest = size
    for _ in 0..<abs(exponent) { lowest = exponent > 0 ? lowest / 10 : lowest * 10 }
    // 1 … 10 to 0 … 1, nearly the logarithm: 10(m − 1) / (9m) · … is not needed for a bar.
    let part = (lowest - 1) / 9
    return (Double(exponent - low) + max(0, min(1, part))) / Double(high - low)
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
