import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// What colours and pictures stand for in the network that trains: signs of weights, what a step does to them while
/// single steps can be followed, and what the neurons show.
struct LiveLegend: TrainingVisual {
  private enum Sign {
    case line(Color)
    case answer
  }

  private struct Entry {
    let sign: Sign
    let label: Label
    let at: Point
    let shows: Span
    let goes: Span?
  }

  private let entries: [Entry]
  private let enter: Span
  private let leave: Span?
  private let theme: Theme
  private let unit: Double

  /// Prepares the entries, on as many lines as there is room for; nil of a film without training.
  init?(_ film: TrainingContext) throws(TypesettingError) {
    let (theme, unit, area) = (film.theme, film.unit, film.layout.learning.legend)
    guard !film.training.segments.isEmpty else { return nil }
    (self.theme, self.unit, enter) = (theme, unit, film.curveEnters)
    leave = film.outcome == nil || film.layout.learning.words.isEmpty ? nil : film.outcome?.leaves
    func weight(_ color: Color) -> Sign { .line(theme.ground.mixed(with: color, 0.8)) }
    var lines: [[(sign: Sign, words: String, isStep: Bool)]] = [
      [(weight(theme.weight), "weight above 0", false), (weight(theme.negative), "below 0", false)]
    ]
    lines.append([(.answer, "answer, low to high", false)])
    if film.progress.firstStep != nil, film.training.classifier.parameterCount <= 200 {
      lines[1] += [(.line(theme.increase), "grows", true), (.line(theme.decrease), "shrinks", true)]
    }
    let (sign, gap) = (44 * unit, 22 * unit)
    var entries: [Entry] = []
    let slow = film.schedule.beat(.train(segment: 0))
    for (row, line) in lines.enumerated() {
      var items: [(sign: Sign, label: Label, isStep: Bool)] = []
      for item in line {
        items.append((item.sign, try film.lettering.text(item.words, size: theme.smallest), item.isStep))
      }
      func width() -> Double { items.reduce(-gap) { $0 + sign + gap + $1.label.width } }
      // Those that are seen for a while only make room, both of them.
      if width() > area.width { items.removeAll { $0.isStep } }
      var x = area.center.x - width() / 2
      for item in items {
        let y = area.minY + (26 + 34 * Double(row)) * unit
        let goes =
          item.isStep ? Span(start: slow.end - min(0.3, 0.1 * slow.length), length: min(0.3, 0.1 * slow.length)) : nil
        entries.append(
          Entry(
            sign: item.sign, label: item.label, at: Point(x, y),
            shows: item.isStep ? Span(start: film.progress.firstStep?.start ?? 0, length: 0.3) : enter, goes: goes))
        x += sign + gap + item.label.width
      }
    }
    self.entries = entries
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let shown = Easing.inOut(enter.progress(at: time)) * (1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    guard shown > 0 else { return }
    for entry in entries {
      let gone = entry.goes.map { Easing.inOut($0.progress(at: time)) } ?? 0
      let opacity = shown * Easing.inOut(entry.shows.progress(at: time)) * (1 - gone)
      guard opacity > 0 else { continue }
      let start = entry.at - Point(0, 8 * unit)
      switch entry.sign {
      case .line(let color):
        scene.append(
          .stroke(
            .line(start, start + Point(32 * unit, 0)), Stroke(width: 6 * unit), .solid(color.opacity(opacity)),
            .identity))
      case .answer:
        let box = Rect(
          minX: start.x - 2 * unit, minY: start.y - 7 * unit, maxX: start.x + 34 * unit, maxY: start.y + 7 * unit)
        let high = theme.surface.mixed(with: theme.signal, 0.85)
        let paint = Paint.linear(
          from: Point(box.minX, 0), theme.ground.opacity(opacity), to: Point(box.maxX, 0), high.opacity(opacity))
        scene.append(.fill(.rect(box), paint, .identity))
        scene.append(.stroke(.rect(box), Stroke(width: 1.2 * unit), .solid(theme.line.opacity(opacity)), .identity))
      }
      entry.label.draw(.left, at: entry.at + Point(44 * unit, 0), opacity: opacity, into: &scene) { _ in theme.muted }
    }
  }
}
