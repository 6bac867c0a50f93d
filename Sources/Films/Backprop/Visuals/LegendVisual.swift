import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the colours of gradients mean, and which δ have halos: in the frame, not in the world, each entry while
/// something is seen that it explains.
struct LegendVisual: Visual {
  /// What the colours of gradients say of their weights.
  private static let fates: [(role: Role, term: Term)] = [(.increase, .weightGoesUp), (.decrease, .weightGoesDown)]

  /// The same in words, by the colours that say something.
  static func fates(_ wording: Wording) -> [Role: String] {
    Dictionary(uniqueKeysWithValues: fates.map { ($0.role, wording($0.term)) })
  }

  /// What an entry explains.
  private struct Thing {
    /// Where along the network it is, and how far it reaches; nil for what is seen from everywhere.
    let place: (layer: Double, reach: Double)?
    let appear: Span
    let leave: Span?
  }

  private struct Entry {
    let label: Label
    let at: Point
    /// A piece of an edge, in its colour; nil for words alone.
    let swatch: (path: Path, color: Color)?
    let things: [Thing]
  }

  private let entries: [Entry]
  private let camera: Camera
  private let stage: BackpropStage
  private let theme: Theme
  private let unit: Double

  /// Prepares the entries that the film needs; nil where it needs none.
  init?(_ film: BackpropContext, camera: Camera) throws(TypesettingError) {
    let (stage, unit) = (film.stage, film.unit)
    (theme, self.unit, self.camera, self.stage) = (film.theme, unit, camera, stage)
    var wanted: [(words: String, role: Role?, things: [Thing])] = []
    for (role, term) in Self.fates {
      wanted.append((film.wording(term), role, Self.gradients(film, role)))
    }
    let seen = film.hasFaintHalos ? (1...film.lastLayer).filter(film.hasHalo) : []
    wanted.append(
      (
        film.wording(.halo), nil,
        seen.map {
          Thing(place: (Double($0), stage.halfAlong / stage.spacing), appear: film.halo($0), leave: film.memoLeaves)
        }
      ))
    wanted.removeAll(where: \.things.isEmpty)
    guard !wanted.isEmpty else { return nil }

    let (dash, gap, between) = (34 * unit, 12 * unit, 36 * unit)
    let swatches = Double(wanted.count { $0.role != nil }) * (dash + gap)
    let room =
      (stage.stage.width - swatches - between * Double(wanted.count - 1)) / Double(wanted.count)
    var labels: [Label] = []
    for entry in wanted {
      labels.append(try film.lettering.text(entry.words, size: film.theme.smallest))
    }
    var width = labels.reduce(swatches + between * Double(labels.count - 1)) { $0 + $1.width }
    if width > stage.stage.width {
      for index in labels.indices where labels[index].width > room {
        let others = width - labels[index].width
        labels[index] = try film.lettering.text(
          wanted[index].words, size: film.theme.smallest,
          fitting: max(room, stage.stage.width - others))
      }
      width = labels.reduce(swatches + between * Double(labels.count - 1)) { $0 + $1.width }
    }
    // Below the stage, or at its upper end where the network runs down and nothing is cut off there.
    let isBelow = stage.axis == .across || stage.scrolls
    let y =
      stage.axis == .across
      ? stage.stage.maxY - 4 * unit : (isBelow ? stage.stage.maxY : stage.stage.minY) + 8 * unit
    var x = isBelow ? stage.stage.minX : stage.stage.maxX - width
    entries = zip(wanted, labels).map { entry, label in
      let swatch = entry.role.map { role in
        let path = Path.line(Point(x, y - 8 * unit), Point(x + dash, y - 8 * unit))
        x += dash + gap
        return (path, film.theme.color(of: role))
      }
      defer { x += label.width + between }
      return Entry(
        label: label, at: Point(x, y), swatch: swatch, things: entry.things)
    }
  }

  /// Gradients of a colour: edges, and for the strongest of each a point in the overview.
  private static func gradients(_ film: BackpropContext, _ role: Role) -> [Thing] {
    let steps = film.updated == nil ? nil : film.keepsGradients ? film.gradientsLeave : film.steps
    return (0..<film.edgeCount).flatMap { edge -> [Thing] in
      let gradients = film.trace.edges[edge].gradient.joined()
      guard gradients.contains(where: { NetworkFormulas.role(ofGradient: $0) == role }) else { return [] }
      let known = film.gradient(edge)
      let isPoint = film.hasOverview && NetworkFormulas.role(ofGradient: film.formulas.strongest(edge).value) == role
      return [Thing(place: (Double(edge) + 0.5, 0.5), appear: known, leave: steps)]
        + (isPoint ? [Thing(place: nil, appear: known, leave: film.memoLeaves)] : [])
    }
  }

  func draw(at time: Double, into scene: inout Scene) {
    let (focus, world) = (camera.focus(at: time), camera.lens(at: time).opacity)
    for entry in entries {
      let shown = entry.things.reduce(0) { most, thing in
        let isIn = thing.place.map { world * stage.share(of: $0.layer, reaching: $0.reach, at: focus) } ?? 1
        let gone = thing.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
        return max(most, isIn * Easing.inOut(thing.appear.progress(at: time)) * (1 - gone))
      }
      guard shown > 0 else { continue }
      if let swatch = entry.swatch {
        scene.append(
          .stroke(
            swatch.path, Stroke(width: 5 * unit), .solid(swatch.color.opacity(shown)), .identity))
      }
      entry.label.draw(.left, at: entry.at, opacity: shown, into: &scene) { _ in theme.muted }
      scene.mark(.entry(entry.label.plain, entry.label.bounds(.left, at: entry.at), opacity: shown))
    }
  }
}

extension BackpropContext {
  /// Whether the whole network is seen in small, beside what the camera sees of it.
  var hasOverview: Bool { stage.scrolls && timeline.show["overview"] }

  /// Whether a neuron of a layer has a halo that can be told from its light.
  fileprivate func hasHalo(_ layer: Int) -> Bool {
    trace.layers[layer].delta.contains { HaloVisual.isPlain($0, greatest: greatestDelta) }
  }

  /// Whether some δ that is not 0 has no halo.
  var hasFaintHalos: Bool {
    trace.layers.dropFirst().contains { layer in
      layer.delta.contains { $0 != 0 && !HaloVisual.isSeen($0, greatest: greatestDelta) }
    }
  }
}
