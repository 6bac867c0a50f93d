import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// The data on their plane: a point a sample, in the colour and shape of its class; filled to learn from, hollow to
/// test on; with axes.
struct DataVisual: TrainingVisual {
  private struct Group {
    let path: Path
    let label: Int
    let color: Color
    /// Around it, on its field.
    let rim: Color
    let isTest: Bool
  }

  private let groups: [Group]
  private let frame: Path
  private let ticks: Path
  /// What a label says, the point of the canvas that it belongs to, and where it stands from there.
  private let labels: [(label: Label, at: Point, step: Point, anchor: Label.Anchor)]
  private let plane: PlaneMotion
  private let fades: Span?
  private let line: Double
  private let hasTest: Bool
  private let theme: Theme
  private let appear: Span

  init(_ film: TrainingContext) throws(TypesettingError) {
    let (layout, theme, unit) = (film.layout, film.theme, film.unit)
    let split = film.training.split
    let radius = Self.radius(film)
    groups = film.training.classNames.indices.flatMap { label in
      let style = ClassStyle(label, theme)
      return [(split.test, true), (split.train, false)].compactMap { (samples, isTest) -> Group? in
        let places = samples.filter { $0.label == label }.map { layout.place($0.point) }
        guard !places.isEmpty else { return nil }
        let path = ClassStyle.path(style.shape, radius: (isTest ? 0.85 : 1) * radius, at: places)
        return Group(path: path, label: label, color: style.color, rim: style.rim(theme), isTest: isTest)
      }
    }
    line = max(1, 0.24 * radius)
    hasTest = !split.test.isEmpty
    frame = .rect(layout.canvas)
    var marks: [Path] = []
    var labels: [(label: Label, at: Point, step: Point, anchor: Label.Anchor)] = []
    let (canvas, bounds) = (layout.canvas, layout.bounds)
    let names = (
      across: try film.lettering.math("x_1", size: theme.small), up: try film.lettering.math("x_2", size: theme.small)
    )
    // From the ends of the axes.
    let (acrossAt, upAt) = (Point(-14 * unit, 30 * unit), Point(-14 * unit, 4 * unit))
    for axis in 0..<2 {
      // The axes have the numbers of the file, whatever the network is given.
      let scale = film.training.standardization
      let low = scale?.original(bounds.lower)[axis] ?? bounds.lower[axis]
      let high = scale?.original(bounds.upper)[axis] ?? bounds.upper[axis]
      for value in Ticks([low, high]).values where value >= low && value <= high {
        let label = try film.lettering.math(NumberText.math(value, digits: 3), size: theme.smallest)
        let at = scale?.standardized(SIMD2(value, value))[axis] ?? value
        let place = layout.place(axis == 0 ? SIMD2(at, bounds.lower.y) : SIMD2(bounds.lower.x, at))
        let step = axis == 0 ? Point(0, 7 * unit) : Point(-7 * unit, 0)
        marks.append(.line(place, place + step))
        // What would run into the other axis' corner is left out.
        if axis == 0 {
          let name = canvas.maxX + acrossAt.x - names.across.width / 2
          guard place.x > canvas.minX + 26 * unit, place.x + label.width / 2 < name - 3 * unit else { continue }
          labels.append((label, place, Point(0, 30 * unit), .center))
        } else {
          let name = canvas.minY + upAt.y + names.up.ink.height / 2
          guard place.y < canvas.maxY - 10 * unit, place.y - label.ink.height / 2 > name + 3 * unit else { continue }
          labels.append((label, place, Point(-14 * unit, 0), .trailing))
        }
      }
    }
    labels.append(
      (
        names.across, Point(canvas.maxX, canvas.maxY), acrossAt, .center
      ))
    labels.append(
      (
        names.up, Point(canvas.minX, canvas.minY), upAt, .trailing
      ))
    (self.labels, self.ticks, self.theme) = (labels, .joined(marks), theme)
    (appear, plane, fades) = (film.appear, PlaneMotion(film), film.outcome?.enters)
  }

  /// The radius of a point: smaller the more there are.
  static func radius(_ film: TrainingContext) -> Double {
    let count = Double(film.training.split.train.count + film.training.split.test.count)
    let share = film.layout.canvas.width / (610 * film.unit)
    return max(2.4, min(9, 8.5 * share * (240 / max(count, 1)).squareRoot())) * film.unit
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let opacity = Easing.inOut(appear.progress(at: moment.time))
    guard opacity > 0 else { return }
    let place = plane.transform(at: moment.time)
    let isMoving = plane.isMoving(at: moment.time)
    let ink = Paint.solid(theme.line.opacity(opacity))
    scene.append(.stroke(frame, Stroke(width: line / place.a), ink, place))
    scene.append(.stroke(ticks, Stroke(width: line / place.a), ink, place))
    for entry in labels {
      entry.label.draw(
        entry.anchor, at: place(entry.at) + entry.step, opacity: opacity, isMoving: isMoving, into: &scene
      ) { _ in theme.muted }
    }
    // At the end those that it learnt from make room for those that it never saw.
    let kept = 1 - 0.75 * (fades.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0)
    for group in groups {
      let opacity = group.isTest || !hasTest ? opacity : opacity * kept
      // Its rim keeps a point clear of a field of its own colour.
      let rim = Paint.solid(group.rim.opacity(opacity))
      let color = Paint.solid(group.color.opacity(opacity))
      scene.append(.stroke(group.path, Stroke(width: (group.isTest ? 3.2 : 2.2) * line), rim, place))
      scene.append(.fill(group.path, group.isTest ? .solid(theme.ground.opacity(opacity)) : color, place))
      scene.explained(.label(group.label), place(group.path.bounds), opacity: opacity)
      // What makes way needs no entry: that goes first.
      let needed = group.isTest || !hasTest ? 1 : max(0, (kept - 0.625) / 0.375)
      scene.explained(group.isTest ? .tested : .learnt, place(group.path.bounds), opacity: opacity * needed)
      if group.isTest { scene.append(.stroke(group.path, Stroke(width: 1.3 * line), color, place)) }
    }
  }
}
