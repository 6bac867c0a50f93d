import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What colours, widths and halos of the network stand for: each while it is seen.
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

  /// When a sample's halos and gradients are seen.
  private struct Step {
    let halos: Span
    let gradients: Span
    /// When the last connection has its gradient, and none shows its weight.
    let all: Span
    let clears: Span
  }

  private let gradients: [Entry]
  private let weights: [Entry]
  /// Whether both stand in the same place, and so one after the other.
  private let isShared: Bool
  private let steps: [Step]
  private let appear: Span
  private let leaves: Span?
  private let theme: Theme
  private let unit: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    (theme, unit, appear) = (film.theme, film.unit, film.appear)
    leaves = film.training.segments.isEmpty ? nil : film.trains.leaves
    let gradients = try Self.lines(
      [
        (.line(.increase), "weight will grow"), (.line(.decrease), "will shrink"), (.halo, "size of δ"),
        (.wedge, "size of ∂L/∂w"),
      ], film)
    let weights = try Self.lines(
      [(.weight(isPositive: true), "weight above 0"), (.weight(isPositive: false), "below 0"), (.wedge, "its size")],
      film)
    let count = Int(film.layout.legend.height / (Self.pitch * unit))
    isShared = gradients.count + weights.count > max(1, count)
    self.gradients = Self.entries(gradients, above: 0, film)
    self.weights = Self.entries(weights, above: isShared ? 0 : gradients.count, film)
    let last = film.edgeCount - 1
    steps = film.training.samples.indices.map { sample in
      Step(
        halos: film.halo(film.lastLayer, sample), gradients: film.gradient(last, sample),
        all: film.gradient(0, sample), clears: film.clears(sample))
    }
  }

  /// How far lines are apart, in units.
  private static let pitch = 34.0
  private static let (sign, gap) = (58.0, 34.0)

  private typealias Item = (sign: Sign, label: Label)

  /// The entries on one line or, where that is too narrow, on two; what even so has no room is left out from the end.
  private static func lines(_ words: [(Sign, String)], _ film: TrainingContext) throws(TypesettingError) -> [[Item]] {
    let width = film.layout.legend.width
    var items: [Item] = []
    for (kind, text) in words { items.append((kind, try film.lettering.text(text, size: film.theme.smallest))) }
    while items.count > 2 {
      if Self.width(items[...], film.unit) <= width { return [items] }
      let half = (items.count + 1) / 2
      let lines = [items.prefix(half), items.dropFirst(half)]
      if lines.allSatisfy({ Self.width($0, film.unit) <= width }) { return lines.map(Array.init) }
      items.removeLast()
    }
    return [items]
  }

  private static func width(_ line: ArraySlice<Item>, _ unit: Double) -> Double {
    line.reduce(-gap * unit) { $0 + (sign + gap) * unit + $1.label.width }
  }

  /// Places lines, each centred, above others.
  private static func entries(_ lines: [[Item]], above others: Int, _ film: TrainingContext) -> [Entry] {
    let (area, unit) = (film.layout.legend, film.unit)
    return lines.enumerated().flatMap { row, line in
      var x = area.center.x - width(line[...], unit) / 2
      let y = area.maxY - 10 * unit - pitch * unit * Double(lines.count - 1 - row + others)
      return line.map { item in
        defer { x += (sign + gap) * unit + item.label.width }
        return Entry(
          sign: item.sign, at: Point(x, y - 8 * unit), label: item.label, labelAt: Point(x + sign * unit, y))
      }
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    func done(_ span: Span?) -> Double { span.map { Easing.inOut($0.progress(at: time)) } ?? 0 }
    let shown = done(appear) * (1 - done(leaves))
    guard shown > 0 else { return }
    var (halos, known, all) = (0.0, 0.0, 0.0)
    for step in steps where time >= step.halos.start {
      let stays = 1 - done(step.clears)
      halos = max(halos, done(step.halos) * stays)
      known = max(known, done(step.gradients) * stays)
      all = max(all, done(step.all) * stays)
    }
    // One after the other, where both have one place.
    let (rest, blame) = isShared ? (max(0, 1 - 2 * halos), max(0, 2 * halos - 1)) : (1 - all, 1)
    for (entries, isBlame) in [(weights, false), (gradients, true)] {
      for entry in entries {
        let seen: Double =
          if !isBlame { rest } else if case .halo = entry.sign { blame * halos } else { blame * known }
        guard shown * seen > 0 else { continue }
        draw(entry.sign, at: entry.at, opacity: shown * seen, into: &scene)
        entry.label.draw(.left, at: entry.labelAt, opacity: shown * seen, into: &scene) { _ in theme.muted }
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
        Point(0, -unit), Point(44 * unit, -6 * unit), Point(44 * unit, 6 * unit), Point(0, unit),
      ])
      scene.append(.fill(wedge, .solid(theme.muted.opacity(opacity)), .place(at: place)))
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
