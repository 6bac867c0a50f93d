import Drawing
import Timeline
import Typesetting

/// A card that has the picture to itself: the title before the film, or the last words after it.
struct CardVisual: Visual {
  private let lines: [(label: Label, at: Point, isHeavy: Bool, reveal: Span)]
  private let ornament: [(center: Point, color: Color)]
  private let link: Path
  private let enter: Span
  private let leave: Span?
  private let theme: Theme
  private let unit: Double

  /// The title card; nil where the timeline has none.
  static func title(_ film: some FilmStory) throws(FilmError) -> CardVisual? {
    guard film.schedule.beat(.title).length > 0 else { return nil }
    return try CardVisual(
      film, beat: .title, heading: (film.timeline.title ?? film.timeline.words.title, "title"),
      under: (film.timeline.subtitle ?? "", "subtitle"), leave: film.schedule.clearing(after: .title, film.theme))
  }

  /// The end card; nil where the timeline has none.
  static func end(_ film: some FilmStory) throws(FilmError) -> CardVisual? {
    guard film.schedule.beat(.end).length > 0 else { return nil }
    return try CardVisual(
      film, beat: .end, heading: (film.timeline.closing ?? film.timeline.words.closing, "closing"),
      under: (film.timeline.title ?? "", "title"), leave: nil)
  }

  private init(
    _ film: some FilmStory, beat: BeatID, heading: (words: String, place: String),
    under: (words: String, place: String),
    leave: Span?
  ) throws(FilmError) {
    (theme, unit) = (film.theme, film.unit)
    let frame = film.bands.frame
    let span = film.schedule.motion(beat)
    enter = Span(start: film.schedule.fadeIn(beat, film.theme).start, length: max(0.25 * span.length, 0))
    self.leave = leave
    let width = 0.8 * frame.width
    var lines: [(label: Label, at: Point, isHeavy: Bool, reveal: Span)] = []
    let size = min(78, 0.075 * frame.width / unit)
    let rows: [Label]
    do { rows = try Self.wrapped(heading.words, size: size, width: width, film.lettering) } catch {
      throw FilmError(place: heading.place, error)
    }
    var y = frame.center.y - (Double(rows.count - 1) * 1.2 * size - 40) / 2 * unit
    for row in rows {
      lines.append((row, Point(frame.center.x, y), true, enter))
      y += 1.2 * size * unit
    }
    do {
      y += 0.1 * size * unit
      for row in try Self.wrapped(under.words, size: min(38, 0.5 * size), width: width, film.lettering, heavy: false) {
        lines.append((row, Point(frame.center.x, y), false, span.part(0.35, 0.75)))
        y += 46 * unit
      }
    } catch {
      throw FilmError(place: under.place, error)
    }
    self.lines = lines
    // A chain as ornament over the words: signal at one end, δ at the other.
    let count = 5
    let step = 92 * unit
    let above = (lines.first?.at.y ?? frame.center.y) - 1.75 * size * unit
    let theme = film.theme
    ornament = (0..<count).map { index in
      let place = Double(index) / Double(count - 1)
      return (
        Point(frame.center.x + (Double(index) - Double(count - 1) / 2) * step, above),
        theme.signal.mixed(with: theme.delta, place)
      )
    }
    link = .line(ornament[0].center, ornament[count - 1].center)
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
    for word in words.split(separator: " ") {
      let longer = lines.last.map { "\($0) \(word)" }
      if let longer, try lettering.text(longer, size: size, heavy: heavy).width <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  func draw(at time: Double, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
    let shown = Easing.inOut(enter.progress(at: time)) * (1 - gone)
    guard shown > 0 else { return }
    scene.append(.stroke(link, Stroke(width: 2.5 * unit), .solid(theme.line.opacity(shown)), .identity))
    for dot in ornament {
      scene.append(.glow(Glow(center: dot.center, radius: 40 * unit, color: theme.light(dot.color, 0.5 * shown))))
      let place = Transform.place(at: dot.center, scale: 13 * unit)
      scene.append(.fill(Self.disc, .solid(theme.ground.opacity(shown)), place))
      scene.append(.fill(Self.disc, .solid(dot.color.opacity(0.3 * shown)), place))
      scene.append(.stroke(Self.disc, Stroke(width: 0.2), .solid(dot.color.opacity(shown)), place))
    }
    for line in lines {
      let opacity = Easing.inOut(line.reveal.progress(at: time)) * (1 - gone)
      line.label.draw(.center, at: line.at, opacity: opacity, into: &scene) { _ in
        line.isHeavy ? theme.ink : theme.muted
      }
    }
  }

  private static let disc = Path.circle(radius: 1)
}
