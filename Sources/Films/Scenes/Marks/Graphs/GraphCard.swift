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

  /// How far apart things are, in units.
  struct Spaces: Sendable {
    /// Layers, at least.
    let layers: Double
    /// Neighbours in a layer, at least.
    let neighbours: Double
    /// How much room a line has that passes a layer.
    let lane: Double
    /// Words and their card's edges.
    let padding: Double
    /// A name and the sign beside it.
    let heads: Double

    static let usual = Spaces(layers: 52, neighbours: 22, lane: 34, padding: 15, heads: 20)
    /// Where type would be too small otherwise.
    static let narrow = Spaces(layers: 16, neighbours: 14, lane: 20, padding: 7, heads: 8)

    /// The same, so many times as large.
    func times(_ factor: Double) -> Spaces {
      Spaces(
        layers: factor * layers, neighbours: factor * neighbours, lane: factor * lane, padding: factor * padding,
        heads: factor * heads)
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

  init(
    _ mark: GraphMark, _ scale: Scale, _ spaces: Spaces, _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (unit, lettering) = (setting.unit, setting.lettering)
    let count = mark.graph.nodes.count
    figures = try Figures(size: scale.number, lettering)
    small = try Figures(size: scale.gradient, lettering)
    padding = spaces.padding * unit
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
      let gap = operation != nil && name != nil ? spaces.heads * unit : 0
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

  /// Signs as they stand in mathematics.
  private static let signs = ["*": "×", "-": "−", "/": "÷"]

  private static func sign(_ symbol: String) -> String {
    guard symbol.first == "^" else { return signs[symbol] ?? symbol }
    let raised = symbol.dropFirst().map { superscripts[$0] }
    return raised.contains(nil) || raised.isEmpty ? symbol : "x" + String(raised.compactMap(\.self))
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻",
  ]
}
