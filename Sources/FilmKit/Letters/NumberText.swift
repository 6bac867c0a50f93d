import Numerics

/// Numbers as labels show them: rounded in decimal, never to a zero that isn't one, the same everywhere.
public enum NumberText {
  /// The number in the formula language with at most `digits` significant digits: `0.6726`, `-7.5`,
  /// `3.1 \times 10^{-8}`; below 10⁶ no digit before the decimal point is lost.
  public static func math(_ value: Double, digits: Int = 4) -> String {
    let decimal = rounded(value, digits)
    if isPlain(decimal) { return decimal.plain }
    let mantissa = decimal.mantissa == "1" ? "" : "\(decimal.mantissa) \\times "
    return "\(decimal.isNegative ? "-" : "")\(mantissa)10^{\(decimal.exponent)}"
  }

  /// The number for a terminal, rounded alike: `3.1e-8`; of what is none, `∞`, `-∞` or `NaN`, as messages need it.
  public static func text(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    let decimal = rounded(value, digits)
    if isPlain(decimal) { return decimal.plain }
    return "\(decimal.isNegative ? "-" : "")\(decimal.mantissa)e\(decimal.exponent)"
  }

  private static func isPlain(_ decimal: DecimalText) -> Bool { decimal.exponent >= -3 && decimal.exponent < 6 }

  /// Labels show numbers of a trace, which are all finite.
  private static func rounded(_ value: Double, _ digits: Int) -> DecimalText {
    guard var decimal = DecimalText(value) else { preconditionFailure("a label's number is finite") }
    decimal.round(toDigits: decimal.exponent < 6 ? max(digits, decimal.exponent + 1) : digits)
    return decimal
  }
}

/// A number as a subscript: `₁₂`.
package func subscripted(_ value: Int) -> String {
  String(String.UnicodeScalarView(String(value).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0x2050) }))
}
