extension Rational {
  /// The exact sum, or nil when its lowest terms do not fit.
  public func addingExactly(_ other: Rational) -> Rational? {
    let left = Int128(numerator) * Int128(other.denominator)
    let right = Int128(other.numerator) * Int128(denominator)
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Rational(sum, over: Int128(denominator) * Int128(other.denominator))
  }

  /// The exact difference, or nil when its lowest terms do not fit.
  public func subtractingExactly(_ other: Rational) -> Rational? {
    let left = Int128(numerator) * Int128(other.denominator)
    let right = Int128(other.numerator) * Int128(denominator)
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? nil : Rational(difference, over: Int128(denominator) * Int128(other.denominator))
  }

  /// The exact product, or nil when its lowest terms do not fit.
  public func multipliedExactly(by other: Rational) -> Rational? {
    Rational(
      Int128(numerator) * Int128(other.numerator), over: Int128(denominator) * Int128(other.denominator))
  }

  /// The exact quotient, or nil when its lowest terms do not fit or the divisor is 0.
  public func dividedExactly(by other: Rational) -> Rational? {
    Rational(
      Int128(numerator) * Int128(other.denominator), over: Int128(denominator) * Int128(other.numerator))
  }

  /// The lowest terms of a wide fraction, or nil when they do not fit or the denominator is 0.
  private init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    // The divisor is at most a product of two 64-bit numbers, so it fits.
    let divisor = denominator < 0 ? -Int128(a) : Int128(a)
    guard let above = Int64(exactly: numerator / divisor), let below = Int64(exactly: denominator / divisor) else {
      return nil
    }
    self.init(exactly: above, over: below)
  }

  /// The exact sum; traps when its lowest terms do not fit.
  public static func + (left: Rational, right: Rational) -> Rational { fitting(left.addingExactly(right)) }

  /// The exact difference; traps when its lowest terms do not fit.
  public static func - (left: Rational, right: Rational) -> Rational { fitting(left.subtractingExactly(right)) }

  /// The exact product; traps when its lowest terms do not fit.
  public static func * (left: Rational, right: Rational) -> Rational { fitting(left.multipliedExactly(by: right)) }

  /// The exact quotient; traps when its lowest terms do not fit or the divisor is 0.
  public static func / (left: Rational, right: Rational) -> Rational {
    precondition(right.numerator != 0, "a fraction divided by 0")
    return fitting(left.dividedExactly(by: right))
  }

  /// Adds in place; traps when the sum's lowest terms do not fit.
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  private static func fitting(_ value: Rational?) -> Rational {
    guard let value else { preconditionFailure("a fraction's lowest terms need more than 64 bits") }
    return value
  }
}
