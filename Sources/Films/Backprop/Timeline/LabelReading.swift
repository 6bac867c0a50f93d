import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Reads `LABELS_BY`: connections by edge; without the network, whether its layers are so wide is not looked at.
  mutating func labels(_ value: Located?, edgeCount: Int?, network: NetworkDraft?) -> [Int: [Connection]] {
    guard let value, let entries = entries(of: value, expected: .connectionTable) else { return [:] }
    var labels: [Int: [Connection]] = [:]
    for entry in entries {
      let path = value.path.entry(entry.key)
      let edge = index(entry, path, along: .edge, count: edgeCount)
      let list = Located(node: entry.value, path: path)
      guard let items = items(list, count: BackpropFilm.labelCount, expected: .connections) else { continue }
      var connections: [Connection] = []
      for item in items {
        guard let connection = connection(item, edge: edge, widths: network?.widths) else { continue }
        if connections.contains(connection) { report(own: BackpropProblem.repeatedConnection(connection), at: item) }
        connections.append(connection)
      }
      if let edge { labels[edge] = connections }
    }
    return labels
  }

  private mutating func connection(_ value: Located, edge: Int?, widths: [Int]?) -> Connection? {
    guard let ends = items(value, count: 2...2, expected: .connection) else { return nil }
    let to = neuron(ends[0], layer: edge.map { $0 + 1 }, widths: widths)
    let from = neuron(ends[1], layer: edge, widths: widths)
    return to.flatMap { to in from.map { Connection(to: to, from: $0) } }
  }

  /// The index of a neuron of a layer, when both are known.
  private mutating func neuron(_ value: Located, layer: Int?, widths: [Int]?) -> Int? {
    guard let decimal = decimal(value, expected: .neuron) else { return nil }
    let bounds = NetworkBounds.neuron
    let index = decimal.scaled(toDecimals: 0)
    if let layer, let widths, let index, index >= bounds.lowerBound {
      guard index < widths[layer] else {
        report(own: BackpropProblem.noSuchNeuron(index, layer: layer, width: widths[layer]), at: value)
        return nil
      }
      return index
    }
    guard let index, bounds ~= index else {
      report(.outOfBounds(found: decimal.text, expected: .neuron), at: value)
      return nil
    }
    return index
  }
}
