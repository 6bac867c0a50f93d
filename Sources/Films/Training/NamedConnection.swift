import Drawing
import FilmKit
import Learning
import NetworkKit
import Timeline
import Typesetting

/// The connection that the formula of a beat names, lit while it does so, with its name on it.
struct NamedConnection: TrainingVisual {
  private struct Entry {
    let line: Path
    /// In pixels.
    let width: Double
    let role: Role
    /// nil where it has no room clear of neurons and badges.
    let name: (label: Label, at: Point, wash: Path)?
    let lights: Span
    let leaves: Span
  }

  private let entries: [Entry]
  private let theme: Theme
  private let unit: Double

  /// Prepares the connections of an edge, one a sample.
  init(edge: Int, _ film: TrainingContext) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    var entries: [Entry] = []
    for index in film.training.samples.indices {
      let (beat, formulas) = (film.id(.grad(edge: edge), index), film.words.formulas[index])
      let strongest = formulas.strongest(edge)
      // The timeline may have its own formula there, and one of many zeros is not named.
      guard film.schedule.beat(beat).length > 0, film.timeline.panel[beat] == nil, strongest.value != 0 else {
        continue
      }
      let neurons = film.layout.neurons
      let (start, end) = (neurons[edge][strongest.from], neurons[edge + 1][strongest.to])
      let role = NetworkFormulas.role(ofGradient: strongest.value)
      let share = film.greatest.gradient > 0 ? abs(strongest.value) / film.greatest.gradient : 0
      let source = "\\role{weight}{\(formulas.entry(edge, strongest.to, strongest.from))}"
      let label = try film.lettering.math(source, size: film.theme.smallest)
      var names: [Rect] = []
      for layer in [edge, edge + 1] {
        let name = try film.lettering.math(formulas.activation(layer), size: film.theme.label)
        names.append(name.bounds(.middle, at: NeuronVisual.nameAt(layer, film)))
      }
      let badges = try DeltaBadge.row(layer: edge + 1, index, formulas.trace, film) ?? []
      entries.append(
        Entry(
          line: .line(start, end), width: BlameLines.width(share, film.theme) * film.stageUnit, role: role,
          name: Self.name(
            label, from: start, to: end, width: BlameLines.width(share, film.theme) * film.stageUnit,
            clearOf: badges.map(\.alone) + names, film),
          lights: film.gradient(edge, index).part(0.4, 1), leaves: film.leave(beat)))
    }
    self.entries = entries
  }

  /// Where on a connection its name stands, clear of neurons and of the badges and names at them; nil for nowhere.
  ///
  /// It stands beside a connection that it would cover most of.
  private static func name(
    _ label: Label, from start: Point, to end: Point, width: Double, clearOf badges: [Rect], _ film: TrainingContext
  ) -> (label: Label, at: Point, wash: Path)? {
    let (unit, body) = (film.unit, film.layout.neuron)
    let centers = film.layout.neurons.joined()
    /// Whether a box is clear of a neuron: of its circle, where it is one.
    func isClear(_ box: Rect, of center: Point) -> Bool {
      let near = Point(max(box.minX, min(box.maxX, center.x)), max(box.minY, min(box.maxY, center.y)))
      guard body.isRound else {
        return abs(near.x - center.x) >= body.halfWidth || abs(near.y - center.y) >= body.halfHeight
      }
      return near.distance(to: center) >= body.halfHeight
    }
    let shares = [0.5, 0.44, 0.56, 0.38, 0.62]
    let on = shares.map { start.toward(end, $0) }
    let (half, length) = (label.bounds(.middle, at: .zero).expanded(by: 4 * unit), start.distance(to: end))
    let normal = Point(start.y - end.y, end.x - start.x) * (1 / max(length, 1e-9))
    // How much of the line the name would cover, and how far from it it has to be to cover none.
    let covered = min(half.width / max(abs(normal.y), 1e-9), half.height / max(abs(normal.x), 1e-9))
    let across: Double = abs(normal.x) * half.width + abs(normal.y) * half.height
    let reach: Double = (across + width + 7 * unit) / 2 + 2 * unit
    // A little farther off there is more room between two circles.
    var beside: [Point] = []
    for far in [1, 1.4, 1.8] {
      let step = normal * (far * reach)
      for at in on { beside += [at + step, at - step] }
    }
    let isShort = covered > 0.4 * (length - 2 * body.halfWidth)
    for at in isShort ? beside + on : on {
      let box = label.bounds(.middle, at: at).expanded(by: 4 * unit)
      let isFree = badges.allSatisfy {
        $0.minX >= box.maxX || $0.maxX <= box.minX || $0.minY >= box.maxY || $0.maxY <= box.minY
      }
      if isFree, centers.allSatisfy({ isClear(box, of: $0) }) {
        return (label, at, .roundedRect(box, radius: 8 * unit))
      }
    }
    return nil
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    for entry in entries where moment.time >= entry.lights.start {
      let lit =
        Easing.inOut(entry.lights.progress(at: moment.time))
        * (1 - Easing.inOut(entry.leaves.progress(at: moment.time)))
      guard lit > 0 else { continue }
      scene.append(
        .stroke(entry.line, Stroke(width: entry.width + 7 * unit), .solid(theme.ink.opacity(0.9 * lit)), .identity))
      scene.append(
        .stroke(
          entry.line, Stroke(width: entry.width + 1.5 * unit), .solid(theme.color(of: entry.role).opacity(lit)),
          .identity))
      guard let name = entry.name else { continue }
      scene.append(.fill(name.wash, .solid(theme.ground.opacity(0.92 * lit)), .identity))
      name.label.draw(.middle, at: name.at, opacity: lit, into: &scene, color: { theme.color(of: $0) })
    }
  }
}
