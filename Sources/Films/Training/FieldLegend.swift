import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the canvas shows, below it: the classes, how sure the network is by the strength of a colour or its mixture, and
/// which points it learns from.
struct FieldLegend: TrainingVisual {
  private struct Sign {
    let meaning: Meaning
    let shape: Path
    let color: Color
    let at: Point
    let isHollow: Bool
  }

  private let strips: [(path: Path, from: Point, first: Color, to: Point, second: Color)]
  private let points: [Sign]
  private let labels: [(label: Label, at: Point, anchor: Label.Anchor)]
  private let line: (path: Path, color: Color, under: Color)?
  private let radius: Double
  private let theme: Theme
  private let unit: Double
  private let appear: Span
  private let plane: PlaneMotion
  private let area: Rect
  private let explainsField: Bool
  /// Which of the labels is about the points that it learns from, and when those make way; nil for never.
  private let learnt: Int
  private let fades: Span?
  /// How far those that it is tested on come to the left then.
  private let shift: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    let (theme, unit, area) = (film.theme, film.unit, film.layout.scale)
    (self.theme, self.unit, appear, plane) = (theme, unit, film.appear, PlaneMotion(film))
    radius = 8.5 * unit
    // Where there is little room, shapes stand for the classes' names.
    let isNarrow = area.width < 420 * unit
    let names = film.training.classNames.map {
      $0.allSatisfy(\.isNumber) ? film.wording(.className, ["name": .words($0)]) : $0
    }
    var (points, labels) = ([Sign](), [(label: Label, at: Point, anchor: Label.Anchor)]())
    let first = area.minY + 12 * unit
    func mark(_ meaning: Meaning, _ label: Int, _ x: Double, _ y: Double, isHollow: Bool = false) {
      let style = ClassStyle(label, theme)
      points.append(
        Sign(meaning: meaning, shape: style.shape, color: style.color, at: Point(x, y - 8 * unit), isHollow: isHollow))
    }
    func text(_ words: String, _ at: Point, _ anchor: Label.Anchor, room: Double) throws(TypesettingError) -> Label {
      let label = try film.lettering.cut(
        film.lettering.settable(words), size: theme.smallest, width: room)
      labels.append((label, at, anchor))
      return label
    }
    if names.count == 2 {
      mark(.label(0), 0, area.minX + 9 * unit, first)
      mark(.label(1), 1, area.maxX - 9 * unit, first)
      var (from, to) = (area.minX + 30 * unit, area.maxX - 30 * unit)
      if !isNarrow {
        let low = try text(names[0], Point(area.minX + 26 * unit, first), .left, room: 0.3 * area.width)
        let high = try film.lettering.cut(
          film.lettering.settable(names[1]), size: theme.smallest, width: 0.3 * area.width)
        labels.append((high, Point(area.maxX - 26 * unit - high.width, first), .left))
        (from, to) = (from + 12 * unit + low.width, to - 12 * unit - high.width)
      }
      let (y, middle) = (first - 8 * unit, (from + to) / 2)
      func strong(_ label: Int) -> Color { theme.ground.mixed(with: ClassStyle(label, theme).color, theme.field) }
      func strip(_ start: Double, _ end: Double) -> Path {
        .rect(Rect(minX: start, minY: y - 7 * unit, maxX: end, maxY: y + 7 * unit))
      }
      strips = [
        (strip(from, middle), Point(from, y), strong(0), Point(middle, y), theme.ground),
        (strip(middle, to), Point(middle, y), theme.ground, Point(to, y), strong(1)),
      ]
      line = (
        .line(Point(middle, y - 10 * unit), Point(middle, y + 10 * unit)), theme.ink, theme.ground.opacity(0.55)
      )
    } else {
      strips = []
      line = nil
      let room = area.width / Double(names.count)
      for (label, name) in names.enumerated() {
        let x = area.minX + room * Double(label)
        mark(.label(label), label, x + 9 * unit, first)
        if room > 100 * unit { _ = try text(name, Point(x + 24 * unit, first), .left, room: room - 34 * unit) }
      }
    }
    let second = area.maxY - 2 * unit
    mark(.learnt, 0, area.minX + 9 * unit, second)
    let learnt = labels.count
    let learn = try text(
      isNarrow ? film.wording.short(.toLearnFrom) : film.wording(.toLearnFrom), Point(area.minX + 26 * unit, second),
      .left, room: 0.4 * area.width)
    var shift = 0.0
    if !film.training.split.test.isEmpty {
      let x = area.minX + 26 * unit + learn.width + 34 * unit
      mark(.tested, 0, x, second, isHollow: true)
      shift = x - area.minX - 9 * unit
      _ = try text(
        isNarrow ? film.wording.short(.toTestOn) : film.wording(.toTestOn), Point(x + 17 * unit, second), .left,
        room: 0.3 * area.width)
    }
    let taken = labels.reduce(area.minX) { $1.at.y == second ? max($0, $1.at.x + $1.label.width) : $0 }
    let words =
      names.count == 2
      ? [isNarrow ? film.wording.short(.lineHalf) : film.wording(.lineHalf)] : film.wording.ways(.mixedUnsure)
    var isSaid = names.count == 2
    for text in words where !labels.contains(where: { words.contains($0.label.source) }) {
      let right = try film.lettering.text(text, size: theme.smallest)
      guard area.maxX - right.width > taken + 12 * unit else { continue }
      labels.append((right, Point(area.maxX - right.width, second), .left))
      isSaid = true
    }
    (explainsField, self.area, self.learnt) = (isSaid, area, learnt)
    fades = film.training.split.test.isEmpty ? nil : film.outcome?.enters
    self.shift = shift
    (self.points, self.labels) = (points, labels)
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    // It stays below the plane's left corner.
    scene.through(Lens(offset: plane.offset(at: moment.time))) { scene in
      draw(
        Easing.inOut(appear.progress(at: moment.time)),
        kept: 1 - (fades.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0),
        isMoving: plane.isMoving(at: moment.time), into: &scene)
    }
  }

  private func draw(_ opacity: Double, kept: Double, isMoving: Bool, into scene: inout Scene) {
    guard opacity > 0 else { return }
    // What makes way has nearly gone when the other comes to its place.
    let (aside, learns) = (Point(-shift * (1 - kept), 0), max(0, 2 * kept - 1))
    if explainsField { scene.entry(.field, area, opacity: opacity) }
    for strip in strips {
      let paint = Paint.linear(
        from: strip.from, strip.first.opacity(opacity), to: strip.to, strip.second.opacity(opacity))
      scene.append(.fill(strip.path, paint, .identity))
    }
    if let line {
      scene.append(.stroke(line.path, Stroke(width: 6.6 * unit), .solid(line.under.opacity(opacity)), .identity))
      scene.append(.stroke(line.path, Stroke(width: 3 * unit), .solid(line.color.opacity(opacity)), .identity))
    }
    for point in points {
      let at = point.meaning == .tested ? point.at + aside : point.at
      let place = Transform.place(at: at, scale: (point.isHollow ? 0.85 : 1) * radius)
      let opacity = point.meaning == .learnt ? opacity * learns : opacity
      let color = Paint.solid(point.color.opacity(opacity))
      scene.entry(point.meaning, place(point.shape.bounds), opacity: opacity)
      if point.isHollow {
        scene.append(.stroke(point.shape, Stroke(width: 0.34), color, place))
      } else {
        scene.append(.fill(point.shape, color, place))
      }
    }
    for (index, entry) in labels.enumerated() {
      let (shown, isTested) = (index == learnt ? opacity * learns : opacity, shift > 0 && index == learnt + 1)
      entry.label.draw(
        entry.anchor, at: isTested ? entry.at + aside : entry.at, opacity: shown,
        isMoving: isMoving || (isTested && kept > 0 && kept < 1), into: &scene
      ) { _ in
        theme.muted
      }
    }
  }
}
