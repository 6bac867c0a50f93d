/// A double, or several that are worked on side by side, whose bits are those of each alone.
protocol Lane: Sendable {
  init(repeating number: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  /// 2ᵏ for a whole k, −1022 ≤ k ≤ 1023.
  var powerOfTwo: Self { get }
}

extension Double: Lane {
  @inline(__always) init(repeating number: Double) { self = number }

  @inline(__always) var powerOfTwo: Double { Self.powerOfTwo(Int(self)) }
}

extension SIMD4: Lane where Scalar == Double {
  @inline(__always) var powerOfTwo: SIMD4 {
    // Adding 1.5 · 2⁵² leaves a whole number in the low bits.
    let bits = unsafeBitCast(self + SIMD4(repeating: 0x1.8p52), to: SIMD4<UInt64>.self)
    return unsafeBitCast((bits &+ 1023) &<< 52, to: SIMD4.self)
  }
}

/// A pair of doubles.
typealias DoubleDouble = Pair<Double>

/// An unevaluated sum of two doubles, `high` the rounded value and `low` what rounding left: about 106 bits.
///
/// Sums and products of doubles are exact here, by Knuth's and Dekker's error-free transformations (Dekker, "A
/// floating-point technique for extending the available precision", 1971). No fused multiply-add is used, so the bits
/// are those of any IEEE-754 machine. Operands of a product must stay below 2⁹⁹⁰ or so, where Dekker's split
/// overflows.
///
/// All of it is written into its uses, for the four doubles of a pair and another must not go by way of memory.
struct Pair<Number: Lane>: Sendable {
  var high: Number
  var low: Number

  @inline(__always) init(_ high: Number, _ low: Number = Number(repeating: 0)) {
    self.high = high
    self.low = low
  }

  /// The same pair in each lane.
  @inline(__always) init(repeating pair: DoubleDouble) {
    self.init(Number(repeating: pair.high), Number(repeating: pair.low))
  }

  /// The exact sum of two doubles.
  @inline(__always) init(sum a: Number, _ b: Number) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// The exact sum of two doubles of which `a` is the larger in magnitude.
  @inline(__always) init(quickSum a: Number, _ b: Number) {
    high = a + b
    low = b - (high - a)
  }

  /// The exact product of two doubles.
  @inline(__always) init(product a: Number, _ b: Number) {
    let (x, y) = (Self.split(a), Self.split(b))
    high = a * b
    low = ((x.high * y.high - high) + x.high * y.low + x.low * y.high) + x.low * y.low
  }

  /// Halves a double's 53 bits: 26 of them and the rest.
  @inline(__always) private static func split(_ a: Number) -> Pair {
    let scaled = a * Number(repeating: 134_217_729)  // 2²⁷ + 1
    let high = scaled - (scaled - a)
    return Pair(high, a - high)
  }
}

extension Pair {
  @inline(__always) static prefix func - (a: Pair) -> Pair { Pair(-a.high, -a.low) }

  @inline(__always) static func + (a: Pair, b: Pair) -> Pair {
    let highs = Pair(sum: a.high, b.high)
    let lows = Pair(sum: a.low, b.low)
    let sum = Pair(quickSum: highs.high, highs.low + lows.high)
    return Pair(quickSum: sum.high, sum.low + lows.low)
  }

  @inline(__always) static func - (a: Pair, b: Pair) -> Pair { a + -b }

  @inline(__always) static func + (a: Pair, b: Number) -> Pair {
    let sum = Pair(sum: a.high, b)
    return Pair(quickSum: sum.high, sum.low + a.low)
  }

  @inline(__always) static func * (a: Pair, b: Pair) -> Pair {
    let product = Pair(product: a.high, b.high)
    return Pair(quickSum: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  @inline(__always) static func * (a: Pair, b: Number) -> Pair {
    let product = Pair(product: a.high, b)
    return Pair(quickSum: product.high, product.low + a.low * b)
  }

  @inline(__always) static func / (a: Pair, b: Pair) -> Pair {
    let first = a.high / b.high
    let second = (a - b * first).high
    return Pair(quickSum: first, second / b.high)
  }

  /// The number times a power of two that overflows neither part; exact but for what falls under 2⁻¹⁰⁷⁴.
  @inline(__always) func scaled(by power: Number) -> Pair { Pair(high * power, low * power) }

  /// The nearest double.
  @inline(__always) var rounded: Number { high + low }
}

extension Pair<Double> {
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
