import Testing

@testable import FilmKit

@Suite("formulas as text")
struct FormulaTextTests {
  @Test(
    "are read as people say them",
    arguments: [
      (#"\frac{\partial L}{\partial w_3} = \delta_3 \cdot a_2"#, "∂L/∂w₃ = δ₃ · a₂"),
      (#"\role{delta@d.3.0}{-2.5}"#, "-2.5"), (#"3.1 \times 10^{-8}"#, "3.1 × 10⁻⁸"),
      (#"\tfrac{1}{2} (\hat{y} - y)^2"#, "½ (y\u{302} - y)²"), (#"w_{1,2}"#, "w₁,₂"),
      (#"\text{with reuse}"#, "with reuse"),
      (#"\mathbf{W}_2^{\top}"#, "W₂ᵀ"), (#"a^{x+1}"#, "a^(x + 1)"), (#"\unknown x"#, "unknown x"), ("", ""),
      (#"P(a \mid b)"#, "P(a | b)"), (#"x \in \xi \cup Y"#, "x ∈ ξ ∪ Y"),
      (#"\vec x \ne \bar{y}"#, "x\u{20D7} ≠ y\u{304}"),
      (#"\left| x \right|"#, "| x |"), ("{", ""), ("\\", ""),
    ])
  func plain(source: String, text: String) {
    #expect(FormulaText.plain(source) == text)
  }

  @Test("end where they nest deeper than any that can be set")
  func deep() {
    for part in ["{", "\\hat", "\\frac", "^", "\\role{a@b}{"] {
      let source = String(repeating: part, count: 10_000)
      #expect(FormulaText.plain("a + " + source).hasPrefix("a +"))
      #expect(FormulaText.tagged(source).count <= 10_000)
    }
  }

  @Test("name the numbers that are tagged, and what they stand for")
  func tagged() {
    let source =
      #"\role{delta@d.3}{\delta_3} = \role{delta@d.3.0}{-2.5} \cdot \role{signal}{2} + \role{ink@+w.0.1.2}{10^{-3}}"#
    let found = FormulaText.tagged(source)
    #expect(found.map(\.shown) == ["δ₃", "-2.5", "10⁻³"])
    #expect(found.map(\.tag) == ["d.3", "d.3.0", "+w.0.1.2"])
  }
}
