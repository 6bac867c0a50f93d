import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// Small pictures of the plane before the first step and at the ends of segments, with how many of the points that were
/// kept back the network was right about then: the way of the run in a row.
struct PlanePictures: TrainingVisual {
  private struct Entry {
    let picture: FieldVisual.Picture
    let place: Transform
    let frame: Path
    let step: (label: Label, at: Point)
    let right: (text: String, quantity: Quantity, end: Point, of: Label)
    let enter: Span
  }

  private let entries: [Entry]
  private let figures: Figures
  /// What the counts are of, where the end has room for it.
  private let heading: (label: Label, at: Point, enter: Span)?
  private let theme: Theme
  private let unit: Double

  /// The most pictures: the first, and the last ones.
  private static let most = 4

  /// Prepares the pictures; nil where there is no room, or where the panel has its own words.
  init?(_ film: TrainingContext) throws(TypesettingError) {
    let (layout, theme, unit) = (film.layout, film.theme, film.unit)
    (self.theme, self.unit) = (theme, unit)
    guard film.isFree, let outcome = film.outcome else { return nil }
    let area = layout.learning.pictures
    var stops: [(step: Int, enter: Span)] = []
    let isStage = !layout.learning.words.isEmpty
    let segments = film.training.segments
    for (index, step) in ([segments[0].from] + segments.map(\.to)).enumerated()
    where !stops.contains(where: { $0.step == step }) {
      // With the segment after; the first one's place has the rule until then.
      let after = BeatID.train(segment: max(1, index))
      let beat = film.timeline.beat(after)?.frames.isEmpty ?? true ? BeatID.done : after
      let last = isStage ? outcome.enters : RunOutcome.enters(film)
      stops.append((step, isStage && index < segments.count ? film.schedule.fadeIn(beat, theme) : last))
    }
    if stops.count > Self.most { stops.removeSubrange(1...(stops.count - Self.most)) }
    let count = Double(Self.most)
    let gap = 20 * unit
    // Below each other beside a plane that is as high.
    let isColumn = area.height > area.width
    let side =
      isColumn
      ? min(area.width, area.height / count - 74 * unit).rounded(.down)
      : min(area.height - 64 * unit, (area.width - gap * (count - 1)) / count).rounded(.down)
    guard side > 60 * unit else { return nil }
    let pitch =
      isColumn
      ? Point(0, (area.height - 58 * unit - side) / (count - 1))
      : Point(min(side + 64 * unit, (area.width - side) / (count - 1)), 0)
    let first = Point(
      (isColumn ? area.center.x - side / 2 : area.minX), isStage || isColumn ? area.minY : area.minY + 14 * unit)
    let figures = try Figures(size: theme.smallest, film.lettering)
    self.figures = figures
    var entries: [Entry] = []
    for (index, stop) in stops.enumerated() {
      let corner = first + pitch * Double(index)
      let box = Rect(x: corner.x.rounded(), y: corner.y.rounded(), width: side, height: side)
      let scale = side / layout.canvas.width
      let step = try film.lettering.text(
        film.wording(.stepNumber, ["step": .count(stop.step)]), size: theme.smallest)
      let metrics = film.training.run.metrics(at: stop.step)
      let (kind, held) = metrics.test.map { (Quantity.Kind.testCorrect, $0) } ?? (.trainCorrect, metrics.train)
      let text = String(held.correct)
      let of = try film.lettering.text(
        film.wording(.ofCount, ["count": .count(held.count)]), size: theme.smallest)
      let start = box.center.x - (figures.width(text) + 7 * unit + of.width) / 2
      let end = Point(start + figures.width(text), box.maxY + 54 * unit)
      entries.append(
        Entry(
          picture: FieldVisual.picture(after: stop.step, nodes: 28, film),
          place: .place(
            at: Point(box.minX, box.minY) - Point(layout.canvas.minX, layout.canvas.minY) * scale, scale: scale),
          frame: .rect(box), step: (step, Point(box.center.x, box.maxY + 26 * unit)),
          right: (text, Quantity(kind, [stop.step]), end, of), enter: stop.enter))
    }
    self.entries = entries
    let words = layout.learning.words
    heading =
      isStage && stops.count > 1
      ? (
        try film.lettering.text(film.wording(.rightOnTheWay), size: theme.small, fitting: words.width),
        Point(words.minX, area.minY - 20 * unit), outcome.enters
      ) : nil
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    if let heading {
      let opacity = Easing.inOut(heading.enter.progress(at: moment.time))
      heading.label.draw(.left, at: heading.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    for entry in entries {
      let opacity = Easing.inOut(entry.enter.progress(at: moment.time))
      guard opacity > 0 else { continue }
      var field = entry.picture.field
      field.bounds = entry.place(field.bounds)
      field.opacity = opacity
      scene.append(.field(field))
      scene.explained(.field, field.bounds, opacity: opacity)
      let width = 2 * unit / entry.place.a
      scene.append(
        .stroke(entry.picture.lines, Stroke(width: width), .solid(theme.ink.opacity(opacity)), entry.place))
      scene.append(.stroke(entry.frame, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(opacity)), .identity))
      entry.step.label.draw(.center, at: entry.step.at, opacity: opacity, into: &scene) { _ in theme.muted }
      let right = entry.right
      figures.draw(
        right.text, right.quantity, endingAt: right.end, color: theme.ink, opacity: opacity, isRunning: false,
        into: &scene)
      right.of.draw(.left, at: right.end + Point(7 * unit, 0), opacity: opacity, into: &scene) { _ in theme.muted }
    }
  }
}
