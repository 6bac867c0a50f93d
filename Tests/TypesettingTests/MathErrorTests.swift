import Testing

@testable import Typesetting

@Suite struct MathErrorTests {
  private static let delimiters =
    "expected one of ( ) [ ] \\{ \\} | \\| / \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil or . for none"
  private static let secondSub = "a second subscript on one symbol; group them, as in x_{ij} or {x_i}_j"
  private static let secondSup = "a second superscript on one symbol; group them, as in x^{ab} or {x^a}^b or x'^{2}"

  /// Formula, number of the character, words.
  @Test(arguments: [
    ("x = \\fraq{1}{2}", 5, "unknown command \\fraq; did you mean \\frac?"),
    ("\\Sgima", 1, "unknown command \\Sgima; did you mean \\Sigma?"),
    ("\\sigm", 1, "unknown command \\sigm; did you mean \\sigma or \\sim?"),
    (
      "\\softmax z", 1,
      "unknown command \\softmax; "
        + "write \\operatorname{softmax} for the name of a function, \\text{softmax} for a word"
    ),
    ("\\@", 1, "unknown command \\@; leave out the backslash for the sign itself"),
    ("a\\", 2, "a backslash with no command after it; write a name, as in \\sigma, or leave it out"),
    ("\\frac", 6, "\\frac needs a numerator, as in \\frac{a}{b}, here"),
    ("x = \\frac{1}", 13, "\\frac needs a denominator, as in \\frac{a}{b}, here"),
    ("{\\tfrac{1}}", 11, "\\tfrac needs a denominator, as in \\tfrac{a}{b}, here"),
    ("\\sqrt", 6, "\\sqrt needs what the root is of, as in \\sqrt{x}, here"),
    ("\\hat", 5, "\\hat needs what stands under the accent, as in \\hat{y}, here"),
    ("\\overline", 10, "\\overline needs what stands under the line, here"),
    ("\\mathbf", 8, "\\mathbf needs letters, as in \\mathbf{x}, here"),
    ("x^", 3, "^ needs a superscript, such as x^2 or x^{ab}, here"),
    ("x_^2", 3, "_ needs a subscript, such as x_i or x_{ij}, here"),
    ("{x_}", 4, "_ needs a subscript, such as x_i or x_{ij}, here"),
    ("\\left( x^\\right)", 10, "^ needs a superscript, such as x^2 or x^{ab}, here"),
    ("\\text x", 7, "\\text needs words in braces, as in \\text{…}, here"),
    ("\\role{w}", 9, "\\role needs what has the role, as in \\role{name}{x}, here"),
    ("\\role{}{x}", 6, "the role has no name; write \\role{name}{…}"),
    ("a + {b", 5, "this { is never closed; add a }"),
    ("\\text{ab", 6, "this { is never closed; add a }"),
    ("a + b}", 6, "this } closes nothing; remove it, add a { before it, or write \\} for the sign itself"),
    ("\\sqrt[3{x}", 6, "this [ is never closed; add a ], as in \\sqrt[3]{x}"),
    ("x_1_2", 4, secondSub), ("x_1^2_3", 6, secondSub), ("x^2^3", 4, secondSup), ("x^2'", 4, secondSup),
    ("x'^2^3", 5, secondSup),
    ("\\left x", 7, "\\left needs a delimiter, not \"x\"; \(delimiters)"),
    ("\\left{x\\right}", 6, "\\left needs a delimiter, not \"{\"; \(delimiters)"),
    ("\\left(x\\right\\alpha", 14, "\\right needs a delimiter, not \"\\alpha\"; \(delimiters)"),
    ("\\left", 6, "\\left needs a delimiter, not the end of the formula; \(delimiters)"),
    ("1 + \\left(x", 5, "this \\left has no \\right; add one, or \\right. for an invisible delimiter"),
    ("{\\left(x}", 2, "this \\left has no \\right; add one, or \\right. for an invisible delimiter"),
    ("x\\right)", 2, "this \\right has no \\left; add one before it, or \\left. for an invisible delimiter"),
    ("\\left({x\\right)", 7, "this { is never closed; add a }"),
    ("\\text{a \\frac}", 9, "\\frac inside \\text, where commands are not read; close the brace before it"),
    ("ye\u{302}", 2, "\"e\u{302}\" is made of several code points; write accents as commands, as in \\hat{y}"),
  ])
  func everyMistakeIsNamed(source: String, character: Int, words: String) throws {
    let typesetter = try Fonts.typesetter()
    let error = #expect(throws: TypesettingError.self) { try typesetter.typeset(source, size: 20) }
    let caret = String(repeating: " ", count: character + 1) + "^"
    #expect(error?.description == "formula, character \(character): \(words)\n  \(source)\n\(caret)")
  }

  @Test(arguments: [("a + ☃", 5), ("\\text{so ☃}", 10), ("x_{\\role{r}{☃}}", 13), ("\\hat{☃}", 6)])
  func aMissingGlyphIsNamed(source: String, character: Int) throws {
    let typesetter = try Fonts.typesetter()
    let error = #expect(throws: TypesettingError.self) { try typesetter.typeset(source, size: 20) }
    let caret = String(repeating: " ", count: character + 1) + "^"
    #expect(
      error?.description
        == "font \"Latin Modern Math\": has no glyph for \"☃\" (U+2603), character \(character); "
        + "use another character or another font\n  \(source)\n\(caret)")
  }

  @Test func theCaretStandsInItsOwnLine() throws {
    let typesetter = try Fonts.typesetter()
    let error = #expect(throws: TypesettingError.self) { try typesetter.typeset("a +\n\tb \\foo\n+ c", size: 20) }
    #expect(error?.description.hasSuffix("\n   b \\foo\n     ^") == true)
  }

  @Test func nestingHasALimit() throws {
    let typesetter = try Fonts.typesetter()
    func nested(_ open: String, _ close: String, _ depth: Int) -> String {
      String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
    }
    for (open, close) in [("{", "}"), ("\\frac{1}{", "}"), ("\\hat ", ""), ("x^{", "}"), ("\\left(", "\\right)")] {
      _ = try typesetter.typeset(nested(open, close, 48), size: 20)
      let error = #expect(throws: TypesettingError.self) {
        try typesetter.typeset(nested(open, close, 100_000), size: 20)
      }
      guard case .formula(_, _, .nestedTooDeeply(let limit))? = error else {
        Issue.record("\(open): \(String(describing: error))")
        continue
      }
      #expect(limit == 48)
    }
    let error = #expect(throws: TypesettingError.self) { try typesetter.typeset(nested("{", "}", 49), size: 20) }
    #expect(
      error?.description.hasPrefix(
        "formula, character 49: more than 48 groups inside each other; split the formula\n") == true)
  }
}
