import Testing
import Text

@Suite struct TextTableTests {
  private let rows = [["name", "n", "what"], ["a", "10", ""], ["a long remark runs on"], ["bb", "5", "it is"]]

  @Test func columnsAreAsWideAsTheirLongestCell() {
    #expect(
      TextTable([.left, .right, .last], rows: rows).lines == [
        "name   n  what", "a     10  ", "a long remark runs on", "bb     5  it is",
      ])
    #expect(
      TextTable([.left, .left, .left], gap: 1, rows: rows).lines == [
        "name n  what ", "a    10      ", "a long remark runs on", "bb   5  it is",
      ])
    #expect(TextTable([.right], rows: [["é"], ["δ = 1"], [""]]).text == "    é\nδ = 1\n     ")
    #expect(TextTable([.left, .right], rows: []).text == "")
  }

  @Test func blanksAtTheEndOfALineMayBeDropped() {
    #expect(
      TextTable([.left, .right, .left], dropsTrailingBlanks: true, rows: rows).lines == [
        "name   n  what", "a     10", "a long remark runs on", "bb     5  it is",
      ])
  }
}
