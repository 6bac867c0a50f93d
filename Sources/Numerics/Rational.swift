/// An exact fraction of two 64-bit integers, in lowest terms with a positive denominator.
///
/// Equal numbers are equal values. The operators trap when a result does not fit, rather than wrap; for numbers that
/// come from outside, the `…Exactly` methods and `init(_:)` answer nil instead.
public struct Rational: Hashable, Sendable {
  /// The whole number above the line; carries the sign.
  public let numerator: Int64
  /// The whole number below the line, at least 1.
  public let denominator: Int64

  /// 0.
  public static let zero = Rational(0)

  /// A whole number.
  public init(_ whole: Int) { (numerator, denominator) = (Int64(whole), 1) }

  /// The fraction of two whole numbers, brought to lowest terms; traps when the denominator is 0 or when the lowest
  /// terms do not fit (a part is −2⁶³).
  public init(_ numerator: Int, _ denominator: Int) {
    guard let value = Rational(exactly: Int64(numerator), over: Int64(denominator)) else {
      preconditionFailure("a fraction needs a denominator other than 0, and lowest terms of 64 bits")
    }
    self = value
  }

  /// The fraction of two whole numbers, or nil when the denominator is 0 or the lowest terms do not fit.
  public init?(exactly numerator: Int64, over denominator: Int64) {
    guard denominator != 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let isNegative = (numerator < 0) != (denominator < 0)
    let top = numerator.magnitude / divisor
    guard let below = Int64(exactly: denominator.magnitude / divisor) else { return nil }
    if isNegative {
      guard top <= Int64.min.magnitude else { return nil }
      self.numerator = Int64(truncatingIfNeeded: 0 &- top)
    } else {
      guard let above = Int64(exactly: top) else { return nil }
      self.numerator = above
    }
    self.denominator = below
  }

  private static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The largest whole number that is not above this one.
  public var floor: Int {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(remainder < 0 ? quotient - 1 : quotient)
  }

  /// The nearest whole number, halves going up: 2.5 gives 3 and −2.5 gives −2.
  public func rounded() -> Int {
    let below = floor
    // 0 ≤ above < denominator: what the floor left, compared with half of the denominator.
    let above = numerator &- Int64(below) &* denominator
    return above >= denominator - above ? below + 1 : below
  }

  /// The nearest double, for what is shown or drawn but never for a clock; off by a place or so when a part is beyond
  /// 2⁵³.
  public var double: Double { Double(numerator) / Double(denominator) }
}

extension Rational: Comparable {
  /// Compares exactly, by products of 128 bits.
  public static func < (left: Rational, right: Rational) -> Bool {
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return (a.high, a.low) < (b.high, b.low)
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}
