import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The network while it trains: each neuron shows its own answer all over the data's plane, and the weights change under
/// the eyes, tinted by what the step does to them.
struct LiveNetwork: TrainingVisual {
  private let weights: [WeightLines]
  private let names: [Label]
  private let places: (before: NetworkPlaces, training: NetworkPlaces, finished: NetworkPlaces?)
  /// Whether its names would cross other words on the way, and so come at its end.
  private let goesFar: Bool
  private let bounds: Dataset.Bounds
  private let classes: [Color]
  private let takeover: Double
  private let grows: Span
  /// When the legend comes: on its way the network is that which was explained before.
  private let legend: Span
  private let ends: Span
  /// When it makes way for the end; nil where it has a place there.
  private let leaves: Span?
  private let theme: Theme
  private let unit: Double
  private let ring: Double
  private let run: TrainingRun
  private let progress: TrainingProgress
  private let showsSteps: Bool
  /// The nodes of a side of an answer's picture: few, as it is small.
  private let side: Int

  /// Prepares the network; nil of a film without training.
  init?(_ film: TrainingContext, _ lines: [[NetworkLine]]) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let layout = film.layout
    weights = lines.enumerated().map { WeightLines(edge: $0, $1, film) }
    (theme, unit, run, bounds) = (film.theme, film.unit, film.training.run, layout.bounds)
    (progress, showsSteps, legend) = (film.progress, film.showsSteps, film.legendEnters)
    (takeover, grows, ends) = (film.takeover, film.grows, film.ends)
    classes = film.training.classNames.indices.map { ClassStyle($0, film.theme).color }
    let before = NetworkPlaces(layout.neurons, layout.neuron).moved(by: NetworkSlide(film).offset(at: film.takeover))
    places = (before, layout.learning.network, layout.learning.finished)
    leaves = layout.learning.finished == nil ? film.outcome?.leaves : nil
    goesFar = film.networkGoesFar
    ring = film.theme.ring * film.unit
    side = film.training.classifier.parameterCount > 200 ? 10 : 22
    var names: [Label] = []
    for layer in layout.neurons.indices {
      names.append(try film.lettering.math(film.words.rest.activation(layer), size: film.theme.label))
    }
    self.names = names
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    guard time >= takeover else { return }
    let grown = Easing.inOut(grows.progress(at: time))
    let moves = leaves == nil && self.places.finished != self.places.training
    let left = leaves.map { 1 - Easing.inOut($0.progress(at: time)) } ?? 1
    let (isFinished, stays) = moves ? TrainingContext.swap(ends, at: time) : (false, left)
    let training = self.places.before.toward(self.places.training, grown)
    let places = isFinished ? self.places.finished ?? training : training
    guard stays > 0 else { return }
    let isMoving = grown > 0 && grown < 1
    let explained = Easing.inOut(legend.progress(at: time))
    scene.through(Lens(opacity: stays, cover: theme.ground)) { scene in
      drawWeights(moment, places, explained: explained, into: &scene)
      drawNeurons(moment, places, shown: grown, into: &scene)
      scene.explained(.answer, box(of: places), opacity: explained)
      // Where it is small it has no names.
      guard !isFinished else { return }
      let named = goesFar ? Easing.inOut(max(0, 5 * grows.progress(at: time) - 4)) : 1
      for (layer, name) in names.enumerated() {
        let top = places.top(of: layer)
        name.draw(
          .middle, at: top - Point(0, 34 * unit), opacity: named, isMoving: isMoving, into: &scene,
          color: { theme.color(of: $0) })
      }
    }
  }

  /// Around all neurons.
  private func box(of places: NetworkPlaces) -> Rect {
    places.neurons.joined().reduce(Rect.empty) { $0.union(Rect(minX: $1.x, minY: $1.y, maxX: $1.x, maxY: $1.y)) }
  }

  private func drawWeights(
    _ moment: TrainingMoment, _ places: NetworkPlaces, explained: Double, into scene: inout Scene
  ) {
    let (part, stepping) = (moment.place.part, progress.stepping(at: moment.time))
    let isStepping = part > 0 && stepping > 0 && moment.place.step < run.steps
    let next =
      isStepping
      ? (parameters: run.parameters(at: moment.place.step + 1), share: 3.6 * part * (1 - part) * stepping) : nil
    for weights in weights {
      for bundle in weights.bundles(moment.parameters, to: next, at: { places.neurons[$0][$1] }) {
        scene.append(.stroke(bundle.path, Stroke(width: bundle.width), .solid(bundle.color), .identity))
      }
    }
    scene.explained(signsOf: weights, moment.parameters, box(of: places), opacity: explained)
    guard showsSteps, stepping > 0 else { return }
    for meaning in [Meaning.grows, .shrinks] {
      scene.explained(meaning, box(of: places), opacity: stepping * explained)
    }
  }

  private func drawNeurons(
    _ moment: TrainingMoment, _ places: NetworkPlaces, shown: Double, into scene: inout Scene
  ) {
    let answers = NeuronResponses(moment.parameters, over: bounds, side: side)
    let shape = places.neuron
    let body = NeuronBody(shape, ring: ring * max(0.35, min(1, shape.halfHeight / (44 * unit))), theme: theme)
    let isPictured = shape.isRound && shape.halfWidth >= 11 * unit
    for (layer, centers) in places.neurons.enumerated() {
      for (index, center) in centers.enumerated() {
        let own = answers.values[layer][index]
        let colors = colors(of: layer, index, last: places.neurons.count - 1)
        var fill = theme.surface
        if !isPictured {
          let mean = own.reduce(0, +) / Double(own.count)
          fill = theme.surface.mixed(with: color(mean, colors), shown)
        }
        body.draw(
          at: center, light: nil, fill: fill, ring: theme.line.mixed(with: theme.signal, 0.35 * shown), opacity: 1,
          into: &scene)
        guard isPictured, shown > 0 else { continue }
        drawAnswer(own, colors, at: center, shape.halfWidth, shown, into: &scene)
      }
    }
  }

  /// A picture of an answer within a round neuron: its corners are under the rim.
  private func drawAnswer(
    _ answer: [Double], _ colors: (low: Color, middle: Color, high: Color), at center: Point, _ radius: Double,
    _ opacity: Double, into scene: inout Scene
  ) {
    let half = 0.74 * radius
    let nodes = answer.map { share -> UInt32 in
      let color = color(share, colors)
      func byte(_ part: Double) -> UInt32 { UInt32(255 * part + 0.5) }
      return byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue)
    }
    let box = Rect(minX: center.x - half, minY: center.y - half, maxX: center.x + half, maxY: center.y + half)
    scene.append(.field(ColorField(columns: side, rows: side, colors: nodes, bounds: box, opacity: opacity)))
    scene.append(.fill(Self.rim, .solid(theme.surface.opacity(opacity)), .place(at: center, scale: radius)))
    scene.append(
      .stroke(
        Self.disc, Stroke(width: ring * 1.15 / radius),
        .solid(theme.line.mixed(with: theme.signal, 0.35).opacity(opacity)), .place(at: center, scale: radius)))
  }

  /// The colours of the least, the middle and the greatest answer: of an output those of the classes.
  private func colors(of layer: Int, _ index: Int, last: Int) -> (low: Color, middle: Color, high: Color) {
    if layer < last {
      let high = theme.surface.mixed(with: theme.signal, 0.85)
      return (theme.ground, theme.ground.mixed(with: high, 0.5), high)
    }
    func strong(_ label: Int) -> Color { theme.ground.mixed(with: classes[label], max(0.6, theme.field)) }
    return classes.count == 2 && classes.indices.contains(1) && weightsEndInOne
      ? (strong(0), theme.ground, strong(1))
      : (theme.ground, theme.ground.mixed(with: strong(index), 0.5), strong(index))
  }

  /// Whether there is one output, for both classes.
  private var weightsEndInOne: Bool { places.training.neurons.last?.count == 1 }

  private func color(_ share: Double, _ colors: (low: Color, middle: Color, high: Color)) -> Color {
    share < 0.5
      ? colors.low.mixed(with: colors.middle, 2 * share) : colors.middle.mixed(with: colors.high, 2 * share - 1)
  }

  private static let disc = Path.circle(radius: 1)
  /// A ring from where the picture ends to the neuron's outline: the inner circle runs the other way.
  private static let rim = Path.joined([
    disc, Path.circle(radius: 0.72).applying(Transform(a: -1, b: 0, c: 0, d: 1, tx: 0, ty: 0)),
  ])
}
