import FilmKit
import TestSupport
import Testing
import Typesetting

@testable import NetworkKit

@Suite("formulas in the colours of what they name")
struct ColoredFormulaTests {
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
    let fonts = try TestFilm.fonts()
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
