import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What colours, widths and halos stand for: of the gradients while a step is taken, of the weights otherwise.
struct LegendVisual: TrainingVisual {
  private enum Sign {
    case line(Role)
    case weight(isPositive: Bool)
    case wedge
    case halo
  }

  private struct Entry {
    let sign: Sign
    let at: Point
    let label: Label
    let labelAt: Point
  }

  private let gradients: [Entry]
  private let weights: [Entry]
  private let steps: TrainingContext.Change?
  private let trains: TrainingContext.Change
  private let appear: Span
  private let theme: Theme
  private let unit: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    (theme, unit, appear) = (film.theme, film.unit, film.appear)
    (steps, trains) = (film.steps, film.trains)
    gradients = try Self.entries(
      [
        (.line(.increase), "weight will grow"), (.line(.decrease), "will shrink"), (.wedge, "size of ∂L/∂w"),
        (.halo, "size of δ"),
      ], film)
    weights = try Self.entries(
      [(.weight(isPositive: true), "weight above 0"), (.weight(isPositive: false), "below 0"), (.wedge, "its size")],
      film)
  }

  /// The entries in as many lines as they need, each line centred.
  private static func entries(_ words: [(Sign, String)], _ film: TrainingContext) throws(TypesettingError) -> [Entry] {
    let (area, unit) = (film.layout.legend, film.unit)
    let (sign, gap) = (58 * unit, 34 * unit)
    var items: [(sign: Sign, label: Label)] = []
    for (kind, text) in words { items.append((kind, try film.lettering.text(text, size: film.theme.smallest))) }
    let whole = items.reduce(-gap) { $0 + sign + $1.label.width + gap }
    // On two lines half of them each, so that none stands alone.
    let half = whole > area.width ? (items.count + 1) / 2 : items.count
    let lines = [items.prefix(half), items.dropFirst(half)].filter { !$0.isEmpty }
    var entries: [Entry] = []
    let pitch = 34 * unit
    for (row, line) in lines.enumerated() {
      let width = line.reduce(-gap) { $0 + sign + $1.label.width + gap }
      var x = area.center.x - width / 2
      let y = area.maxY - 10 * unit - pitch * Double(lines.count - 1 - row)
      for item in line {
        entries.append(
          Entry(sign: item.sign, at: Point(x, y - 8 * unit), label: item.label, labelAt: Point(x + sign, y)))
        x += sign + item.label.width + gap
      }
    }
    return entries
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let shown = Easing.inOut(appear.progress(at: moment.time))
    func done(_ span: Span?) -> Double { span.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0 }
    let stepping = done(steps?.enters) * (1 - done(trains.leaves))
    let resting = steps == nil ? 1 : 1 - done(steps?.leaves) + done(trains.enters)
    for (entries, opacity) in [(gradients, shown * stepping), (weights, shown * resting)] where opacity > 0 {
      for entry in entries {
        draw(entry.sign, at: entry.at, opacity: opacity, into: &scene)
        entry.label.draw(.left, at: entry.labelAt, opacity: opacity, into: &scene) { _ in theme.muted }
      }
    }
  }

  private func draw(_ sign: Sign, at place: Point, opacity: Double, into scene: inout Scene) {
    let end = place + Point(44 * unit, 0)
    switch sign {
    case .line(let role):
      line(place, end, 6 * unit, theme.color(of: role), opacity, into: &scene)
    case .weight(let isPositive):
      let color = theme.ground.mixed(with: isPositive ? theme.weight : theme.negative, 0.8)
      line(place, end, 6 * unit, color, opacity, into: &scene)
    case .wedge:
      let wedge = Path.polygon([
        place + Point(0, -1 * unit), end + Point(0, -6 * unit), end + Point(0, 6 * unit), place + Point(0, 1 * unit),
      ])
      scene.append(.fill(wedge, .solid(theme.muted.opacity(opacity)), .identity))
    case .halo:
      let center = place + Point(24 * unit, 0)
      scene.append(.glow(Glow(center: center, radius: 26 * unit, color: theme.halo(0.85 * opacity))))
      scene.append(.fill(Self.disc, .solid(theme.surface.opacity(opacity)), .place(at: center, scale: 7 * unit)))
    }
  }

  private func line(
    _ from: Point, _ to: Point, _ width: Double, _ color: Color, _ opacity: Double, into scene: inout Scene
  ) {
    scene.append(.stroke(.line(from, to), Stroke(width: width), .solid(color.opacity(opacity)), .identity))
  }

  private static let disc = Path.circle(radius: 1)
}
