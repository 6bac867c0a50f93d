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
    let value = tanhOfMagnitude(abs(x))
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
    return (expm1Kernel(rest) + 1).rounded(timesTwoTo: Int(k))
  }

  /// eˣ for |x| ≤ 60, to about 2⁻⁶⁶ of itself.
  private static func expPair(_ x: Double) -> DoubleDouble {
    let (k, rest) = reduced(DoubleDouble(x))
    return (expm1Kernel(rest) + 1).scaled(by: k.powerOfTwo)
  }

  /// eˣ − 1 for |x| ≤ 60, to about 2⁻⁶⁶ of itself.
  @inline(__always)
  private static func expm1Pair<Number: Lane>(_ x: Number) -> Pair<Number> {
    let (k, rest) = reduced(Pair(x))
    let power = k.powerOfTwo
    return expm1Kernel(rest).scaled(by: power) + Pair(sum: power, Number(repeating: -1))
  }

  /// tanh x for 2⁻²⁸ < x < 22.
  @inline(__always)
  private static func tanhOfMagnitude<Number: Lane>(_ x: Number) -> Number {
    let doubled = expm1Pair(x + x)
    return (doubled / (doubled + Number(repeating: 2))).rounded
  }

  /// The whole k and the rest r, |r| ≤ ½ ln 2, of x = k ln 2 + r.
  @inline(__always)
  private static func reduced<Number: Lane>(_ x: Pair<Number>) -> (k: Number, rest: Pair<Number>) {
    // Adding 1.5 · 2⁵² rounds to a whole number.
    let anchor = Number(repeating: 0x1.8p52)
    let k = (x.high * Number(repeating: inverseLn2) + anchor) - anchor
    return (k, x + -k * Number(repeating: ln2.head) - Pair(repeating: ln2.tail) * k)
  }

  /// eʳ − 1 for |r| ≤ 0.35 by its series, the first four terms in pairs.
  @inline(__always)
  private static func expm1Kernel<Number: Lane>(_ r: Pair<Number>) -> Pair<Number> {
    // Σ rⁿ⁻⁵ / n! for n = 5 … 18; the chain of factorials holds no division, and need not be exact.
    var inverseFactorial = 0x1.6827863b97d97p-53
    var tail = Number(repeating: inverseFactorial)
    var n = 18.0  // not a stride, which the standard library steps through by fused multiply-adds
    while n > 5 {
      inverseFactorial *= n
      tail = Number(repeating: inverseFactorial) + r.high * tail
      n -= 1
    }
    let sixth = DoubleDouble(0x1.5555555555555p-3, 0x1.5555555555555p-57)
    var sum = Pair<Number>(repeating: sixth.scaled(by: 0.25)) + r * tail
    sum = Pair(repeating: sixth) + r * sum
    sum = Pair(Number(repeating: 0.5)) + r * sum
    return r + r * (r * sum)
  }
}

extension Elementary {
  /// eˣ of each number, with the same bits as ``exp(_:)`` and several times as fast.
  public static func exp(_ x: [Double]) -> [Double] {
    inLanes(x, exp) { lanes in
      // Where all are far from the ends, so that the powers of two are doubles.
      guard all(lanes.magnitude .< 700) else { return nil }
      let (k, rest) = reduced(Pair(lanes))
      return (expm1Kernel(rest) + Lanes(repeating: 1)).rounded * k.powerOfTwo
    }
  }

  /// tanh x of each number, with the same bits as ``tanh(_:)`` and several times as fast.
  public static func tanh(_ x: [Double]) -> [Double] {
    inLanes(x, tanh) { lanes in
      let magnitude = lanes.magnitude
      guard all((magnitude .> 0x1p-28) .& (magnitude .< 22)) else { return nil }
      let value = tanhOfMagnitude(magnitude)
      return value.replacing(with: -value, where: lanes .< 0)
    }
  }

  /// Four numbers side by side.
  private typealias Lanes = SIMD4<Double>

  /// A function of each number: of four at a time where `body` has a value for them, else by `single`.
  @inline(__always)
  private static func inLanes(_ x: [Double], _ single: (Double) -> Double, _ body: (Lanes) -> Lanes?) -> [Double] {
    x.withUnsafeBufferPointer { x in
      [Double](unsafeUninitializedCapacity: x.count) { result, count in
        for start in stride(from: 0, to: x.count, by: 4) {
          let end = min(start + 4, x.count)
          if end == start + 4, let lanes = body(Lanes(x[start], x[start + 1], x[start + 2], x[start + 3])) {
            for lane in 0..<4 { result[start + lane] = lanes[lane] }
          } else {
            for index in start..<end { result[index] = single(x[index]) }
          }
        }
        count = x.count
      }
    }
  }
}

extension SIMD4<Double> {
  fileprivate var magnitude: SIMD4 { replacing(with: -self, where: self .< 0) }
}
