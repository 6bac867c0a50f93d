import Drawing
import Simulation
import Timeline
import Typesetting

/// What the gradients cost by several ways, as bars on one scale: so many multiplications each.
struct CostVisual: Visual {
  /// One way to the gradients.
  private struct Way {
    let name: String
    let count: Int
    let quantity: Quantity
    let role: Role
  }

  private struct Bar {
    let from: Point
    let to: Point
    let name: Label
    let number: Label
    let y: Double
    let role: Role
  }

  private let bars: [Bar]
  private let enter: Span
  private let grow: Span
  private let leave: Span
  private let left: Double
  private let thickness: Double
  private let theme: Theme
  private let unit: Double

  /// Prepares the bars for the beat `done`; nil where that has no time, or says something else.
  init?(_ film: FilmContext) throws(TypesettingError) {
    guard film.schedule.beat(.done).length > 0, film.timeline.panel[.done]?.formula == nil else { return nil }
    let counts = film.trace.multiplications
    let cleared = film.schedule.clearing(.update, film.theme)
    try self.init(
      [
        Way(name: "with reuse", count: counts.backward, quantity: Quantity(.reused, [0]), role: .decrease),
        Way(name: "without", count: counts.withoutReuse, quantity: Quantity(.scratch, [0]), role: .increase),
      ], in: .done, until: cleared.length > 0 ? cleared : film.curtain, film)
  }

  /// Prepares the bars of two passes and of finite differences, for the beat `cost`; nil likewise.
  init?(training film: TrainingContext) throws(TypesettingError) {
    guard film.schedule.beat(.cost).length > 0, film.timeline.panel[.cost]?.formula == nil else { return nil }
    let counts = film.timeline.trace.multiplications
    try self.init(
      [
        Way(name: "forward pass", count: counts.forward, quantity: Quantity(.forward), role: .signal),
        Way(name: "backward pass", count: counts.backward, quantity: Quantity(.backward), role: .delta),
        Way(
          name: "a probe for each weight", count: counts.finiteDifferences, quantity: Quantity(.probes),
          role: .increase),
      ], in: .cost, until: film.schedule.clearing(after: .cost, film.theme), film)
  }

  private init(
    _ ways: [Way], in beat: BeatID, until leave: Span, _ film: some FilmSetting
  ) throws(TypesettingError) {
    (theme, unit, self.leave) = (film.theme, film.unit, leave)
    enter = film.schedule.fadeIn(beat, film.theme)
    let motion = film.schedule.motion(beat)
    grow = Span(start: enter.start, length: max(0, motion.end - enter.start))
    let panel = film.bands.panel.inset(top: 1.95 * film.theme.caption * unit)
    let most = Double(ways.reduce(1) { max($0, $1.count) })
    var names: [Label] = []
    var numbers: [Label] = []
    for way in ways {
      names.append(try film.lettering.text(way.name, size: film.theme.caption))
      let source = "\\role{\(way.role.rawValue)@\(way.quantity.tag)}{\(way.count)}"
      numbers.append(try film.lettering.math(source, size: (ways.count > 2 ? 1.1 : 1.25) * film.theme.caption))
    }
    let widestName = names.map(\.width).max() ?? 0
    let widestNumber = numbers.map(\.width).max() ?? 0
    let gap = 22 * unit
    let whole = min(panel.width, 1240 * unit)
    let room = whole - widestName - widestNumber - 2 * gap - 26 * unit
    let start = panel.center.x - whole / 2 + widestName + gap + 13 * unit
    left = start
    let pitch = min(64 * unit, panel.height / Double(ways.count))
    thickness = min(24 * unit, 0.45 * pitch)
    var bars: [Bar] = []
    for (index, way) in ways.enumerated() {
      let y = panel.center.y + (Double(index) - Double(ways.count - 1) / 2) * pitch
      let from = Point(start, y)
      bars.append(
        Bar(
          from: from, to: Point(start + max(2 * unit, room * Double(way.count) / most), y),
          name: names[index], number: numbers[index], y: y, role: way.role))
    }
    self.bars = bars
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
    guard opacity > 0 else { return }
    let grown = Easing.inOut(grow.progress(at: time))
    for bar in bars {
      let end = bar.from.toward(bar.to, grown)
      let color = theme.color(of: bar.role).opacity(0.85 * opacity)
      scene.append(.stroke(.line(bar.from, end), Stroke(width: thickness), .solid(color), .identity))
      bar.name.draw(
        .trailing, at: Point(left - 35 * unit, bar.y), opacity: opacity, into: &scene
      ) { _ in theme.muted }
      bar.number.draw(
        .leading, at: Point(end.x + thickness / 2 + 16 * unit, bar.y), opacity: opacity, into: &scene,
        color: theme.color)
    }
  }
}
