public import Text

extension Trace {
  /// The whole trace as JSON, two-space indented, each list of numbers on a line of its own.
  ///
  /// Keys come in a fixed order. A number has the fewest digits that read back as the same double. An update, if there
  /// is one, comes last.
  public func json(with update: Update? = nil) -> String { report(with: update).text }

  /// The same as a value, for reports of several traces.
  public func report(with update: Update? = nil) -> JSONText {
    let fields: [(key: String, value: JSONText)] = [
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
    ]
    return JSONText.object(fields + (update.map { [("update", Self.object($0))] } ?? []))
  }

  private static func object(_ update: Update) -> JSONText {
    .object([
      ("learningRate", .number(update.learningRate)), ("prediction", .numbers(update.trace.prediction)),
      ("loss", .number(update.trace.loss)),
      (
        "edges",
        .list(
          update.trace.edges.map { edge in
            .object([
              ("edge", .integer(edge.index)), ("weights", .list(edge.weights.map(JSONText.numbers))),
              ("biases", .numbers(edge.biases)),
            ])
          })
      ),
    ])
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
