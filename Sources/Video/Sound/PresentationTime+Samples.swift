extension PresentationTime {
  /// The sample that is nearest to the time, the later one of two.
  func samples(rate: Int) -> Int { Int(ticks(of: Int64(rate))) }

  /// The tick that is nearest to the time, the later one of two; `timescale` is ticks a second.
  func ticks(of timescale: Int64) -> Int64 {
    let doubled = 2 * Int128(numerator) * Int128(timescale) + Int128(denominator)
    let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * Int128(denominator))
    return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
  }

  /// Whether the time is before another.
  func isBefore(_ other: PresentationTime) -> Bool {
    Int128(numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(denominator)
  }

  /// The time that is later by another.
  func adding(_ other: PresentationTime) -> PresentationTime {
    PresentationTime(
      numerator * other.denominator + other.numerator * denominator, denominator * other.denominator)
  }

  /// The seconds with three decimals, such as "12.345".
  var seconds: String {
    let milliseconds = ticks(of: 1000)
    let (whole, rest) = abs(milliseconds).quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest)
    return (milliseconds < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
