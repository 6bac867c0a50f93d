import Drawing
import FilmKit
import Tensors
import Typesetting

/// What stands in the cards of a graph, all of one size.
struct GraphCard: Sendable {
  /// The type of a card, in units.
  struct Scale: Sendable {
    let head: Double
    let number: Double
    let gradient: Double

    /// The same, so many times as large.
    func times(_ factor: Double) -> Scale {
      Scale(head: factor * head, number: factor * number, gradient: factor * gradient)
    }
  }

  let width: Double
  let height: Double
  /// For each node the sign or function that makes it, and its name.
  let heads: [(operation: Label?, name: Label?)]
  let figures: Figures
  let small: Figures
  /// The baselines, below the card's upper edge: of the head, the number, the derivative.
  let baselines: [Double]
  /// The line between a number and its derivative, below the card's upper edge.
  let rule: Double
  /// How far words are from the card's edges.
  let padding: Double

  /// - Parameter factor: How large its spaces are, for the usual ones.
  init(
    _ mark: GraphMark, _ scale: Scale, factor: Double, _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (unit, lettering) = (setting.unit, setting.lettering)
    let count = mark.graph.nodes.count
    figures = try Figures(size: scale.number, lettering)
    small = try Figures(size: scale.gradient, lettering)
    padding = 15 * factor * unit
    var heads: [(operation: Label?, name: Label?)] = []
    var widest = 0.0
    let limit = 0.3 * setting.area.width
    for node in mark.graph.nodes {
      var (operation, name): (Label?, Label?) = (nil, nil)
      if let symbol = node.operation {
        operation = try lettering.text(Self.sign(symbol), size: scale.head, fitting: limit)
      }
      if let text = node.name { name = try lettering.text(text, size: scale.head, heavy: true, fitting: limit) }
      heads.append((operation, name))
      let gap = operation != nil && name != nil ? Self.gap * factor * unit : 0
      widest = max(widest, (operation?.width ?? 0) + (name?.width ?? 0) + gap)
    }
    self.heads = heads
    for tensor in mark.track.known {
      for (node, value) in tensor.elements.prefix(count).enumerated() {
        widest = max(widest, figures.width(mark.shown(node, value)))
      }
      guard mark.hasGradients else { continue }
      for value in tensor.elements.suffix(count) {
        widest = max(widest, small.width(NumberMark.shown(value, mark.digits)))
      }
    }
    width = widest + 2 * padding
    let head = 1.3 * scale.head * unit
    let number = head + 1.2 * scale.number * unit
    rule = number + 0.48 * scale.gradient * unit
    let gradient = rule + 1.1 * scale.gradient * unit
    baselines = [head, number, gradient]
    height = (mark.hasGradients ? gradient : number) + 0.5 * scale.gradient * unit
  }

  /// The least space between a name and the sign beside it, in units.
  private static let gap = 20.0

  /// Signs as they stand in mathematics.
  private static let signs = ["*": "×", "-": "−", "/": "÷"]

  private static func sign(_ symbol: String) -> String { signs[symbol] ?? symbol }
}
