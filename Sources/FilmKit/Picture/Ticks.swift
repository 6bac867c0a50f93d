import Numerics

/// Round numbers on a scale that holds some values, with room at both ends.
package struct Ticks: Hashable, Sendable {
  /// The numbers, in ascending order; at least two.
  package let values: [Double]

  /// Chooses 1, 2 or 5 times a power of ten, so that there are three to seven.
  package init(_ held: [Double]) {
    // Beyond this, ranges would be infinite.
    let held = held.filter { !$0.isNaN }.map { max(-1e100, min($0, 1e100)) }
    let low = held.min() ?? 0
    let high = held.max() ?? 1
    let range = max(high - low, max(abs(low), abs(high)) * 0.1, 1e-12)
    var step = 1e-300
    // The decimal exponent by repeated division: exact enough for a scale, and the same everywhere.
    var power = 1.0
    while power * 10 <= range { power *= 10 }
    while power > range { power /= 10 }
    for factor in [0.2, 0.5, 1.0] where range / (power * factor) <= 5 {
      step = power * factor
      break
    }
    if step == 1e-300 { step = 2 * power }
    // A value on the first or last number would stand at the very end: one more there.
    var first = (low / step).rounded(.down)
    var last = max((high / step).rounded(.up), first + 1)
    if low - first * step < 0.15 * step, low != 0 { first -= 1 }
    if last * step - high < 0.15 * step { last += 1 }
    last = max(last, first + 2)
    values = (0...Int(min(last - first, 12))).map { (first + Double($0)) * step }
  }

  /// Where a value is between the first and the last number: 0 … 1.
  package func fraction(of value: Double) -> Double {
    (value - values[0]) / (values[values.count - 1] - values[0])
  }
}
