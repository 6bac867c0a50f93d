public import Text

/// What JSON Schema says of a value: keywords with their values, in order.
public typealias SchemaEntries = [(key: String, value: JSONText)]

/// What a value's schema may depend on.
public struct SchemaContext: Sendable {
  /// The keys of the mapping that the value is or has.
  public let keys: [Key]
  /// The film's beats.
  let table: BeatTable

  /// The same for a value within this one.
  public func inside(_ keys: [Key] = []) -> SchemaContext { SchemaContext(keys: keys, table: table) }
}

/// The parts that schemas of values are made of.
public enum Schema {
  /// A value of one type.
  public static func type(_ name: String) -> SchemaEntries { [("type", .string(name))] }

  /// Any of several.
  public static func any(_ choices: SchemaEntries...) -> SchemaEntries {
    [("anyOf", .list(choices.map { .object($0) }))]
  }

  /// One of some words.
  public static func choice(_ words: [String]) -> SchemaEntries { [("enum", .list(words.map { .string($0) }))] }

  /// Text that a regular expression matches.
  public static func pattern(_ pattern: String) -> SchemaEntries {
    [("type", .string("string")), ("pattern", .string(pattern))]
  }

  /// A whole number within bounds.
  public static func whole(_ bounds: ClosedRange<Int>) -> SchemaEntries { type("integer") + range(bounds) }

  /// A number within bounds.
  public static func number(_ bounds: ClosedRange<Int>) -> SchemaEntries { type("number") + range(bounds) }

  /// A list of so many values.
  public static func list(
    of item: ExpectedValue, _ count: ClosedRange<Int>, _ context: SchemaContext
  ) -> SchemaEntries {
    list(ofItems: item.schema(context.inside()), count)
  }

  /// A list of so many values, each as a schema says.
  public static func list(ofItems item: SchemaEntries, _ count: ClosedRange<Int>) -> SchemaEntries {
    let least: SchemaEntries = count.lowerBound == 0 ? [] : [("minItems", .integer(count.lowerBound))]
    return type("array") + least + [("maxItems", .integer(count.upperBound)), ("items", .object(item))]
  }

  /// A mapping of the context's keys, and of no others.
  public static func mapping(_ context: SchemaContext) -> SchemaEntries {
    let required = context.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    return [
      ("type", .string("object")),
      ("properties", .object(context.keys.map { ($0.name, .object($0.schema(context))) })),
    ] + (required.isEmpty ? [] : [("required", .list(required))]) + [("additionalProperties", .literal("false"))]
  }

  /// A mapping whose keys all match a regular expression.
  public static func table(_ pattern: String, _ value: SchemaEntries) -> SchemaEntries {
    [
      ("type", .string("object")), ("patternProperties", .object([("^\(pattern)$", .object(value))])),
      ("additionalProperties", .literal("false")),
    ]
  }

  /// A mapping that has some keys.
  public static func required(_ keys: [String]) -> (key: String, value: JSONText) {
    ("required", .list(keys.map { .string($0) }))
  }

  /// A mapping that has exactly one of some keys.
  public static func exactlyOne(of keys: [String]) -> (key: String, value: JSONText) {
    ("oneOf", .list(keys.map { .object([required([$0])]) }))
  }

  /// The bounds of a number.
  static func range(_ bounds: ClosedRange<Int>) -> SchemaEntries {
    [("minimum", .integer(bounds.lowerBound)), ("maximum", .integer(bounds.upperBound))]
  }
}

extension Key {
  /// What JSON Schema says of the key: its meaning, its values, and what stands in for it.
  func schema(_ context: SchemaContext) -> SchemaEntries {
    let values = value.schema(context.inside(keys))
    func described(_ text: String) -> SchemaEntries { [("description", .string(text.filter { $0 != "`" }))] }
    return switch fallback {
    case .required: described(meaning) + values
    case .value(let json): described(meaning) + values + [("default", .literal(json))]
    case .words(let words): described("\(meaning) Default: \(words).") + values
    }
  }
}
