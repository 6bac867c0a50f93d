import Foundation
import Numerics
import Testing

@Suite struct DecimalTextTests {
  private static let significant: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (-7.5, "-7.5"), (1.0 / 3, "0.333333"), (2.0 / 3, "0.666667"), (0.15, "0.15"),
    (999_999.5, "1e+06"), (999_999.4, "999999"), (123_456, "123456"), (1_234_567, "1.23457e+06"), (0.0001, "0.0001"),
    (0.00012345678, "0.000123457"), (0.00001, "1e-05"), (1.5e-8, "1.5e-08"), (0x1p-1074, "5e-324"), (1e300, "1e+300"),
    (-1e16, "-1e+16"), (100, "100"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
  ]

  @Test(arguments: significant)
  func significantDigits(_ value: Double, _ text: String) {
    #expect(value.text(significantDigits: 6) == text)
  }

  @Test func fewDigits() {
    #expect(0.15.text(significantDigits: 1) == "0.2")
    #expect(9.96.text(significantDigits: 2) == "10")
    #expect(99.6.text(significantDigits: 2) == "1e+02")
    #expect(3.14159.text(significantDigits: 3) == "3.14")
  }

  private static let fixed: [(Double, Int, String)] = [
    (1.5, 2, "1.50"), (0.005, 2, "0.01"), (-0.004, 2, "0.00"), (0.995, 2, "1.00"), (-12.345, 1, "-12.3"),
    (0.5, 0, "1"), (0.4, 0, "0"), (1234.5, 0, "1235"), (1e16, 1, "10000000000000000.0"), (0, 3, "0.000"),
    (9.999, 2, "10.00"), (.infinity, 2, "inf"),
  ]

  @Test(arguments: fixed)
  func decimals(_ value: Double, _ count: Int, _ text: String) {
    #expect(value.text(decimals: count) == text)
  }

  @Test func agreesWithTheCLibraryAwayFromHalves() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let value = generator.normal() * Elementary.pow(10, Double(generator.next(in: -12...12)))
      #expect(value.text(significantDigits: 6) == String(format: "%.6g", value))
      if value.magnitude < 1e6 {
        let expected = String(format: "%.3f", value)
        #expect(value.text(decimals: 3) == (expected == "-0.000" ? "0.000" : expected))
      }
    }
  }
}
