import Drawing
import Simulation
import Typesetting

/// The target beside the prediction: a dashed ring for every output, then the distance between the two.
struct ComparisonVisual: Visual {
  private struct Pair {
    let output: Point
    let target: Point
    let value: Label?
  }

  private let pairs: [Pair]
  private let name: Label
  private let nameAt: Point
  private let nameAnchor: Label.Anchor
  private let error: (label: Label, at: Point)?
  private let theme: Theme
  private let unit: Double
  private let radius: Double
  private let ring: Double
  private let appear: Span
  private let comparison: Span
  private let blame: Span

  /// Prepares the targets, one a column beyond the output layer.
  init(_ film: FilmContext) throws(TypesettingError) {
    let stage = film.stage
    let theme = film.theme
    let network = film.trace.network
    let column = film.lastLayer + 1
    let values = try film.lettering.values(network.target, in: stage.radius)
    pairs = network.target.indices.map { index in
      Pair(output: stage.neurons[film.lastLayer][index], target: stage.targets[index], value: values?[index])
    }
    name = try film.lettering.math(film.formulas.target, size: theme.label)
    // Above its column, as the layers' names are; beside it where that would run into them.
    let isTight = stage.columnSpacing < 70 * film.unit
    nameAnchor = isTight ? .left : .center
    nameAt =
      isTight
      ? Point(stage.x(ofColumn: column) + stage.radius + 12 * film.unit, (stage.top + stage.bottom) / 2 + 8 * film.unit)
      : Point(stage.x(ofColumn: column), stage.top - 30 * film.unit)
    let room = stage.columnSpacing - 2 * stage.radius - 16 * film.unit
    let prediction = film.trace.prediction
    var error: (label: Label, at: Point)?
    if prediction.count == 1 {
      let source =
        "\(film.formulas.activation(film.lastLayer)) - \(film.formulas.target) = "
        + NumberText.math(prediction[0] - network.target[0])
      // Where it would be too small to read, the panel alone says it.
      let scale = min(1, room / (try film.lettering.math(source, size: theme.label).width))
      if scale * theme.label >= theme.small {
        let label = try film.lettering.math(source, size: scale * theme.label)
        error = (label, stage.middle(ofEdge: film.lastLayer) + Point(0, -24 * film.unit))
      }
    }
    self.error = error
    self.theme = theme
    unit = film.unit
    radius = stage.radius
    ring = theme.ring * film.unit * max(0.35, stage.detail)
    appear = film.appear
    comparison = film.comparison
    blame = film.blame(film.lastLayer)
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let reach = Easing.inOut(comparison.part(0, 0.5).progress(at: time))
    let lit = Easing.inOut(comparison.part(0.3, 0.6).progress(at: time))
    let back = Easing.inOut(blame.progress(at: time))
    let dash = Stroke(width: 2.5 * unit * max(0.5, ring / (theme.ring * unit)), dashes: [2 * unit, 11 * unit])
    for pair in pairs {
      if reach > 0 {
        list.append(
          .stroke(
            .line(pair.output, pair.output.toward(pair.target, reach)), dash,
            .solid(theme.target.opacity(0.9 * opacity * min(1, 4 * reach))), .identity))
      }
      Particle.draw(
        along: Route([pair.target, pair.output]), progress: back, color: theme.delta,
        scale: unit * max(0.3, radius / (theme.neuron * unit)), theme: theme, into: &list)
    }
    for pair in pairs {
      let place = Transform.place(at: pair.target, scale: radius)
      list.append(.fill(Self.disc, .solid(theme.ground.opacity(opacity)), place))
      list.append(.fill(Self.disc, .solid(theme.target.opacity(0.16 * lit * opacity)), place))
      let color = theme.line.mixed(with: theme.target, 0.35 + 0.65 * lit)
      list.append(
        .stroke(
          Self.disc, Stroke(width: ring / radius, dashes: [0.16, 0.16]), .solid(color.opacity(opacity)), place))
      pair.value?.draw(.middle, at: pair.target, opacity: opacity, into: &list, color: theme.color)
    }
    name.draw(nameAnchor, at: nameAt, opacity: opacity, into: &list, color: theme.color)
    error?.label.draw(.center, at: error?.at ?? .zero, opacity: lit, into: &list, color: theme.color)
  }

  private static let disc = Path.circle(radius: 1)
}
