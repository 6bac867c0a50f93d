import Testing

@testable import FilmKit

@Suite("numbers on labels")
struct NumberTextTests {
  @Test(
    "are rounded to what a label says",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-7.5, "-7.5"), (0.6726, "0.6726"), (0.67263, "0.6726"), (0.67265, "0.6727"),
      (2.0 / 3, "0.6667"), (0.99996, "1"), (9.9996, "10"), (123.456, "123.5"), (12345.678, "12346"),
      (999_999.6, "10^{6}"), (100_000, "100000"), (1_234_567, "1.235 \\times 10^{6}"), (0.001, "0.001"),
      (0.0012345, "0.001235"), (0.00099996, "0.001"), (0.00012345, "1.235 \\times 10^{-4}"),
      (-3.1e-8, "-3.1 \\times 10^{-8}"),
      (1e-300, "10^{-300}"), (.leastNonzeroMagnitude, "5 \\times 10^{-324}"),
      (1.7976931348623157e308, "1.798 \\times 10^{308}"),
      (0.1 + 0.2, "0.3"), (1.005, "1.005"), (-1e21, "-10^{21}"),
    ] as [(Double, String)])
  func rounding(value: Double, text: String) {
    #expect(NumberText.math(value) == text)
  }

  @Test("never show a zero that isn't one, and read back to within their rounding")
  func honest() throws {
    var value = 3.7e-305
    while value < 1e300 {
      for sign in [1.0, -1.0] {
        let text = NumberText.text(sign * value)
        let back = try #require(Double(text))
        #expect(back != 0)
        #expect(abs(back - sign * value) <= 0.000_51 * value, "\(text) for \(value)")
      }
      value *= 7.3
    }
  }

  @Test("say in messages of what is none that it is none")
  func without() {
    #expect([Double.infinity, -.infinity, .nan].map { NumberText.text($0) } == ["∞", "-∞", "NaN"])
  }

  @Test("take fewer digits where asked")
  func digits() {
    #expect(NumberText.math(0.6726, digits: 2) == "0.67")
    #expect(NumberText.math(-0.0999, digits: 2) == "-0.1")
    #expect(NumberText.math(123.456, digits: 2) == "123")
  }
}
