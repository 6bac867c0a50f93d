extension Rational: LosslessStringConvertible {
  /// Reads a decimal number ("29.97", "-8500.5", "3") or a fraction of two whole numbers ("30000/1001"), exactly.
  ///
  /// Digits are ASCII; a sign may stand in front, as "+" or "-"; a point needs digits on both sides. Answers nil for
  /// anything else (blanks and exponents too), for a denominator of 0, and when the lowest terms need more than
  /// 64 bits.
  public init?(_ text: some StringProtocol) {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits.removeFirst() }
    let sign: Int64 = isNegative ? -1 : 1
    if let slash = digits.firstIndex(of: "/") {
      guard let above = Self.whole(digits[..<slash]),
        let below = Self.whole(digits[digits.index(after: slash)...])
      else { return nil }
      self.init(exactly: sign * above, over: below)
      return
    }
    guard let point = digits.firstIndex(of: ".") else {
      guard let whole = Self.whole(digits) else { return nil }
      self.init(exactly: sign * whole, over: 1)
      return
    }
    var decimals = digits[digits.index(after: point)...]
    guard !digits[..<point].isEmpty, !decimals.isEmpty else { return nil }
    // Zeros at the end change nothing, and would make a long number too large.
    while decimals.last == "0" { decimals.removeLast() }
    guard let above = Self.whole(digits[..<point] + decimals),
      let below = Self.whole("1" + String(repeating: "0", count: decimals.count))
    else { return nil }
    self.init(exactly: sign * above, over: below)
  }

  /// "numerator/denominator", or the whole number alone.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// The value of ASCII digits and nothing else, or nil.
  private static func whole(_ digits: some StringProtocol) -> Int64? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int64(digits)
  }
}
