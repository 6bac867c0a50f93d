/// Which tensors are the weights and the biases of each edge, by their names.
struct LayerNames {
  /// The name of each edge's weights, the one from the input first.
  let weights: [String]
  /// The name of each edge's biases; nil when there are none at all.
  let biases: [String]?

  /// Finds them among names.
  init(_ names: [String], _ classifier: Classifier) throws(SavedRunError) {
    let found = names.compactMap { Self.parts($0) }
    let layers = found.filter(\.isWeight).sorted { Self.precedes($0.layer, $1.layer) }
    guard !layers.isEmpty else { throw SavedRunError([.noWeights(found: names)]) }
    weights = layers.map(\.name)
    guard layers.count == classifier.edgeCount else {
      throw SavedRunError([.layers(found: weights, expected: classifier.edgeCount)])
    }
    let biases = found.filter { !$0.isWeight }
    guard !biases.isEmpty else {
      self.biases = nil
      return
    }
    var ordered: [String] = []
    for layer in layers {
      guard let bias = biases.first(where: { $0.layer == layer.layer }) else {
        let name = layer.name.hasPrefix("w") ? "b\(layer.layer)" : "\(layer.layer).bias"
        throw SavedRunError([.missing(tensor: name, found: names)])
      }
      ordered.append(bias.name)
    }
    self.biases = ordered
    if biases.count > layers.count, let other = biases.first(where: { !ordered.contains($0.name) }) {
      throw SavedRunError([.missing(tensor: "the weight that belongs to \(other.name)", found: names)])
    }
  }

  /// Whether a name is one of a weight or a bias.
  static func isParameter(_ name: String) -> Bool { parts(name) != nil }

  /// The parts of "w0", "b0", "0.weight" or "layers.0.bias"; nil of other names.
  private static func parts(_ name: String) -> (name: String, layer: String, isWeight: Bool)? {
    for (ending, isWeight) in [(".weight", true), (".bias", false)] where name.hasSuffix(ending) {
      return (name, String(name.dropLast(ending.count)), isWeight)
    }
    guard let kind = name.first, kind == "w" || kind == "b", Int(name.dropFirst()) != nil else { return nil }
    return (name, String(name.dropFirst()), kind == "w")
  }

  /// Whether a layer comes before another: as text, but numbers in it by their size, so that "10" is after "9".
  private static func precedes(_ a: String, _ b: String) -> Bool {
    let (left, right) = (pieces(a), pieces(b))
    for (x, y) in zip(left, right) where x != y {
      if let m = Int(x), let n = Int(y) { return m < n }
      return x < y
    }
    return left.count < right.count
  }

  /// A name cut where digits start or end.
  private static func pieces(_ name: String) -> [String] {
    var pieces: [String] = []
    for letter in name {
      if let last = pieces.last?.last, last.isWholeNumber == letter.isWholeNumber {
        pieces[pieces.count - 1].append(letter)
      } else {
        pieces.append(String(letter))
      }
    }
    return pieces
  }
}
