public import Text

extension KeyReader {
  /// A string; nil when it is left out, and with a message when it is none or too long.
  ///
  /// - Parameter expected: What is asked for; its longest length is checked.
  public mutating func string(_ value: Located?, expected: ExpectedValue) -> String? {
    string(value, expected: expected) { $0 }
  }

  /// The same of what becomes of it by `change`.
  private mutating func string(
    _ value: Located?, expected: ExpectedValue, _ change: (String) -> String
  ) -> String? {
    guard let value else { return nil }
    guard case .string(let written) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: expected), at: value)
      return nil
    }
    let text = change(written)
    // Unicode scalars, as JSON Schema's maxLength counts.
    let length = text.unicodeScalars.count
    if let longest = expected.longest, length > longest {
      report(.tooLong(characters: length, limit: longest), at: value)
      return nil
    }
    return text
  }

  /// A string that is set as one line: what breaks it becomes a blank, and nothing in it can't be seen.
  public mutating func line(_ value: Located?, expected: ExpectedValue) -> String? {
    guard let value, let text = string(value, expected: expected, \.folded) else { return nil }
    return printable(text, at: value)
  }

  /// A string of one line or more, each of which ends with U+000A but for the last; nothing in it can't be seen.
  mutating func lines(_ value: Located?, expected: ExpectedValue) -> String? {
    guard let value else { return nil }
    let text = string(value, expected: expected) { text in
      let lines = text.textLines.map { $0.replacing("\t", with: " ") }
      let isEmpty = { (line: String) in line.allSatisfy(\.isWhitespace) }
      return lines.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed().joined(separator: "\n")
    }
    return text.flatMap { printable($0, at: value) }
  }

  private mutating func printable(_ text: String, at value: Located) -> String? {
    for (offset, scalar) in text.unicodeScalars.enumerated() where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .format where text.hasUse(for: scalar, at: offset): continue
      case .control, .format, .lineSeparator, .paragraphSeparator:
        report(.unprintable(scalar, offset: offset), at: value)
        return nil
      default: continue
      }
    }
    return text
  }

  /// One of an enumeration's words; nil when it is left out, and with a message when it is none of them.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ value: Located?) -> Choice? {
    choice(value, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  /// One of some words, likewise.
  public mutating func choice(_ value: Located?, among choices: [String]) -> String? {
    guard let value, let text = string(value, expected: .choice(choices)) else { return nil }
    guard choices.contains(text) else {
      report(.unknownChoice(text, choices: choices), at: value)
      return nil
    }
    return text
  }

  /// A number as written, once it is sure to be a plain decimal one; nil, with a message, when it is none.
  public mutating func decimal(_ value: Located, expected: ExpectedValue) -> DecimalLiteral? {
    guard case .number(let text) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: expected), at: value)
      return nil
    }
    guard let decimal = DecimalLiteral(text) else {
      let lower = text.lowercased()
      let isFinite = !lower.hasSuffix(".inf") && !lower.hasSuffix(".nan")
      report(isFinite ? .notDecimal(text) : .notFinite(text), at: value)
      return nil
    }
    return decimal
  }

  /// A finite number; nil, with a message, when it is none.
  public mutating func finite(_ value: Located) -> Double? {
    guard let decimal = decimal(value, expected: .number) else { return nil }
    guard decimal.double.isFinite else {
      report(.notFinite(decimal.text), at: value)
      return nil
    }
    return decimal.double
  }

  /// A finite number that suits; nil, with a message, when it doesn't.
  public mutating func number(
    _ value: Located, expected: ExpectedValue, where suits: (Double) -> Bool
  ) -> Double? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard decimal.double.isFinite else {
      report(.notFinite(decimal.text), at: value)
      return nil
    }
    guard suits(decimal.double) else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return decimal.double
  }

  /// A number within bounds, whole or not; nil, with a message, when it is none.
  public mutating func number(_ value: Located, in bounds: ClosedRange<Int>, expected: ExpectedValue) -> Double? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard decimal.double >= Double(bounds.lowerBound), decimal.double <= Double(bounds.upperBound) else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return decimal.double
  }

  /// A truth value; nil, with a message, when it is none.
  public mutating func flag(_ value: Located) -> Bool? {
    guard case .bool(let flag) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: .flag), at: value)
      return nil
    }
    return flag
  }

  /// A whole number within bounds; nil, with a message, when it is none.
  public mutating func whole(_ value: Located, in bounds: ClosedRange<Int>, expected: ExpectedValue) -> Int? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard let number = decimal.scaled(toDecimals: 0), bounds ~= number else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return number
  }

  /// A duration in milliseconds, exact to the microsecond; nil, with a message, when it is none.
  public mutating func duration(
    _ value: Located, in bounds: ClosedRange<Int> = Bounds.milliseconds, expected: ExpectedValue = .milliseconds
  ) -> FilmTime? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard !decimal.double.isLess(than: Double(bounds.lowerBound)), decimal.double <= Double(bounds.upperBound) else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    guard let microseconds = decimal.scaled(toDecimals: Bounds.decimals) else {
      report(.tooManyDecimals(decimal.text), at: value)
      return nil
    }
    return FilmTime(microseconds: microseconds)
  }

  /// A list's items; nil, with a message, when it has fewer or more than it may.
  public mutating func items(_ value: Located, count: ClosedRange<Int>, expected: ExpectedValue) -> [Located]? {
    guard case .list(let nodes) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: expected), at: value)
      return nil
    }
    guard count ~= nodes.count else {
      report(.wrongCount(found: nodes.count, expected: expected), at: value)
      return nil
    }
    return nodes.enumerated().map { Located(node: $1, path: value.path.index($0)) }
  }

  /// A list of finite numbers; nil, with a message for each that is none.
  public mutating func numbers(_ value: Located, count: ClosedRange<Int>, expected: ExpectedValue) -> [Double]? {
    guard let items = items(value, count: count, expected: expected) else { return nil }
    let numbers = items.map { finite($0) }
    return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
  }
}
