import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The decision field: what the network makes of every place of the data's plane, with the lines on which it is
/// undecided.
///
/// Of two classes a colour is the stronger the surer it is; of more the colours are mixed as the probabilities are, so
/// that a network that knows nothing shows the mixture of all.
struct FieldVisual: TrainingVisual {
  /// The field and its lines, ready to draw.
  struct Picture: Sendable {
    let field: ColorField
    let lines: Path
  }

  private let plane: PlaneMotion
  private let layout: TrainingLayout
  private let ground: SIMD3<Double>
  private let classes: [SIMD3<Double>]
  private let line: (color: Color, under: Color, width: Double)
  private let nodes: Int
  private let appear: Span
  /// When the end card takes it over.
  private let closes: Double
  private let last: TrainingProgress.Place
  /// The pictures of the places at which the run rests.
  private let rests: [TrainingProgress.Place: Picture]

  /// The most nodes of a side; a large network has fewer, so that a field takes no longer.
  private static let most = 112

  init(_ film: TrainingContext) {
    (layout, plane) = (film.layout, PlaneMotion(film))
    let theme = film.theme
    ground = Self.components(theme.ground)
    let ground = ground
    classes = Self.classes(film)
    line = (theme.ink, theme.ground.opacity(0.55), 3 * film.unit)
    let weights = Double(film.training.classifier.parameterCount)
    nodes = max(40, min(Self.most, Int((12e6 / weights).squareRoot())))
    appear = film.appear
    closes = film.schedule.beat(.end).length > 0 ? film.curtain.start : .infinity
    last = film.progress.place(at: closes)
    var rests: [TrainingProgress.Place: Picture] = [:]
    for place in film.progress.rests where rests[place] == nil {
      let parameters = TrainingProgress.parameters(film.training.run, at: place)
      rests[place] = Self.picture(parameters, nodes, layout, ground, classes)
    }
    self.rests = rests
  }

  /// The colours of places that the network is sure of.
  private static func classes(_ film: TrainingContext) -> [SIMD3<Double>] {
    let ground = components(film.theme.ground)
    return film.training.classNames.indices.map { label in
      ground + (components(ClassStyle(label, film.theme).color) - ground) * film.theme.field
    }
  }

  /// The picture after a step, with so many nodes a side: it is as large as the canvas.
  static func picture(after step: Int, nodes: Int, _ film: TrainingContext) -> Picture {
    picture(
      film.training.run.parameters(at: step), nodes, film.layout, components(film.theme.ground), classes(film))
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    // From there on it is what the end card is set on.
    guard moment.time < closes else { return }
    let picture = rests[moment.place] ?? Self.picture(moment.parameters, nodes, layout, ground, classes)
    draw(
      picture, at: plane.transform(at: moment.time), opacity: Easing.inOut(appear.progress(at: moment.time)),
      into: &scene)
    scene.explained(
      .field, plane.transform(at: moment.time)(layout.canvas),
      opacity: Easing.inOut(appear.progress(at: moment.time)))
  }

  /// Appends the picture in which the run comes to rest, somewhere else than on the plane.
  func drawLast(at place: Transform, opacity: Double, into scene: inout Scene) {
    guard let last = rests[last] else { return }
    draw(last, at: place, opacity: opacity, into: &scene)
  }

  private func draw(_ picture: Picture, at place: Transform, opacity: Double, into scene: inout Scene) {
    guard opacity > 0 else { return }
    var field = picture.field
    if place != .identity { field.bounds = place(field.bounds) }
    field.opacity = opacity
    scene.append(.field(field))
    guard !picture.lines.isEmpty else { return }
    let width = line.width / place.a
    scene.append(.stroke(picture.lines, Stroke(width: 2.2 * width), .solid(line.under.opacity(opacity)), place))
    scene.append(.stroke(picture.lines, Stroke(width: width), .solid(line.color.opacity(opacity)), place))
  }

  private static func picture(
    _ parameters: Parameters, _ nodes: Int, _ layout: TrainingLayout, _ ground: SIMD3<Double>,
    _ classes: [SIMD3<Double>]
  ) -> Picture {
    let field = DecisionField(parameters, over: layout.bounds, width: nodes, height: nodes)
    let count = nodes * nodes
    var colors: [UInt32] = []
    colors.reserveCapacity(count)
    for row in (0..<nodes).reversed() {
      for node in row * nodes..<(row + 1) * nodes {
        let color = color(of: node, in: field, count: count, ground, classes)
        colors.append(UInt32(color.x + 0.5) << 16 | UInt32(color.y + 0.5) << 8 | UInt32(color.z + 0.5))
      }
    }
    let lines = field.boundaries().map { boundary in Path.polyline(boundary.points.map(layout.place), tolerance: 0.05) }
    return Picture(
      field: ColorField(columns: nodes, rows: nodes, colors: colors, bounds: layout.canvas), lines: .joined(lines))
  }

  /// Of two classes the ground where both are equally likely; of more the mixture of all.
  private static func color(
    of node: Int, in field: DecisionField, count: Int, _ ground: SIMD3<Double>, _ classes: [SIMD3<Double>]
  ) -> SIMD3<Double> {
    guard classes.count > 2 else {
      // One output has the probability of the second class, two have both.
      let lead = 2 * field.probabilities[field.probabilities.count > count ? count + node : node] - 1
      return lead > 0 ? ground + (classes[1] - ground) * lead : ground - (classes[0] - ground) * lead
    }
    var mixture = SIMD3<Double>()
    for (label, color) in classes.enumerated() { mixture += field.probabilities[label * count + node] * color }
    return mixture
  }

  /// The components of a colour as bytes have them, 0 … 255.
  private static func components(_ color: Color) -> SIMD3<Double> { 255 * SIMD3(color.red, color.green, color.blue) }
}
