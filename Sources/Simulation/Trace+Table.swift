internal import Numerics
internal import Text

extension Trace {
  /// The trace as aligned text for a terminal, numbers to six significant digits.
  ///
  /// Prediction and loss come first, then a row for each neuron, a row for each weight and bias, and the
  /// multiplications. Of a layer's neurons and of an edge's weights no more than `rows` are shown (at least 1); a line
  /// says how many are left out. An update, if there is one, comes last: what the loss becomes, and the new weights.
  public func table(rows: Int = 16, with update: Update? = nil) -> String {
    precondition(rows >= 1, "a table shows at least one row")
    let summary = [
      ["loss", Self.text(loss)], ["prediction", Self.list(prediction, atMost: rows)],
      ["target", Self.list(network.target, atMost: rows)],
    ]
    let sections = [
      Self.aligned(summary, leading: 2),
      Self.aligned([["layer", "neuron", "z", "a", "δ = ∂L/∂z"]] + layers.flatMap { Self.rows(of: $0, atMost: rows) }),
      Self.aligned([["edge", "to", "from", "weight", "gradient"]] + edges.flatMap { Self.rows(of: $0, atMost: rows) }),
      Self.aligned(costs, leading: 1),
    ]
    let after = update.map { Self.sections(of: $0, after: self, atMost: rows) } ?? []
    return (sections + after).joined(separator: "\n\n") + "\n"
  }

  private static func sections(of update: Update, after trace: Trace, atMost limit: Int) -> [String] {
    let summary = [
      ["update", ""],
      ["  learning rate η", text(update.learningRate)],
      ["  loss after", text(update.trace.loss)],
      ["  prediction after", list(update.trace.prediction, atMost: limit)],
    ]
    let changes = zip(trace.edges, update.trace.edges).flatMap { edge, stepped in
      let width = edge.weights.first?.count ?? 0
      let weights = rows(edge.index, edge.weights.count * width, "weights", atMost: limit) { i in
        let (to, from) = i.quotientAndRemainder(dividingBy: width)
        return [to.description, from.description, text(edge.weights[to][from]), text(stepped.weights[to][from])]
      }
      let biases = rows(edge.index, edge.biases.count, "biases", atMost: limit) { to in
        [to.description, "bias", text(edge.biases[to]), text(stepped.biases[to])]
      }
      return weights + biases
    }
    return [aligned(summary, leading: 2), aligned([["edge", "to", "from", "weight", "updated"]] + changes)]
  }

  private var costs: [[String]] {
    let counts = multiplications
    return [
      ["multiplications", ""],
      ["  forward pass", counts.forward.description],
      ["  backward pass, every δ reused", counts.backward.description],
      ["  backward from scratch", counts.withoutReuse.description],
      ["  finite differences", counts.finiteDifferences.description],
    ]
  }

  private static func rows(of layer: Layer, atMost limit: Int) -> [[String]] {
    rows(layer.index, layer.a.count, "neurons", atMost: limit) { i in
      [i.description, text(layer.z[i]), text(layer.a[i]), text(layer.delta[i])]
    }
  }

  /// The weights, then the biases.
  private static func rows(of edge: Edge, atMost limit: Int) -> [[String]] {
    let width = edge.weights.first?.count ?? 0
    let weights = rows(edge.index, edge.weights.count * width, "weights", atMost: limit) { i in
      let (to, from) = i.quotientAndRemainder(dividingBy: width)
      return [to.description, from.description, text(edge.weights[to][from]), text(edge.gradient[to][from])]
    }
    let biases = rows(edge.index, edge.biases.count, "biases", atMost: limit) { to in
      [to.description, "bias", text(edge.biases[to]), text(edge.biasGradient[to])]
    }
    return weights + biases
  }

  /// The rows of the first of `count` things, each after the index of its layer or edge, and one that counts those
  /// left out.
  private static func rows(
    _ index: Int, _ count: Int, _ noun: String, atMost limit: Int, _ cells: (Int) -> [String]
  ) -> [[String]] {
    let rows = (0..<min(count, limit)).map { [index.description] + cells($0) }
    return count > limit ? rows + [[index.description, "… and \(count - limit) more of its \(noun)"]] : rows
  }

  private static func list(_ values: [Double], atMost limit: Int) -> String {
    let shown = values.prefix(limit).map(text).joined(separator: "  ")
    return values.count > limit ? shown + "  … and \(values.count - limit) more" : shown
  }

  private static func text(_ value: Double) -> String { value.text(significantDigits: 6) }

  /// Joins cells to columns as wide as their longest cell: the first `leading` columns start at the left, the others
  /// end at the right, and there are as many as the first row has.
  private static func aligned(_ rows: [[String]], leading: Int = 0) -> String {
    TextTable(rows[0].indices.map { $0 < leading ? .left : .right }, dropsTrailingBlanks: true, rows: rows).text
  }
}
