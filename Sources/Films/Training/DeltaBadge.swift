import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// The δ of one neuron, in a badge below it: the activation stays where it is.
///
/// While δ is worked out, its two factors stand before it; then it goes to right below its neuron, where edges are farthest.
struct DeltaBadge: Sendable {
  /// What it covers, with its factors.
  let bounds: Rect
  /// What it covers once they are gone.
  let alone: Rect
  private let label: Label
  /// Where it is beside its factors, and then.
  private let at: (beside: Point, alone: Point)
  private let pill: Path
  private let factors: (label: Label, at: Point, wash: Path)?

  /// How high a badge is, in units.
  private static let height = 28.0

  /// The badges of a layer; nil where there is no room for them outside the neurons.
  static func row(layer: Int, _ sample: Int, _ trace: Trace, _ film: TrainingContext) throws(TypesettingError)
    -> [DeltaBadge]?
  {
    let (layout, unit, deltas) = (film.layout, film.unit, trace.layers[layer].delta)
    let gap = deltas.count == 1 ? .infinity : layout.pitch.row - 2 * layout.neuron.halfHeight
    guard gap >= (height + 5) * unit else { return nil }
    var labels: [Label] = []
    for (index, delta) in deltas.enumerated() {
      let source = film.words.number(delta, .delta, [layer, index], of: sample, .delta)
      labels.append(try film.lettering.math(source, size: film.theme.smallest))
    }
    let widest = (labels.map(\.width).max() ?? 0) + 18 * unit
    guard widest < 0.88 * layout.pitch.layer else { return nil }
    var factors: [Label] = []
    for source in film.words.factors(layer, sample) {
      factors.append(try film.lettering.math(source, size: film.theme.smallest))
    }
    let times = film.factors(layer, sample)
    let whole = widest + (factors.map(\.width).max() ?? 0) + 14 * unit
    // Clear of the neurons and the badges of the next layer.
    let isRoomy =
      whole / 2 + max(widest / 2, layout.neuron.halfWidth) + 8 * unit < layout.pitch.layer
      && factors.allSatisfy { Reading.seconds($0.plain) <= times.goes.start - times.shows.part(0, 0.5).end }
    let drop = layout.neuron.halfHeight + min(22 * unit, gap / 2)
    return zip(labels, layout.neurons[layer]).enumerated().map { index, entry in
      let (label, center) = entry
      let factor = isRoomy && index < factors.count ? factors[index] : nil
      let before = factor.map { $0.width + 14 * unit } ?? 0
      let at = center + Point(before / 2, drop)
      let box = Rect(
        minX: at.x - label.width / 2 - 9 * unit, minY: at.y - height / 2 * unit,
        maxX: at.x + label.width / 2 + 9 * unit, maxY: at.y + height / 2 * unit)
      let alone = Rect(
        minX: box.minX - before / 2, minY: box.minY, maxX: box.maxX - before / 2, maxY: box.maxY)
      return DeltaBadge(
        bounds: Rect(minX: box.minX - before, minY: box.minY, maxX: box.maxX, maxY: box.maxY), alone: alone,
        label: label, at: (at, center + Point(0, drop)),
        pill: .roundedRect(Self.around(at, box), radius: height / 2 * unit),
        factors: factor.map { factor in
          let place = Point(box.minX - 6 * unit - factor.width / 2, at.y)
          let wash = factor.bounds(.middle, at: place).expanded(by: 5 * unit)
          return (factor, place, .roundedRect(Self.around(place, wash), radius: 8 * unit))
        })
    }
  }

  /// A box as it is around a point, so that one path stands for it wherever it is.
  private static func around(_ point: Point, _ box: Rect) -> Rect {
    Rect(minX: box.minX - point.x, minY: box.minY - point.y, maxX: box.maxX - point.x, maxY: box.maxY - point.y)
  }

  /// Appends the badge and its factors.
  ///
  /// - Parameters:
  ///   - shown: How much is seen of the badge, 0 … 1.
  ///   - worked: How much is seen of the factors.
  ///   - settled: How far it is on its way to where it stands without them.
  func draw(
    shown: Double, worked: Double, settled: Double, _ theme: Theme, _ unit: Double, into scene: inout Scene
  ) {
    let at = at.beside.toward(at.alone, settled)
    if shown > 0 {
      // Nothing of an edge runs through the digits, nor right beside them.
      let edge = Stroke(width: 5 * unit)
      scene.append(.stroke(pill, edge, .solid(theme.ground.opacity(min(1, 2 * shown))), .place(at: at)))
      scene.append(.fill(pill, .solid(theme.ground.opacity(min(1, 2 * shown))), .place(at: at)))
      scene.append(.stroke(pill, Stroke(width: 1.8 * unit), .solid(theme.delta.opacity(shown)), .place(at: at)))
      let isMoving = settled > 0 && settled < 1 && self.at.beside != self.at.alone
      label.draw(.middle, at: at, opacity: shown, isMoving: isMoving, into: &scene, color: { theme.color(of: $0) })
    }
    // The factors come before their product.
    guard let factors, worked > 0 else { return }
    scene.append(.fill(factors.wash, .solid(theme.ground.opacity(min(1, 2 * worked))), .place(at: factors.at)))
    factors.label.draw(.middle, at: factors.at, opacity: worked, into: &scene, color: { theme.color(of: $0) })
  }
}
