import Drawing
import Simulation
import Timeline
import Typesetting

/// What the gradients cost, as two bars on one scale: multiplications with every δ reused, and with each gradient worked
/// out from scratch.
struct CostVisual: Visual {
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
    (theme, unit) = (film.theme, film.unit)
    enter = film.schedule.fadeIn(.done, film.theme)
    let motion = film.schedule.motion(.done)
    grow = Span(start: enter.start, length: max(0, motion.end - enter.start))
    leave =
      film.schedule.clearing(.update, film.theme).length > 0
      ? film.schedule.clearing(.update, film.theme) : film.curtain
    let panel = film.stage.panel.inset(top: 1.95 * film.theme.caption * unit)
    let counts = film.trace.multiplications
    let most = Double(max(counts.backward, counts.withoutReuse, 1))
    let ways: [(String, Int, Quantity.Kind, Role)] = [
      ("with reuse", counts.backward, .reused, .decrease), ("without", counts.withoutReuse, .scratch, .increase),
    ]
    var names: [Label] = []
    var numbers: [Label] = []
    for way in ways {
      names.append(try film.lettering.text(way.0, size: film.theme.caption))
      let tag = Quantity(way.2, [0]).tag
      numbers.append(
        try film.lettering.math("\\role{\(way.3.rawValue)@\(tag)}{\(way.1)}", size: 1.25 * film.theme.caption))
    }
    let widestName = names.map(\.width).max() ?? 0
    let widestNumber = numbers.map(\.width).max() ?? 0
    let gap = 22 * unit
    let whole = min(panel.width, 1240 * unit)
    let room = whole - widestName - widestNumber - 2 * gap - 26 * unit
    let start = panel.center.x - whole / 2 + widestName + gap + 13 * unit
    left = start
    thickness = 24 * unit
    let pitch = min(64 * unit, panel.height / 2)
    var bars: [Bar] = []
    for (index, way) in ways.enumerated() {
      let y = panel.center.y + (Double(index) - 0.5) * pitch
      let from = Point(start, y)
      bars.append(
        Bar(
          from: from, to: Point(start + max(2 * unit, room * Double(way.1) / most), y),
          name: names[index], number: numbers[index], y: y, role: way.3))
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
