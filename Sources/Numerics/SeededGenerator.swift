/// A generator of pseudo-random numbers that gives the same ones for the same seed, on every machine and for ever.
///
/// It is xoshiro256** 1.0 by Blackman and Vigna, its state filled by SplitMix64 from the seed, as its authors advise.
/// Not for secrets. What the standard library makes of a generator (`Int.random(in:using:)`, `shuffled(using:)`) may
/// change with its version; the methods here never do.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts the sequence of `seed`.
  public init(seed: UInt64) {
    var counter = seed
    func splitMix() -> UInt64 {
      counter &+= 0x9e37_79b9_7f4a_7c15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    state = (splitMix(), splitMix(), splitMix(), splitMix())
  }

  /// Starts at a state of the generator itself, not all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// The next 64 bits, each equally likely 0 or 1.
  public mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { x &<< k | x &>> (64 &- k) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number in 0 ..< 1, uniform over the multiples of 2⁻⁵³.
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in `range`, uniform: one draw of `nextUnit()`.
  ///
  /// Rounding may give the upper bound itself, once in a great while. Traps when the bounds or their difference are
  /// not finite.
  public mutating func next(in range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    precondition(width.isFinite, "a uniform number needs finite bounds")
    return min(range.lowerBound + nextUnit() * width, range.upperBound)
  }

  /// A whole number in `range`, each exactly equally likely: draws that would favour some are thrown away.
  public mutating func next(in range: ClosedRange<Int>) -> Int {
    // The count less one, so that the range of all integers fits.
    let last = UInt64(bitPattern: Int64(range.upperBound)) &- UInt64(bitPattern: Int64(range.lowerBound))
    guard last < .max else { return Int(truncatingIfNeeded: next()) }
    let count = last + 1
    let surplus = (UInt64.max % count + 1) % count
    var draw = next()
    while draw > .max - surplus { draw = next() }
    return Int(truncatingIfNeeded: UInt64(bitPattern: Int64(range.lowerBound)) &+ draw % count)
  }

  /// A number of the standard normal distribution (mean 0, variance 1), by Box and Muller: two draws of `nextUnit()`.
  public mutating func normal() -> Double {
    let radius = (-2 * Elementary.log(1 - nextUnit())).squareRoot()
    let turn = nextUnit()
    return radius * Elementary.cos(2 * Double.pi * turn)
  }

  /// Two generators are equal when all their further numbers are.
  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool { left.state == right.state }

  /// Feeds the state.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }
}
