/// How coefficients of 4 × 4 blocks become levels at one quantiser, and levels coefficients again (H.264, 8.5).
///
/// All in 16 bits: the level of a coefficient c is ((|c| + bias) · factor) >> 16 with the sign of c, and a level l comes
/// back as l · scale. Three kinds of places have numbers of their own: 0 where both indices are even, 1 where both are
/// odd, 2 elsewhere.
struct Quantizer {
  /// The quantisers that are used: below 8 lies nothing to be seen, above 40 sums could leave 16 bits.
  static let range = 0...40

  /// What is multiplied with.
  let factors: (UInt16, UInt16, UInt16)
  /// What is added before: 21/64 of a step, so that a level is worth its bits.
  let biases: (UInt16, UInt16, UInt16)
  /// What levels are multiplied with.
  let scales: (Int16, Int16, Int16)

  /// The numbers of a quantiser, `range`.
  init(_ parameter: Int) {
    let (period, rest) = parameter.quotientAndRemainder(dividingBy: 6)
    // Twice the factors of a shift by 15.
    func factor(_ base: Int) -> UInt16 { UInt16((2 * base + (1 << period) / 2) >> period) }
    let (even, odd, mixed) = Self.factors[rest]
    factors = (factor(even), factor(odd), factor(mixed))
    // 21/64 of a step, and a step is 2¹⁶ over the factor.
    func bias(_ factor: UInt16) -> UInt16 {
      let factor = Int(factor)
      return UInt16((21 * 1024 + factor / 2) / factor)
    }
    biases = (bias(factors.0), bias(factors.1), bias(factors.2))
    let scale = Self.scales[rest]
    scales = (Int16(scale.0 << period), Int16(scale.1 << period), Int16(scale.2 << period))
  }

  /// The quantiser of chroma that goes with one of luma (H.264, table 8-15), with no offset.
  static func chroma(_ luma: Int) -> Int {
    luma < 30
      ? luma : [29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39][luma - 30]
  }

  /// 2¹⁵ over the step, by the norms of the transform.
  private static let factors = [
    (13107, 5243, 8066), (11916, 4660, 7490), (10082, 4194, 6554), (9362, 3647, 5825), (8192, 3355, 5243),
    (7282, 2893, 4559),
  ]
  /// `normAdjust4x4` (H.264, 8.5.9).
  private static let scales = [(10, 16, 13), (11, 18, 14), (13, 20, 16), (14, 23, 18), (16, 25, 20), (18, 29, 23)]
}
