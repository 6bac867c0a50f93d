public import Numerics
import Text

/// Frames a second, as an exact fraction in lowest terms: 60 is 60/1, NTSC's is 30000/1001.
public struct FrameRate: Hashable, Sendable {
  /// The fraction's numerator: also the time scale in which one frame lasts ``denominator`` ticks.
  public let numerator: Int
  /// The fraction's denominator, at least 1.
  public let denominator: Int

  /// The fewest and the most frames a second.
  public static let bounds = 1...240
  /// The largest numerator or denominator, so that twelve hours of microseconds times it stay within an `Int`.
  static let largestTerm = 1_000_000
  /// A regular expression of the texts that are rates, but for their bounds.
  static let pattern = "^([0-9]+/[0-9]+|[0-9]+([.][0-9]+)?)( *fps)?$"
  /// 60 frames a second, the rate of a film that asks for none.
  public static let sixty = FrameRate(unchecked: 60, 1)

  private init(unchecked numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The rate as a number.
  public var rational: Rational { Rational(numerator, denominator) }

  /// Makes a rate of a fraction; nil unless it is within ``bounds`` and, in lowest terms, neither part is over a
  /// million.
  public init?(numerator: Int, denominator: Int = 1) {
    guard let rate = Rational(exactly: Int64(numerator), over: Int64(denominator)) else { return nil }
    let (top, bottom) = (Int(rate.numerator), Int(rate.denominator))
    guard (1...Self.largestTerm).contains(top), bottom <= Self.largestTerm,
      bottom * Self.bounds.lowerBound <= top, top <= bottom * Self.bounds.upperBound
    else { return nil }
    self.init(unchecked: top, bottom)
  }

  /// Reads `60`, `12.5`, `30000/1001`, or 29.97, which is 30000/1001; the word `fps` may come after it.
  ///
  /// Throws ``Problem/badFrameRate(_:)`` for anything else, and for a rate out of ``bounds``.
  public init(parsing text: String) throws(Problem) {
    let number = Self.number(in: text)
    let terms = number.split(separator: "/", omittingEmptySubsequences: false)
    let rate: FrameRate?
    if terms.count == 2 {
      guard terms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }) else { throw .badFrameRate(text) }
      rate = Int(terms[0]).flatMap { top in
        Int(terms[1]).flatMap { bottom in FrameRate(numerator: top, denominator: bottom) }
      }
    } else {
      rate = DecimalLiteral(number).flatMap { decimal in
        Self.roundedRate(decimal)
          ?? decimal.scaled(toDecimals: 6).flatMap { FrameRate(numerator: $0, denominator: 1_000_000) }
      }
    }
    guard let rate else { throw .badFrameRate(text) }
    self = rate
  }

  /// Whether a text that is read as a rate is a number that only names it, rounded, as 29.97 does.
  public static func isRounded(_ text: String) -> Bool {
    DecimalLiteral(number(in: text)).flatMap { roundedRate($0) } != nil
  }

  /// The rate that a decimal number names: N·1000/1001, of which it is the first decimals, at least two, rounded or cut.
  ///
  /// NTSC's rates are known by such numbers only: 23.976, 23.98, 29.97, 59.94, 119.88. N is at least 10.
  private static func roundedRate(_ decimal: DecimalLiteral) -> FrameRate? {
    guard let millionths = decimal.scaled(toDecimals: 6) else {
      let number = decimal.double
      guard 9...240 ~= number else { return nil }
      let whole = (number * 1.001).rounded()
      // What a program wrote with all its digits.
      return abs(number - whole * 1000 / 1001) < 1e-6 ? FrameRate(numerator: Int(whole) * 1000, denominator: 1001) : nil
    }
    guard 9_000_000...240_000_000 ~= millionths,
      let decimals = (0...6).first(where: { !decimal.hasMoreDecimals(than: $0) }), decimals >= 2
    else { return nil }
    let whole = (millionths + 999_999) / 1_000_000
    guard whole >= 10 else { return nil }
    let unit = (decimals..<6).reduce(1) { product, _ in product * 10 }
    let (cut, rest) = (whole * 1_000_000_000).quotientAndRemainder(dividingBy: 1001 * unit)
    let digits = millionths / unit
    guard digits == cut || (digits == cut + 1 && 2 * rest >= 1001 * unit) else { return nil }
    return FrameRate(numerator: whole * 1000, denominator: 1001)
  }

  /// A text without the word `fps` after it, and without blanks at its ends.
  private static func number(in text: String) -> String {
    func trimmed(_ text: Substring) -> Substring {
      let front = text.drop { $0 == " " }
      return front.prefix(front.count - front.reversed().prefix { $0 == " " }.count)
    }
    let all = trimmed(text[...])
    return String(all.lowercased().hasSuffix("fps") ? trimmed(all.dropLast(3)) : all)
  }
}

extension FrameRate: CustomStringConvertible {
  /// The rate as ``init(parsing:)`` reads it: `60` or `30000/1001`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
