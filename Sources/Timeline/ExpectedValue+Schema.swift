import Text

extension ExpectedValue {
  /// What JSON Schema says of such a value in a film; `keys` are those of a mapping.
  ///
  /// Whatever the decoder takes, the schema takes. What a schema can't say (that shapes fit, a fraction's range, an
  /// edge of this very network) is left to the decoder.
  func schema(keys: [Key], of film: FilmKind) -> [(key: String, value: JSONText)] {
    switch self {
    case .text(let longest):
      [("type", .string("string"))] + (longest.map { [("maxLength", .integer($0))] } ?? [])
    case .words(let longest):
      [
        ("type", .string("string")), ("minLength", .integer(Bounds.words.lowerBound)), ("maxLength", .integer(longest)),
      ]
    case .choice(let words): [("type", .string("string")), ("enum", .list(words.map { .string($0) }))]
    case .pixelSize:
      [
        ("type", .string("string")),
        (
          "anyOf",
          .list([
            .object([("enum", .list(PixelSize.named.map { .string($0.name) }))]),
            .object([("pattern", .string("^\(Self.sidePattern)x\(Self.sidePattern)$"))]),
          ])
        ),
      ]
    case .frameRate:
      [
        (
          "anyOf",
          .list([
            .object([("type", .string("number"))] + Self.range(FrameRate.bounds)),
            .object([("type", .string("string")), ("pattern", .string("^[0-9]+/[0-9]+$"))]),
          ])
        )
      ]
    case .milliseconds: [("type", .string("number"))] + Self.range(Bounds.milliseconds)
    case .color: [("type", .string("string")), ("pattern", .string("^#[0-9A-Fa-f]{6}$"))]
    case .units(let bounds): [("type", .string("number"))] + Self.range(bounds)
    case .fade: [("type", .string("number"))] + Self.range(Bounds.fade)
    case .voiceover:
      [
        (
          "anyOf",
          .list([
            .object([("type", .string("string")), ("minLength", .integer(1))]), .object(Self.mapping(keys, film)),
          ])
        )
      ]
    case .cues:
      [
        ("type", .string("array")), ("maxItems", .integer(Bounds.cues.upperBound)),
        ("items", .object(Self.mapping(keys, film))),
      ]
    case .nth: [("type", .string("integer"))] + Self.range(Bounds.nth)
    case .cueOffset: [("type", .string("number"))] + Self.range(Bounds.cueOffset)
    case .spoken: Self.table("[^\\s]+", ExpectedValue.words(longest: Bounds.spoken).schema(keys: [], of: film))
    case .offset: [("type", .string("number"))] + Self.range(Bounds.offset)
    case .decibels(let bounds): [("type", .string("number"))] + Self.range(bounds)
    case .volume:
      [
        (
          "anyOf",
          .list([
            .object([("type", .string("number"))] + Self.range(Bounds.volume)),
            .object([("const", .string(TimelineKeys.silent))]),
          ])
        )
      ]
    case .language:
      [
        ("type", .string("string")), ("pattern", .string("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")),
        ("maxLength", .integer(35)),
      ]
    case .stepTable:
      Self.table(
        "(\(Self.samplePattern)\\.)?\(Self.edgePattern)", ExpectedValue.milliseconds.schema(keys: [], of: film))
    case .sampleTable: Self.table(Self.samplePattern, ExpectedValue.milliseconds.schema(keys: [], of: film))
    case .data, .dataFile, .runFile, .optimizer, .samples, .sample, .speed, .segments, .whole, .numberWithin, .share,
      .notNegative:
      trainingSchema(keys: keys, of: film)
    case .edgeTable: Self.table(Self.edgePattern, ExpectedValue.milliseconds.schema(keys: [], of: film))
    case .wordsByBeat:
      Self.table(
        Self.beatPattern(film), ExpectedValue.words(longest: Bounds.words.upperBound).schema(keys: [], of: film))
    case .panelByBeat:
      Self.table(Self.beatPattern(film), Self.mapping(TimelineKeys.panel, film) + [("minProperties", .integer(1))])
    case .formula:
      [
        (
          "anyOf",
          .list([
            .object(ExpectedValue.text(longest: Bounds.formula).schema(keys: [], of: film)),
            .object(Self.list(of: .text(longest: Bounds.formula), Bounds.steps, film)),
          ])
        )
      ]
    case .connectionTable: Self.table(Self.edgePattern, ExpectedValue.connections.schema(keys: [], of: film))
    case .connections: Self.list(of: .connection, Bounds.labels, film)
    case .connection: Self.list(of: .neuron, 2...2, film)
    case .neuron: [("type", .string("integer"))] + Self.range(Bounds.neuron)
    case .flag: [("type", .string("boolean"))]
    case .number: [("type", .string("number"))]
    case .positive: [("type", .string("number")), ("exclusiveMinimum", .integer(0))]
    case .layer, .weightRow, .biasRow: Self.list(of: .number, Bounds.width, film)
    case .weightMatrix: Self.list(of: .weightRow, Bounds.width, film)
    case .weights: Self.list(of: .weightMatrix, Bounds.edges, film)
    case .biases: Self.list(of: .biasRow, Bounds.edges, film)
    case .hiddenLayers:
      [
        (
          "anyOf",
          .list([
            .object(Self.list(of: .width, Bounds.layers, film)),
            .object([("type", .string("integer"))] + Self.range(Bounds.layers)),
          ])
        )
      ]
    case .width: [("type", .string("integer"))] + Self.range(Bounds.width)
    case .seed: [("type", .string("integer"))] + Self.range(Bounds.seed)
    case .mapping: Self.mapping(keys, film)
    }
  }

  /// A mapping of those keys that a film has, and of no others.
  static func mapping(_ keys: [Key], _ film: FilmKind) -> [(key: String, value: JSONText)] {
    let own = keys.filter { $0.films.contains(film) }
    let required = own.filter(\.isRequired).map { JSONText.string($0.name) }
    return [
      ("type", .string("object")),
      ("properties", .object(own.map { ($0.name, .object($0.schema(of: film))) })),
    ] + (required.isEmpty ? [] : [("required", .list(required))]) + [("additionalProperties", .literal("false"))]
  }

  /// A mapping whose keys all match a pattern.
  private static func table(
    _ pattern: String, _ value: [(key: String, value: JSONText)]
  ) -> [(key: String, value: JSONText)] {
    [
      ("type", .string("object")), ("patternProperties", .object([("^\(pattern)$", .object(value))])),
      ("additionalProperties", .literal("false")),
    ]
  }

  static func list(
    of item: ExpectedValue, _ count: ClosedRange<Int>, _ film: FilmKind
  ) -> [(key: String, value: JSONText)] {
    [
      ("type", .string("array")), ("minItems", .integer(count.lowerBound)), ("maxItems", .integer(count.upperBound)),
      ("items", .object(item.schema(keys: [], of: film))),
    ]
  }

  static func range(_ bounds: ClosedRange<Int>) -> [(key: String, value: JSONText)] {
    [("minimum", .integer(bounds.lowerBound)), ("maximum", .integer(bounds.upperBound))]
  }

  /// The even numbers within ``PixelSize/bounds``, 16 to 8192.
  private static let sidePattern =
    "(1[68]|[2-9][02468]|[1-9][0-9][02468]|[1-7][0-9]{2}[02468]|80[0-9][02468]|81[0-8][02468]|819[02])"
  /// The edges of the deepest network, 0 to 64.
  private static let edgePattern = "([0-9]|[1-5][0-9]|6[0-4])"
  /// The samples that are stepped through, 0 to 5.
  private static let samplePattern = "[0-5]"
  /// The beats of the longest film about the deepest network.
  private static func beatPattern(_ film: FilmKind) -> String {
    switch film {
    case .backprop: "(countdown|title|idle|loss|done|update|end|(forward|delta|grad)\\.\(edgePattern))"
    case .training:
      "(countdown|title|idle|cost|done|end|(sample|loss|input)\\.\(samplePattern)"
        + "|(forward|delta|grad)\\.\(samplePattern)\\.\(edgePattern)|train\\.([0-9]|[1-9][0-9]))"
    }
  }
}

extension Key {
  var isRequired: Bool {
    if case .required = fallback { true } else { false }
  }

  /// What JSON Schema says of the key in a film: its meaning, its values, and what stands in for it.
  func schema(of film: FilmKind) -> [(key: String, value: JSONText)] {
    let values = value.schema(keys: keys, of: film)
    return switch fallback {
    case .required: [("description", .string(meaning.filter { $0 != "`" }))] + values
    case .value(let json):
      [("description", .string(meaning.filter { $0 != "`" }))] + values + [("default", .literal(json))]
    case .words(let words):
      [("description", .string("\(meaning) Default: \(words).".filter { $0 != "`" }))] + values
    }
  }
}
