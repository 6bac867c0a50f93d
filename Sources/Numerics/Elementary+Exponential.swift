extension Elementary {
  /// eˣ.
  ///
  /// ∞ above 709.78; subnormal under −708.4 and 0 under −745.13.
  public static func exp(_ x: Double) -> Double {
    guard abs(x) < 800 else { return x.isNaN ? x : x > 0 ? .infinity : 0 }
    return exp(DoubleDouble(x))
  }

  /// eˣ − 1, exact near 0 where `exp(x) - 1` loses its digits.
  public static func expm1(_ x: Double) -> Double {
    guard x > -60 else { return x.isNaN ? x : -1 }
    // x²/2 is less than half a place of x, and the products below might be subnormal.
    guard abs(x) > 0x1p-54 else { return x }
    guard x < 60 else { return exp(x) }
    return expm1Pair(x).rounded
  }

  /// tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
  public static func tanh(_ x: Double) -> Double {
    guard abs(x) > 0x1p-28 else { return x }
    guard abs(x) < 22 else { return x.isNaN ? x : x > 0 ? 1 : -1 }
    let doubled = expm1Pair(2 * abs(x))
    let value = (doubled / (doubled + 2)).rounded
    return x > 0 ? value : -value
  }

  /// The logistic function 1 / (1 + e⁻ˣ).
  ///
  /// 1 − sigmoid(x) is best computed as sigmoid(−x), which keeps its digits when this one is near 1.
  public static func sigmoid(_ x: Double) -> Double {
    guard x > -60 else { return exp(x) }
    guard x < 60 else { return x.isNaN ? x : 1 }
    let grown = expPair(x)
    return (grown / (grown + 1)).rounded
  }

  /// ln(1 + eˣ), which is also the integral of `sigmoid`.
  public static func softplus(_ x: Double) -> Double {
    guard x > -60 else { return exp(x) }
    guard x < 60 else { return x }
    let logarithm = log1pPair(expPair(-abs(x)))
    return (x > 0 ? logarithm + x : logarithm).rounded
  }
}

extension Elementary {
  private static let inverseLn2 = 0x1.71547652b82fep+0
  /// The first 40 bits of ln 2, whose product with an exponent is exact, and the rest.
  static let ln2 = (head: 0x1.62e42fefa2000p-1, tail: DoubleDouble(0x1.9ef35793c7673p-41, 0x1.f97b57a079a19p-103))

  /// eˣ for |x| < 1000.
  static func exp(_ x: DoubleDouble) -> Double {
    let (k, rest) = reduced(x)
    guard k < 1025 else { return .infinity }
    guard k > -1080 else { return 0 }
    return (expm1Kernel(rest) + 1).rounded(timesTwoTo: k)
  }

  /// eˣ for |x| ≤ 60, to about 2⁻⁶⁶ of itself.
  private static func expPair(_ x: Double) -> DoubleDouble {
    let (k, rest) = reduced(DoubleDouble(x))
    return (expm1Kernel(rest) + 1).scaled(by: Double.powerOfTwo(k))
  }

  /// eˣ − 1 for |x| ≤ 60, to about 2⁻⁶⁶ of itself.
  private static func expm1Pair(_ x: Double) -> DoubleDouble {
    let (k, rest) = reduced(DoubleDouble(x))
    let kernel = expm1Kernel(rest)
    guard k != 0 else { return kernel }
    let power = Double.powerOfTwo(k)
    return kernel.scaled(by: power) + DoubleDouble(sum: power, -1)
  }

  /// The whole k and the rest r, |r| ≤ ½ ln 2, of x = k ln 2 + r.
  private static func reduced(_ x: DoubleDouble) -> (k: Int, rest: DoubleDouble) {
    let multiple = x.high * inverseLn2
    let k = Int(multiple + (multiple < 0 ? -0.5 : 0.5))
    guard k != 0 else { return (0, x) }
    let whole = Double(k)
    return (k, x + -whole * ln2.head - ln2.tail * whole)
  }

  /// eʳ − 1 for |r| ≤ 0.35 by its series, the first four terms in pairs.
  private static func expm1Kernel(_ r: DoubleDouble) -> DoubleDouble {
    // Σ rⁿ⁻⁵ / n! for n = 5 … 18; the chain of factorials holds no division, and need not be exact.
    var inverseFactorial = 0x1.6827863b97d97p-53
    var tail = inverseFactorial
    var n = 18.0  // not a stride, which the standard library steps through by fused multiply-adds
    while n > 5 {
      inverseFactorial *= n
      tail = inverseFactorial + r.high * tail
      n -= 1
    }
    let sixth = DoubleDouble(0x1.5555555555555p-3, 0x1.5555555555555p-57)
    let twentyFourth = sixth.scaled(by: 0.25)
    var sum = twentyFourth + r * tail
    sum = sixth + r * sum
    sum = DoubleDouble(0.5) + r * sum
    return r + r * (r * sum)
  }
}
