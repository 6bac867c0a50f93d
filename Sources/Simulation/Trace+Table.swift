internal import Numerics

extension Trace {
  /// The trace as aligned text for a terminal, numbers to six significant digits.
  ///
  /// Prediction and loss come first, then a row for each neuron, a row for each weight and bias, and the
  /// multiplications. Of a layer's neurons and of an edge's weights no more than `rows` are shown (at least 1); a line
  /// tells how many are left out.
  public func table(rows: Int = 16) -> String {
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
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var costs: [[String]] {
    let counts = multiplications
    return [
      ["multiplications", ""],
      ["  forward pass", counts.forward.description],
      ["  backward pass, every δ reused", counts.backward.description],
      ["  backward without reuse", counts.withoutReuse.description],
      ["  finite differences", counts.finiteDifferences.description],
    ]
  }

  private static func rows(of layer: Layer, atMost limit: Int) -> [[String]] {
    let rows = layer.a.indices.map { i in
      [layer.index.description, i.description, text(layer.z[i]), text(layer.a[i]), text(layer.delta[i])]
    }
    return capped(rows, of: "neurons", atMost: limit)
  }

  /// The weights, then the biases.
  private static func rows(of edge: Edge, atMost limit: Int) -> [[String]] {
    let weights = edge.weights.enumerated().flatMap { to, row in
      row.enumerated().map { from, weight in
        [edge.index.description, to.description, from.description, text(weight), text(edge.gradient[to][from])]
      }
    }
    let biases = zip(edge.biases, edge.biasGradient).enumerated().map { to, pair in
      [edge.index.description, to.description, "bias", text(pair.0), text(pair.1)]
    }
    return capped(weights, of: "weights", atMost: limit) + capped(biases, of: "biases", atMost: limit)
  }

  /// The first rows, and one that counts those left out.
  private static func capped(_ rows: [[String]], of noun: String, atMost limit: Int) -> [[String]] {
    guard rows.count > limit, let first = rows.first else { return rows }
    return rows.prefix(limit) + [[first[0], "… and \(rows.count - limit) more of its \(noun)"]]
  }

  private static func list(_ values: [Double], atMost limit: Int) -> String {
    let shown = values.prefix(limit).map(text).joined(separator: "  ")
    return values.count > limit ? shown + "  … and \(values.count - limit) more" : shown
  }

  private static func text(_ value: Double) -> String { value.text(significantDigits: 6) }

  /// Joins cells to columns as wide as their longest cell, two blanks between them.
  ///
  /// The first `leading` columns start at the left, the others end at the right. A row with fewer cells than the first
  /// is a remark: its last cell runs on.
  private static func aligned(_ rows: [[String]], leading: Int = 0) -> String {
    let full = rows.filter { $0.count == rows[0].count }
    let widths = rows[0].indices.map { column in full.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: max(widths[column] - cell.count, 0))
        if row.count < rows[0].count, column == row.count - 1 { return cell }
        return column < leading ? cell + blanks : blanks + cell
      }
      let line = cells.joined(separator: "  ")
      return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
    }.joined(separator: "\n")
  }
}
