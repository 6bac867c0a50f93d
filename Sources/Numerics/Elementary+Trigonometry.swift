extension Elementary {
  /// sin x of any finite x, in radians; NaN of ±∞.
  public static func sin(_ x: Double) -> Double {
    guard abs(x) > 0x1p-27 else { return x }
    guard x.isFinite else { return .nan }
    let (quarters, rest) = quadrant(abs(x))
    let value = quarters & 1 == 0 ? sine(rest) : cosine(rest)
    return (quarters & 2 == 0) == (x > 0) ? value : -value
  }

  /// cos x of any finite x, in radians; NaN of ±∞.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quarters, rest) = quadrant(abs(x))
    let value = quarters & 1 == 0 ? cosine(rest) : sine(rest)
    return quarters == 1 || quarters == 2 ? -value : value
  }
}

extension Elementary {
  /// sin r for |r| ≤ π/4 by its series, the first three terms in pairs.
  private static func sine(_ r: DoubleDouble) -> Double {
    let square = r * r
    let tail = alternating(from: 25, inverseFactorial: 0x1.3f3ccdd165fa9p-84, through: 7, square.high)
    var sum = DoubleDouble(0x1.1111111111111p-7, 0x1.1111111111111p-63) + square * tail
    sum = DoubleDouble(-0x1.5555555555555p-3, -0x1.5555555555555p-57) + square * sum
    return (r + r * (square * sum)).rounded
  }

  /// cos r for |r| ≤ π/4 by its series, the first four terms in pairs.
  private static func cosine(_ r: DoubleDouble) -> Double {
    let square = r * r
    let tail = alternating(from: 24, inverseFactorial: 0x1.f2cf01972f578p-80, through: 8, square.high)
    var sum = DoubleDouble(-0x1.6c16c16c16c17p-10, 0x1.f49f49f49f49fp-65) + square * tail
    sum = DoubleDouble(0x1.5555555555555p-5, 0x1.5555555555555p-59) + square * sum
    sum = DoubleDouble(-0.5) + square * sum
    return (square * sum + 1).rounded
  }

  /// A piece of the series of sin or cos: Σ ± xᵏ / (last + 2k)! up to the term of `first`!, which is positive and whose
  /// inverse is given.
  private static func alternating(
    from first: Double, inverseFactorial: Double, through last: Double, _ x: Double
  ) -> Double {
    var coefficient = inverseFactorial
    var sum = coefficient
    var n = first
    while n > last {
      coefficient *= -(n * (n - 1))
      sum = coefficient + x * sum
      n -= 2
    }
    return sum
  }

  /// How many quarter turns a finite x ≥ 0 holds (modulo 4), to the nearest, and the angle left, |rest| ≤ π/4.
  private static func quadrant(_ x: Double) -> (quarters: Int, rest: DoubleDouble) {
    guard x > 0.78 else { return (0, DoubleDouble(x)) }
    guard x < 0x1p20 else { return farQuadrant(x) }
    // Cody and Waite: π/2 in parts of 32 bits, whose products with k < 2²⁰ are exact.
    let k = Int(x * 0x1.45f306dc9c883p-1 + 0.5)
    let whole = Double(k)
    let near = DoubleDouble(sum: x, -whole * 0x1.921fb54400000p+0) + -whole * 0x1.0b4611a600000p-34
    return (k & 3, near - DoubleDouble(0x1.3198a2e037073p-69, 0x1.129024e088a68p-123) * whole)
  }

  /// `quadrant` for x ≥ 2²⁰ after Payne and Hanek: x · 2/π modulo 4 in whole numbers, with just those bits of 2/π that
  /// matter.
  private static func farQuadrant(_ x: Double) -> (quarters: Int, rest: DoubleDouble) {
    let bits = x.bitPattern
    let mantissa = bits & 0x000f_ffff_ffff_ffff | 0x0010_0000_0000_0000
    // x = mantissa · 2^(shift − 62); the word of 64 zeros before 2/π keeps the shift positive.
    let shift = Int(bits >> 52) - 1075 + 62
    func word(_ i: Int) -> UInt64 {
      let (first, offset) = (shift / 64 + i, UInt64(shift % 64))
      return twoOverPi[first] << offset | (offset == 0 ? 0 : twoOverPi[first + 1] >> (64 - offset))
    }
    let low = mantissa.multipliedFullWidth(by: word(2))
    let middle = mantissa.multipliedFullWidth(by: word(1))
    let (second, carry) = middle.low.addingReportingOverflow(low.high)
    let first = mantissa &* word(0) &+ middle.high &+ (carry ? 1 : 0)
    // Two bits of quarters, then 190 of a fraction.
    var fraction = [first << 2 | second >> 62, second << 2 | low.low >> 62, low.low << 2]
    var quarters = Int(first >> 62)
    let isUpper = fraction[0] >> 63 == 1
    if isUpper {
      quarters += 1
      fraction = fraction.map(~)  // 1 − fraction, but for 2⁻¹⁹²
    }
    var sum = DoubleDouble(0)
    for (i, word) in fraction.enumerated().reversed() {
      let unit = Double.powerOfTwo(-64 * (i + 1))
      sum = sum + Double(word & 0xffff_ffff) * unit
      sum = DoubleDouble(Double(word >> 32) * 0x1p32 * unit) + sum
    }
    let rest = sum * DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
    return (quarters & 3, isUpper ? -rest : rest)
  }

  /// The first 1216 bits of 2/π after the point, after 64 zeros.
  private static let twoOverPi: [UInt64] = [
    0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d, 0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
  ]
}
