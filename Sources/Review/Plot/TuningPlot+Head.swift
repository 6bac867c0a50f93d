import Drawing
import FilmKit

extension TuningPlot {
  /// What stands over the lines: the title, the facts, what should be looked at, and what the colours mean.
  struct Head {
    /// The most warnings that are listed.
    private static let mostWarnings = 9

    /// From the page's top to the first line.
    let height: Double
    private let title: Label?
    private let facts: Label?
    private let warnings: [Label]
    private let legend: Legend

    /// Sets the words.
    init(_ content: Content, _ pen: Pen) {
      let room = Grid.right - Grid.left
      title = pen.label(content.title, size: 48, heavy: true, width: room)
      facts = pen.label(content.facts.joined(separator: "  ·  "), size: 22, width: room)
      var lines = content.warnings.prefix(Self.mostWarnings)
      if content.warnings.count > lines.count {
        lines[lines.count - 1] += " (and \(content.warnings.count - lines.count) more)"
      }
      warnings = lines.compactMap { pen.label($0, size: 19, width: room) }
      legend = Legend(content, pen, top: Grid.margin + 116 + Double(warnings.count) * 28)
      height = legend.foot + 44
    }

    /// Draws it across the page.
    func draw(_ pen: Pen, into scene: inout Scene) {
      let theme = pen.theme
      title?.draw(.left, at: Point(Grid.left, Grid.margin + 40), into: &scene) { _ in theme.ink }
      facts?.draw(.left, at: Point(Grid.left, Grid.margin + 84), into: &scene) { _ in theme.muted }
      for (index, warning) in warnings.enumerated() {
        let place = Point(Grid.left, Grid.margin + 118 + Double(index) * 28)
        warning.draw(.left, at: place, into: &scene) { _ in theme.increase }
      }
      legend.draw(pen, into: &scene)
    }
  }

  /// What the colours and signs mean; only those that the page has.
  struct Legend {
    /// A sign and its meaning.
    private enum Sign: Hashable {
      case before, sound, unsure, placed, starts, lands, moves
      case pace(Pace)
      case slack
      case range(MarkedRange.Kind)
    }

    private struct Entry {
      let sign: Sign
      let label: Label
      let place: Point
    }

    private static let (swatch, gap, pitch) = (34.0, 36.0, 32.0)
    private let entries: [Entry]
    /// Where it ends.
    let foot: Double

    /// Sets the words, in as many lines as they need.
    init(_ content: Content, _ pen: Pen, top: Double) {
      var (x, y) = (Grid.left, top + 16)
      var entries: [Entry] = []
      for (sign, text) in Self.texts(content) {
        guard let label = pen.label(text, size: 17) else { continue }
        let width = Self.swatch + 10 + label.width
        if x + width > Grid.right { (x, y) = (Grid.left, y + Self.pitch) }
        entries.append(Entry(sign: sign, label: label, place: Point(x, y)))
        x += width + Self.gap
      }
      (self.entries, foot) = (entries, y + 22)
    }

    private static func texts(_ content: Content) -> [(Sign, String)] {
      let (tuned, standings) = (content.beats.compactMap(\.after), Set(content.words.map(\.standing)))
      let (paces, kinds) = (Set(tuned.map(\.pace)), Set(content.ranges.map(\.kind)))
      var texts: [(Sign, String)] = [(.before, "beat as it is in the file")]
      if content.sound != nil { texts.append((.sound, "the recording")) }
      if standings.contains(.unsure) { texts.append((.unsure, "word that is not sure there")) }
      if standings.contains(.placed) { texts.append((.placed, "word placed between its neighbours")) }
      if content.cues.contains(where: { !$0.lands }) { texts.append((.starts, "beat starts on this word")) }
      if content.cues.contains(where: \.lands) { texts.append((.lands, "its motion lands on this word")) }
      if !tuned.isEmpty { texts.append((.moves, "moves, then holds still")) }
      let meanings: [(Pace, String)] = [
        (.full, "motion has the time it likes"), (.short, "motion is shortened"),
        (.least, "as short as its motion can be"),
      ]
      texts += meanings.filter { paces.contains($0.0) }.map { (.pace($0.0), $0.1) }
      if !tuned.isEmpty { texts.append((.slack, "slack: how much shorter it could be")) }
      let ranges: [(MarkedRange.Kind, String)] = [
        (.extra, "said, but not in the script"), (.deadAir, "nothing moves and nobody speaks"),
        (.shortage, "too little time"),
      ]
      return texts + ranges.filter { kinds.contains($0.0) }.map { (.range($0.0), $0.1) }
    }

    /// Draws it.
    func draw(_ pen: Pen, into scene: inout Scene) {
      for entry in entries {
        draw(entry.sign, at: entry.place, pen, into: &scene)
        let place = Point(entry.place.x + Self.swatch + 10, entry.place.y + 6)
        entry.label.draw(.left, at: place, into: &scene) { _ in pen.theme.ink }
      }
    }

    private func draw(_ sign: Sign, at place: Point, _ pen: Pen, into scene: inout Scene) {
      let theme = pen.theme
      let box = Rect(x: place.x, y: place.y - 9, width: Self.swatch, height: 18)
      switch sign {
      case .before: pen.fill(box, pen.tint(theme.line, 0.5), radius: 3, into: &scene)
      case .sound:
        for (index, height) in [3.0, 8, 5, 9, 6, 2, 7, 4].enumerated() {
          let x = box.minX + 3 + Double(index) * 4
          let (top, bottom) = (Point(x, place.y - height), Point(x, place.y + height))
          pen.line(top, bottom, pen.tint(theme.ink, 0.5), width: 2, into: &scene)
        }
      case .unsure, .placed:
        let bar = Rect(minX: box.minX, minY: place.y - 3, maxX: box.maxX - 14, maxY: place.y + 3)
        scene.append(.stroke(.rect(bar), Stroke(width: 1.5), .solid(theme.increase), .identity))
        pen.label(sign == .unsure ? "?" : "≈", size: 17)?
          .draw(.left, at: Point(box.maxX - 9, place.y + 6), into: &scene) { _ in theme.increase }
      case .starts, .lands:
        let (top, middle) = (Point(box.center.x, box.minY), box.center.x)
        pen.line(top, Point(middle, place.y + 3), theme.signal, width: 2, into: &scene)
        if sign == .starts {
          let tip = [Point(middle - 6, place.y), Point(middle + 6, place.y), Point(middle, place.y + 10)]
          scene.append(.fill(.polygon(tip), .solid(theme.signal), .identity))
        } else {
          let ring = Path.circle(center: Point(middle, place.y + 3), radius: 6)
          scene.append(.fill(ring, .solid(theme.ground), .identity))
          scene.append(.stroke(ring, Stroke(width: 2.5), .solid(theme.signal), .identity))
          let dot = Path.circle(center: Point(middle, place.y + 3), radius: 2.5)
          scene.append(.fill(dot, .solid(theme.signal), .identity))
        }
      case .moves:
        pen.fill(box, pen.tint(theme.decrease, 0.17), radius: 3, into: &scene)
        pen.fill(box.inset(right: Self.swatch / 2), pen.tint(theme.decrease, 0.42), radius: 3, into: &scene)
      case .pace(let pace): pen.sign(pace, at: box.center, pen.color(pace), into: &scene)
      case .slack:
        pen.fill(box.inset(top: 11, bottom: 2), theme.decrease, into: &scene)
        pen.fill(box.inset(top: 2, right: Self.swatch - 3, bottom: 2), theme.decrease, into: &scene)
      case .range(.extra): pen.hatch(box, pen.tint(theme.weight, 0.6), spacing: 7, into: &scene)
      case .range(.deadAir): pen.hatch(box.inset(top: 4, bottom: 4), theme.muted, spacing: 8, width: 2, into: &scene)
      case .range(.room): break
      case .range(.shortage):
        pen.fill(box, pen.tint(theme.delta, 0.22), radius: 3, into: &scene)
        pen.hatch(box, theme.delta, spacing: 8, width: 2, into: &scene)
      }
    }
  }
}
