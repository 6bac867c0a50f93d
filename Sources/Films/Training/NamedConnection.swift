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
      let badges = try DeltaBadge.row(layer: edge + 1, index, formulas.trace, film) ?? []
      entries.append(
        Entry(
          line: .line(start, end), width: BlameLines.width(share, film.theme) * film.stageUnit, role: role,
          name: Self.name(label, from: start, to: end, clearOf: badges.map(\.bounds), film),
          lights: film.gradient(edge, index).part(0.4, 1), leaves: film.leave(beat)))
    }
    self.entries = entries
  }

  /// Where on a connection its name stands clear of neurons and of the badges below them; nil for nowhere.
  private static func name(
    _ label: Label, from start: Point, to end: Point, clearOf badges: [Rect], _ film: TrainingContext
  ) -> (label: Label, at: Point, wash: Path)? {
    let (unit, body) = (film.unit, film.layout.neuron)
    let bodies = film.layout.neurons.joined().map { center in
      Rect(
        minX: center.x - body.halfWidth, minY: center.y - body.halfHeight, maxX: center.x + body.halfWidth,
        maxY: center.y + body.halfHeight)
    }
    for share in [0.5, 0.44, 0.56, 0.38, 0.62] {
      let at = start.toward(end, share)
      let box = label.bounds(.middle, at: at).expanded(by: 6 * unit)
      let isClear = (bodies + badges).allSatisfy {
        $0.minX >= box.maxX || $0.maxX <= box.minX || $0.minY >= box.maxY || $0.maxY <= box.minY
      }
      if isClear { return (label, at, .roundedRect(box, radius: 8 * unit)) }
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
      name.label.draw(.middle, at: name.at, opacity: lit, into: &scene, color: theme.color)
    }
  }
}
