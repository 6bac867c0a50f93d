import FilmKit

/// The numbers of a scale that begins, or ends, at 0: a length on it is a size.
struct ScaleRuler: Hashable, Sendable {
  /// The numbers, in ascending order; at least two.
  let values: [Double]

  /// Of probabilities: 0 to 1.
  static let shares = ScaleRuler(numbers: [0, 0.2, 0.4, 0.6, 0.8, 1])

  private init(numbers: [Double]) { values = numbers }

  /// A ruler that holds some values and 0.
  init(_ held: [Double]) { values = Ticks(held + [0]).values }

  /// Where a value is between the first and the last number: 0 … 1.
  func fraction(of value: Double) -> Double { (value - values[0]) / (values[values.count - 1] - values[0]) }
}
