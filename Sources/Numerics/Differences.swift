/// Slopes by differences: what a derivative that was worked out in another way is held against.
public enum Differences {
  /// Of how many numbers at most a gradient is held against differences; of more, some at equal distances are.
  public static let mostSamples = 24

  /// The places of `count` numbers that are looked at, in ascending order.
  public static func samples(of count: Int) -> [Int] {
    count <= mostSamples ? Array(0..<count) : (0..<mostSamples).map { $0 * count / mostSamples }
  }

  /// Whether a slope agrees with differences of a function around `x`.
  ///
  /// Differences of fourth order are taken in several widths, for a narrow one drowns in rounding and a wide one reaches
  /// over corners. At a corner any slope between those of both sides agrees; so does any where the function has no finite
  /// value.
  ///
  /// - Parameters:
  ///   - slope: The slope in question.
  ///   - x: Where it is the slope, for the scale of the widths.
  ///   - function: The function's value so far from `x`; nil where it has none.
  public static func agree<Failure>(
    with slope: Double, at x: Double, of function: (_ change: Double) throws(Failure) -> Double?
  ) throws(Failure) -> Bool {
    guard slope.isFinite, let here = try function(0), here.isFinite else { return true }
    var isDefined = false
    for width in [1e-3, 1e-5, 1e-7, 1e-2] {
      let h = width * max(abs(x), 1)
      guard let right = try function(h), let left = try function(-h), let farRight = try function(2 * h),
        let farLeft = try function(-2 * h), (right - left).isFinite, (farRight - farLeft).isFinite
      else { continue }
      isDefined = true
      // A part in a million of the slope, and what rounding of the value comes to.
      let tolerance = 1e-6 * max(abs(slope), 1e-6) + 64 * abs(here).ulp / h
      if abs((8 * (right - left) - (farRight - farLeft)) / (12 * h) - slope) <= tolerance { return true }
      guard width == 1e-5 else { continue }
      let (before, after) = ((here - left) / h, (right - here) / h)
      let isCorner = abs(after - before) > 1e-2 * max(abs(before), abs(after))
      let room = 1e-4 * abs(after - before)
      if isCorner, min(before, after) - room...max(before, after) + room ~= slope { return true }
    }
    return !isDefined
  }

  /// The slope of a function at `x` by one difference, for people to read; nil where it has none.
  public static func slope<Failure>(
    at x: Double, of function: (_ change: Double) throws(Failure) -> Double?
  ) throws(Failure) -> Double? {
    let h = 1e-4 * max(abs(x), 1)
    guard let right = try function(h), let left = try function(-h) else { return nil }
    return (right - left) / (2 * h)
  }
}
