/// How a motion spends its time: maps progress 0 … 1 to position 0 … 1; polynomials only, so exact everywhere.
public enum Easing {
  /// Starts and ends gently (Perlin's 6t⁵ − 15t⁴ + 10t³: velocity and acceleration are 0 at both ends).
  @inlinable public static func inOut(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }

  /// Starts at once and settles (1 − (1 − t)³).
  @inlinable public static func out(_ t: Double) -> Double {
    let rest = 1 - t
    return 1 - rest * rest * rest
  }

  /// Breathes in: rises past the goal by at most 6.25 % and settles on it, still at the end.
  @inlinable public static func breath(_ t: Double) -> Double {
    let rest = 1 - t
    return 1 - rest * rest * rest * (1 - 3 * t)
  }

  /// Two gentle motions in one, with a rest at `place` (0 … 1): to it in the first half, on from it in the second.
  @inlinable public static func pausing(_ t: Double, at place: Double) -> Double {
    // 3t² − 2t³: gentle enough at both ends, and not so fast between.
    func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
    return t < 0.5 ? place * smooth(2 * t) : place + (1 - place) * smooth(2 * t - 1)
  }
}
