extension Double {
  /// The number in decimals, to `count` significant digits (at least 1), halves rounded away from zero: "0.333333",
  /// "-7.5", "1.5e-08".
  ///
  /// Zeros at the end are left out. The exponent is written out when it is under −4 or when the whole part has more
  /// digits than asked for. It starts from the shortest digits that distinguish the double from all others, so 0.15 to
  /// one digit is "0.2". "inf", "-inf" and "nan" for what is no number.
  public func text(significantDigits count: Int) -> String {
    precondition(count >= 1, "a number needs at least one digit")
    guard var decimal = DecimalText(self) else { return description }
    decimal.round(toDigits: count)
    return decimal.shortest(scientificFrom: count)
  }

  /// The number in decimals with `count` digits (0 or more) after the point, halves rounded away from zero: "1.50".
  ///
  /// What rounds to zero has no sign. It starts from the shortest digits that distinguish the double from all others.
  /// "inf", "-inf" and "nan" for what is no number.
  public func text(decimals count: Int) -> String {
    precondition(count >= 0, "a number cannot have fewer than no decimals")
    guard var decimal = DecimalText(self) else { return description }
    decimal.round(toDigits: decimal.exponent + 1 + count)
    return decimal.fixed(decimals: count)
  }
}

/// The decimal digits of a finite double: d₀.d₁d₂… · 10^exponent, no zeros at either end; none at all for 0.
public struct DecimalText: Hashable, Sendable {
  /// Whether the double has a minus sign.
  public let isNegative: Bool
  /// The digits, each 0 … 9; empty for 0.
  public private(set) var digits: [UInt8]
  /// The power of ten that the first digit counts; 0 for 0.
  public private(set) var exponent: Int

  /// Takes the shortest digits that distinguish `value` from all other doubles (what a person would write), which the
  /// standard library's `description` has; nil when it is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    let parts = value.magnitude.description.split(separator: "e")
    let halves = parts[0].split(separator: ".")
    digits = halves.joined().utf8.map { $0 - 48 }
    exponent = halves[0].utf8.count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// Keeps the first `count` digits, none when it is 0 or less; halves are rounded away from zero.
  public mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    let roundsUp = count >= 0 && digits[count] >= 5
    digits.removeLast(digits.count - max(count, 0))
    if roundsUp {
      while digits.last == 9 { digits.removeLast() }
      if let last = digits.popLast() {
        digits.append(last + 1)
      } else {
        digits = [1]
        exponent += 1
      }
    }
    trim()
  }

  /// The digits that stand for 10^from down to 10^to.
  private func places(from: Int, to: Int) -> String {
    guard from >= to else { return "" }
    return String(
      decoding: (to...from).reversed().map { power in
        digits.indices.contains(exponent - power) ? digits[exponent - power] + 48 : 48
      }, as: UTF8.self)
  }

  private var sign: String { isNegative && !digits.isEmpty ? "-" : "" }

  /// The number with `decimals` digits after the point.
  func fixed(decimals: Int) -> String {
    sign + places(from: max(exponent, 0), to: 0) + (decimals > 0 ? "." + places(from: -1, to: -decimals) : "")
  }

  /// All its digits, without an exponent: "0.0015", "1200".
  public var plain: String { fixed(decimals: max(digits.count - 1 - exponent, 0)) }

  /// d₀.d₁d₂…, without the sign: "3.1".
  public var mantissa: String {
    let fraction = digits.count > 1 ? "." + places(from: exponent - 1, to: exponent - digits.count + 1) : ""
    return places(from: exponent, to: exponent) + fraction
  }

  func shortest(scientificFrom limit: Int) -> String {
    guard exponent < -4 || exponent >= limit else { return plain }
    let power = exponent.magnitude.description
    return sign + mantissa + "e\(exponent < 0 ? "-" : "+")\(power.count < 2 ? "0" + power : power)"
  }
}
