import Learning
import Text
import Timeline

extension ExpectedValue {
  /// A shape of points, a file of them, or more about either.
  static let data = ExpectedValue(
    "a shape such as \"moons\", a file's name such as \"points.csv\", or a mapping such as {\"shape\": \"moons\", "
      + "\"noise\": 0.1}", namesFile: { KeyReader.isDataFile($0) }
  ) { context in
    Schema.any(
      Schema.choice(TrainingProblem.shapes), Schema.pattern("^.+\\.([cC][sS][vV]|[tT][sS][vV]|[tT][xX][tT])$"),
      Schema.mapping(context) + [oneSource])
  }

  /// The name of a file of points.
  static let dataFile = fileName(example: "points.csv")

  /// What separates the columns of such a file.
  static let separator = ExpectedValue("a character such as \";\", \"tab\" or \"space\"", .text) { _ in
    Schema.any(Schema.choice(["tab", "space"]), Schema.pattern("^[\t !$%&()*,/:;<=>?@\\[\\\\\\]^_`{|}~]$"))
  }

  /// The name of a saved run.
  static let runFile = ExpectedValue("a file's name such as \"log.npz\"", namesFile: { _ in true }) { _ in
    // Endings count in capitals or not.
    let endings = ["npz", "json", "safetensors"].map { $0.map { "[\($0)\($0.uppercased())]" }.joined() }
    return Schema.pattern("\\.(\(endings.joined(separator: "|")))$")
  }

  /// An optimizer's name, or more about it.
  static let optimizer = ExpectedValue(
    "\(listed(TrainingFilm.optimizers.map { quoted($0) }, by: "or")), or a mapping such as {\"name\": \"adam\", "
      + "\"learningRate\": 0.01}"
  ) { context in Schema.any(Schema.choice(TrainingFilm.optimizers), Schema.mapping(context) + [ownNumbers]) }

  /// How many samples, or which.
  static let samples = ExpectedValue(
    "a whole number from \(TrainingBounds.samples.lowerBound) to \(TrainingBounds.samples.upperBound), or a list of at "
      + "most \(TrainingBounds.samples.upperBound) samples, such as [12, {\"index\": 40, \"speed\": 2}]",
    [.number, .list]
  ) { context in
    Schema.any(
      Schema.whole(TrainingBounds.samples),
      Schema.list(
        ofItems: Schema.any(Schema.whole(TrainingBounds.sampleIndex), Schema.mapping(context)), TrainingBounds.samples))
  }

  /// One of them.
  static let sample = ExpectedValue(
    "a sample's index, \(ExpectedValue.whole(TrainingBounds.sampleIndex)), or a mapping such as "
      + "{\"index\": 40, \"speed\": 2}", .number
  ) { context in Schema.any(Schema.whole(TrainingBounds.sampleIndex), Schema.mapping(context)) }

  /// How much faster a sample is stepped through.
  static let speed = ExpectedValue(
    "a number from \(TrainingBounds.speed.lowerBound) to \(Int(TrainingBounds.speed.upperBound))", .number
  ) { _ in
    Schema.type("number")
      + [
        ("minimum", .number(TrainingBounds.speed.lowerBound)), ("maximum", .number(TrainingBounds.speed.upperBound)),
      ]
  }

  /// The segments of continuous training.
  static let segments = ExpectedValue(
    "a list of at most \(TrainingBounds.segments.upperBound) segments of training, such as "
      + "[{\"steps\": 20, \"ms\": 4000}]", .list
  ) { context in
    Schema.list(
      ofItems: Schema.mapping(context) + [Schema.exactlyOne(of: ["steps", "to", "epoch"])], TrainingBounds.segments)
  }

  /// Points come from a shape or from a file, which has numbers of its own.
  private static let oneSource: (key: String, value: JSONText) = (
    "oneOf",
    .list([
      .object([
        Schema.required(["shape"]),
        ("properties", .object(["separator", "decimal"].map { ($0, .literal("false")) })),
      ]),
      .object([
        Schema.required(["file"]),
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
            ("if", .object([Schema.required([key])])),
            (
              "then",
              .object(
                (needsName ? [Schema.required(["name"])] : [])
                  + [("properties", .object([("name", .object([("const", .string(owner))]))]))])
            ),
          ])
        })
  )
}
