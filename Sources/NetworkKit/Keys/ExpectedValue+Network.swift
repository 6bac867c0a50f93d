import Text
public import Timeline

extension ExpectedValue {
  /// The hidden layers of a network: their widths, or how many layers of one neuron.
  public static let hiddenLayers = ExpectedValue(
    "a list of at most \(NetworkBounds.layers.upperBound) widths, such as [3, 2], or a whole number of layers from "
      + "\(NetworkBounds.layers.lowerBound) to \(NetworkBounds.layers.upperBound)", .number
  ) { context in
    Schema.any(Schema.list(of: .width, NetworkBounds.layers, context), Schema.whole(NetworkBounds.layers))
  }

  /// A hidden layer's width.
  static let width = ExpectedValue(
    "a whole number of neurons from \(NetworkBounds.width.lowerBound) to \(NetworkBounds.width.upperBound)", .number
  ) { _ in Schema.whole(NetworkBounds.width) }
}

extension KeyReader {
  /// The widths of the hidden layers, a number n standing for n layers of one neuron; nil, with a message, when they are
  /// wrong.
  public mutating func hiddenLayers(_ value: Located) -> [Int]? {
    if case .number = value.node.kind {
      return whole(value, in: NetworkBounds.layers, expected: .hiddenLayers).map { Array(repeating: 1, count: $0) }
    }
    guard let items = items(value, count: NetworkBounds.layers, expected: .hiddenLayers) else { return nil }
    let widths = items.map { whole($0, in: NetworkBounds.width, expected: .width) }
    return widths.contains(nil) ? nil : widths.compactMap(\.self)
  }
}
