import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The gradients of a chain as products: a runner walks it once a weight and leaves its factors, a dot a multiplication;
/// then equal factors light up, and duplicates slide into the cells of the memo.
struct LedgerVisual: Visual {
  /// The cell of a δ.
  private struct Cell {
    let box: Rect
    let name: Label
    /// When it is seen, still empty: as what stood there has slid away.
    let opens: Span
    let appear: Span
  }

  private let argument: Argument
  private let layout: LedgerLayout
  private let factors: [LedgerFactor]
  private let cells: [Cell]
  private let heads: [(label: Label, at: Point, appear: Span)]
  private let neurons: [(label: Label, from: Point, radius: Double)]
  private let weights: [Label]
  private let walks: [(route: Route, span: Span)]
  private let bands: [(rect: Path, appear: Span, leave: Span)]
  private let legend: (label: Label, at: Point, appear: Span)
  private let arrive: Span
  private let close: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares the products; nil where there is no time or no room for them.
  init?(_ argument: Argument, _ film: BackpropContext) throws(TypesettingError) {
    guard let steps = argument.steps else { return nil }
    let unit = film.unit
    (self.argument, theme, self.unit) = (argument, film.theme, unit)
    let layout = argument.ledger(film)
    self.layout = layout
    let count = layout.count
    arrive = Span(start: argument.clears.start, length: 2 * argument.clears.length)
    close = argument.opens.part(0, 0.4)

    var neurons: [(label: Label, from: Point, radius: Double)] = []
    for layer in 0...count {
      let label = try film.lettering.math(film.formulas.activation(layer), size: 0.86 * film.theme.label)
      neurons.append((label, film.stage.neurons[layer][0], film.stage.neuron.halfHeight))
    }
    self.neurons = neurons
    var weights: [Label] = []
    var heads: [(label: Label, at: Point, appear: Span)] = []
    for edge in 0..<count {
      weights.append(try film.lettering.math(film.formulas.weight(edge), size: 0.86 * film.theme.label))
      let name = "\\partial L / \\partial w_{\(edge + 1)} ="
      let label = try film.lettering.math(
        name, size: max(film.theme.smallest, 0.95 * min(film.theme.label, layout.size)), fitting: 0.9 * layout.pitch)
      // Clear of the cell below it, and of the band that lights its row.
      let below = max(layout.half.y + 14 * unit, 0.42 * layout.row + 6 * unit)
      let lift = max(0.36 * layout.row + 26 * unit, below + label.ink.height / 2)
      heads.append(
        (
          label, layout.cell(edge, row: 0) + Point(0, -lift),
          LedgerLayout.walk(edge, of: count, in: steps.walks).part(0, 0.3)
        ))
    }
    (self.weights, self.heads) = (weights, heads)
    walks = (0..<count).map { edge in
      (
        Route([layout.neuron(count), layout.neuron(edge) + Point(layout.pitch * 0.5, 0)]),
        LedgerLayout.walk(edge, of: count, in: steps.walks)
      )
    }
    factors = try LedgerFactor.all(film, layout, steps)
    // A row is the same in all columns that have it; the last of them keeps it.
    bands = (0..<count - 1).map { row in
      let (left, right) = (layout.cell(0, row: row), layout.cell(count - 1 - row, row: row))
      let half = Point(0.36 * layout.pitch, 0.42 * layout.row)
      let rect = Rect(
        minX: left.x - half.x, minY: left.y - half.y, maxX: right.x + half.x, maxY: right.y + half.y)
      let (from, to) = (Double(row) / Double(count), Double(row + 1) / Double(count))
      return (
        .roundedRect(rect, radius: 14 * unit), steps.same.part(from, to),
        LedgerFactor.slide(row, of: count, in: steps.merge).part(0, 0.4)
      )
    }
    let first = LedgerFactor.slide(0, of: count, in: steps.merge)
    var cells: [Cell] = []
    for edge in 0..<count {
      let at = layout.cell(edge, row: 0)
      let half = layout.half
      let settled = LedgerFactor.stored(edge, of: count, in: steps.merge)
      cells.append(
        Cell(
          box: Rect(minX: at.x - half.x, minY: at.y - half.y, maxX: at.x + half.x, maxY: at.y + half.y),
          name: try film.lettering.math(film.formulas.delta(ofLayer: edge + 1), size: layout.size),
          opens: first.part(0.5, 0.9), appear: settled))
    }
    self.cells = cells
    legend = (
      try film.lettering.text(film.wording(.oneMultiplication), size: film.theme.small),
      Point(
        argument.numerals.x,
        film.stage.axis == .across ? argument.area.minY + 40 * unit : argument.plot.maxY + 48 * unit),
      // With the first dot.
      LedgerFactor.firstDot(of: factors) ?? argument.enter
    )
  }

  func draw(at time: Double, into scene: inout Scene) {
    let open = 1 - Easing.inOut(close.progress(at: time))
    let opacity = open * argument.opacity(at: time)
    guard open > 0, arrive.progress(at: time) > 0 else { return }
    chain(at: time, open * Easing.inOut(arrive.part(0, 0.35).progress(at: time)), into: &scene)
    guard opacity > 0 else { return }
    for band in bands {
      let level = Easing.inOut(band.appear.progress(at: time)) * (1 - Easing.inOut(band.leave.progress(at: time)))
      guard level > 0 else { continue }
      scene.append(.fill(band.rect, .solid(theme.delta.opacity(0.2 * level * opacity)), .identity))
    }
    for head in heads {
      head.label.draw(
        .middle, at: head.at, opacity: opacity * Easing.inOut(head.appear.progress(at: time)), into: &scene,
        color: { theme.color(of: $0) })
    }
    for cell in cells {
      let shown = Easing.inOut(cell.appear.progress(at: time)) * opacity
      let opened = Easing.inOut(cell.opens.progress(at: time)) * opacity
      let path = Path.roundedRect(cell.box, radius: 12 * unit)
      if opened > shown {
        let dash = Stroke(width: 2 * unit, dashes: [2 * unit, 7 * unit])
        scene.append(.stroke(path, dash, .solid(theme.muted.opacity(0.55 * (opened - shown))), .identity))
      }
      guard shown > 0 else { continue }
      scene.append(.fill(path, .solid(theme.surface.opacity(shown)), .identity))
      scene.append(.stroke(path, Stroke(width: 2.5 * unit), .solid(theme.delta.opacity(shown)), .identity))
      cell.name.draw(.middle, at: cell.box.center, opacity: shown, into: &scene, color: { theme.color(of: $0) })
    }
    for factor in factors { factor.draw(at: time, opacity: opacity, theme, unit, into: &scene) }
    explain(opacity * Easing.inOut(legend.appear.progress(at: time)), into: &scene)
    for walk in walks {
      Particle.draw(
        along: walk.route, progress: walk.span.progress(at: time), color: theme.delta, scale: 0.8 * unit, theme: theme,
        into: &scene)
    }
  }

  /// The legend: what a dot is.
  private func explain(_ opacity: Double, into scene: inout Scene) {
    guard opacity > 0 else { return }
    let (dot, words) = (legend.at + Point(12 * unit, -9 * unit), legend.at + Point(36 * unit, 0))
    scene.append(.fill(Self.disc, .solid(theme.ink.opacity(opacity)), .place(at: dot, scale: 8 * unit)))
    legend.label.draw(.left, at: words, opacity: opacity, into: &scene) { _ in theme.muted }
    scene.mark(.entry(legend.label.plain, legend.label.bounds(.left, at: words), opacity: opacity))
  }

  /// The chain, which shrinks from its place on the stage to its place above the columns.
  private func chain(at time: Double, _ opacity: Double, into scene: inout Scene) {
    // It covers the one on the stage before it moves.
    let gone = Easing.inOut(arrive.part(0.3, 0.76).progress(at: time))
    let leave = 1 - Easing.inOut(argument.leave.progress(at: time))
    let opacity = opacity * leave
    guard opacity > 0 else { return }
    let places = neurons.indices.map { neurons[$0].from.toward(layout.neuron($0), gone) }
    let radii = neurons.map { $0.radius + (layout.radius - $0.radius) * gone }
    for (edge, ends) in zip(places, places.dropFirst()).enumerated() {
      scene.append(
        .stroke(
          .line(ends.0, ends.1), Stroke(width: 3 * unit), .solid(theme.line.opacity(opacity)), .identity))
      weights[edge].draw(
        .middle, at: ends.0.toward(ends.1, 0.5) + Point(0, -26 * unit), opacity: opacity * gone, isMoving: gone < 1,
        into: &scene, color: { theme.color(of: $0) })
    }
    for (layer, place) in places.enumerated() {
      let at = Transform.place(at: place, scale: radii[layer])
      scene.append(.fill(Self.disc, .solid(theme.ground.opacity(opacity)), at))
      scene.append(.fill(Self.disc, .solid(theme.signal.opacity(0.14 * opacity)), at))
      scene.append(
        .stroke(
          Self.disc, Stroke(width: 3 * unit / radii[layer]), .solid(theme.signal.opacity(opacity)), at))
      neurons[layer].label.draw(
        .middle, at: place, opacity: opacity * gone, isMoving: gone < 1, into: &scene, color: { theme.color(of: $0) })
    }
  }

  private static let disc = Path.circle(radius: 1)
}
