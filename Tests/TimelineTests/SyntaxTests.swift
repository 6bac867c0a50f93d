import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("", #"1:1: the file is empty. `render new` writes a timeline to start from."#),
    (" \n\t", #"2:2: the file is empty. `render new` writes a timeline to start from."#),
    (#"{"title": "a" "film": 3}"#, "1:15: expected a comma or }, found a string."),
    (#"{"title": "a",}"#, "1:14: nothing follows this comma. Remove it."),
    ("[1, ]", "1:3: nothing follows this comma. Remove it."),
    (#"{"a": 1]"#, #"1:8: expected a comma or }, found "]"."#),
    (#"{"a" 1}"#, #"1:6: expected a colon, found "1"."#),
    ("[1; 2]", #"1:3: expected a comma or ], found ";"."#),
    ("[,]", #"1:2: expected a value or ], found ","."#),
    (#"{"a": }"#, #"1:7: expected a value, found "}"."#),
    ("{} {}", #"1:4: expected the end of the file, found "{"."#),
    ("{'a': 3}", "1:2: expected a key in double quotes, or }, found a single quote."),
    (#"{"a": 3, 4: 5}"#, #"1:10: expected a key in double quotes, found "4"."#),
    ("{title: 3}", #"1:2: title is no value of JSON. A string or a key has quotes: "title"."#),
    (#"{"a": tru}"#, "1:7: tru is no value of JSON. Did you mean true?"),
    (#"{"a": True}"#, "1:7: True is no value of JSON. Did you mean true?"),
    (#"{"a": 010}"#, "1:7: 010 is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": 0x1F}"#, "1:7: 0x1F is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": +5}"#, "1:7: +5 is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": .5}"#, "1:7: .5 is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": 5.}"#, "1:7: 5. is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": 1e}"#, "1:7: 1e is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."),
    (#"{"a": -Infinity}"#, "1:7: -Infinity is not a finite number. The largest is about 1.79e308."),
    (#"{"a": NaN}"#, "1:7: NaN is not a finite number. The largest is about 1.79e308."),
    ("{ // c\n}", "1:3: JSON has no comments. Remove it, or write the timeline as YAML in a file named .yaml."),
    (
      "{\"a\": 5 /* c */}",
      "1:9: JSON has no comments. Remove it, or write the timeline as YAML in a file named .yaml."
    ),
    (
      "{\n  # c\n}", "2:3: JSON has no comments. Remove it, or write the timeline as YAML in a file named .yaml."
    ),
    ("{\"a\":\n [1, 2\n", "3:1: the file ends, but the [ of line 2, column 2 is still open. Close it with ]."),
    (#"{"a":"#, "1:6: the file ends, but the { of line 1, column 1 is still open. Close it with }."),
    (
      "{\"title\": \"a\n\"}",
      #"1:11: this string does not end on its line. Close it with ", and write a line break in it as \n."#
    ),
    (
      #"{"title": "abc\"#,
      #"1:11: this string does not end on its line. Close it with ", and write a line break in it as \n."#
    ),
    ("{\"a\": \"b\t\"}", #"1:9: a tab stands in this string. Write it as \t."#),
    (
      "{\"a\": \"\u{1}\"}",
      #"1:8: the control character 1 stands in this string. Remove it, or write it as \u0001."#
    ),
    (#"{"a": "\q"}"#, #"1:8: \q is no escape. A backslash itself is written \\."#),
    (#"{"a": "\u12"}"#, #"1:8: \u needs four hexadecimal digits after it."#),
    (#"{"a": "\u12é4"}"#, #"1:8: \u needs four hexadecimal digits after it."#),
    (#"{"a": "\ud83d!"}"#, "1:8: this is one half of a surrogate pair. Write both halves, or the character itself."),
    (#"{"a": "\ude00"}"#, "1:8: this is one half of a surrogate pair. Write both halves, or the character itself."),
    (
      #"{"a": "\ud83d\u0041"}"#,
      "1:8: this is one half of a surrogate pair. Write both halves, or the character itself."
    ),
  ])
  func brokenJSONIsReportedWithPlaceAndReason(_ text: String, _ expected: String) {
    #expect(complaint(text) == "t.json:" + expected)
  }

  @Test func jsonIsReadAsItsStandardSays() throws {
    let name = { (json: String) in
      try Timeline(parsing: with("\"voiceover\": \(json)"), file: "t.json").takes.first?.file
    }
    #expect(try name(#""\ud83d\ude00 \u00e9\/\\\"\b\f\n\r\t""#) == "😀 é/\\\"\u{8}\u{C}\n\r\t")
    #expect(try name(#""😀 é 中 & *a [{""#) == "😀 é 中 & *a [{")
    #expect(try name(#""\uFEFF""#) == "\u{FEFF}")
  }

  @Test func anyWhiteSpaceAndAByteOrderMarkAreLetBy() throws {
    for newline in ["\n", "\r\n", "\r"] {
      let text =
        "\u{FEFF}{" + newline + "\t\t\"network\" :" + newline + "\t{\"input\":[2] , \"target\": [4]}" + newline + "}"
      #expect(complaint(text + newline) == "")
      let broken = "\u{FEFF}{" + newline + "\t\"é😀\" : 1," + newline + "\t\"T\" : 1}"
      #expect(
        complaint(broken).split(separator: "\n").map { $0.prefix(13) }
          == ["t.json:1:1: n", "t.json:2:2: [", "t.json:3:8: T"])
    }
  }

  @Test func yamlSaysTheSameWithComments() throws {
    let yaml = """
      # The film of the design.
      title: Backpropagation is dynamic programming   # plain text
      film: backprop
      video: {size: 1080p, fps: 60}
      network:
        input: [0.9]
        HIDDEN: [1, 1]
        target:
          - 0.2
        activation: sigmoid
        seed: 7
      T: {countdown: 3e3, forward: +1600, loss: 2600.0, delta: 1400, gradCalc: 2200, done: 5000}
      FORWARD_BY: {"0": 2400}
      DELTA_BY:
        2: 4200
      GRAD_HOLD_BY:
        2: 8500
        '1': 1000
        "0": 14000
      """
    /// All but the places of things in the file.
    func film(_ text: String, _ file: String) throws -> [AnyHashable] {
      let film = try Timeline(parsing: text, file: file)
      return [film.title, film.film, film.size, film.frameRate, film.trace, film.beats]
    }
    let json = try film(TimelineTests.example, "a.json")
    #expect(try film(yaml, "a.yaml") == json)
    #expect(try film(yaml, "a.YML") == json)
    #expect(try film(yaml, "-") == json)
    #expect(try film(TimelineTests.example, "a.yaml") == json)
    #expect(try film(TimelineTests.example, "-") == json)
    #expect(try film("\u{FEFF}" + yaml, "a.yaml") == json)
  }

  @Test(arguments: [
    (
      "network: {input: [.inf], target: [0x10]}\nT:\n  idle: 010\n  loss: 1_000\n  done: yes\n  delta: True\n  forward:",
      """
      1:19: network.input[0]: .inf is not a finite number. The largest is about 1.79e308.
      t.yaml:1:35: network.target[0]: 0x10 is no plain decimal number, and programs disagree on what it means. Write \
      its digits as in 12.5.
      t.yaml:3:9: T.idle: 010 is no plain decimal number, and programs disagree on what it means. Write its digits as \
      in 12.5.
      t.yaml:4:9: T.loss: "1_000" is a string; expected a number of milliseconds from 0 to 3600000.
      t.yaml:5:9: T.done: "yes" is a string; expected a number of milliseconds from 0 to 3600000.
      t.yaml:6:10: T.delta: true is a truth value; expected a number of milliseconds from 0 to 3600000.
      t.yaml:7:11: T.forward: this is null, as if it were left out; expected a number of milliseconds from 0 to 3600000.
      """
    ),
    ("# nothing\n", #"1:1: the file is empty. `render new` writes a timeline to start from."#),
    (
      "title: a\nnetwork:\n  title: 1\ntitle: b",
      #"4:1: the key "title" is here again; it stands in line 1, column 1 already. Keep one of them."#
    ),
    (
      "network:\n  input: [2]\n\n  # c\n  \"input\": [3]",
      #"5:3: the key "input" is here again; it stands in line 2, column 3 already. Keep one of them."#
    ),
    (
      "{title: a, title: b}", #"1:2: the key "title" stands in this mapping twice, here first. Keep one of them."#
    ),
    (
      "a: !!str 3",
      "1:4: tags (tag:yaml.org,2002:str) are not read here: the key says what its value is. Remove it."
    ),
    ("a: !mine [1]", "1:4: tags (!mine) are not read here: the key says what its value is. Remove it."),
    ("---\ntitle: a\n---\ntitle: b", "3:1: a second document begins here. A timeline file holds one."),
    (
      "network:\n\tinput: [2]",
      """
      2:1: this is no YAML: while scanning for the next token, found character that cannot start any token. Indent with \
      spaces, not tabs, and put text that begins with such a character in quotes.
      """
    ),
    (
      "title: [a\nb: c",
      "2:2: this is no YAML: while parsing a flow sequence, did not find expected ',' or ']'."
    ),
    ("? [a]\n: 3", "1:3: a key must be plain text here, not a list, a mapping or one written with ?."),
    ("a: \u{1}", "1:4: this is no YAML: control characters are not allowed."),
    (
      "title: \"x\n\nb: 3", "1:8: this is no YAML: while scanning a quoted scalar, found unexpected end of stream."
    ),
    ("just text", #"1:1: "just text" is a string; expected a mapping of keys to values."#),
  ])
  func wrongYAMLIsReportedWithPlaceAndReason(_ text: String, _ expected: String) {
    #expect(complaint(text, file: "t.yaml") == "t.yaml:" + expected)
  }
}
