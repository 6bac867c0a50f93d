extension ShownNumber {
  /// The number that is read on screen: `3.1 × 10⁻⁸` is 3.1e-8, and so is `3.1e-8`, as numbers that run have it; nil
  /// when it can't be read as one.
  public var read: Double? {
    var text = shown[...]
    if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
    let isNegative = text.hasPrefix("-")
    if isNegative { text = text.dropFirst() }
    let halves = text.split(separator: "e", omittingEmptySubsequences: false)
    if halves.count == 2 {
      guard Self.isDecimal(halves[0]), let power = Int(halves[1]), abs(power) < 1000 else { return nil }
      return Double("\(halves[0])e\(power)").map { isNegative ? -$0 : $0 }
    }
    let parts = text.split(separator: " × ")
    // A power of ten stands alone where its factor would be 1.
    let (factor, power) =
      parts.count == 2
      ? (parts[0], parts[1])
      : text.hasPrefix("10") && text.contains(where: Self.isRaised)
        ? ("1", text) : (text, "10⁰")
    guard parts.count <= 2, power.hasPrefix("10"), Self.isDecimal(factor),
      let exponent = Self.lowered(power.dropFirst(2)), let size = Double("\(factor)e\(exponent)")
    else { return nil }
    return isNegative ? -size : size
  }

  /// Whether only the size is shown of a number less than 0, as in |δ| or after a minus sign of the formula's own.
  public var isMagnitude: Bool { value < 0 && read.map { $0 > 0 } ?? false }

  /// How far the number on screen is from the trace's, as a share of it: 0 where it is exact, nil where it can't be
  /// read.
  public var rounding: Double? {
    guard let read else { return nil }
    let difference = abs(read - (isMagnitude ? -value : value))
    return difference == 0 ? 0 : difference / abs(value)
  }

  private static let raised: [Character] = "0123456789".compactMap { FormulaText.raised[$0] }

  private static func isDecimal(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { 48...57 ~= $0 || $0 == 46 }
  }

  private static func isRaised(_ character: Character) -> Bool { character == "⁻" || raised.contains(character) }

  /// Raised digits as a number.
  private static func lowered(_ text: Substring) -> Int? {
    let digits = text.drop { $0 == "⁻" }
    guard !digits.isEmpty, text.count - digits.count <= 1 else { return nil }
    var number = 0
    for digit in digits {
      guard let value = raised.firstIndex(of: digit), number < 1000 else { return nil }
      number = 10 * number + value
    }
    return digits.count < text.count ? -number : number
  }
}
