import Drawing
import Timeline
import Typesetting

/// The panel below the stage: what happens in a beat, in words, and its formula, revealed step by step.
///
/// Each term is lit while the thing on stage that it stands for is, and what two formulas share goes from its place in
/// the one to its place in the next.
struct PanelVisual: Visual {
  struct Page {
    var caption: [Row]
    var steps: [Step]

    /// Keeps its formula through a beat that has no time for one of its own, with that beat's caption, until that goes.
    ///
    /// - Returns: Whether it does: it has a formula, and room for the caption above it.
    mutating func keeps(_ page: Page, until leave: Span?) -> Bool {
      let top = steps.reduce(.infinity) { min($0, $1.at.y + $1.label.ink.minY) }
      guard !steps.isEmpty, page.caption.allSatisfy({ $0.at.y + $0.label.ink.maxY < top }) else { return false }
      for step in steps.indices { steps[step].stay.leave = leave }
      caption += page.caption
      return true
    }

    /// Says of its own beat and of one that has no time for a formula what both are about, in a line that stays, in the
    /// place of a line for each.
    mutating func says(
      _ words: String, instead page: inout Page, until leave: Span?, _ film: some FilmStory
    ) throws(TypesettingError) {
      guard !steps.isEmpty, caption.count == 1, page.caption.count <= 1 else { return }
      let lines = try film.lettering.lines(
        words, size: film.theme.sentence, half: film.theme.sentence, heavy: false, width: film.bands.panel.width)
      guard lines.count == 1 else { return }
      caption[0] = Row(
        label: lines[0], at: caption[0].at, stay: Stay(enter: caption[0].stay.enter, leave: leave), numbers: "")
      page.caption = []
    }
  }

  /// A line of the caption.
  struct Row {
    let label: Label
    let at: Point
    var stay: Stay
    /// What the numbers in it stand for.
    let numbers: String
  }

  /// When something of the panel comes, and when it goes; nil for never.
  ///
  /// What the next page has at the same place goes in the moment in which that comes, and so stays.
  struct Stay {
    var enter: Span
    var leave: Span?

    func opacity(at time: Double) -> Double {
      guard time >= enter.start else { return 0 }
      return Easing.inOut(enter.progress(at: time)) * (1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    }
  }

  /// When the steps of a formula come: one after the other during the motion of the beat, and in time to be read.
  private struct Pace {
    let enter: Span
    /// When the page is half gone.
    let end: Double
    /// When the beat's motion ends.
    let motion: Double
    /// When the stage shows what the last step says; nil where that need not wait.
    let result: Double?

    func reveals(of steps: [String]) -> [Span] {
      let reading = steps.last.map { Reading.seconds(FormulaText.plain($0)) } ?? 0
      let whole = Span(start: enter.start, length: max(enter.length, min(motion, end - reading) - enter.start))
      // What is worked out comes with how: a name alone says nothing.
      let count = Double(max(1, steps.count - 2))
      var reveals = steps.indices.map { index in
        let from = 0.75 * Double(max(0, index - 1)) / count
        let part = whole.part(from, from + 0.25)
        // At once, as what comes first has nothing to wait for.
        guard index > 1 else { return enter }
        // Not in a blink, and over with the motion.
        let fade = max(part.length, enter.length)
        return Span(start: max(enter.start, part.end - fade), length: fade)
      }
      if let result, let last = reveals.popLast() {
        // From when it is half there.
        let latest = end - reading - last.length / 2
        reveals.append(Span(start: max(last.start, min(result, latest)), length: last.length))
      }
      return reveals
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
  struct Step {
    let label: Label
    let at: Point
    var stay: Stay
    let terms: [Term]
    /// The label's terms that glide from page to page, and so are drawn by themselves.
    var lent: Set<Int> = [] {
      didSet { drawn = label.parts(without: lent) }
    }
    /// What is left of the label.
    private(set) var drawn: [Label.Part]

    init(_ label: Label, at: Point, stay: Stay, terms: [Term]) {
      (self.label, self.at, self.stay, self.terms, drawn) = (label, at, stay, terms, label.parts)
    }
  }

  /// A term that is lit at times: how strongly at each, and the line under it then.
  struct Term {
    let light: @Sendable (_ time: Double) -> Double
    let role: Role
    let underline: Path
  }

  private let pages: [Page]
  private let travellers: [PanelTraveller]
  private let theme: Theme

  /// Prepares a page for every beat that lasts and has something to say.
  init(_ film: some FilmStory, lights: (any TermLights)? = nil) throws(FilmError) {
    let beats = film.timeline.beats.filter { beat in
      !beat.frames.isEmpty && (film.text(of: beat.id) != nil || film.timeline.panel[beat.id] != nil)
    }
    // Words that can't be set are told of where their page is made.
    let shared = (try? Self.shared(beats, film)) ?? [:]
    var pages: [Page] = []
    var turns: [Turn] = []
    var problems: [FilmError.Problem] = []
    for (index, beat) in beats.enumerated() {
      let next = index + 1 < beats.count ? beats[index + 1].id : nil
      let text = PanelWords(beat.id, film)
      problems += text.problems(film)
      do {
        var page = try Self.page(text, beat.id, next: next, shared: shared[beat.id], film, lights)
        if var last = pages.popLast() {
          var turn = Turn()
          // One that goes before its beat is over has gone.
          if film.panelLeaves(beats[index - 1].id) == nil {
            let start = film.schedule.clearing(beat.id, film.theme).start
            // What the two share arrives before it could cross what is new, which takes so much later: no more than it
            // has to.
            let length = film.schedule.beat(beat.id).length
            turn = Turn(from: last, to: page, at: start, film.unit)
            var most = 0
            func moved(_ delay: Double) throws(TypesettingError) -> Page {
              try Self.page(text, beat.id, next: next, shared: shared[beat.id], film, lights, delay: delay)
            }
            for delay in [0.09, 0.2] {
              let late = try moved(min(delay, 0.55 * delay * length))
              let found = Turn(from: last, to: late, at: start, film.unit)
              if found.shares.count > most { (page, turn, most) = (late, found, found.shares.count) }
              if !found.isHasty { break }
            }
            if turn.shares.isEmpty, turn.joins.isEmpty, !last.steps.isEmpty, !page.steps.isEmpty {
              // Nothing stays: the new comes while the old goes, each less than 0.15 of what it is where they meet.
              let clear = film.schedule.clearing(beat.id, film.theme).length
              let enter = film.schedule.fadeIn(beat.id, film.theme).length
              page = try moved(-min(clear, 0.28 * (clear + enter)))
            }
            turn.join(&last, &page, at: start)
            let leave = Self.times(beat.id, next: next, film).leave
            if page.steps.isEmpty, text.keepsFormula, let both = text.together {
              try last.says(both, instead: &page, until: leave, film)
            }
            if page.steps.isEmpty, text.keepsFormula, last.keeps(page, until: leave) {
              pages.append(last)
              continue
            }
          }
          pages.append(last)
          turns.append(turn)
        }
        pages.append(page)
      } catch {
        // What the file says has been tried already; this is what the film itself says.
        if problems.isEmpty { problems.append(FilmError.Problem(place: "the panel of \(beat.id)", error)) }
      }
    }
    guard problems.isEmpty else { throw FilmError(problems) }
    travellers = PanelTraveller.all(in: &pages, turns)
    self.pages = pages
    theme = film.theme
  }

  func draw(at time: Double, into scene: inout Scene) {
    // By their numbers: to copy each row and step costs more than to see that it does not show.
    for page in pages.indices {
      for index in pages[page].caption.indices {
        let shown = pages[page].caption[index].stay.opacity(at: time)
        guard shown > 0 else { continue }
        let row = pages[page].caption[index]
        row.label.draw(.center, at: row.at, opacity: shown, numbers: row.numbers, into: &scene) { _ in theme.ink }
      }
      for index in pages[page].steps.indices {
        let shown = pages[page].steps[index].stay.opacity(at: time)
        guard shown > 0 else { continue }
        let step = pages[page].steps[index]
        for term in step.terms {
          let level = term.light(time) * shown
          guard level > 0 else { continue }
          scene.append(
            .fill(term.underline, .solid(theme.color(of: term.role).opacity(level)), .place(at: step.at)))
        }
        step.label.draw(step.drawn, .left, at: step.at, opacity: shown, into: &scene, color: { theme.color(of: $0) })
      }
    }
    for traveller in travellers { traveller.draw(at: time, theme, into: &scene) }
  }

  /// When a beat's page comes and goes, and when it is half gone.
  private static func times(
    _ beat: BeatID, next: BeatID?, _ film: some FilmStory
  ) -> (enter: Span, leave: Span?, end: Double) {
    var leave = next.map { film.schedule.clearing($0, film.theme) }
    if film.schedule.beat(.end).length > 0, next == nil { leave = film.curtain }
    if let own = film.panelLeaves(beat) { leave = own }
    let end = (leave?.start ?? film.schedule.beat(beat).end) + (leave?.length ?? 0) / 2
    return (film.schedule.fadeIn(beat, film.theme), leave, end)
  }

  /// Whether a caption fits: on a narrow picture on two lines.
  private static func fits(_ words: String, _ film: some FilmStory) throws(TypesettingError) -> Bool {
    let width = film.bands.panel.width
    let room = film.bands.axis == .down ? 1.8 * width : width / 0.94
    return try film.lettering.text(words, size: film.theme.sentence).width <= room
  }

  /// What beats say that share their words: those in a row of which one is too short for its own.
  private static func shared(_ beats: [Beat], _ film: some FilmStory) throws(TypesettingError) -> [BeatID: String] {
    var found: [BeatID: String] = [:]
    var index = 0
    while index < beats.count {
      let row = beats[index...].prefix { PanelWords($0.id, film).shared == PanelWords(beats[index].id, film).shared }
      index = row.endIndex
      guard let first = row.first, let last = row.last, let words = PanelWords(first.id, film).shared else { continue }
      var isSpeechless = false
      for (place, beat) in zip(row.indices, row) {
        let next = place + 1 < beats.count ? beats[place + 1].id : nil
        let (enter, _, end) = times(beat.id, next: next, film)
        let own = try PanelWords(beat.id, film).caption(within: end - enter.part(0, 0.5).end) {
          words throws(TypesettingError) in try fits(words, film)
        }
        isSpeechless = isSpeechless || own == nil
      }
      let next = row.endIndex < beats.count ? beats[row.endIndex].id : nil
      let visible = times(last.id, next: next, film).end - times(first.id, next: nil, film).enter.part(0, 0.5).end
      guard isSpeechless, Reading.seconds(words) <= visible, try fits(words, film) else { continue }
      for beat in row { found[beat.id] = words }
    }
    return found
  }

  private static func page(
    _ text: PanelWords, _ beat: BeatID, next: BeatID?, shared: String?, _ film: some FilmStory,
    _ lights: (any TermLights)?, delay: Double = 0
  ) throws(TypesettingError) -> Page {
    let panel = film.bands.panel
    let theme = film.theme
    let unit = film.unit
    // From when it is half there until it is half gone.
    let (enter, leave, end) = times(beat, next: next, film)
    let visible = end - enter.part(0, 0.5).end
    let pace = Pace(
      enter: Span(start: enter.start + delay, length: enter.length), end: end,
      motion: film.schedule.motion(beat, atMost: film.panelMotion(beat)).end, result: film.panelResult(beat))
    let variants = text.variants
    let sources = variants.first(where: pace.isReadable) ?? variants[variants.count - 1]
    func broken(_ words: String?) throws(TypesettingError) -> [Label] {
      try film.lettering.lines(
        words ?? "", size: theme.sentence, half: theme.sentence, heavy: false, width: panel.width)
    }
    func room(below rows: Int) -> Rect { panel.inset(top: (0.4 + 1.2 * Double(rows)) * theme.sentence * unit) }
    let own = try text.caption(within: visible) { words throws(TypesettingError) in try fits(words, film) }
    var rows = try broken(shared ?? own)
    var (lines, size, height) = try set(sources, in: room(below: rows.count), film)
    if shared == nil, rows.count > 1, size < 0.9 * theme.formula {
      // A shorter sentence, if that leaves the formula the room to be much larger.
      let short = try text.caption(within: visible) { words throws(TypesettingError) in try broken(words).count == 1 }
      let other = try set(sources, in: room(below: 1), film)
      if let short, try broken(short).count == 1, other.size >= 1.25 * size {
        rows = try broken(short)
        (lines, size, height) = other
      }
    }
    // Less than a third is left of the old sentence, but the panel is never without words.
    let comes = Span(start: film.schedule.clearing(beat, theme).part(0, 0.6).end, length: 0.55 * enter.length)
    let caption = rows.enumerated().map { row, label in
      Row(
        label: label, at: Point(panel.center.x, panel.minY + (0.9 + 1.2 * Double(row)) * theme.sentence * unit),
        stay: Stay(enter: comes, leave: leave), numbers: row == 0 ? text.numbers : "")
    }
    let gap = { (size: Double) in 0.28 * size * unit }

    let reveals = pace.reveals(of: sources)
    var steps: [Step] = []
    let center = room(below: rows.count).center
    var y = center.y - height / 2
    for line in lines {
      let top = line.map(\.ink.minY).min() ?? 0
      let lit = line.map { underlined($0).filter { lights?.light(on: $0.tag, in: beat) != nil } }
      // On one line below them all.
      let under = (lit.joined().map(\.bottom).max() ?? 0) + 0.1 * size * unit
      var x = center.x - lineWidth(line, gap: gap(size)) / 2
      for (label, found) in zip(line, lit) {
        let terms = found.compactMap { term -> Term? in
          guard let light = lights?.light(on: term.tag, in: beat) else { return nil }
          let bar = Rect(
            minX: term.span.lowerBound, minY: under, maxX: term.span.upperBound, maxY: under + 0.05 * size * unit)
          return Term(light: light, role: term.role, underline: .roundedRect(bar, radius: bar.height / 2))
        }
        steps.append(
          Step(
            label, at: Point(x, y - top), stay: Stay(enter: reveals[steps.count], leave: leave), terms: terms))
        x += label.width + gap(size)
      }
      y += lineHeight(line) + 0.35 * size * unit
    }
    return Page(caption: caption, steps: steps)
  }
}
