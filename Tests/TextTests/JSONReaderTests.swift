import Testing

@testable import Text

@Suite struct JSONReaderTests {
  /// A value by steps, written out again with the places of its keys.
  private func steps(_ text: String, limits: JSONReader.Limits = .document) throws(ReadingError) -> String {
    var reader = JSONReader(text, limits: limits)
    try reader.begin()
    let value = try value(&reader)
    try reader.end()
    return value
  }

  private func value(_ reader: inout JSONReader) throws(ReadingError) -> String {
    var parts: [String] = []
    switch reader.start {
    case .mapping:
      var bracket = try reader.openMapping()
      while let (key, place) = try reader.nextKey(in: &bracket) {
        parts.append("\(key)@\(place.line):\(place.column) " + (try value(&reader)))
      }
      return "{" + parts.joined(separator: ", ") + "}"
    case .list:
      var bracket = try reader.openList()
      while try reader.nextItem(in: &bracket) { parts.append(try value(&reader)) }
      return "[" + parts.joined(separator: ", ") + "]"
    case .string: return try reader.readString()
    case .word, .nothing:
      if let number = try reader.readNumber(allowsNonFinite: true) { return "\(number)" }
      try reader.skipValue()
      return "-"
    }
  }

  @Test func aTextIsReadByStepsWithItsPlaces() throws {
    let text = "\u{FEFF}{\"é\": [1, -2.5e1, NaN], \"b\" : {},\r\n \"c\":[[], null ,true,\"\\u00e9\"]}\n"
    #expect(try steps(text) == "{é@1:2 [1.0, -25.0, nan], b@1:25 {}, c@2:2 [[], -, -, é]}")
  }

  @Test func whatIsPassedOverIsReadAllTheSame() throws {
    var reader = JSONReader(#"{"a": {"b": [1, "x", {}], "c": null}, "d": 7}"#)
    try reader.begin()
    var bracket = try reader.openMapping()
    #expect(try reader.nextKey(in: &bracket)?.key == "a")
    try reader.skipValue()
    #expect(try reader.nextKey(in: &bracket)?.key == "d")
    #expect(try reader.readNumber() == 7)
    #expect(try reader.nextKey(in: &bracket) == nil)
    try reader.end()
    #expect(throws: ReadingError(problem: .badJSON(.trailingComma), place: Place(line: 1, column: 3))) {
      var reader = JSONReader("[1,]")
      try reader.begin()
      try reader.skipValue()
    }
  }

  @Test func limitsAreThoseAskedFor() {
    #expect(throws: ReadingError(problem: .textTooLong(bytes: 4, limit: 3), place: .start)) {
      try steps("1234", limits: .init(bytes: 3, depth: 1))
    }
    #expect(throws: ReadingError(problem: .tooManyValues(limit: 3), place: Place(line: 1, column: 8))) {
      try steps("[1, 2, 3]", limits: .init(values: 3, depth: 1))
    }
    #expect(throws: ReadingError(problem: .tooDeep(limit: 1), place: Place(line: 1, column: 2))) {
      try steps("[[]]", limits: .init(depth: 1))
    }
    #expect(throws: ReadingError(problem: .notFinite("-inf"), place: Place(line: 1, column: 1))) { try steps("-inf") }
  }

  /// The grammar of RFC 8259, written out.
  @Test func numbersAreThoseOfTheStandard() {
    for text in ["0", "-0", "10", "0.5", "-1.25e+3", "1E-2", "0e0", "120.0"] {
      #expect(throws: Never.self, "\(text)") { try steps(text) }
    }
    for text in ["00", "01", "+1", ".5", "5.", "-", "1e", "1e+", "1.e3", "0x1F", "1_0", "1.2.3", "--1", "-.5"] {
      #expect(throws: ReadingError(problem: .badJSON(.badNumber(text)), place: .start), "\(text)") { try steps(text) }
    }
  }
}
