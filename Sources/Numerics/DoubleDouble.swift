/// An unevaluated sum of two doubles, `high` the rounded value and `low` what rounding left: about 106 bits.
///
/// Sums and products of doubles are exact here, by Knuth's and Dekker's error-free transformations (Dekker, "A
/// floating-point technique for extending the available precision", 1971). No fused multiply-add is used, so the bits
/// are those of any IEEE-754 machine. Operands of a product must stay below 2⁹⁹⁰ or so, where Dekker's split
/// overflows.
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles.
  init(sum a: Double, _ b: Double) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// The exact sum of two doubles of which `a` is the larger in magnitude.
  init(quickSum a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  /// The exact product of two doubles.
  init(product a: Double, _ b: Double) {
    let (x, y) = (Self.split(a), Self.split(b))
    high = a * b
    low = ((x.high * y.high - high) + x.high * y.low + x.low * y.high) + x.low * y.low
  }

  /// Halves a double's 53 bits: 26 of them and the rest.
  private static func split(_ a: Double) -> DoubleDouble {
    let scaled = a * 134_217_729  // 2²⁷ + 1
    let high = scaled - (scaled - a)
    return DoubleDouble(high, a - high)
  }
}

extension DoubleDouble {
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = DoubleDouble(sum: a.high, b.high)
    let lows = DoubleDouble(sum: a.low, b.low)
    let sum = DoubleDouble(quickSum: highs.high, highs.low + lows.high)
    return DoubleDouble(quickSum: sum.high, sum.low + lows.low)
  }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let sum = DoubleDouble(sum: a.high, b)
    return DoubleDouble(quickSum: sum.high, sum.low + a.low)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(quickSum: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b)
    return DoubleDouble(quickSum: product.high, product.low + a.low * b)
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let second = (a - b * first).high
    return DoubleDouble(quickSum: first, second / b.high)
  }

  /// The number times a power of two that overflows neither part; exact but for what falls under 2⁻¹⁰⁷⁴.
  func scaled(by power: Double) -> DoubleDouble { DoubleDouble(high * power, low * power) }

  /// The nearest double.
  var rounded: Double { high + low }

  /// The double nearest to the number times 2ᵏ, for −1100 ≤ k ≤ 1024 and a number in ½ … 2: ∞ when it is too large,
  /// and rounded only once when it is subnormal.
  func rounded(timesTwoTo k: Int) -> Double {
    if k > -1022 || (k == -1022 && high >= 1) {
      // 2¹⁰²⁴ is no double, though ½·2¹⁰²⁴ is.
      return k < 1024 ? rounded * Double.powerOfTwo(k) : rounded * 2 * Double.powerOfTwo(k - 1)
    }
    // A constant whose last place is that of the subnormals, seen through 2ᵏ, makes the addition round there.
    let anchor = Double.powerOfTwo(-1022 - k)
    let sum = DoubleDouble(sum: anchor, high)
    let kept = sum.high + (sum.low + low)
    return (kept - anchor) * Double.powerOfTwo(-600) * Double.powerOfTwo(k + 600)
  }
}

extension Double {
  /// 2ᵏ for −1022 ≤ k ≤ 1023.
  static func powerOfTwo(_ k: Int) -> Double { Double(bitPattern: UInt64(k + 1023) << 52) }
}
