import FilmKit
import Numerics

/// To how many digits the numbers of a trace are rounded: where a film decides it, each reads the same wherever it
/// stands.
public struct NumberPrecision: Hashable, Sendable {
  /// How a single number is rounded.
  public enum Rounding: Hashable, Sendable {
    /// To so many significant digits at most; zeros at the end are left out.
    case digits(Int)
    /// To so many decimals, zeros at the end included: as the others of its vector.
    case decimals(Int)
  }

  /// The digits of every number; nil where each place of a formula has its own.
  public let digits: Int?
  /// How single numbers are rounded that have less room, or are one of several.
  public let own: [Quantity: Rounding]

  /// As each place of a formula has it.
  public static let byPlace = NumberPrecision(digits: nil, own: [:])

  /// Decides for a film.
  public init(digits: Int?, own: [Quantity: Rounding]) { (self.digits, self.own) = (digits, own) }

  /// A number in the formula language, where a place would like `asked` digits.
  public func math(_ value: Double, of quantity: Quantity, asked: Int) -> String {
    switch own[quantity] {
    case .decimals(let count)?: Self.math(value, decimals: count)
    case .digits(let count)?: NumberText.math(value, digits: count)
    case nil: NumberText.math(value, digits: digits ?? asked)
    }
  }

  /// The same for a number that is calculated with: the one that is read.
  func read(_ value: Double, of quantity: Quantity, asked: Int) -> Double {
    let text =
      switch own[quantity] {
      case .decimals(let count)?: Self.math(value, decimals: count)
      case .digits(let count)?: NumberText.text(value, digits: count)
      case nil: NumberText.text(value, digits: digits ?? asked)
      }
    return Double(text) ?? value
  }

  /// A number with so many decimals; a zero is exact without any.
  package static func math(_ value: Double, decimals: Int) -> String {
    value == 0 ? "0" : value.text(decimals: decimals)
  }

  /// The decimals that the numbers of a vector may share, the best first: those that leave the largest `most` digits, one
  /// more where the smallest then has two, and fewer as long as the smallest keeps one.
  ///
  /// None that no number needs; and none at all for numbers that are written with powers of ten.
  package static func decimals(of numbers: [Double], most: Int) -> [Int] {
    let sizes = numbers.compactMap { number -> DecimalText? in
      guard number != 0, var decimal = DecimalText(number) else { return nil }
      decimal.round(toDigits: most + 1)
      return decimal
    }
    guard let largest = sizes.map(\.exponent).max(), let least = sizes.map(\.exponent).min() else { return [0] }
    guard (-3..<6).contains(largest) else { return [] }
    let needed = sizes.reduce(0) { max($0, $1.digits.count - 1 - $1.exponent) }
    let best = max(0, min(most - 1 - largest, needed))
    let lowest = max(0, -least)
    let first = best <= lowest && best < needed ? best + 1 : best
    return first < lowest ? [] : (lowest...first).reversed()
  }
}
