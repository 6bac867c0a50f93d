import Testing
import Text

@Suite struct JSONTextTests {
  @Test func listsOfPlainValuesStandOnOneLine() {
    let value = JSONText.object([
      ("name", .string("a \"b\"\n\u{1}é")), ("none", .object([])), ("numbers", .numbers([1, 0.1, 1e300])),
      ("list", .list([.integer(2), .list([.literal("null")])])),
    ])
    #expect(
      value.text == #"""
        {
          "name": "a \"b\"\n\u0001é",
          "none": {},
          "numbers": [1.0, 0.1, 1e+300],
          "list": [
            2,
            [null]
          ]
        }
        """#)
    #expect(
      value.line
        == #"{"name": "a \"b\"\n\u0001é", "none": {}, "numbers": [1.0, 0.1, 1e+300], "list": [2, [null]]}"#)
  }
}
