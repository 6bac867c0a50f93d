import NetworkKit
import Text
import Timeline

/// The hidden layers and the weights, read together because each may imply the other.
struct NetworkShape {
  /// The hidden layers' widths, whenever they are sure.
  var hidden: [Int]?
  /// The weights, when they are given and right.
  var weights: [[[Double]]]?
  /// Whether everything that is given is right.
  var isComplete = true
}

extension KeyReader {
  /// Reads `HIDDEN` and `weights`, and checks each against the other and both against the sample's widths.
  mutating func shape(_ fields: Fields, input: Int?, target: Int?) -> NetworkShape {
    var shape = NetworkShape()
    if let value = fields["HIDDEN"] {
      shape.hidden = hiddenLayers(value)
      shape.isComplete = shape.hidden != nil
    }
    guard let value = fields["weights"] else {
      if fields["HIDDEN"] == nil { shape.hidden = BackpropFilm.defaultHidden }
      return shape
    }
    guard let weights = weights(value) else {
      shape.isComplete = false
      return shape
    }
    let implied = weights.dropLast().map(\.count)
    if let hidden = shape.hidden, let place = fields["HIDDEN"]?.node.place, hidden != implied {
      report(own: BackpropProblem.hiddenDisagrees(weights: implied, hidden: hidden, place: place), at: value)
      return NetworkShape(hidden: nil, weights: nil, isComplete: false)
    }
    if fields["HIDDEN"] == nil { shape.hidden = implied }
    if checkRows(weights, at: value, input: input, target: target) {
      shape.weights = weights
    } else {
      shape.isComplete = false
    }
    return shape
  }

  /// The weights as written, every one a finite number; whether the rows' lengths fit is not looked at.
  private mutating func weights(_ value: Located) -> [[[Double]]]? {
    guard let edges = items(value, count: NetworkBounds.edges, expected: .weights) else { return nil }
    let matrices = edges.map { edge -> [[Double]]? in
      guard let rows = items(edge, count: NetworkBounds.width, expected: .weightMatrix) else { return nil }
      let read = rows.map { numbers($0, count: NetworkBounds.width, expected: .weightRow) }
      return read.contains(nil) ? nil : read.compactMap(\.self)
    }
    return matrices.contains(nil) ? nil : matrices.compactMap(\.self)
  }

  private mutating func checkRows(_ weights: [[[Double]]], at value: Located, input: Int?, target: Int?) -> Bool {
    var isRight = true
    for (edge, rows) in weights.enumerated() {
      guard case .list(let nodes) = value.node.kind, case .list(let rowNodes) = nodes[edge].kind else { continue }
      let path = value.path.index(edge)
      let needed = edge == 0 ? input : weights[edge - 1].count
      for (to, row) in rows.enumerated() {
        guard let needed, row.count != needed else { continue }
        let reason = edge == 0 ? LengthReason.input : .layer(edge)
        report(
          own: BackpropProblem.wrongLength(found: row.count, needed: needed, because: reason), rowNodes[to].place,
          path.index(to))
        isRight = false
      }
      if edge == weights.count - 1, let target, rows.count != target {
        report(
          own: BackpropProblem.wrongLength(found: rows.count, needed: target, because: .target), nodes[edge].place, path
        )
        isRight = false
      }
    }
    return isRight
  }

  /// Reads `biases`, of the widths after the edges when they are known.
  mutating func biases(_ value: Located, widths: [Int?]?) -> [[Double]]? {
    guard let edges = items(value, count: NetworkBounds.edges, expected: .biases) else { return nil }
    let rows = edges.map { numbers($0, count: NetworkBounds.width, expected: .biasRow) }
    guard let widths else { return nil }
    guard rows.count == widths.count else {
      report(own: BackpropProblem.wrongLength(found: rows.count, needed: widths.count, because: .edges), at: value)
      return nil
    }
    var isRight = true
    for (edge, row) in rows.enumerated() {
      guard let row, let needed = widths[edge], row.count != needed else { continue }
      let reason = edge == widths.count - 1 ? LengthReason.target : .layer(edge + 1)
      report(own: BackpropProblem.wrongLength(found: row.count, needed: needed, because: reason), at: edges[edge])
      isRight = false
    }
    return isRight && !rows.contains(nil) ? rows.compactMap(\.self) : nil
  }
}
