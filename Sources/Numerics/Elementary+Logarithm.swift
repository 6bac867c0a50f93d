extension Elementary {
  /// The natural logarithm: −∞ of ±0, NaN of a negative number.
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    return logPair(x).rounded
  }

  /// ln(1 + x), exact near 0 where `log(1 + x)` loses its digits: −∞ of −1, NaN below.
  public static func log1p(_ x: Double) -> Double {
    guard x > -1 else { return x == -1 ? -.infinity : .nan }
    guard abs(x) > 0x1p-54, x < .infinity else { return x }
    guard x < 0x1p60 else { return log(x) }
    return log1pPair(DoubleDouble(x)).rounded
  }

  /// x to the power of y, with the special cases of C and IEEE 754: a negative x takes whole y only (else NaN), and
  /// `pow(x, 0)` and `pow(1, y)` are 1 even for NaN.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    // Doubles of 2⁵³ and more are even.
    let isWhole = abs(y) >= 0x1p53 || Double(Int64(y)) == y
    let isOdd = isWhole && abs(y) < 0x1p53 && Int64(y) & 1 == 1
    let magnitude = powOfMagnitude(abs(x), y)
    guard x.sign == .minus else { return magnitude }
    guard isWhole || x == 0 || x == -.infinity else { return .nan }
    return isOdd ? -magnitude : magnitude
  }

  /// x to the power of y for x ≥ 0 and y ≠ 0.
  private static func powOfMagnitude(_ x: Double, _ y: Double) -> Double {
    if x == 1 { return 1 }
    if x == 0 || x == .infinity || y.isInfinite { return (x > 1) == (y > 0) ? .infinity : 0 }
    let logarithm = logPair(x)
    let exponent = logarithm.high * y
    guard abs(exponent) < 800 else { return exponent > 0 ? .infinity : 0 }
    guard abs(exponent) > 0x1p-60 else { return 1 }
    return exp(logarithm * y)
  }
}

extension Elementary {
  /// ln x for a positive finite x, to about 2⁻⁷⁵ of itself.
  private static func logPair(_ x: Double) -> DoubleDouble {
    let isSubnormal = x < Double.leastNormalMagnitude
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    var k = Int(bits >> 52) - 1023 - (isSubnormal ? 54 : 0)
    var fraction = Double(bitPattern: bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
    if fraction > 0x1.6a09e667f3bcdp+0 {  // √2
      fraction /= 2
      k += 1
    }
    return log(DoubleDouble(fraction - 1), plusLn2Times: k)
  }

  /// ln(1 + x) for −1 < x < 2⁶⁰, both parts of x told apart from 1.
  static func log1pPair(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > -0.29, x.high < 0.41 { return log(x, plusLn2Times: 0) }
    let grown = DoubleDouble(sum: x.high, 1) + x.low
    let k = Int(grown.high.bitPattern >> 52) - 1023
    let fraction = grown.scaled(by: Double.powerOfTwo(-k))
    guard fraction.high > 0x1.6a09e667f3bcdp+0 else { return log(fraction + -1, plusLn2Times: k) }
    return log(fraction.scaled(by: 0.5) + -1, plusLn2Times: k + 1)
  }

  /// ln(1 + m) + k ln 2 for √½ ≤ 1 + m ≤ √2.
  ///
  /// ln(1 + m) = 2 artanh s with s = m / (m + 2), |s| ≤ 0.172, by its series: the first four terms in pairs.
  private static func log(_ m: DoubleDouble, plusLn2Times k: Int) -> DoubleDouble {
    let s = m / (m + 2)
    let square = s * s
    var tail = 0.0
    var n = 31.0
    while n >= 9 {
      tail = 1 / n + square.high * tail
      n -= 2
    }
    var sum = DoubleDouble(0x1.2492492492492p-3, 0x1.2492492492492p-57) + square * tail
    sum = DoubleDouble(0x1.999999999999ap-3, -0x1.999999999999ap-57) + square * sum
    sum = DoubleDouble(0x1.5555555555555p-2, 0x1.5555555555555p-56) + square * sum
    let logarithm = (s + s * (square * sum)).scaled(by: 2)
    guard k != 0 else { return logarithm }
    let whole = Double(k)
    return DoubleDouble(whole * ln2.head) + (ln2.tail * whole + logarithm)
  }
}
