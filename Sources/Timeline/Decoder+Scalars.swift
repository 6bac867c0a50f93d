internal import Text

extension Decoder {
  mutating func string(_ value: Located?, expected: ExpectedValue) -> String? {
    guard let value else { return nil }
    guard case .string(let text) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: expected), at: value)
      return nil
    }
    // Unicode scalars, as JSON Schema's maxLength counts.
    let length = text.unicodeScalars.count
    switch expected {
    case .text(let longest?) where length > longest, .words(let longest) where length > longest:
      report(.tooLong(characters: length, limit: longest), at: value)
      return nil
    default: return text
    }
  }

  /// A string that is set as one line: nothing in it breaks it or can't be seen.
  mutating func line(_ value: Located?, expected: ExpectedValue) -> String? {
    guard let value, let text = string(value, expected: expected) else { return nil }
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        report(.unprintable(scalar, offset: offset), at: value)
        return nil
      default: continue
      }
    }
    return text
  }

  /// One of an enumeration's words.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ value: Located?) -> Choice? {
    choice(value, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  mutating func choice(_ value: Located?, among choices: [String]) -> String? {
    guard let value, let text = string(value, expected: .choice(choices)) else { return nil }
    guard choices.contains(text) else {
      report(.unknownChoice(text, choices: choices), at: value)
      return nil
    }
    return text
  }

  /// A number as written, once it is sure to be a plain decimal one.
  mutating func decimal(_ value: Located, expected: ExpectedValue) -> DecimalLiteral? {
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

  mutating func finite(_ value: Located) -> Double? {
    guard let decimal = decimal(value, expected: .number) else { return nil }
    guard decimal.double.isFinite else {
      report(.notFinite(decimal.text), at: value)
      return nil
    }
    return decimal.double
  }

  mutating func positive(_ value: Located) -> Double? {
    guard let decimal = decimal(value, expected: .positive) else { return nil }
    guard decimal.double.isFinite else {
      report(.notFinite(decimal.text), at: value)
      return nil
    }
    guard decimal.double > 0 else {
      report(.outOfBounds(found: decimal.text, expected: .positive), at: value)
      return nil
    }
    return decimal.double
  }

  /// A number within bounds, whole or not.
  mutating func number(_ value: Located, in bounds: ClosedRange<Int>, expected: ExpectedValue) -> Double? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard decimal.double >= Double(bounds.lowerBound), decimal.double <= Double(bounds.upperBound) else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return decimal.double
  }

  mutating func flag(_ value: Located) -> Bool? {
    guard case .bool(let flag) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: .flag), at: value)
      return nil
    }
    return flag
  }

  mutating func whole(_ value: Located, in bounds: ClosedRange<Int>, expected: ExpectedValue) -> Int? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard let number = decimal.scaled(toDecimals: 0), bounds ~= number else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return number
  }

  /// A duration in milliseconds, exact to the microsecond.
  mutating func duration(
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

  /// A list's items, when it has as many as it may.
  mutating func items(_ value: Located, count: ClosedRange<Int>, expected: ExpectedValue) -> [Located]? {
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

  /// A list of finite numbers; every one that is none is reported.
  mutating func numbers(_ value: Located, expected: ExpectedValue) -> [Double]? {
    guard let items = items(value, count: Bounds.width, expected: expected) else { return nil }
    let numbers = items.map { finite($0) }
    return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
  }
}
