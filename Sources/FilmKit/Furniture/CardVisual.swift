import Drawing
import Timeline
import Text
import Typesetting

/// A card that has the picture to itself: the title before the film, or the last words after it.
struct CardVisual: Visual {
  private let lines: [(label: Label, at: Point, isHeavy: Bool, reveal: Span)]
  private let emblem: (drawn: Emblem, offset: Point)?
  private let enter: Span
  private let leave: Span?
  private let theme: Theme

  /// The title card; nil where the timeline has none.
  static func title(_ film: some FilmStory) throws(FilmError) -> CardVisual? {
    guard film.schedule.beat(.title).length > 0 else { return nil }
    return try CardVisual(
      film, beat: .title, heading: (film.timeline.title ?? film.timeline.words.title, "title"),
      under: (film.timeline.subtitle ?? "", "subtitle"), leave: film.schedule.clearing(after: .title, film.theme))
  }

  /// The end card; nil where the timeline has none.
  ///
  /// - Parameter hasEmblem: Whether the emblem stands above its words, as where nothing lies behind them.
  static func end(_ film: some FilmStory, hasEmblem: Bool) throws(FilmError) -> CardVisual? {
    guard film.schedule.beat(.end).length > 0 else { return nil }
    return try CardVisual(
      film, beat: .end, heading: (film.timeline.closing ?? film.timeline.words.closing, "closing"),
      under: (film.timeline.title ?? "", "title"), leave: nil, hasEmblem: hasEmblem)
  }

  private init(
    _ film: some FilmStory, beat: BeatID, heading: (words: String, place: String),
    under: (words: String, place: String),
    leave: Span?, hasEmblem: Bool = true
  ) throws(FilmError) {
    theme = film.theme
    let (frame, unit) = (film.bands.frame, film.unit)
    let span = film.schedule.motion(beat)
    // The first frame of a film is shown by players before they play: a card that begins it is there at once.
    // What lies behind the words of one without an emblem has come to its place by then.
    let wait = hasEmblem ? 0 : min(0.25, 0.15 * span.length)
    enter =
      film.schedule.beat(beat).start == 0
      ? Span(start: 0, length: 0)
      : Span(start: film.schedule.fadeIn(beat, film.theme).start + wait, length: max(0.25 * span.length, 0))
    self.leave = leave
    let width = 0.8 * frame.width
    var lines: [(label: Label, at: Point, isHeavy: Bool, reveal: Span)] = []
    let size = min(78, 0.075 * frame.width / unit)
    let rows: [Label]
    do { rows = try Self.wrapped(heading.words, size: size, width: width, film.lettering) } catch {
      throw FilmError(place: heading.place, error)
    }
    let second: [Label]
    do {
      second = try Self.wrapped(under.words, size: min(38, 0.5 * size), width: width, film.lettering, heavy: false)
    } catch {
      throw FilmError(place: under.place, error)
    }
    // The emblem and the words under it, together in the middle of what a tall picture has free.
    let clear = film.bands.clear
    let (pitch, step) = (1.2 * size * unit, 46 * unit)
    let words = Double(rows.count) * pitch + Double(second.count) * step
    let height = (film.bands.isPortrait ? 0.5 : 0.24) * clear.height
    let drawn = hasEmblem ? film.emblem(width: 0.7 * frame.width, height: height) : nil
    let (emblemHeight, gap) = (drawn?.bounds.height ?? 0, drawn == nil ? 0 : 0.9 * size * unit)
    let top = clear.center.y - (emblemHeight + gap + words) / 2
    emblem = drawn.map { ($0, Point(frame.center.x, top + emblemHeight / 2) - $0.bounds.center) }
    var y = top + emblemHeight + gap + 0.75 * size * unit
    for row in rows {
      lines.append((row, Point(frame.center.x, y), true, enter))
      y += pitch
    }
    y += 0.05 * size * unit
    for row in second {
      lines.append((row, Point(frame.center.x, y), false, span.part(0.35, 0.75)))
      y += step
    }
    self.lines = lines
  }

  /// Words on as many lines as they need, broken so that the lines are of about equal length.
  private static func wrapped(
    _ words: String, size: Double, width: Double, _ lettering: Lettering, heavy: Bool = true
  ) throws(TypesettingError) -> [Label] {
    var lines = try broken(words, size: size, width: width, lettering, heavy)
    // The narrowest column that needs no more lines.
    var narrower = width
    while lines.count > 1, narrower > 0.3 * width {
      narrower *= 0.95
      let next = try broken(words, size: size, width: narrower, lettering, heavy)
      guard next.count == lines.count else { break }
      lines = next
    }
    var rows: [Label] = []
    for line in lines { rows.append(try lettering.text(line, size: size, heavy: heavy, fitting: width)) }
    return rows
  }

  /// Words on lines of at most `width` pixels, one word at least.
  private static func broken(
    _ words: String, size: Double, width: Double, _ lettering: Lettering, _ heavy: Bool
  ) throws(TypesettingError) -> [String] {
    var lines: [String] = []
    var line: [LineBreaks.Part] = []
    for part in LineBreaks.parts(of: words) {
      let longer = LineBreaks.joined(line + [part])
      if !line.isEmpty, try lettering.text(longer, size: size, heavy: heavy).width <= width {
        lines[lines.count - 1] = longer
        line.append(part)
      } else {
        lines.append(part.text)
        line = [part]
      }
    }
    return lines
  }

  func draw(at time: Double, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
    let shown = Easing.inOut(enter.progress(at: time)) * (1 - gone)
    guard shown > 0 else { return }
    if let (drawn, offset) = emblem {
      scene.through(Lens(offset: offset, opacity: shown)) { scene in
        for command in drawn.commands { scene.append(command) }
      }
    }
    for line in lines {
      let opacity = Easing.inOut(line.reveal.progress(at: time)) * (1 - gone)
      line.label.draw(.center, at: line.at, opacity: opacity, into: &scene) { _ in
        line.isHeavy ? theme.ink : theme.muted
      }
    }
  }
}
