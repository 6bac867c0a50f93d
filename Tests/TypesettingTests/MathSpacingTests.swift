import Testing

@testable import Typesetting

@Suite struct MathSpacingTests {
  /// The table of The TeXbook, page 170, transcribed again: 1 thin, 2 medium, 3 thick; negative in large styles only;
  /// nil for pairs that cannot come about.
  static let knuth: [[Int?]] = [
    [0, 1, -2, -3, 0, 0, 0, -1],
    [1, 1, nil, -3, 0, 0, 0, -1],
    [-2, -2, nil, nil, -2, nil, nil, -2],
    [-3, -3, nil, 0, -3, 0, 0, -3],
    [0, 0, nil, 0, 0, 0, 0, 0],
    [0, 1, -2, -3, 0, 0, 0, -1],
    [-1, -1, nil, -1, -1, -1, -1, -1],
    [-1, 1, -2, -3, -1, 0, -1, -1],
  ]

  @Test func theTableIsKnuths() throws {
    for left in AtomClass.allCases {
      for right in AtomClass.allCases {
        let code = Self.knuth[left.rawValue][right.rawValue] ?? 0
        let mu = code == 0 ? 0 : Double(abs(code)) + 2
        #expect(MathSpacing.mu(between: left, and: right, in: LayoutStyle(.display)) == mu)
        #expect(MathSpacing.mu(between: left, and: right, in: LayoutStyle(.text)) == mu)
        #expect(MathSpacing.mu(between: left, and: right, in: LayoutStyle(.script)) == (code > 0 ? mu : 0))
        #expect(MathSpacing.mu(between: left, and: right, in: LayoutStyle(.scriptScript)) == (code > 0 ? mu : 0))
      }
    }
  }

  @Test func noPairThatCannotComeAboutComesAbout() {
    var random = SplitMix(seed: 5)
    for _ in 0..<2000 {
      let classes = (0..<random.below(7)).map { _ in AtomClass.allCases[random.below(8)] }
      let resolved = MathSpacing.resolved(classes)
      #expect(resolved.count == classes.count)
      for (left, right) in zip(resolved, resolved.dropFirst()) {
        #expect(Self.knuth[left.rawValue][right.rawValue] != nil)
      }
      #expect(resolved.first != .binary && resolved.last != .binary)
    }
  }

  /// The width of a formula beyond that of its parts set alone, in mu.
  @Test(arguments: [
    ("a+b", ["a", "+", "b"], 8.0), ("a=b", ["a", "=", "b"], 10), ("-a", ["-", "a"], 0), ("a-b", ["a", "-", "b"], 8),
    ("a=-b", ["a", "=", "-", "b"], 10), ("(-a)", ["(", "-", "a", ")"], 0), ("a,b", ["a", ",", "b"], 3),
    ("2.5", ["2", ".", "5"], 0), ("1{,}024", ["1", ",", "0", "2", "4"], 0), ("1,024", ["1", ",", "0", "2", "4"], 3),
    ("a \\cdot -b", ["a", "\\cdot", "-", "b"], 8), ("a \\leftarrow b", ["a", "←", "b"], 10),
    ("a {=} b", ["a", "=", "b"], 0), ("a+", ["a", "+"], 0), ("a\\,b", ["a", "b"], 3), ("a\\;b", ["a", "b"], 5),
    ("a\\!b", ["a", "b"], -3), ("a\\quad b", ["a", "b"], 18), ("a\\,=b", ["a", "=", "b"], 13),
    ("\\log x", ["\\log", "x"], 3), ("\\log(x)", ["\\log", "(", "x", ")"], 0), ("a\\left(b\\right)", ["a", "(b)"], 3),
    ("a \\le b \\ge c", ["a", "≤", "b", "≥", "c"], 20), ("a==b", ["a", "=", "=", "b"], 10),
    ("a·b × c", ["a", "⋅", "b", "×", "c"], 16), ("a \\ldots b", ["a", "…", "b"], 6), ("f(x)", ["f", "(", "x", ")"], 0),
    ("a : b", ["a", ":", "b"], 10), ("a\\colon b", ["a", ":", "b"], 3), ("5!+1", ["5", "!", "+", "1"], 8),
    ("a \\role{r}{=} b", ["a", "=", "b"], 10), ("\\role{r}{a+}b", ["a", "+", "b"], 8),
  ])
  func neighboursAreSpaced(source: String, parts: [String], mu: Double) throws {
    let typesetter = try Fonts.typesetter()
    let alone = try parts.reduce(0.0) { try $0 + typesetter.typeset($1, size: 18).advance }
    #expect(isNear(try typesetter.typeset(source, size: 18).advance, alone + mu))
  }

  @Test func scriptsAreNotSpaced() throws {
    let typesetter = try Fonts.typesetter()
    func width(_ script: String) throws -> Double { try typesetter.typeset("x^{\(script)}", size: 18).advance }
    let sum = try width("a=b")
    #expect(isNear(sum, try width("a{=}b")))
    #expect(try sum < width("a\\,{=}b"))
  }
}
