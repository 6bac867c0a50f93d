import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let graph = MarkKind(
    name: "graph", summary: "What a number is computed of, step by step, with the derivatives of reverse mode.",
    value: .expression, example: "\"(w - 1)^2\"",
    keys: [
      Key("grad", .flag, .value("false"), "Whether each node has the derivative of the result by it."),
      Key(
        "forward", .expression, .words("all of them, as the mark enters"),
        "How many of the numbers that are computed are there, in their order: a variable that is played."),
      Key(
        "backward", .expression, .words("all of them, as the mark enters"),
        "How many derivatives the backward pass has filled in, from the result back: a variable that is played."),
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."),
    ], anchors: [.node]
  ) { mark in
    guard let (graph, track) = mark.graph("graph"), let digits = mark.whole("digits", 0...4, else: 2),
      let hasGradients = mark.flag("grad")
    else { return nil }
    let (computed, filled) = (
      mark.track("forward", ranks: 0...0, wanted: "a number"), mark.track("backward", ranks: 0...0, wanted: "a number")
    )
    if (mark["forward"] != nil && computed == nil) || (mark["backward"] != nil && filled == nil) { return nil }
    return GraphMark(
      graph: graph, track: track, computed: computed, filled: filled, hasGradients: hasGradients || filled != nil,
      digits: digits)
  }
}

/// The graph of an expression.
struct GraphMark: MarkContent {
  let graph: ExpressionGraph
  /// Two rows: the numbers of the nodes, and the derivatives of the result by them.
  let track: ValueTrack
  /// How many of the numbers that are computed are there; nil for those that come as the mark does.
  let computed: ValueTrack?
  /// How many derivatives are there; nil for those that come as the mark does.
  let filled: ValueTrack?
  let hasGradients: Bool
  let digits: Int
  /// What the nodes are called in numbers: their names, or what they are made of.
  let titles: [String]
  /// For each node how many derivatives come before its own; nil for one that has none.
  let order: [Int?]
  /// For each node how many are computed before it; nil for what is given.
  let turn: [Int?]

  /// How long what a node is made of may be, to stand for it.
  private static let longest = 60

  init(
    graph: ExpressionGraph, track: ValueTrack, computed: ValueTrack?, filled: ValueTrack?, hasGradients: Bool,
    digits: Int
  ) {
    (self.graph, self.track, self.computed, self.filled) = (graph, track, computed, filled)
    (self.hasGradients, self.digits) = (hasGradients, digits)
    var titles: [String] = []
    for (index, node) in graph.nodes.enumerated() {
      let isResult = index == graph.nodes.count - 1
      titles.append(node.name ?? (isResult ? track.expression : Self.title(node, index, titles, digits)))
    }
    var order: [Int?] = graph.nodes.map { _ in nil }
    for (rank, node) in graph.backward.enumerated() { order[node] = rank }
    (self.titles, self.order) = (titles, order)
    var count = 0
    turn = graph.nodes.map { node in
      guard node.operation != nil else { return nil }
      defer { count += 1 }
      return count
    }
  }

  private static func title(
    _ node: ExpressionGraph.Node, _ index: Int, _ titles: [String], _ digits: Int
  ) -> String {
    guard let operation = node.operation else { return literal(node.value, digits) }
    let parts = node.inputs.map { titles[$0] }
    let isSign = !(operation.first?.isLetter ?? false)
    let title =
      isSign && parts.count == 2
      ? "(\(parts[0]) \(operation) \(parts[1]))"
      : operation.hasPrefix("^")
        ? "\(parts.joined())\(operation)" : "\(operation)(\(parts.joined(separator: ", ")))"
    return title.count <= longest ? title : "node \(index)"
  }

  /// A number that is written in the expression, with no more decimals than it has.
  static func literal(_ value: Double, _ digits: Int) -> String {
    let scales: [Double] = [1, 10, 100, 1000, 10_000]
    let least = (0..<digits).first { value * scales[$0] == (value * scales[$0]).rounded() }
    return NumberMark.shown(value, least ?? digits)
  }

  /// What is shown of a node's number.
  func shown(_ node: Int, _ value: Double) -> String {
    let entry = graph.nodes[node]
    let isLiteral = entry.name == nil && entry.operation == nil
    return isLiteral ? Self.literal(value, digits) : NumberMark.shown(value, digits)
  }

  /// What the derivative by a node is called.
  func gradientTitle(_ node: Int) -> String { "∂\(titles[titles.count - 1])/∂\(titles[node])" }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.node.name: [0...Double(graph.nodes.count - 1)]] }

  var anchorNames: [String: [String]] { [AnchorKind.node.name: graph.nodes.map { $0.name ?? "" }] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let geometry = try GraphGeometry(self, setting)
    let words = setting.wording(.derivatives, ["output": .words(titles[titles.count - 1])])
    return GraphDrawing(
      mark: self, geometry: geometry,
      words: hasGradients
        ? try setting.lettering.text(words, size: setting.theme.smallest, fitting: setting.area.width) : nil,
      theme: setting.theme, unit: setting.unit)
  }
}

extension ExpressionGraph {
  /// The numbers of all nodes, and below them their gradients; 0 for those that have none.
  var numbers: Tensor {
    Tensor(shape: [2, nodes.count], elements: nodes.map(\.value) + nodes.map { $0.gradient ?? 0 })
  }

  /// Whether nothing differs from another but numbers.
  func hasNodes(of other: ExpressionGraph) -> Bool {
    nodes.count == other.nodes.count
      && zip(nodes, other.nodes).allSatisfy {
        $0.name == $1.name && $0.operation == $1.operation && $0.inputs == $1.inputs
          && ($0.gradient == nil) == ($1.gradient == nil)
      }
  }
}
