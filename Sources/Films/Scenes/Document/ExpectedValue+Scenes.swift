import Text
import Timeline

extension ExpectedValue {
  private static let anyExpression: SchemaEntries = Schema.any(
    Schema.type("string"), Schema.type("number"), Schema.type("array"))

  /// An expression of values.
  static let expression = ExpectedValue(
    "an expression such as \"softmax(x @ w)\", a number or a list", [.text, .number]
  ) { _ in
    anyExpression
  }

  /// Expressions in a list, which may have values of different lengths.
  static let layers = ExpectedValue("a list of expressions, such as [\"x\", \"relu(w @ x)\"]", [.text, .list]) { _ in
    let items: [(String, JSONText)] = [("type", .string("array")), ("items", .object(anyExpression))]
    return Schema.any(Schema.type("string"), items)
  }

  /// Names with what they stand for.
  static let valueTable = ExpectedValue(
    "a mapping from names to expressions, such as {\"w\": [1, 2], \"f(x)\": \"w @ x\"}", fileKey: "load"
  ) { _ in
    [
      ("type", .string("object")),
      (
        "additionalProperties",
        .object(Schema.any(Schema.type("string"), Schema.type("number"), Schema.type("array"), Schema.type("object")))
      ),
    ]
  }

  /// A file whose numbers are values.
  static let valueFile = fileName(example: "model.safetensors")

  /// A file that is a picture.
  static let pictureFile = fileName(example: "photo.png")

  /// The scenes.
  static let scenes = ExpectedValue("a list of scenes, such as [\(ScenesFilm.example)]", .list) { context in
    Schema.list(ofItems: Schema.mapping(context), 1...100)
  }

  /// The rows of areas for each shape of picture.
  static let areas = ExpectedValue(
    "rows of names such as \"map map side / map map side\", or a mapping of such rows for wide, square and tall pictures"
  ) { context in Schema.any(Schema.type("string"), Schema.mapping(context)) }

  /// Marks by their names.
  static let marks = ExpectedValue(
    "a mapping from names to marks, such as {\"p\": {\"matrix\": \"softmax(x)\"}}", fileKey: "image"
  ) { context in
    let kinds = MarkKind.all.map { kind -> JSONText in .object(Schema.mapping(context.inside(kind.allKeys))) }
    // What marks are made of stands here once; groups, repeats and layers refer to it.
    let members = MarkKind.all.filter(\.canBeMember).map { kind -> (String, JSONText) in
      let name: SchemaEntries = [("$anchor", .string(anchor(of: kind)))]
      return (anchor(of: kind), .object(name + Schema.mapping(context.inside(kind.memberKeys))))
    }
    return [
      ("type", .string("object")), ("$defs", .object(members)),
      ("additionalProperties", .object([("anyOf", .list(kinds))])),
    ]
  }

  /// What a kind of mark is called in the schema where others are made of it.
  private static func anchor(of kind: MarkKind) -> String { "member-\(kind.name)" }

  /// A mark in another.
  static let member = ExpectedValue("a mark, such as {\"pixels\": \"digits[i]\"}") { context in
    schema(ofMembersOf: .repeat)
  }

  /// Marks in another.
  static let members = ExpectedValue("a list of marks, such as [{\"pixels\": \"x\"}, {\"bars\": \"p\"}]") {
    context in
    Schema.list(ofItems: schema(ofMembersOf: .group), 1...GroupMark.most)
  }

  /// Words with values in braces, of so many characters as they are shown.
  static func valueWords(longest: Int) -> ExpectedValue {
    ExpectedValue(
      "a string of at most \(longest) characters, a value in braces as 5", .text, longest: mostOfSource * longest
    ) { _ in
      Schema.type("string") + [("maxLength", .integer(mostOfSource * longest))]
    }
  }

  /// How many times as long as it is shown a text may be as it is written.
  static let mostOfSource = 4

  /// How long words are as they are shown, a value in braces as five characters.
  static func shownLength(of text: String) -> Int {
    var (length, rest) = (0, text[...])
    while let character = rest.first {
      if character == "{", let end = rest.firstIndex(of: "}") {
        length += 5
        rest = rest[rest.index(after: end)...]
      } else {
        length += 1
        rest = rest.dropFirst()
      }
    }
    return length
  }

  /// Marks over one another.
  static let marksOnOnePlane = ExpectedValue(
    "a list of marks, the first with a plane, such as [{\"plane\": {\"x\": [0, 1], \"y\": [0, 1]}}, {\"points\": \"x\"}]"
  ) { context in
    Schema.list(ofItems: schema(ofMembersOf: .layers), 1...GroupMark.most)
  }

  private static func schema(ofMembersOf kind: MarkKind) -> SchemaEntries {
    let kinds = kind.members?.kinds ?? []
    return [("anyOf", .list(kinds.map { .object([("$ref", .string("#\(anchor(of: $0))"))]) }))]
  }

  /// A variable with a mark for each of its numbers.
  static let repeats = ExpectedValue("a variable and its whole steps, such as \"i = 0 … 5\"", .text) { _ in
    Schema.type("string")
  }

  /// One mark.
  static let mark = ExpectedValue("a mark, such as {\"matrix\": \"softmax(x)\"}", .mapping) { _ in
    Schema.type("object")
  }

  /// Beats by their names, in order.
  static let sceneBeats = ExpectedValue(
    "a list of beats, each a mapping from its name to what happens, such as [{\"show\": {\"ms\": 2000, \"enter\": \"p\"}}]",
    .list
  ) { context in
    Schema.list(
      ofItems: [
        ("type", .string("object")), ("maxProperties", .integer(1)),
        ("additionalProperties", .object(Schema.mapping(context))),
      ],
      1...500)
  }

  /// Marks by name.
  static let markNames = ExpectedValue("a mark's name, or a list of names", [.text, .list]) { _ in
    Schema.any(Schema.type("string"), [("type", .string("array")), ("items", .object(Schema.type("string")))])
  }

  /// Areas by the names of marks.
  static let moves = ExpectedValue("a mapping from marks to areas, such as {\"p\": \"side\"}") { _ in
    [("type", .string("object")), ("additionalProperties", .object(Schema.type("string")))]
  }

  /// What flies.
  static let flights = ExpectedValue(
    "a mapping such as {\"from\": \"P.cell(0, 1)\", \"to\": \"w.cell(2)\"}, or a list of such", .list
  ) { context in
    Schema.any(Schema.mapping(context), Schema.list(ofItems: Schema.mapping(context), 1...KeyReader.mostFlights))
  }

  /// What the camera goes to.
  static let camera = ExpectedValue("a mark's name, or \"\(CameraGoal.everything)\"", .text) { _ in
    Schema.type("string")
  }

  /// What marks become, by their names.
  static let becomings = ExpectedValue(
    "a mapping from formulas to what they become, such as {\"rule\": \"y = 2x + 1\"}"
  ) { _ in
    [("type", .string("object")), ("additionalProperties", .object(Schema.type("string")))]
  }

  /// Variables that run.
  static let plays = ExpectedValue(
    "a variable and its range, such as \"k = 0 … 40\" in steps or \"t = 0 → 1\" gliding, or a list of such",
    [.text, .list]
  ) { _ in
    Schema.any(Schema.type("string"), [("type", .string("array")), ("items", .object(Schema.type("string")))])
  }

  /// A variable that has a beat for each of its numbers.
  static let each = ExpectedValue("a variable and its whole steps, such as \"row = 0 … 5\"", .text) { _ in
    Schema.type("string")
  }

  /// Texts, or the name of a value that is a list of them.
  static let texts = ExpectedValue("a list of texts, or the name of a value that is one", [.text, .list]) { _ in
    Schema.any(Schema.type("string"), [("type", .string("array")), ("items", .object(Schema.type("string")))])
  }

  /// From where to where two axes go.
  static let plane = ExpectedValue(
    "from where to where the axes go, such as {\"x\": [-2, 2], \"y\": [0, 1]}"
  ) { context in Schema.mapping(context.inside(PlaneAxesMark.rangeKeys)) }

  /// Two numbers, the smaller first.
  static let interval = ExpectedValue("two numbers, the smaller first, such as [-2, 2]", .list) { _ in
    [
      ("type", .string("array")), ("items", .object(Schema.type("number"))), ("minItems", .integer(2)),
      ("maxItems", .integer(2)),
    ]
  }
}
