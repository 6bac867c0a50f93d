import Drawing
import Timeline
import Typesetting

/// The panel below the stage: what happens in a beat, in words, and its formula, revealed step by step; each term is
/// lit while the thing on stage that it stands for is.
struct PanelVisual: Visual {
  private struct Page {
    let caption: [(label: Label, at: Point)]
    let steps: [Step]
    let enter: Span
    let leave: Span?
  }

  /// When the steps of a formula come: one after the other during the motion of the beat, and in time to be read.
  private struct Pace {
    let enter: Span
    /// When the page is half gone.
    let end: Double
    /// When the beat's motion ends.
    let motion: Double

    func reveals(of steps: [String]) -> [Span] {
      let reading = steps.last.map { Reading.seconds(FormulaText.plain($0)) } ?? 0
      let whole = Span(start: enter.start, length: max(enter.length, min(motion, end - reading) - enter.start))
      let count = Double(max(1, steps.count - 1))
      return steps.indices.map { index in
        let from = 0.75 * Double(index) / count
        let part = whole.part(from, from + 0.25)
        // Not in a blink, and over with the motion.
        let fade = max(part.length, enter.length)
        return Span(start: max(enter.start, part.end - fade), length: fade)
      }
    }

    /// Whether there is time for every step, and for all of them together.
    func isReadable(_ steps: [String]) -> Bool {
      let readings = steps.map { Reading.seconds(FormulaText.plain($0)) }
      let each = zip(reveals(of: steps), readings).allSatisfy { reveal, reading in
        end - reveal.part(0, 0.5).end >= reading
      }
      // Many signs, but few to be read one by one: a formula is taken in half as fast again as a text.
      let all = readings.reduce(0.25) { $0 + ($1 - 0.25) / 1.5 }
      return each && all <= end - enter.part(0, 0.5).end
    }
  }

  /// A part of the formula that comes at once.
  private struct Step {
    let label: Label
    let at: Point
    let reveal: Span
    let terms: [Term]
  }

  /// A term that is lit at times: how strongly at each, and what is drawn under it then.
  private struct Term {
    let light: @Sendable (_ time: Double) -> Double
    let role: Role
    let wash: Path
  }

  private let pages: [Page]
  private let theme: Theme

  /// Prepares a page for every beat that lasts and has something to say.
  init(_ film: some FilmStory, lights: (any TermLights)? = nil) throws(FilmError) {
    let beats = film.timeline.beats.filter { beat in
      !beat.frames.isEmpty && (film.text(of: beat.id) != nil || film.timeline.panel[beat.id] != nil)
    }
    var pages: [Page] = []
    var problems: [FilmError.Problem] = []
    for (index, beat) in beats.enumerated() {
      let next = index + 1 < beats.count ? beats[index + 1].id : nil
      let text = PanelWords(beat.id, film)
      problems += text.problems(film)
      do {
        pages.append(try Self.page(text, beat.id, next: next, film, lights))
      } catch {
        // What the file says has been tried already; this is what the film itself says.
        if problems.isEmpty { problems.append(FilmError.Problem(place: "the panel of \(beat.id)", error)) }
      }
    }
    guard problems.isEmpty else { throw FilmError(problems) }
    self.pages = pages
    theme = film.theme
  }

  func draw(at time: Double, into scene: inout Scene) {
    for page in pages where time >= page.enter.start {
      let gone = page.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      guard gone < 1 else { continue }
      let opacity = Easing.inOut(page.enter.progress(at: time)) * (1 - gone)
      for row in page.caption {
        row.label.draw(.center, at: row.at, opacity: opacity, into: &scene) { _ in theme.muted }
      }
      for step in page.steps {
        let shown = Easing.inOut(step.reveal.progress(at: time)) * (1 - gone)
        for term in step.terms where shown > 0 {
          let level = term.light(time) * shown
          guard level > 0 else { continue }
          scene.append(
            .fill(term.wash, .solid(theme.color(of: term.role).opacity(theme.wash * level)), .place(at: step.at)))
        }
        step.label.draw(.left, at: step.at, opacity: shown, into: &scene, color: theme.color)
      }
    }
  }

  private static func page(
    _ text: PanelWords, _ beat: BeatID, next: BeatID?, _ film: some FilmStory, _ lights: (any TermLights)?
  ) throws(TypesettingError) -> Page {
    let panel = film.bands.panel
    let theme = film.theme
    let unit = film.unit
    let enter = film.schedule.fadeIn(beat, theme)
    let whole = film.schedule.beat(beat)
    var leave = next.map { film.schedule.clearing($0, theme) }
    if film.schedule.beat(.end).length > 0, next == nil { leave = film.curtain }
    if let own = film.panelLeaves(beat) { leave = own }
    // From when it is half there until it is half gone.
    let end = (leave?.start ?? whole.end) + (leave?.length ?? 0) / 2
    let visible = end - enter.part(0, 0.5).end
    let words = try text.caption(within: visible) { words throws(TypesettingError) in
      try film.lettering.text(words, size: theme.caption).width <= panel.width / 0.94
    }
    let rows = try film.lettering.lines(words ?? "", size: theme.caption, heavy: false, width: panel.width)
    let caption = rows.enumerated().map { row, label in
      (label: label, at: Point(panel.center.x, panel.minY + (1 + 1.2 * Double(row)) * theme.caption * unit))
    }
    let pace = Pace(
      enter: enter, end: end, motion: film.schedule.motion(beat, atMost: film.panelMotion(beat)).end)
    let variants = text.variants
    let sources = variants.first(where: pace.isReadable) ?? variants[variants.count - 1]
    let room = panel.inset(top: (rows.isEmpty ? 0.6 : 0.75 + 1.2 * Double(rows.count)) * theme.caption * unit)

    let (lines, size, height) = try set(sources, in: room, film)
    let gap = { (size: Double) in 0.28 * size * unit }

    let reveals = pace.reveals(of: sources)
    var steps: [Step] = []
    var y = room.center.y - height / 2
    for line in lines {
      let top = line.map(\.ink.minY).min() ?? 0
      var x = room.center.x - lineWidth(line, gap: gap(size)) / 2
      for label in line {
        steps.append(
          Step(
            label: label, at: Point(x, y - top), reveal: reveals[steps.count],
            terms: label.terms.compactMap { term in
              guard let role = term.role, let light = lights?.light(on: term.tag, in: beat) else { return nil }
              let box = term.ink.expanded(by: 0.1 * size * unit)
              return Term(light: light, role: role, wash: .roundedRect(box, radius: 0.14 * size * unit))
            }))
        x += label.width + gap(size)
      }
      y += lineHeight(line) + 0.35 * size * unit
    }
    return Page(caption: caption, steps: steps, enter: enter, leave: leave)
  }

  /// Sets the steps of a formula as large as they fit: on one line if that is not much smaller, else on several.
  private static func set(
    _ sources: [String], in room: Rect, _ film: some FilmStory
  ) throws(TypesettingError) -> (lines: [[Label]], size: Double, height: Double) {
    var size = film.theme.formula
    while size > 0.74 * film.theme.formula {
      var labels: [Label] = []
      for step in sources { labels.append(try film.lettering.math(step, size: size)) }
      if lineWidth(labels, gap: 0.28 * size * film.unit) <= room.width, lineHeight(labels) <= room.height {
        return ([labels], size, lineHeight(labels))
      }
      size *= 0.95
    }
    return try set(broken: sources, in: room, film)
  }

  /// Sets the steps on as many lines as they need, as large as they fit.
  private static func set(
    broken sources: [String], in room: Rect, _ film: some FilmStory
  ) throws(TypesettingError) -> (lines: [[Label]], size: Double, height: Double) {
    var size = film.theme.formula
    while true {
      var labels: [Label] = []
      for step in sources { labels.append(try film.lettering.math(step, size: size, fitting: room.width)) }
      let lines = broken(labels, gap: 0.28 * size * film.unit, width: room.width)
      let height = lines.reduce(0) { $0 + lineHeight($1) } + Double(lines.count - 1) * 0.35 * size * film.unit
      if height <= room.height || size < 0.4 * film.theme.formula { return (lines, size, height) }
      size *= 0.93
    }
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
