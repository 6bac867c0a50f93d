internal import Numerics

extension Trace {
  /// The whole trace as JSON, two-space indented, each list of numbers on a line of its own.
  ///
  /// Keys come in a fixed order. A number has the fewest digits that read back as the same double.
  public func json() -> String {
    JSONText.object([
      ("prediction", .numbers(prediction)),
      ("loss", .number(loss)),
      ("layers", .list(layers.map(Self.object))),
      ("edges", .list(edges.map(Self.object))),
      ("inputGradient", .numbers(inputGradient)),
      (
        "multiplications",
        .object([
          ("forward", .integer(multiplications.forward)), ("backward", .integer(multiplications.backward)),
          ("withoutReuse", .integer(multiplications.withoutReuse)),
          ("finiteDifferences", .integer(multiplications.finiteDifferences)),
        ])
      ),
    ]).text
  }

  private static func object(_ layer: Layer) -> JSONText {
    .object([
      ("layer", .integer(layer.index)), ("z", .numbers(layer.z)), ("a", .numbers(layer.a)),
      ("delta", .numbers(layer.delta)),
    ])
  }

  private static func object(_ edge: Edge) -> JSONText {
    .object([
      ("edge", .integer(edge.index)), ("weights", .list(edge.weights.map(JSONText.numbers))),
      ("biases", .numbers(edge.biases)), ("gradient", .list(edge.gradient.map(JSONText.numbers))),
      ("biasGradient", .numbers(edge.biasGradient)),
    ])
  }
}
