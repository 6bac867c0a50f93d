import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// The places of the beats as they were.
  static func before(_ content: Content, _ grid: Grid) -> [Box] {
    content.beats.flatMap { boxes(of: $0.id, $0.before, .before, grid) }
  }

  /// The places of the beats once tuned.
  static func after(_ content: Content, _ grid: Grid) -> [Box] {
    content.beats.flatMap { beat in beat.after.map { boxes(of: beat.id, $0.span, .after, grid) } ?? [] }
  }

  private static func boxes(of beat: BeatID, _ span: Range<FilmTime>, _ band: Grid.Band, _ grid: Grid) -> [Box] {
    grid.pieces(of: span).map { piece in
      // A gap parts a beat from the next.
      let box = grid.box(piece, band).inset(right: min(2, piece.width / 4))
      return Box(beat: beat, line: piece.line, bounds: box)
    }
  }

  /// How wide a part of a beat must be to hold all of its words, in pixels.
  private static let roomForWords = 180.0

  /// Draws a beat as it was: a muted box with its name and its length.
  static func drawBefore(_ box: Box, _ content: Content, isOdd: Bool, _ pen: Pen, into scene: inout Scene) {
    let (theme, bounds) = (pen.theme, box.bounds)
    pen.fill(bounds, pen.tint(theme.line, isOdd ? 0.32 : 0.5), radius: 3, into: &scene)
    guard let beat = content.beats.first(where: { $0.id == box.beat }) else { return }
    let length = TuningPlot.milliseconds(beat.before.upperBound - beat.before.lowerBound)
    let label = pen.first(["\(beat.id)  ·  \(length) ms", "\(beat.id)"], size: 14, width: bounds.width - 10)
    label?.draw(.left, at: Point(bounds.minX + 6, bounds.maxY - 8), into: &scene) { _ in theme.ink }
  }

  /// Draws a beat once tuned: what moves in it, what holds, its numbers, and its slack.
  static func drawAfter(_ box: Box, _ content: Content, _ grid: Grid, _ pen: Pen, into scene: inout Scene) {
    guard let beat = content.beats.first(where: { $0.id == box.beat }), let tuned = beat.after else { return }
    let (theme, bounds, color) = (pen.theme, box.bounds, pen.color(tuned.pace))
    /// The part of the box from one time to another.
    func part(_ from: FilmTime, _ to: FilmTime) -> Rect? {
      let left = max(bounds.minX, grid.x(from, in: box.line))
      let right = min(bounds.maxX, grid.x(to, in: box.line))
      return left < right ? Rect(minX: left, minY: bounds.minY, maxX: right, maxY: bounds.maxY) : nil
    }
    pen.fill(bounds, pen.tint(color, 0.17), radius: 4, into: &scene)
    if let moving = part(tuned.span.lowerBound, tuned.span.lowerBound + tuned.motion) {
      pen.fill(moving, pen.tint(color, 0.42), radius: 4, into: &scene)
    }
    if let slack = part(tuned.span.upperBound - tuned.slack, tuned.span.upperBound) {
      Self.draw(slack: tuned, in: slack, isFirst: slack.minX > bounds.minX, color, pen, into: &scene)
    }
    // Words stand in one part alone: the first that has room, else the largest.
    let parts = grid.pieces(of: tuned.span)
    let largest = parts.reduce(parts[0]) { $1.width > $0.width ? $1 : $0 }
    guard box.line == (parts.first { $0.width >= Self.roomForWords } ?? largest).line else {
      let text = box.line == parts[0].line ? "\(beat.id) …" : "… \(beat.id)"
      let name = pen.first([text], size: 14, width: bounds.width - 10)
      name?.draw(.left, at: Point(bounds.minX + 6, bounds.minY + 20), into: &scene) { _ in theme.ink }
      return
    }
    Self.words(of: beat, tuned, in: bounds, pen, into: &scene)
  }

  /// Draws how much shorter a beat could be: a bar at its foot, from a tick where it could end.
  private static func draw(
    slack tuned: Tuned, in part: Rect, isFirst: Bool, _ color: Color, _ pen: Pen, into scene: inout Scene
  ) {
    let foot = part.maxY - 5
    pen.fill(Rect(minX: part.minX, minY: foot, maxX: part.maxX, maxY: part.maxY), color, into: &scene)
    if isFirst {
      let tick = Rect(minX: part.minX, minY: foot - 11, maxX: min(part.minX + 3, part.maxX), maxY: part.maxY)
      pen.fill(tick, color, into: &scene)
    }
    let number = milliseconds(tuned.slack)
    pen.first(["slack \(number) ms", "slack \(number)", number], size: 15, width: part.width - 14)?
      .draw(.trailing, at: Point(part.maxX - 6, foot - 10), into: &scene) { _ in pen.theme.ink }
  }

  /// Writes a beat's name, its length, and how they changed.
  private static func words(
    of beat: Beat, _ tuned: Tuned, in bounds: Rect, _ pen: Pen, into scene: inout Scene
  ) {
    let (theme, name) = (pen.theme, "\(beat.id)")
    let left = bounds.minX + 8
    let room = bounds.width - 14
    let lines = [texts(ofLength: beat, tuned), texts(ofStart: beat, tuned)]
    let color = pen.color(tuned.pace)
    guard let label = pen.first([name], size: 18, heavy: true, width: room) ?? pen.first([name], size: 14, width: room)
    else {
      guard bounds.width >= 20, let label = pen.label(name, size: 15, heavy: true, width: bounds.height - 30) else {
        return
      }
      pen.sign(tuned.pace, at: Point(bounds.center.x, bounds.maxY - 16), color, into: &scene)
      upright(label, at: Point(bounds.center.x + 5, bounds.maxY - 27), theme.ink, into: &scene)
      return
    }
    let baseline = bounds.minY + 23
    if label.width + 20 <= room {
      pen.sign(tuned.pace, at: Point(left + 6, baseline - 6), color, into: &scene)
      label.draw(.left, at: Point(left + 19, baseline), into: &scene) { _ in theme.ink }
    } else {
      pen.sign(tuned.pace, at: Point(left + 4, bounds.maxY - 18), color, into: &scene)
      label.draw(.left, at: Point(left - 2, baseline), into: &scene) { _ in theme.ink }
    }
    for (index, texts) in lines.enumerated() {
      let place = Point(left, baseline + 22 + Double(index) * 20)
      pen.first(texts, size: 15, width: room)?.draw(.left, at: place, into: &scene) { _ in theme.ink }
    }
  }

  /// What is said of a beat's length, what matters most first.
  private static func texts(ofLength beat: Beat, _ tuned: Tuned) -> [String] {
    let (old, new) = (beat.before.upperBound - beat.before.lowerBound, tuned.span.upperBound - tuned.span.lowerBound)
    let (from, to) = (milliseconds(old), milliseconds(new))
    guard from != to else { return ["\(to) ms", to] }
    return ["\(from) → \(to) ms", "→ \(to) ms", "\(to) ms", to]
  }

  /// What is said of when it starts.
  private static func texts(ofStart beat: Beat, _ tuned: Tuned) -> [String] {
    guard !beat.before.isEmpty else { return ["new in the film", "new"] }
    let shift = tuned.span.lowerBound - beat.before.lowerBound
    let number = milliseconds(shift)
    // Nobody sees less than a frame.
    guard abs(shift.microseconds) >= 20_000 else { return [] }
    let size = number.drop { $0 == "-" }
    let way = shift > .zero ? "later" : "earlier"
    return ["starts \(size) ms \(way)", "\(size) ms \(way)", shift > .zero ? "+\(size)" : "−\(size)"]
  }

  /// Draws a label that is read from below to above; its pen starts at `point`.
  private static func upright(_ label: Label, at point: Point, _ color: Color, into scene: inout Scene) {
    for part in label.parts where !part.path.isEmpty {
      scene.letter(.fill(part.path, .solid(color), Transform(a: 0, b: -1, c: 1, d: 0, tx: point.x, ty: point.y)))
    }
  }

  /// Whole milliseconds, halves away from zero.
  static func milliseconds(_ time: FilmTime) -> String {
    let half = time.microseconds < 0 ? -500 : 500
    return "\((time.microseconds + half) / 1000)"
  }
}
