internal import Numerics

extension Trace {
  /// The whole trace as JSON, two-space indented, each list of numbers on a line of its own.
  ///
  /// Keys come in a fixed order. A number has the fewest digits that read back as the same double.
  public func json() -> String {
    let counts = multiplications
    let members: [(String, String)] = [
      ("prediction", Self.list(prediction)),
      ("loss", loss.description),
      ("layers", Self.array(layers.map(Self.object), depth: 1)),
      ("edges", Self.array(edges.map(Self.object), depth: 1)),
      ("inputGradient", Self.list(inputGradient)),
      (
        "multiplications",
        Self.object(
          [
            ("forward", counts.forward.description), ("backward", counts.backward.description),
            ("withoutReuse", counts.withoutReuse.description),
            ("finiteDifferences", counts.finiteDifferences.description),
          ], depth: 1)
      ),
    ]
    return Self.object(members, depth: 0)
  }

  private static func object(_ layer: Layer) -> String {
    object(
      [
        ("layer", layer.index.description), ("z", list(layer.z)), ("a", list(layer.a)), ("delta", list(layer.delta)),
      ], depth: 2)
  }

  private static func object(_ edge: Edge) -> String {
    object(
      [
        ("edge", edge.index.description), ("weights", array(edge.weights.map(list), depth: 3)),
        ("biases", list(edge.biases)), ("gradient", array(edge.gradient.map(list), depth: 3)),
        ("biasGradient", list(edge.biasGradient)),
      ], depth: 2)
  }

  private static func list(_ numbers: [Double]) -> String {
    "[" + numbers.map(\.description).joined(separator: ", ") + "]"
  }

  private static func object(_ members: [(key: String, value: String)], depth: Int) -> String {
    block("{", members.map { "\"\($0.key)\": \($0.value)" }, "}", depth: depth)
  }

  private static func array(_ items: [String], depth: Int) -> String { block("[", items, "]", depth: depth) }

  /// Items one a line between brackets that stand at `depth`.
  private static func block(_ open: String, _ items: [String], _ close: String, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    return open + "\n" + items.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent + close
  }
}
