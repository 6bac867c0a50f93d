import Drawing
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
      return Item.Version(
        sources: [
          "\(film.formulas.weight(edge)) = \(film.formulas.number(value, quantity, .ink))",
          film.formulas.number(value, quantity, .weight),
        ], appear: appear)
    }
    let items = (0..<film.edgeCount).map { edge in
      var versions = [version(edge, film.trace, film.appear, isUpdated: false)]
      if let updated = film.updated { versions.append(version(edge, updated, film.steps, isUpdated: true)) }
      return Item(quantity: Quantity(.weight, [edge]), place: film.stage.weight(ofEdge: edge), versions: versions)
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// δ of every layer of one neuron in its cell of the memo; `StripVisual` has those of many.
  static func deltas(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    let items: [Item] = (1...film.lastLayer).compactMap { layer in
      let deltas = film.trace.layers[layer].delta
      guard deltas.count == 1 else { return nil }
      let number = film.formulas.number(deltas[0], Quantity(.delta, [layer, 0]), .ink)
      return Item(
        quantity: Quantity(.delta, [layer]), place: film.stage.memo(ofLayer: layer),
        versions: [
          Item.Version(
            sources: ["\(film.formulas.delta(ofLayer: layer)) = \(number)", number], appear: film.store(layer))
        ], leave: film.memoLeaves,
        card: (film.stage.cell(ofLayer: layer), .delta), from: film.stage.birth(ofLayer: layer),
        slot: film.slot(layer))
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// The gradient of every edge on a card: the number, or the strongest of many.
  static func gradients(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    let items = (0..<film.edgeCount).map { edge in
      let card = film.formulas.card(edge)
      return Item(
        quantity: Quantity(.gradient, [edge]), place: film.stage.gradient(ofEdge: edge),
        versions: [Item.Version(sources: card.sources, appear: film.gradient(edge))],
        leave: film.gradientsLeave, card: (film.stage.card(ofEdge: edge), card.role))
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// What the gradient of every edge comes to, between it and its weight: the step that the weight takes.
  static func steps(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    guard film.showsSteps, let rate = film.formulas.update?.learningRate else {
      return try LabelRow([], size: film.theme.label, film: film)
    }
    let items = (0..<film.edgeCount).map { edge in
      // Like a product on its way, it has no name in the trace.
      let change = -rate * film.trace.edges[edge].gradient[0][0]
      let (step, place) = (NumberText.math(change), [edge, 0, 0])
      // It stands below a weight that rolls from the old number to the new.
      let sum =
        film.formulas.read(film.trace.edges[edge].weights[0][0], Quantity(.weight, place))
        + (Double(NumberText.text(change)) ?? change)
      let new = film.updated?.edges[edge].weights[0][0] ?? sum
      let sign = film.formulas.equals(sum, new, Quantity(.weight, place, isUpdated: true))
      let source = "\\Delta \(film.formulas.weight(edge)) \(sign) \(step)"
      let box = film.stage.step(ofEdge: edge)
      return Item(
        quantity: Quantity(.weight, [edge], isUpdated: true),
        place: BackpropStage.Slot(at: box.center, anchor: .middle, room: box.width - 28 * film.unit),
        versions: [Item.Version(sources: [source], appear: film.stepsKnown)],
        card: (box, .weight))
    }
    return try LabelRow(items, size: film.theme.label, film: film)
  }

  /// The loss; after the update the new one.
  static func loss(_ film: BackpropContext) throws(TypesettingError) -> LabelRow {
    func version(_ loss: Double, _ appear: Span, isUpdated: Bool) -> Item.Version {
      let number = film.formulas.number(loss, Quantity(.loss, isUpdated: isUpdated), .ink)
      return Item.Version(sources: ["\\role{ink@L}{L} = \(number)"], appear: appear)
    }
    var versions = [version(film.trace.loss, film.comparison.part(0.7, 1), isUpdated: false)]
    if let updated = film.updated {
      versions.append(version(updated.loss, film.secondLoss, isUpdated: true))
    }
    return try LabelRow(
      [Item(quantity: Quantity(.loss), place: film.stage.loss, versions: versions)], size: film.theme.label, film: film)
  }
}
