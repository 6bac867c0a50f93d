import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// Labels on single connections of wide layers: the weight as the signal passes, then its gradient.
///
/// Those that the timeline names, else the one with the strongest gradient.
struct ConnectionLabels: Visual {
  private struct Tag {
    let weight: Label
    let gradient: Label
    let updated: Label?
    let at: Point
    let box: Rect
    let card: Path
    let role: Role
    let signal: Span
    let known: Span
  }

  /// The connection that a formula names, between its neurons' outlines: lit while its gradient is worked out, and again
  /// while its weight takes the step.
  private struct Named {
    let line: Path
    let color: Color
    let known: Span
    let leave: Span
  }

  private let tags: [Tag]
  private let named: [Named]
  private let theme: Theme
  private let unit: Double
  private let steps: Span
  private let clears: Span?

  /// Prepares the labels of all edges, each where it runs into no neuron and no other label.
  init(_ film: BackpropContext) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    steps = film.steps
    clears = film.memoLeaves
    var (tags, named): ([Tag], [Named]) = ([], [])
    guard !film.formulas.isChain else {
      (self.tags, self.named) = ([], [])
      return
    }
    let bodies = film.stage.neurons.joined().map { film.stage.neuron.box(at: $0).expanded(by: 4 * film.unit) }
    for edge in 0..<film.edgeCount {
      let strongest = film.formulas.strongest(edge)
      if strongest.value != 0 {
        let role = NetworkFormulas.role(ofGradient: strongest.value)
        named.append(
          Self.named(
            film, edge, (strongest.to, strongest.from), role, known: film.gradient(edge),
            leave: film.leave(.grad(edge: edge))))
      }
      let wanted =
        film.content.labels[edge]?.map { (to: $0.to, from: $0.from) }
        ?? (strongest.value == 0 ? [] : [(strongest.to, strongest.from)])
      for connection in wanted {
        // With its weight, until the gradients are known.
        named.append(
          Self.named(
            film, edge, connection, .weight, known: film.signal(edge).part(0.4, 1),
            leave: film.gradient(edge).part(0, 0.5)))
        tags.append(try Self.tag(film, edge, connection.to, connection.from, bodies + tags.map(\.box)))
      }
    }
    let steepest = film.formulas.steepest
    let best = film.formulas.strongest(steepest)
    if film.updated != nil, best.value != 0 {
      named.append(
        Self.named(
          film, steepest, (best.to, best.from), .weight, known: film.scaleReturns,
          leave: film.secondSignal(0).first(theme.fade)))
    }
    (self.tags, self.named) = (tags, named)
  }

  private static func named(
    _ film: BackpropContext, _ edge: Int, _ best: (to: Int, from: Int), _ role: Role, known: Span, leave: Span
  ) -> Named {
    let (start, end) = (film.stage.neurons[edge][best.from], film.stage.neurons[edge + 1][best.to])
    let length = film.stage.axis == .across ? abs(end.x - start.x) : abs(end.y - start.y)
    let rim = film.stage.halfAlong / max(length, 1e-9)
    return Named(
      line: .line(start.toward(end, rim), end.toward(start, rim)), color: film.theme.color(of: role), known: known,
      leave: leave)
  }

  private static func tag(
    _ film: BackpropContext, _ edge: Int, _ to: Int, _ from: Int, _ taken: [Rect]
  ) throws(TypesettingError) -> Tag {
    let unit = film.unit
    let indices = [edge, to, from]
    let name = "\\role{weight}{\(film.formulas.entry(edge, to, from))}"
    let size = max(film.theme.smallest * 1.05, film.smallest)
    func label(_ trace: Trace, isUpdated: Bool) throws(TypesettingError) -> Label {
      let value = film.formulas.number(
        trace.edges[edge].weights[to][from], Quantity(.weight, indices, isUpdated: isUpdated), .ink)
      return try film.lettering.math("\(name) = \(value)", size: size)
    }
    let gradient = film.trace.edges[edge].gradient[to][from]
    let role = NetworkFormulas.role(ofGradient: gradient)
    let number = film.formulas.number(gradient, Quantity(.gradient, indices), role)
    let weight = try label(film.trace, isUpdated: false)
    let found = try film.lettering.math(
      "\\partial L/\\partial \(name) = \(number)", size: size)
    var updated: Label?
    if let trace = film.updated { updated = try label(trace, isUpdated: true) }
    let (start, end) = (film.stage.neurons[edge][from], film.stage.neurons[edge + 1][to])
    let width = max(weight.width, found.width) + 22 * unit
    func box(_ at: Point) -> Rect {
      Rect(x: at.x - width / 2, y: at.y - 20 * unit, width: width, height: 40 * unit)
    }
    // From the middle outwards, then beside the line, until it is free; else where it overlaps least.
    var best = (at: start.toward(end, 0.5), overlap: Double.infinity)
    search: for lift in [0.0, -44, 44, -88, 88] {
      for share in [0.5, 0.42, 0.58, 0.35, 0.65, 0.3, 0.7] {
        let at = start.toward(end, share) + Point(0, lift * unit)
        let overlap = taken.reduce(0) { $0 + area(box(at), $1) }
        if overlap < best.overlap { best = (at, overlap) }
        if overlap == 0 { break search }
      }
    }
    let place = box(best.at)
    return Tag(
      weight: weight, gradient: found, updated: updated, at: best.at, box: place,
      card: .roundedRect(place, radius: 12 * unit),
      role: role, signal: film.signal(edge).part(0.4, 1), known: film.gradient(edge))
  }

  private static func area(_ left: Rect, _ right: Rect) -> Double {
    let width = min(left.maxX, right.maxX) - max(left.minX, right.minX)
    let height = min(left.maxY, right.maxY) - max(left.minY, right.minY)
    return width > 0 && height > 0 ? width * height : 0
  }

  func draw(at time: Double, into scene: inout Scene) {
    for edge in named {
      let lit = Easing.inOut(edge.known.progress(at: time)) * (1 - Easing.inOut(edge.leave.progress(at: time)))
      guard lit > 0 else { continue }
      let stroke = Stroke(width: theme.thickest * unit)
      scene.append(.stroke(edge.line, stroke, .solid(edge.color.opacity(lit)), .identity))
    }
    for tag in tags {
      let opacity = Easing.inOut(tag.signal.progress(at: time))
      guard opacity > 0 else { continue }
      let known = Easing.inOut(tag.known.progress(at: time))
      let changed = clears == nil ? 0 : Easing.inOut(steps.progress(at: time))
      scene.append(.fill(tag.card, .solid(theme.surface.opacity(0.94 * opacity)), .identity))
      let border = theme.weight.mixed(with: theme.color(of: tag.role), known).mixed(with: theme.weight, changed)
      scene.append(.stroke(tag.card, Stroke(width: 1.5 * unit), .solid(border.opacity(0.8 * opacity)), .identity))
      scene.mark(.body(tag.box, opacity: opacity))
      // What a tag says goes before the next comes.
      func out(_ progress: Double) -> Double { max(0, 1 - 2 * progress) }
      func new(_ progress: Double) -> Double { max(0, 2 * progress - 1) }
      tag.weight.draw(.middle, at: tag.at, opacity: opacity * out(known), into: &scene, color: { theme.color(of: $0) })
      tag.gradient.draw(
        .middle, at: tag.at, opacity: new(known) * out(changed), into: &scene, color: { theme.color(of: $0) })
      tag.updated?.draw(.middle, at: tag.at, opacity: new(changed), into: &scene, color: { theme.color(of: $0) })
    }
  }
}
