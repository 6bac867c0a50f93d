/// A decimal number as it stands in a text, kept exactly: digits · 10^exponent.
///
/// A duration goes from here to microseconds by ``scaled(toDecimals:)`` without ever being a Double; other numbers go
/// through ``double``.
public struct DecimalLiteral: Hashable, Sendable {
  /// The text as written.
  public let text: String
  private let isNegative: Bool
  /// The digits without point, and without zeros at either end; empty for zero.
  private let digits: [UInt8]
  /// The power of ten that the digits are multiplied by.
  private let exponent: Int

  /// Reads JSON's grammar of a number, and also a leading `+`, and a point without digits on one of its sides.
  public init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix { Self.isDigit($0) }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix { Self.isDigit($0) }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    // 010 is eight to some readers and ten to others.
    guard whole.count < 2 || whole.first != UInt8(ascii: "0") else { return nil }
    var power = 0
    if let mark = rest.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
      rest.removeFirst()
      let minus = rest.first == UInt8(ascii: "-")
      if minus || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard !rest.isEmpty, rest.allSatisfy({ Self.isDigit($0) }) else { return nil }
      // Beyond a million the number is zero or infinite in any use; the power need not be exact.
      let size = rest.reduce(0) { min(1_000_000, $0 * 10 + Int($1 - 48)) }
      power = minus ? -size : size
    }
    let all = Array((whole + fraction).drop { $0 == 48 })
    let trailing = all.reversed().prefix { $0 == 48 }.count
    self.text = text
    isNegative = sign == UInt8(ascii: "-")
    digits = Array(all.dropLast(trailing))
    exponent = digits.isEmpty ? 0 : power - fraction.count + trailing
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

  /// The number · 10^`decimals` when that is a whole number within an `Int`, else nil.
  public func scaled(toDecimals decimals: Int) -> Int? {
    guard !hasMoreDecimals(than: decimals), digits.count + exponent + decimals <= 18 else { return nil }
    var value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    for _ in 0..<(digits.isEmpty ? 0 : exponent + decimals) { value *= 10 }
    return isNegative ? -value : value
  }

  /// Whether the number has a digit other than 0 after so many decimals.
  public func hasMoreDecimals(than decimals: Int) -> Bool { exponent < -decimals }

  /// The nearest Double; infinite when it is too large for one.
  public var double: Double { Double(text) ?? .nan }
}
