import Numerics
import Testing
import Text

@Suite struct DecimalLiteralTests {
  /// The exact reading of a decimal number agrees with the standard library's nearest Double.
  @Test func decimalsAreReadExactly() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let value = Int(generator.nextUnit() * 1e9)
      let decimals = Int(generator.nextUnit() * 7)
      var divisor = 1
      for _ in 0..<decimals { divisor *= 10 }
      let fraction = decimals == 0 ? "" : "." + String(String(divisor + value % divisor).dropFirst())
      let decimal = try #require(DecimalLiteral("\(value / divisor)\(fraction)"))
      #expect(decimal.scaled(toDecimals: decimals) == value)
      let shifted = try #require(DecimalLiteral("\(value)e-\(decimals)"))
      #expect(shifted.scaled(toDecimals: 6) == value * (1_000_000 / divisor))
      #expect(shifted.double == Double(value) / Double(divisor))
    }
    for text in ["", "-", ".", "1e", "e5", "1.2.3", "00", "01", "0x1", " 1", "1 ", "١", "1e+", "--1", "1_0"] {
      #expect(DecimalLiteral(text) == nil, "\(text)")
    }
    #expect(DecimalLiteral("1000000000000000000")?.scaled(toDecimals: 0) == nil, "nineteen digits are refused")
    #expect(DecimalLiteral("999999999999999999")?.scaled(toDecimals: 0) == 999_999_999_999_999_999)
  }
}
