import FilmKit
import NetworkKit
import Simulation
import Typesetting

extension LabelRow {
  /// The weight of every edge of a chain, beside its connection; after the update the new one.
  static func weights(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    guard film.formulas.isChain else { return try LabelRow([], size: film.theme.label, film: film) }
    func version(_ edge: Int, _ trace: Trace, _ appear: Span, isUpdated: Bool) -> Item.Version {
      let value = trace.edges[edge].weights[0][0]
      let quantity = Quantity(.weight, [edge, 0, 0], isUpdated: isUpdated)
      let long = "\(film.formulas.weight(edge)) = \(film.formulas.number(value, quantity, .ink))"
      let short = [4, 3, 2].map { film.formulas.number(value, quantity, .weight, digits: $0) }
      return Item.Version(sources: [long] + short, appear: appear)
    }
    let items = (0..<film.edgeCount).map { edge in
      var versions = [version(edge, film.trace, film.appear, isUpdated: false)]
      if let updated = film.updated { versions.append(version(edge, updated, film.steps, isUpdated: true)) }
      return Item(quantity: Quantity(.weight, [edge]), slot: film.stage.weight(ofEdge: edge), versions: versions)
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// δ of every layer (the number, or the greatest of many) in its cell of the memo.
  static func deltas(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    let items = (1...film.lastLayer).map { layer in
      let deltas = film.trace.layers[layer].delta
      let name = film.formulas.delta(ofLayer: layer)
      let strongest = deltas.indices.reduce(0) { abs(deltas[$1]) > abs(deltas[$0]) ? $1 : $0 }
      let quantity = Quantity(.delta, [layer, strongest])
      let sources =
        deltas.count == 1
        ? [4, 3].map { "\(name) = \(film.formulas.number(deltas[0], quantity, .ink, digits: $0))" }
        : [3, 2].map {
          "\\mathrm{max}\\,|\(name)| = \(film.formulas.number(abs(deltas[strongest]), quantity, .ink, digits: $0))"
        }
      return Item(
        quantity: Quantity(.delta, [layer]), slot: film.stage.memo(ofLayer: layer),
        versions: [Item.Version(sources: sources, appear: film.store(layer))], leave: film.memoLeaves,
        card: .delta, from: film.stage.birth(ofLayer: layer), opens: film.memoOpens)
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// The gradient of every edge on a card: the number, or the strongest of many.
  static func gradients(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    let items = (0..<film.edgeCount).map { edge in
      let card = film.formulas.card(edge)
      return Item(
        quantity: Quantity(.gradient, [edge]), slot: film.stage.gradient(ofEdge: edge),
        versions: [Item.Version(sources: card.sources, appear: film.gradient(edge))],
        leave: film.memoLeaves, card: card.role, to: film.stage.middle(ofEdge: edge))
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// The loss; after the update the new one.
  static func loss(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    func version(_ loss: Double, _ appear: Span, isUpdated: Bool) -> Item.Version {
      Item.Version(
        sources: [4, 3].map {
          "\\role{target@L}{L} \\role{target}{=} "
            + film.formulas.number(loss, Quantity(.loss, isUpdated: isUpdated), .target, digits: $0)
        }, appear: appear)
    }
    var versions = [version(film.trace.loss, film.comparison.part(0.7, 1), isUpdated: false)]
    if let updated = film.updated {
      versions.append(version(updated.loss, film.secondComparison.part(0.4, 1), isUpdated: true))
    }
    return try LabelRow(
      [Item(quantity: Quantity(.loss), slot: film.stage.loss, versions: versions)], size: film.theme.label, film: film)
  }
}
