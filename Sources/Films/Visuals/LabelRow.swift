import Drawing
import Simulation
import Timeline
import Typesetting

/// Labels of one kind along the network (weights, δ or gradients), set in one size.
///
/// Where there is room they stay once they have appeared. Where their columns stand too close for that, each is shown
/// alone, from its own beat until the next of its kind.
struct LabelRow: Visual {
  /// What one label says, where and when.
  struct Item {
    /// The formula.
    let source: String
    /// The middle of its baseline.
    let at: Point
    /// When it appears.
    let appear: Span
    /// When it appears if it is to be alone; nil for the same time.
    var turn: Span?
    /// How much lower it stands if it is alone, in pixels.
    var lower = 0.0
    /// When it makes way for the next, if it must.
    let leave: Span
    /// The colour of the card's border; nil for a label without a card.
    var card: Role?
    /// Where it flies from as it appears; nil for a label that appears in its place.
    var from: Point?
    /// When its card appears, still empty; nil for a card that comes with the label.
    var slot: Span?
  }

  private struct Placed {
    let label: Label
    let at: Point
    let appear: Span
    let leave: Span?
    let card: (path: Path, role: Role)?
    let from: Point?
    let slot: Span?
  }

  /// Whether there is room for all of them at once.
  let stays: Bool
  private let placed: [Placed]
  private let theme: Theme
  private let unit: Double

  /// Sets the labels at `size` units, or smaller down to the theme's small size, so that each fits into `room` pixels.
  init(_ items: [Item], size: Double, room: Double, film: FilmContext) throws(TypesettingError) {
    let theme = film.theme
    let unit = film.unit
    let padding = 16 * unit
    func outerWidth(_ label: Label, _ item: Item) -> Double { label.width + (item.card == nil ? 0 : 2 * padding) }

    var labels: [Label] = []
    for item in items { labels.append(try film.lettering.math(item.source, size: size)) }
    let widest = zip(labels, items).map(outerWidth).max() ?? 0
    let stays = widest <= room || widest * theme.small / size <= room
    if stays, widest > room {
      labels = []
      for item in items { labels.append(try film.lettering.math(item.source, size: size * room / widest)) }
    }
    let inside = film.stage.stage
    placed = zip(labels, items).map { label, item in
      let half = outerWidth(label, item) / 2
      let x =
        inside.width > 2 * half ? max(inside.minX + half, min(inside.maxX - half, item.at.x)) : inside.center.x
      let at = Point(x, item.at.y + (stays ? 0 : item.lower))
      let card = item.card.map { role in
        let origin = label.origin(.center, at: at)
        let box = Rect(
          minX: origin.x - padding, minY: origin.y + label.ink.minY - 0.8 * padding,
          maxX: origin.x + label.width + padding, maxY: origin.y + label.ink.maxY + 0.8 * padding)
        return (path: Path.roundedRect(box, radius: 14 * unit), role: role)
      }
      return Placed(
        label: label, at: at, appear: stays ? item.appear : item.turn ?? item.appear, leave: stays ? nil : item.leave,
        card: card, from: item.from, slot: stays ? item.slot : nil)
    }
    self.stays = stays
    self.theme = theme
    self.unit = unit
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    for item in placed {
      let gone = item.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      let progress = item.appear.progress(at: time)
      let opacity = Easing.inOut(progress) * (1 - gone)
      if let card = item.card, let slot = item.slot {
        let empty = Easing.inOut(slot.progress(at: time)) * (1 - Easing.inOut(progress))
        if empty > 0 {
          let dash = Stroke(width: 2 * unit, dashes: [2 * unit, 7 * unit])
          list.append(.stroke(card.path, dash, .solid(theme.muted.opacity(0.7 * empty)), .identity))
        }
      }
      guard opacity > 0 else { continue }
      if let card = item.card {
        list.append(.fill(card.path, .solid(theme.surface.opacity(0.94 * opacity)), .identity))
        let border = theme.color(of: card.role).opacity(0.8 * opacity)
        list.append(.stroke(card.path, Stroke(width: 2 * unit), .solid(border), .identity))
      }
      // What flies is seen before it has landed.
      let place = item.from.map { $0.toward(item.at, Easing.inOut(progress)) } ?? item.at
      let shown = item.from == nil ? opacity : Easing.inOut(min(1, 2 * progress)) * (1 - gone)
      item.label.draw(.center, at: place, opacity: shown, into: &list, color: theme.color)
    }
  }
}

extension LabelRow {
  /// The weights of a chain, above their edges: with their names, or with fewer digits where there is little room, or
  /// above the neurons' names one by one; a wide edge has no single number to show.
  static func weights(_ film: FilmContext) throws(TypesettingError) -> LabelRow {
    let edges = (0..<film.edgeCount).filter { film.trace.edges[$0].weights.joined().count == 1 }
    func row(
      room: Double, above y: Double, _ source: (Int, Double) -> String
    ) throws(TypesettingError) -> LabelRow {
      let items = edges.map { edge in
        let beat = BeatID.forward(edge: edge)
        return Item(
          source: source(edge, film.trace.edges[edge].weights.first?.first ?? 0),
          at: Point(film.stage.middle(ofEdge: edge).x, y), appear: film.appear,
          turn: film.schedule.fadeIn(beat, film.theme), leave: film.leave(beat))
      }
      return try LabelRow(items, size: film.theme.label, room: room, film: film)
    }
    let line = film.stage.middle(ofEdge: 0).y - 24 * film.unit
    let gap = film.stage.columnSpacing - 2 * film.stage.radius - 16 * film.unit
    func named(_ edge: Int, _ weight: Double) -> String { "\(film.formulas.weight(edge)) = \(NumberText.math(weight))" }
    let full = try row(room: gap, above: line, named)
    if full.stays { return full }
    for digits in [4, 3, 2] {
      let short = try row(room: gap, above: line) { "\\role{weight}{\(NumberText.math($1, digits: digits))}" }
      if short.stays { return short }
    }
    return try row(room: 0, above: film.stage.top - 84 * film.unit, named)
  }

  /// δ of every layer (the number, or the greatest of many) in its cell of the memo, below its neurons, and the loss
  /// below the target.
  static func deltas(_ film: FilmContext) throws(TypesettingError) -> LabelRow {
    let baseline = film.stage.memoBaseline
    let loss = Item(
      source: "\\role{target}{L = \(NumberText.math(film.trace.loss))}",
      at: Point(film.stage.x(ofColumn: film.lastLayer + 1), baseline),
      appear: film.comparison.part(0.6, 1), lower: film.stage.memoSquares, leave: film.leave(.loss))
    let items = (1...film.lastLayer).map { layer in
      let deltas = film.trace.layers[layer].delta
      let name = film.formulas.delta(ofLayer: layer)
      let source =
        deltas.count == 1
        ? "\(name) = \(NumberText.math(deltas[0]))"
        : "\\mathrm{max}\\,|\(name)| = \(NumberText.math(deltas.reduce(0) { max($0, abs($1)) }, digits: 3))"
      return Item(
        source: source, at: Point(film.stage.x(ofColumn: layer), baseline),
        appear: film.store(layer), lower: film.stage.memoSquares, leave: film.leave(.grad(edge: layer - 1)),
        card: .delta,
        from: Point(film.stage.x(ofColumn: layer), (film.stage.top + film.stage.bottom) / 2), slot: film.memoOpens)
    }
    return try LabelRow(
      items + [loss], size: film.theme.label, room: film.stage.columnSpacing - 28 * film.unit, film: film)
  }

  /// The gradient of every edge, on a card below it: the number, or the strongest of many.
  ///
  /// - Parameter lower: How much lower than elsewhere the cards stand, in pixels, to be clear of the row of δ.
  static func gradients(_ film: FilmContext, lower: Double = 0) throws(TypesettingError) -> LabelRow {
    let items = (0..<film.edgeCount).map { edge in
      let card = film.formulas.card(edge)
      return Item(
        source: card.source,
        at: Point(film.stage.middle(ofEdge: edge).x, film.stage.bottom + 168 * film.unit + lower),
        appear: film.gradient(edge), leave: film.leave(.grad(edge: edge)), card: card.role)
    }
    return try LabelRow(
      items, size: film.theme.label, room: film.stage.columnSpacing - 20 * film.unit, film: film)
  }
}
