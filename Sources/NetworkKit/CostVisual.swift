import Drawing
package import FilmKit
package import Timeline
package import Typesetting

/// What the gradients cost by several ways, as bars on one scale: as long as they take many multiplications, the parts
/// of a way one after the other.
package struct CostVisual: Visual {
  /// One way to the gradients.
  package struct Way {
    /// A part of what it takes.
    package typealias Part = (count: Int, quantity: Quantity, role: Role)

    let name: String
    let parts: [Part]

    /// Makes a way of its name and its parts, each with how many multiplications it takes, what they are, and a colour.
    package init(_ name: String, _ parts: [Part]) { (self.name, self.parts) = (name, parts) }

    var count: Int { parts.reduce(0) { $0 + $1.count } }
  }

  private struct Bar {
    /// From where to where each part reaches, in pixels.
    let parts: [(from: Double, to: Double, role: Role)]
    let name: Label
    let number: Label
    let y: Double
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
    // Once all else stands.
    grow = Span(start: enter.end, length: max(0, motion.end - enter.end))
    let panel = film.bands.panel.inset(top: 1.95 * film.theme.caption * unit)
    var names: [Label] = []
    var numbers: [Label] = []
    for way in ways {
      names.append(try film.lettering.text(way.name, size: film.theme.caption))
      let source = way.parts.map { "\\role{\($0.role.rawValue)@\($0.quantity.tag)}{\($0.count)}" }
      numbers.append(try film.lettering.math(source.joined(separator: " + "), size: 1.25 * film.theme.caption))
    }
    let widestName = names.map(\.width).max() ?? 0
    let gap = 22 * unit
    let whole = min(panel.width, 1240 * unit)
    let start = panel.center.x - whole / 2 + widestName + gap
    left = start
    // As long as leaves each number its room.
    let room = start - panel.center.x + whole / 2
    let scale = zip(ways, numbers).reduce(Double.infinity) { scale, way in
      min(scale, (whole - room - gap - way.1.width) / Double(max(1, way.0.count)))
    }
    let pitch = min(76 * unit, panel.height / Double(ways.count))
    thickness = min(28 * unit, 0.45 * pitch)
    bars = ways.enumerated().map { index, way in
      var end = start
      let parts = way.parts.map { part in
        let from = end
        end += max(0, scale) * Double(part.count)
        return (from, end, part.role)
      }
      let y = panel.center.y + (Double(index) - Double(ways.count - 1) / 2) * pitch
      return Bar(parts: parts, name: names[index], number: numbers[index], y: y)
    }
  }

  package func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
    guard opacity > 0 else { return }
    let grown = Easing.inOut(grow.progress(at: time))
    // Beside a bar that can be seen.
    let counted = opacity * Easing.inOut(grow.part(0.4, 1).progress(at: time))
    func x(_ place: Double) -> Double { left + (place - left) * grown }
    for bar in bars {
      for part in bar.parts {
        // Square at its ends: a round one would add to every value.
        let box = Rect(
          minX: x(part.from), minY: bar.y - thickness / 2, maxX: x(part.to), maxY: bar.y + thickness / 2)
        scene.append(.fill(.rect(box), .solid(theme.color(of: part.role).opacity(0.85 * opacity)), .identity))
      }
      bar.name.draw(
        .trailing, at: Point(left - 22 * unit, bar.y), opacity: opacity, into: &scene
      ) { _ in theme.muted }
      let end = bar.parts.last?.to ?? left
      bar.number.draw(
        .leading, at: Point(x(end) + 16 * unit, bar.y), opacity: counted, into: &scene, color: { theme.color(of: $0) })
    }
  }
}
