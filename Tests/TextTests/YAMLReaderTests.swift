import Testing

@testable import Text

@Suite struct YAMLReaderTests {
  /// What is read, as JSON on one line; numbers as they were written.
  private func json(_ text: String) throws -> String { json(of: try YAMLReader.read(text)) }

  private func json(of node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let text): text
    case .string(let text): JSONText.string(text).line
    case .list(let items): "[" + items.map(json(of:)).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { JSONText.string($0.key).line + ": " + json(of: $0.value) }.joined(separator: ", ") + "}"
    }
  }

  private func complaint(_ text: String) -> String {
    do throws(ReadingError) {
      return "read: " + json(of: try YAMLReader.read(text))
    } catch {
      return "\(error.place.line):\(error.place.column): \(error.problem)"
    }
  }

  @Test(arguments: [
    ("a: &p 500\nb: *p", #"{"a": 500, "b": 500}"#),
    ("a: &p \"x y\"\nb: [*p, *p,*p]", #"{"a": "x y", "b": ["x y", "x y", "x y"]}"#),
    ("a: &p {x: [1, 2]}\nb: *p\nc: {d: *p}", #"{"a": {"x": [1, 2]}, "b": {"x": [1, 2]}, "c": {"d": {"x": [1, 2]}}}"#),
    ("a: &p\n  # why\n  x: 1\nb: *p # so", #"{"a": {"x": 1}, "b": {"x": 1}}"#),
    ("a: &p\n- 1\n- 2\nb: *p", #"{"a": [1, 2], "b": [1, 2]}"#),
    // The last anchor of a name before the alias counts.
    ("- &p 1\n- *p\n- &p 2\n- *p", "[1, 1, 2, 2]"),
    ("- &p [&p 1, *p]\n- *p", "[[1, 1], 1]"),
    ("- &p\n- *p", "[null, null]"),
    ("- &p |\n  two\n  lines\n- *p", #"["two\nlines\n", "two\nlines\n"]"#),
    // Keys may be either.
    ("&k a: 1\n*k : 2", #"{"a": 1, "a": 2}"#),
    ("- &n 2\n- {*n : 3}", #"[2, {"2": 3}]"#),
    // What looks like an alias and is none.
    (
      "a: \"*p\"\nb: '*p'\nc: x *p * 2\n# *p\nd: |\n  *p **\ne: a*b",
      #"{"a": "*p", "b": "*p", "c": "x *p * 2", "d": "*p **\n", "e": "a*b"}"#
    ),
    (
      "\u{F0000}: \"\u{F0000}*\u{F0001}\"\nb: &x \u{F0000}p\nc: *x",
      "{\"\u{F0000}\": \"\u{F0000}*\u{F0001}\", \"b\": \"\u{F0000}p\", \"c\": \"\u{F0000}p\"}"
    ),
  ])
  func anAliasStandsForTheValueOfItsAnchor(_ text: String, _ expected: String) throws {
    #expect(try json(text) == expected)
  }

  @Test(arguments: [
    ("a: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}", #"{"a": {"x": 1, "y": 2}, "c": {"x": 1, "y": 3}}"#),
    ("a: &b {x: 1, y: 2}\nc: {y: 3, <<: *b}", #"{"a": {"x": 1, "y": 2}, "c": {"y": 3, "x": 1}}"#),
    // The first of a list counts.
    (
      "- &a {x: 1}\n- &b {x: 2, y: 2}\n- {<<: [*a, *b], z: 3}",
      #"[{"x": 1}, {"x": 2, "y": 2}, {"x": 1, "y": 2, "z": 3}]"#
    ),
    ("- &b {x: 1}\n- <<: {y: 4}\n  x: 2", #"[{"x": 1}, {"y": 4, "x": 2}]"#),
    // Merges of what was merged.
    (
      "- &a {x: 1, y: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b, z: 3}",
      #"[{"x": 1, "y": 1}, {"x": 1, "y": 2}, {"x": 1, "y": 2, "z": 3}]"#
    ),
    ("- {<<: []}\n- {<<: {}}", "[{}, {}]"),
    // In quotes it is a key like any other.
    (#"{"<<": {x: 1}}"#, #"{"<<": {"x": 1}}"#),
  ])
  func aMergeBringsKeysThatAreNotThere(_ text: String, _ expected: String) throws {
    #expect(try json(text) == expected)
  }

  @Test(arguments: [
    ("a: |\n  one\n  two\n", "one\ntwo\n"),
    ("a: |-\n  one\n  two\n", "one\ntwo"),
    ("a: |+\n  one\n\n", "one\n\n"),
    ("a: |2\n   one\n  two\n", " one\ntwo\n"),
    ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"),
    ("a: >-\n  one\n  two\n", "one two"),
    ("a: one\n  two\n  three", "one two three"),
    ("a: \"one\n  two\\\n  three\"", "one twothree"),
    ("a: 'one\n\n  two'", "one\ntwo"),
  ])
  func blocksAndTextsOfSeveralLinesAreRead(_ text: String, _ expected: String) throws {
    guard case .mapping(let entries) = try YAMLReader.read(text).kind, case .string(let value) = entries[0].value.kind
    else { return #expect(Bool(false), "no string") }
    #expect(value == expected)
  }

  @Test(arguments: [
    (
      "a: &pause 1\nb: *paus",
      "2:4: there is no anchor &paus that *paus could stand for. Did you mean *pause? Write &paus before the value, above this line, or put the text in quotes."
    ),
    (
      "a: *x",
      "1:4: there is no anchor &x that *x could stand for. Write &x before the value, above this line, or put the text in quotes."
    ),
    (
      "a: *x\nb: &x\n  # here\n  c: 1", "1:4: the anchor of *x comes only in line 4, column 3. Move it above this line."
    ),
    (
      "- &a [1, *a]",
      "1:10: *a stands within the value of &a, in line 1, column 6, which would never end. Write out what is meant."
    ),
    (
      "a: &a\n  b: {c: *a}",
      "2:10: *a stands within the value of &a, in line 2, column 3, which would never end. Write out what is meant."
    ),
    (
      "a: &a {<<: *a}",
      "1:12: *a stands within the value of &a, in line 1, column 7, which would never end. Write out what is meant."
    ),
    (
      "a: **Bold** words",
      #"1:4: "**Bold** words" begins with *, which begins an alias in YAML. Put the text in quotes."#
    ),
    ("a: *", #"1:4: "*" begins with *, which begins an alias in YAML. Put the text in quotes."#),
    ("a: *.csv", #"1:4: "*.csv" begins with *, which begins an alias in YAML. Put the text in quotes."#),
    (
      "a: softmax(p, axis: 0)",
      "1:19: this is no YAML: mapping values are not allowed in this context. Put text that has a colon and a blank in it in quotes."
    ),
    (
      "a: & b",
      "1:5: this is no YAML: while scanning an anchor, did not find expected alphabetic or numeric character. Put text that begins with & in quotes."
    ),
    (
      "a: &b 3\nc: {<<: *b}",
      "2:9: << takes keys from a mapping, or from each mapping of a list, such as <<: *name or <<: [*name, *other]; this is neither."
    ),
    (
      "a: {<<: [{x: 1}, 3]}",
      "1:18: << takes keys from a mapping, or from each mapping of a list, such as <<: *name or <<: [*name, *other]; this is neither."
    ),
    (
      "a: &b {x: 1}\nc:\n  <<: *b\n  <<: *b",
      "4:3: the key << stands in this mapping twice, first in line 3, column 3. Write one with a list: <<: [*name, *other]."
    ),
    ("- &a {x: 1}\n- {*a : 2}", "2:4: a key must be plain text here, not a list, a mapping or one written with ?."),
    (
      "a: 1\nb*: 2\nb*: 3",
      #"3:1: the key "b*" is here again; it stands in line 2, column 1 already. Keep one of them."#
    ),
    ("a: !b '*'", "1:4: tags (!b) are not read here: the key says what its value is. Remove it."),
  ])
  func whatIsNoAliasOrMergeIsRefused(_ text: String, _ expected: String) { #expect(complaint(text) == expected) }

  @Test func placesAreThoseOfTheText() throws {
    let root = try YAMLReader.read("a: &p\n  x: 1\nb: *p\nc: {<<: *p, y: &q 2}\nd: &r\te")
    guard case .mapping(let entries) = root.kind, case .mapping(let merged) = entries[2].value.kind else {
      return #expect(Bool(false), "no mapping")
    }
    #expect(entries.map(\.value.place) == [(2, 3), (3, 4), (4, 4), (5, 7)].map { Place(line: $0.0, column: $0.1) })
    #expect(entries[0].value.sharing == .anchor("p", use: Place(line: 3, column: 4)))
    #expect(entries[1].value.sharing == .alias("p", of: Place(line: 2, column: 3)))
    #expect(entries[3].value.sharing == nil)
    #expect(merged.map(\.isMerged) == [true, false])
    #expect(merged.map(\.keyPlace) == [Place(line: 2, column: 3), Place(line: 4, column: 13)])
    #expect(merged[1].value.place == Place(line: 4, column: 19))
    #expect(entries.map(\.value.hasUsedAnchor) == [true, false, false, false])
  }

  @Test func aSmallTextIsNoHugeValue() {
    func laughs(_ use: (String, Int) -> String) -> String {
      var text = "a0: &a0 \(use("", 0))\n"
      for level in 1..<30 { text += "a\(level): &a\(level) \(use("*a\(level - 1)", level))\n" }
      return text
    }
    let end = ", the aliases of this file stand for more than 100000 values. Use fewer of them within one another."
    let lists = laughs { alias, _ in
      "[" + Array(repeating: alias.isEmpty ? "x" : alias, count: 9).joined(separator: ", ") + "]"
    }
    #expect(complaint(lists) == "6:10: with *a4" + end)
    let merges = laughs { alias, level in
      alias.isEmpty ? "{x: 1}" : "{\((0..<9).map { "k\(level)x\($0): \(alias)" }.joined(separator: ", "))}"
    }
    #expect(complaint(merges).hasSuffix(end))
    let keys = (0..<5000).map { "k\($0): 1" }.joined(separator: ", ")
    let wide = "a: &a {\(keys)}\nb: [" + (0..<40).map { "{<<: *a, x\($0): 1}" }.joined(separator: ", ") + "]"
    #expect(complaint(wide).hasSuffix(end))
    let long =
      "a: &a \"\(String(repeating: "x", count: 60_000))\"\nb: ["
      + Array(repeating: "*a", count: 9000).joined(separator: ", ") + "]"
    #expect(complaint(long).hasSuffix(end))
    // Each is as deep as the one before and one more.
    let deep = laughs { alias, _ in "[\(alias)]" }
    #expect(complaint(deep).hasPrefix("read: "))
    #expect(complaint(deep + "b: [[[*a29]]]").hasSuffix("lists and mappings nest more than 32 deep."))
    // Far from the limit.
    let many = "a: &a [1, 2, 3]\nb: [" + Array(repeating: "*a", count: 10_000).joined(separator: ", ") + "]"
    #expect(complaint(many).hasPrefix("read: "))
  }

  @Test func questionsAreNoKeys() {
    let questions = (0..<200).map { "k\($0): \"Why? Et comment ? Really??\"" }.joined(separator: "\n")
    #expect(complaint(questions).hasPrefix("read: "))
    let nested = String(repeating: "{? ", count: 70) + "1" + String(repeating: "}", count: 70)
    #expect(complaint(nested).hasSuffix("or one written with ?."))
  }
}
