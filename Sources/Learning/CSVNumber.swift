/// Numbers as tables have them: with a decimal point or comma, and marks between thousands.
enum CSVNumber {
  /// What a number shows about the mark before its decimals.
  enum Evidence: Hashable {
    /// It has that mark.
    case sure(CSVDialect.DecimalMark)
    /// One mark before three digits: of decimals or of thousands.
    case unsure(CSVDialect.DecimalMark)
  }

  /// Whether a text stands for a value that is missing, as tables of many programs have it.
  static func isMissing(_ text: String) -> Bool {
    text.isEmpty || text.utf8.count <= 9 && missing.contains(text.lowercased())
  }

  /// The same for the name of a class, which may be a sign or "none".
  static func isMissingLabel(_ field: CSVRecords.Field) -> Bool {
    field.text.isEmpty
      || !field.isQuoted && field.text.utf8.count <= 9 && missingLabels.contains(field.text.lowercased())
  }

  private static let missingLabels: Set<String> = [
    "na", "n/a", "n.a.", "<na>", "#n/a", "#na", "nan", "null", "nil", "?", "\\n", "#null!", "#value!", "#ref!",
    "#name?",
  ]
  private static let missing: Set<String> = missingLabels.union([
    "none", "-", "--", "---", ".", "–", "—", "-nan", "+nan", "missing", "#div/0!", "#num!", "1.#qnan", "-1.#ind",
    "1.#ind",
  ])

  /// Whether a text is a number by either mark.
  static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first < 0x80 ? "0123456789+-.,".utf8.contains(first) : text.hasPrefix("\u{2212}")
    else { return false }
    return value(text, .point) != nil || value(text, .comma) != nil
  }

  /// What a number shows about the mark before decimals; nil where there is nothing to see.
  static func evidence(_ text: String) -> Evidence? {
    let isPoint = value(text, .point) != nil
    let isComma = value(text, .comma) != nil
    guard isPoint || isComma else { return nil }
    let hasComma = text.utf8.contains(UInt8(ascii: ","))
    let hasPoint = text.utf8.contains(UInt8(ascii: "."))
    guard hasComma || hasPoint else { return nil }
    if isPoint, isComma { return .unsure(hasComma ? .comma : .point) }
    return .sure(isPoint ? .point : .comma)
  }

  /// The number that a text stands for; nil where it is none.
  ///
  /// Between thousands there may be the other mark, an apostrophe, a space of any width, or nothing. A percent sign at the
  /// end makes hundredths.
  static func value(_ text: String, _ decimal: CSVDialect.DecimalMark) -> Double? {
    guard text.utf8.count <= 400 else { return nil }
    var rest = Array(text.unicodeScalars)[...]
    trim(&rest)
    var result = ""
    if let sign = rest.first, sign == "-" || sign == "+" || sign == "\u{2212}" {
      if sign != "+" { result = "-" }
      rest.removeFirst()
    }
    let isPercent = rest.last == "%"
    if isPercent {
      rest.removeLast()
      trim(&rest)
    }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let power = whole(rest[(mark + 1)...]) else { return nil }
      exponent = power
      rest = rest[..<mark]
    }
    guard let mantissa = plain(rest, decimal) else { return nil }
    return Double(result + mantissa + "e\(exponent - (isPercent ? 2 : 0))")
  }

  private static func trim(_ text: inout ArraySlice<Unicode.Scalar>) {
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// The power of an exponent; nil where it is none, or beyond what numbers have.
  private static func whole(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    let isSigned = text.first.map { $0 == "-" || $0 == "+" } ?? false
    let digits = isSigned ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy(isDigit) else { return nil }
    let power = digits.reduce(0) { $0 * 10 + Int($1.value) - 48 }
    return text.first == "-" ? -power : power
  }

  /// Digits with a point, without marks between thousands; nil where they are none.
  private static func plain(_ text: ArraySlice<Unicode.Scalar>, _ decimal: CSVDialect.DecimalMark) -> String? {
    let mark: Unicode.Scalar = decimal == .point ? "." : ","
    let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1] : []
    guard let first = parts.first, !(first.isEmpty && decimals.isEmpty), decimals.allSatisfy(isDigit) else {
      return nil
    }
    let groups = first.split(omittingEmptySubsequences: false) { !isDigit($0) }
    if groups.count > 1 {
      guard 1...3 ~= groups[0].count, groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }),
        let between = first.first(where: { !isDigit($0) }), isBetweenThousands(between, decimal),
        first.allSatisfy({ isDigit($0) || $0 == between })
      else { return nil }
    }
    var result = first.isEmpty ? "0" : ""
    for digit in first where isDigit(digit) { result.unicodeScalars.append(digit) }
    guard !decimals.isEmpty else { return result }
    result += "."
    result.unicodeScalars.append(contentsOf: decimals)
    return result
  }

  private static func isBetweenThousands(_ scalar: Unicode.Scalar, _ decimal: CSVDialect.DecimalMark) -> Bool {
    switch scalar {
    case ",": decimal == .point
    case ".": decimal == .comma
    case "'", "\u{2019}", " ", "\u{a0}", "\u{202f}", "\u{2009}": true
    default: false
    }
  }
}
