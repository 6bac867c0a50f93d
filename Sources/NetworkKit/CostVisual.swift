import Drawing
package import FilmKit
package import Timeline
package import Typesetting

/// What the gradients cost by several ways, as bars on one scale: so many multiplications each.
package struct CostVisual: Visual {
  /// One way to the gradients.
  package struct Way {
    let name: String
    let count: Int
    let quantity: Quantity
    let role: Role

    /// Makes a way of its name, how many multiplications it takes, what they are, and its colour.
    package init(_ name: String, _ count: Int, _ quantity: Quantity, _ role: Role) {
      (self.name, self.count, self.quantity, self.role) = (name, count, quantity, role)
    }
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

  /// Prepares the bars of some ways for a beat; nil where that has no time, or the timeline's own formula.
  package init?(
    _ ways: [Way], in beat: BeatID, until leave: Span, _ film: some FilmStory
  ) throws(TypesettingError) {
    guard film.schedule.beat(beat).length > 0, film.timeline.panel[beat]?.formula == nil else { return nil }
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

  package func draw(at time: Double, into scene: inout Scene) {
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
