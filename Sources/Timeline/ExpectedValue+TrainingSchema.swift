internal import Learning
internal import Text

extension ExpectedValue {
  /// What JSON Schema says of what only the film `training` has.
  func trainingSchema(keys: [Key], of film: FilmKind) -> [(key: String, value: JSONText)] {
    switch self {
    case .data: Self.any(Self.choice(Problem.shapes), Self.pointsFile, Self.mapping(keys, film) + [Self.oneSource])
    case .dataFile: [("type", .string("string")), ("minLength", .integer(1))]
    case .runFile:
      [("type", .string("string")), ("pattern", .string("\\.([nN][pP][zZ]|[jJ][sS][oO][nN]|\(Self.safetensors))$"))]
    case .optimizer: Self.any(Self.choice(TimelineKeys.optimizers), Self.mapping(keys, film) + [Self.ownNumbers])
    case .samples:
      Self.any(
        ExpectedValue.whole(Bounds.samples).schema(keys: [], of: film),
        [
          ("type", .string("array")), ("minItems", .integer(Bounds.samples.lowerBound)),
          ("maxItems", .integer(Bounds.samples.upperBound)),
          (
            "items",
            .object(
              Self.any(ExpectedValue.whole(Bounds.sampleIndex).schema(keys: [], of: film), Self.mapping(keys, film)))
          ),
        ])
    case .speed:
      [
        ("type", .string("number")), ("minimum", .number(Bounds.speed.lowerBound)),
        ("maximum", .number(Bounds.speed.upperBound)),
      ]
    case .segments:
      [
        ("type", .string("array")), ("maxItems", .integer(Bounds.segments.upperBound)),
        ("items", .object(Self.mapping(keys, film) + [Self.exactlyOne(of: ["steps", "to", "epoch"])])),
      ]
    case .whole(let bounds): [("type", .string("integer"))] + Self.range(bounds)
    case .numberWithin(let bounds): [("type", .string("number"))] + Self.range(bounds)
    case .share: [("type", .string("number")), ("minimum", .integer(0)), ("exclusiveMaximum", .integer(1))]
    case .notNegative: [("type", .string("number")), ("minimum", .integer(0))]
    default: []
    }
  }

  private static func any(_ choices: [(key: String, value: JSONText)]...) -> [(key: String, value: JSONText)] {
    [("anyOf", .list(choices.map { .object($0) }))]
  }

  private static func choice(_ words: [String]) -> [(key: String, value: JSONText)] {
    [("enum", .list(words.map { .string($0) }))]
  }

  /// Endings count in capitals or not.
  private static let safetensors =
    "safetensors".map { "[\($0)\($0.uppercased())]" }.joined()
  private static let pointsFile: [(key: String, value: JSONText)] = [
    ("type", .string("string")), ("pattern", .string("^.+\\.[cC][sS][vV]$")),
  ]

  private static func required(_ keys: [String]) -> (key: String, value: JSONText) {
    ("required", .list(keys.map { .string($0) }))
  }

  private static func exactlyOne(of keys: [String]) -> (key: String, value: JSONText) {
    ("oneOf", .list(keys.map { .object([required([$0])]) }))
  }

  /// Points come from a shape or from a file, which has numbers of its own.
  private static let oneSource: (key: String, value: JSONText) = (
    "oneOf",
    .list([
      .object([required(["shape"])]),
      .object([
        required(["file"]),
        ("properties", .object(["samples", "noise", "classes"].map { ($0, .literal("false")) })),
      ]),
    ])
  )

  /// Each optimizer has numbers of its own; without a name it is Adam.
  private static let ownNumbers: (key: String, value: JSONText) = (
    "allOf",
    .list(
      [("momentum", "momentum", true), ("beta1", "adam", false), ("beta2", "adam", false), ("epsilon", "adam", false)]
        .map { key, owner, needsName in
          .object([
            ("if", .object([required([key])])),
            (
              "then",
              .object(
                (needsName ? [required(["name"])] : [])
                  + [("properties", .object([("name", .object([("const", .string(owner))]))]))])
            ),
          ])
        })
  )
}
