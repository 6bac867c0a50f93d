import NetworkKit
import Timeline

extension ExpectedValue {
  /// A layer's numbers: `input` and `target`.
  static let layer = ExpectedValue("a list of \(widths) numbers") { numbers($0) }

  /// The numbers that one edge brings to one neuron.
  static let weightRow = ExpectedValue(
    "a list of \(widths) numbers, one for each neuron that the edge comes from"
  ) { numbers($0) }

  /// One edge's weights.
  static let weightMatrix = ExpectedValue(
    "a list of \(widths) rows, one for each neuron that the edge leads to"
  ) { Schema.list(of: .weightRow, NetworkBounds.width, $0) }

  /// All weights.
  static let weights = ExpectedValue(
    "a list of \(edges) matrices, one for each edge: weights[edge][to][from]"
  ) { Schema.list(of: .weightMatrix, NetworkBounds.edges, $0) }

  /// One edge's biases.
  static let biasRow = ExpectedValue(
    "a list of \(widths) numbers, one for each neuron that the edge leads to"
  ) { numbers($0) }

  /// All biases.
  static let biases = ExpectedValue(
    "a list of \(edges) lists, one for each edge: biases[edge][to]"
  ) { Schema.list(of: .biasRow, NetworkBounds.edges, $0) }

  /// The connections that are labelled, by edge.
  static let connectionTable = ExpectedValue(
    "a mapping from edges to connections, such as {\"1\": [[0, 2]]}"
  ) { context in
    Schema.table(BeatAxis.edge.pattern, Schema.list(of: .connection, BackpropFilm.labelCount, context))
  }

  /// The connections of one edge.
  static let connections = ExpectedValue(
    "a list of at most \(BackpropFilm.labelCount.upperBound) connections, each [to, from] as in weights[edge][to][from]"
  ) { Schema.list(of: .connection, BackpropFilm.labelCount, $0) }

  /// One connection.
  static let connection = ExpectedValue(
    "a connection [to, from] as in weights[edge][to][from], such as [0, 2]"
  ) { Schema.list(of: .neuron, 2...2, $0) }

  /// A neuron, by its index.
  static let neuron = ExpectedValue(
    "the index of a neuron, a whole number from \(NetworkBounds.neuron.lowerBound) to "
      + "\(NetworkBounds.neuron.upperBound)", .number
  ) { _ in Schema.whole(NetworkBounds.neuron) }

  private static let widths = "\(NetworkBounds.width.lowerBound) to \(NetworkBounds.width.upperBound)"
  private static let edges = "\(NetworkBounds.edges.lowerBound) to \(NetworkBounds.edges.upperBound)"

  private static func numbers(_ context: SchemaContext) -> SchemaEntries {
    Schema.list(of: .number, NetworkBounds.width, context)
  }
}
