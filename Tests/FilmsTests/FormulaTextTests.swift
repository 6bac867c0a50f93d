import Testing
import Timeline
import Typesetting

@testable import Films

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
      (#"\left| x \right|"#, "| x |"), ("{", ""), ("\\", ""),
    ])
  func plain(source: String, text: String) {
    #expect(FormulaText.plain(source) == text)
  }

  @Test("tell the numbers that are tagged, and what they stand for")
  func tagged() {
    let source =
      #"\role{delta@d.3}{\delta_3} = \role{delta@d.3.0}{-2.5} \cdot \role{signal}{2} + \role{ink@+w.0.1.2}{10^{-3}}"#
    let found = FormulaText.tagged(source)
    #expect(found.map(\.shown) == ["δ₃", "-2.5", "10⁻³"])
    #expect(
      found.map(\.quantity) == [
        Quantity(.delta, [3]), Quantity(.delta, [3, 0]), Quantity(.weight, [0, 1, 2], isUpdated: true),
      ])
  }

  @Test(
    "of a timeline take the colours of what they name",
    arguments: [
      (
        #"\frac{\partial L}{\partial w_3} = \delta_3 \cdot a_2"#,
        #"\frac{\partial L}{\partial \role{weight@w.2}{w_3}} = \role{delta@d.3}{\delta_3} \cdot \role{signal@a.2}{a_2}"#
      ),
      (#"\hat{y} - y"#, #"\role{signal@a.3}{\hat{y}} - \role{target@y}{y}"#),
      (#"\text{a step}, w_{12}"#, #"\text{a step}, \role{weight@w.11}{w_{12}}"#),
      (#"\role{ink}{w_1}"#, #"\role{ink}{w_1}"#), (#"\max x_i"#, #"\max x_i"#),
      (#"\exp y"#, #"\exp \role{target@y}{y}"#),
    ])
  func colored(source: String, text: String) {
    #expect(FormulaText.colored(source, lastLayer: 3) == text)
  }

  @Test("of a timeline are set whatever they hold, once they are right")
  func coloredIsSet() throws {
    let fonts = try Support.fonts()
    for source in [
      #"w_1 \leftarrow w_1 - \eta \frac{\partial L}{\partial w_1}"#, #"\sum_{i=1}^{n} w_i x"#, #"\sqrt{x} + \hat{y}^2"#,
      #"\left( \frac{a_1}{a_{22}} \right)'"#, "x", "L",
    ] {
      let plain = try fonts.math.typeset(source, size: 20)
      let colored = try fonts.math.typeset(FormulaText.colored(source, lastLayer: 3), size: 20)
      #expect(abs(plain.advance - colored.advance) < 1e-9, "\(source)")
    }
  }
}
