/// Which tensors are the weights and the biases of each edge.
///
/// The order of the layers is that of the numbers in their names; else the one that their shapes leave; else that of the
/// file, where its format keeps one.
struct LayerNames {
  /// A tensor as the order needs it.
  struct Entry {
    let name: SavedName
    /// The shape at one step: of weights `[out, in]`.
    let shape: [Int]
  }

  /// The name of each edge's weights, the one from the input first.
  let weights: [String]
  /// The name of each edge's biases; nil when there are none at all.
  let biases: [String]?
  /// Whether only the file says the order.
  let isOrderOfFile: Bool

  /// Finds them among the tensors of a step, which come in the file's order.
  ///
  /// - Parameter others: What else is there, for messages.
  init(
    _ entries: [Entry], others: [String], _ classifier: Classifier, _ format: SavedRun.Format
  ) throws(SavedRunError) {
    let layers = entries.compactMap { entry in
      if case .weight(let layer) = entry.name.role {
        Layer(key: layer, name: entry.name.rest, shape: entry.shape)
      } else {
        nil
      }
    }
    let names = entries.map(\.name.rest) + others
    guard !layers.isEmpty else { throw SavedRunError([.noWeights(found: names)]) }
    guard layers.count == classifier.edgeCount else {
      throw SavedRunError([
        .layers(found: (Self.byNumber(layers) ?? layers).map(\.name), expected: classifier.edgeCount)
      ])
    }
    let (ordered, isOrderOfFile) = try Self.ordered(layers, classifier, format)
    weights = ordered.map(\.name)
    biases = try Self.biases(entries, of: ordered, among: names)
    self.isOrderOfFile = isOrderOfFile
  }

  /// A layer with weights.
  private struct Layer {
    let key: String
    let name: String
    let shape: [Int]
  }

  private static func biases(
    _ entries: [Entry], of layers: [Layer], among names: [String]
  ) throws(SavedRunError) -> [String]? {
    var found: [String: String] = [:]
    var keys: [String] = []
    for entry in entries {
      guard case .bias(let key) = entry.name.role else { continue }
      found[key] = entry.name.rest
      keys.append(key)
    }
    guard !keys.isEmpty else { return nil }
    var ordered: [String] = []
    for layer in layers {
      guard let bias = found[layer.key] else {
        let name = layer.name.hasSuffix(".weight") ? "\(layer.key).bias" : "b\(layer.key.dropFirst())"
        throw SavedRunError([.missing(tensor: name, found: names)])
      }
      ordered.append(bias)
    }
    let own = Set(layers.map(\.key))
    if let other = keys.first(where: { !own.contains($0) }), let name = found[other] {
      throw SavedRunError([.missing(tensor: "the weight that belongs to \(name)", found: names)])
    }
    return ordered
  }

  // MARK: The order

  private static func ordered(
    _ layers: [Layer], _ classifier: Classifier, _ format: SavedRun.Format
  ) throws(SavedRunError) -> (layers: [Layer], isOrderOfFile: Bool) {
    if let ordered = byNumber(layers) { return (ordered, false) }
    let expected = (0..<classifier.edgeCount).map { [classifier.widths[$0 + 1], classifier.widths[$0]] }
    guard counts(layers.map(\.shape)) == counts(expected) else {
      throw SavedRunError([
        .shapes(found: layers.map(\.name), layers.map(\.shape), expected: expected, hidden: classifier.hidden)
      ])
    }
    if let ordered = byShape(layers, expected) { return (ordered, false) }
    guard format != .safetensors, layers.map(\.shape) == expected else {
      throw SavedRunError([.order(found: layers.map(\.name), format)])
    }
    return (layers, true)
  }

  /// The layers in order of the numbers in their names; nil unless the names differ in these alone.
  private static func byNumber(_ layers: [Layer]) -> [Layer]? {
    let keys = layers.map { Key($0.key) }
    let words = keys[0].words
    guard keys.allSatisfy({ $0.words == words }), Set(keys.map(\.numbers)).count == layers.count else { return nil }
    return zip(keys, layers).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The layers as their shapes need them; nil when two of one shape have no numbers that tell which is first.
  private static func byShape(_ layers: [Layer], _ expected: [[Int]]) -> [Layer]? {
    var groups: [[Int]: [Layer]] = [:]
    for layer in layers { groups[layer.shape, default: []].append(layer) }
    var next: [[Int]: Int] = [:]
    var ordered: [Layer] = []
    for shape in expected {
      let place = next[shape, default: 0]
      if place == 0 {
        guard let group = groups[shape], let sorted = byNumber(group) else { return nil }
        groups[shape] = sorted
      }
      guard let group = groups[shape], place < group.count else { return nil }
      ordered.append(group[place])
      next[shape] = place + 1
    }
    return ordered
  }

  private static func counts(_ shapes: [[Int]]) -> [[Int]: Int] {
    shapes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// A layer's name, cut into words and numbers.
  private struct Key: Comparable {
    /// What stands between the numbers.
    var words: [String] = [""]
    /// The digits of each number, without zeros in front.
    var numbers: [[UInt8]] = []

    init(_ name: String) {
      var isNumber = false
      for scalar in name.unicodeScalars {
        guard "0"..."9" ~= scalar else {
          if isNumber { words.append("") }
          words[words.count - 1].unicodeScalars.append(scalar)
          isNumber = false
          continue
        }
        if !isNumber { numbers.append([]) }
        isNumber = true
        let digit = UInt8(truncatingIfNeeded: scalar.value)
        if !(digit == UInt8(ascii: "0") && numbers[numbers.count - 1].isEmpty) {
          numbers[numbers.count - 1].append(digit)
        }
      }
    }

    /// Whether the first number that differs is smaller.
    static func < (left: Key, right: Key) -> Bool {
      for (a, b) in zip(left.numbers, right.numbers) where a != b {
        return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
      }
      return left.numbers.count < right.numbers.count
    }
  }
}
