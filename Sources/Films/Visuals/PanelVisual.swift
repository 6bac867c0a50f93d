import Drawing
import Timeline
import Typesetting

/// The panel below the stage: what happens in a beat, in words, and its formula, revealed step by step.
struct PanelVisual: Visual {
  private struct Page {
    let caption: Label
    let captionAt: Point
    let steps: [(label: Label, at: Point, reveal: Span)]
    let enter: Span
    let leave: Span?
  }

  private let pages: [Page]
  private let theme: Theme

  /// Prepares a page for every beat that lasts and has something to say.
  init(_ film: FilmContext) throws(FilmError) {
    let beats = film.timeline.beats.filter { !$0.frames.isEmpty && film.formulas.text(of: $0.id) != nil }
    var pages: [Page] = []
    for (index, beat) in beats.enumerated() {
      guard let text = film.formulas.text(of: beat.id) else { continue }
      let next = index + 1 < beats.count ? beats[index + 1].id : nil
      do {
        pages.append(try Self.page(text, beat.id, next: next, film))
      } catch {
        throw .lettering(place: "the formula of \(beat.id)", error)
      }
    }
    self.pages = pages
    theme = film.theme
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    for page in pages where time >= page.enter.start {
      let gone = page.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      guard gone < 1 else { continue }
      let opacity = Easing.inOut(page.enter.progress(at: time)) * (1 - gone)
      page.caption.draw(.center, at: page.captionAt, opacity: opacity, into: &list) { _ in theme.muted }
      for step in page.steps {
        let shown = Easing.inOut(step.reveal.progress(at: time)) * (1 - gone)
        step.label.draw(.left, at: step.at, opacity: shown, into: &list, color: theme.color)
      }
    }
  }

  private static func page(
    _ text: PanelText, _ beat: BeatID, next: BeatID?, _ film: FilmContext
  ) throws(TypesettingError) -> Page {
    let panel = film.stage.panel
    let theme = film.theme
    let caption = try film.lettering.text(text.caption, size: theme.caption, fitting: panel.width)
    let captionAt = Point(panel.center.x, panel.minY + theme.caption * film.unit)
    let room = panel.inset(top: 1.95 * theme.caption * film.unit)

    // The largest size at which the lines fit below the caption.
    var lines: [[Label]] = []
    var size = theme.formula
    var height = 0.0
    let gap = { (size: Double) in 0.28 * size * film.unit }
    while true {
      var labels: [Label] = []
      for step in text.steps { labels.append(try film.lettering.math(step, size: size, fitting: room.width)) }
      lines = broken(labels, gap: gap(size), width: room.width)
      height = lines.reduce(0) { $0 + lineHeight($1) } + Double(lines.count - 1) * 0.35 * size * film.unit
      if height <= room.height || size < 0.4 * theme.formula { break }
      size *= 0.9
    }

    // The steps come one after the other during the motion of the beat.
    let enter = film.schedule.fadeIn(beat, theme)
    let end = film.schedule.motion(beat, atMost: 2).end
    let motion = Span(start: enter.start, length: end - enter.start)
    let count = Double(max(1, text.steps.count - 1))
    var steps: [(label: Label, at: Point, reveal: Span)] = []
    var y = room.center.y - height / 2
    for line in lines {
      let top = line.map(\.ink.minY).min() ?? 0
      var x = room.center.x - lineWidth(line, gap: gap(size)) / 2
      for label in line {
        let from = 0.75 * Double(steps.count) / count
        steps.append((label, Point(x, y - top), motion.part(from, from + 0.25)))
        x += label.width + gap(size)
      }
      y += lineHeight(line) + 0.35 * size * film.unit
    }
    let leave = next.map { film.schedule.clearing($0, theme) }
    return Page(caption: caption, captionAt: captionAt, steps: steps, enter: enter, leave: leave)
  }

  /// Sets labels side by side, a new line where the next would not fit.
  private static func broken(_ labels: [Label], gap: Double, width: Double) -> [[Label]] {
    var lines: [[Label]] = [[]]
    for label in labels {
      let line = lines[lines.count - 1] + [label]
      if line.count > 1, lineWidth(line, gap: gap) > width {
        lines.append([label])
      } else {
        lines[lines.count - 1] = line
      }
    }
    return lines
  }

  private static func lineWidth(_ line: [Label], gap: Double) -> Double {
    line.reduce(0) { $0 + $1.width } + Double(line.count - 1) * gap
  }

  private static func lineHeight(_ line: [Label]) -> Double {
    (line.map(\.ink.maxY).max() ?? 0) - (line.map(\.ink.minY).min() ?? 0)
  }
}
