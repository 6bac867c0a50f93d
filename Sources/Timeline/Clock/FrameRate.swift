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

  /// Reads `60`, `29.97` or `30000/1001`.
  ///
  /// Throws ``Problem/badFrameRate(_:)`` for anything else, and for a rate out of ``bounds``.
  public init(parsing text: String) throws(Problem) {
    let terms = text.split(separator: "/", omittingEmptySubsequences: false)
    let rate: FrameRate?
    if terms.count == 2 {
      guard terms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }) else { throw .badFrameRate(text) }
      rate = Int(terms[0]).flatMap { top in
        Int(terms[1]).flatMap { bottom in FrameRate(numerator: top, denominator: bottom) }
      }
    } else {
      rate = DecimalLiteral(text).flatMap { $0.scaled(toDecimals: 6) }.flatMap {
        FrameRate(numerator: $0, denominator: 1_000_000)
      }
    }
    guard let rate else { throw .badFrameRate(text) }
    self = rate
  }
}

extension FrameRate: CustomStringConvertible {
  /// The rate as ``init(parsing:)`` reads it: `60` or `30000/1001`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
