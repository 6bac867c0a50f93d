import Testing
import Text

@testable import Timeline

@Suite("the text of a file")
struct WrittenTextTests {
  /// A text, where a value begins in it, the value, one of its characters, and where that stands.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let start: Place
    let value: String
    let index: Int
    let place: Place?

    init(
      _ name: String, _ text: String, _ start: (Int, Int), _ value: String, _ index: Int, _ place: (Int, Int)?
    ) {
      (testDescription, self.text, self.value, self.index) = (name, text, value, index)
      self.start = Place(line: start.0, column: start.1)
      self.place = place.map { Place(line: $0.0, column: $0.1) }
    }
  }

  @Test(
    "knows where the characters of a value stand",
    arguments: [
      Case("plain", "a: x + y\n", (1, 4), "x + y", 4, (1, 8)),
      Case("the place behind the last one", "a: x + y\n", (1, 4), "x + y", 5, (1, 9)),
      Case("quoted", "{\"a\": \"x + y\"}", (1, 7), "x + y", 0, (1, 8)),
      Case("a mark of the byte order", "\u{FEFF}a: x + y\n", (1, 4), "x + y", 4, (1, 8)),
      Case("lines that end in two characters", "b: 1\r\na: x\r\n", (2, 4), "x", 0, (2, 4)),
      Case("behind an escape", #"{"a": "\tx\"y"}"#, (1, 7), "\tx\"y", 3, (1, 13)),
      Case("behind an escape by number", #"["\u03bb y"]"#, (1, 2), "λ y", 2, (1, 10)),
      Case("behind half an escape and its other half", #"["\uD83D\uDE00y"]"#, (1, 2), "😀y", 1, (1, 15)),
      Case("behind an escape of two digits", #"a: "\x41 y""#, (1, 4), "A y", 2, (1, 10)),
      Case("behind a doubled quote", "a: 'it''s y'", (1, 4), "it's y", 5, (1, 11)),
      Case("in the next line", "a: x +\n    y\n", (1, 4), "x + y", 4, (2, 5)),
      Case("in a block", "a: |\n  x\n    + y\n", (1, 4), "x\n  + y\n", 6, (3, 7)),
      Case("in a folded block", "a: >\n  x +\n  y\n", (1, 4), "x + y\n", 4, (3, 3)),
      Case("in a block that begins with a blank line", "a: |\n\n  x\n", (1, 4), "\nx\n", 1, (3, 3)),
      Case("of another value", "a: x + y\n", (1, 4), "x - y", 4, nil),
      Case("past the end", "a: x", (1, 4), "x + y", 4, nil),
      Case("beginning where nothing is", "a: x", (3, 4), "x", 0, nil),
    ])
  func places(test: Case) {
    #expect(WrittenText(test.text).place(ofScalar: test.index, in: test.value, from: test.start) == test.place)
  }
}
