import Text

// The kinds of values that any film may ask for.
extension ExpectedValue {
  /// A string, perhaps of a bounded number of characters.
  public static func text(longest: Int?) -> ExpectedValue {
    ExpectedValue("a string" + (longest.map { " of at most \($0) characters" } ?? ""), .text, longest: longest) { _ in
      Schema.type("string") + (longest.map { [("maxLength", .integer($0))] } ?? [])
    }
  }

  /// A string that isn't blank, of a bounded number of characters.
  public static func words(longest: Int) -> ExpectedValue {
    let least = Bounds.words.lowerBound
    return ExpectedValue("a string of \(least) to \(longest) characters", .text, longest: longest) { _ in
      Schema.type("string") + [("minLength", .integer(least)), ("maxLength", .integer(longest))]
    }
  }

  /// One of some words.
  public static func choice(_ words: [String]) -> ExpectedValue {
    let text = words.count == 1 ? quoted(words[0]) : "one of " + listed(words.map { quoted($0) }, by: "or")
    return ExpectedValue(text, .text) { _ in Schema.type("string") + Schema.choice(words) }
  }

  /// The name of a file that belongs to the timeline, from its folder.
  public static func fileName(example: String) -> ExpectedValue {
    ExpectedValue("a file's name such as \(quoted(example))", namesFile: { _ in true }) { _ in
      Schema.type("string") + [("minLength", .integer(1))]
    }
  }

  /// A whole number within bounds.
  public static func whole(_ bounds: ClosedRange<Int>) -> ExpectedValue {
    ExpectedValue("a whole number from \(bounds.lowerBound) to \(bounds.upperBound)", .number) { _ in
      Schema.whole(bounds)
    }
  }

  /// A number within bounds.
  public static func numberWithin(_ bounds: ClosedRange<Int>) -> ExpectedValue {
    ExpectedValue("a number from \(bounds.lowerBound) to \(bounds.upperBound)", .number) { _ in Schema.number(bounds) }
  }

  /// A finite number.
  public static let number = ExpectedValue("a finite number", .number) { _ in Schema.type("number") }

  /// A finite number greater than 0.
  public static let positive = ExpectedValue("a number greater than 0", .number) { _ in
    Schema.type("number") + [("exclusiveMinimum", .integer(0))]
  }

  /// A finite number that is not less than 0.
  public static let notNegative = ExpectedValue("a number that is not less than 0", .number) { _ in
    Schema.type("number") + [("minimum", .integer(0))]
  }

  /// A number from 0 to below 1.
  public static let share = ExpectedValue("a number from 0 to below 1", .number) { _ in
    Schema.type("number") + [("minimum", .integer(0)), ("exclusiveMaximum", .integer(1))]
  }

  /// Whether something is so.
  public static let flag = ExpectedValue("true or false", .flag) { _ in Schema.type("boolean") }

  /// A duration.
  public static let milliseconds = milliseconds(Bounds.milliseconds)

  /// A seed: one of the whole numbers that every JSON tool keeps exactly.
  public static let seed = whole(Bounds.seed)

  /// A mapping of the key's own keys.
  public static let mapping = ExpectedValue("a mapping of keys to values", .mapping) { Schema.mapping($0) }

  /// A number of milliseconds within bounds.
  static func milliseconds(_ bounds: ClosedRange<Int>) -> ExpectedValue {
    ExpectedValue("a number of milliseconds from \(bounds.lowerBound) to \(bounds.upperBound)", .number) { _ in
      Schema.number(bounds)
    }
  }
}
