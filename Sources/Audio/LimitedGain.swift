/// The gain with which a mix that is limited comes to a loudness.
struct LimitedGain {
  /// The gain in decibels, a whole number of tenths.
  let gain: Double
  /// What the limiter does then.
  let curve: LimiterCurve
  /// How loud the mix is then, in LUFS.
  let loudness: Double
  /// Whether that is as loud as it should be, to the nearest tenth of a gain.
  let reachesTarget: Bool

  /// Looks for it.
  ///
  /// Of two gains the greater one makes every instant of the mix as loud or louder, for the limiter takes at most as
  /// much more as the gain adds. So the least gain that reaches the target is found by halving.
  ///
  /// - Parameters:
  ///   - parts: What was measured of the mix, in order.
  ///   - target: The loudness that is wanted, in LUFS.
  ///   - ceiling: The highest true peak, in dB of full scale.
  ///   - least: A gain that is too small, in tenths of a decibel.
  /// - Returns: Nil where the limiter may not reduce enough for a greater gain.
  init?(_ parts: [LoudnessPart], target: Double, ceiling: Double, above least: Int, _ limiter: Limiter) {
    let peaks = LimiterPeak.all(in: parts, within: limiter.most)
    guard let highest = peaks.map(\.level).max() else { return nil }
    let top = Int((100 * ceiling).rounded())
    let count = parts.reduce(0) { $0 + $1.hops.count }
    func with(_ tenths: Int) -> (curve: LimiterCurve, loudness: Double) {
      let curve = LimiterCurve(limiter, peaks, threshold: top - 10 * tenths, count: count)
      let loudness = LoudnessSum.loudness(ofSteps: curve.powers(parts)) ?? -.infinity
      return (curve, loudness + Double(tenths) / 10)
    }
    let lowest = least + 1
    // All that the limiter may take off of the highest peak, in whole tenths.
    let most = (top - highest + limiter.most - Limiter.margin).flooredQuotient(by: 10)
    guard lowest <= most else { return nil }
    let enough = target - 0.05
    var (low, high, found) = (lowest, most, with(most))
    reachesTarget = found.loudness >= enough
    while reachesTarget, low < high {
      let middle = low + (high - low) / 2
      let tried = with(middle)
      if tried.loudness >= enough { (high, found) = (middle, tried) } else { low = middle + 1 }
    }
    (gain, curve, loudness) = (Double(high) / 10, found.curve, found.loudness)
  }
}

extension LimiterCurve {
  /// The powers of a mix's steps when it is limited.
  func powers(_ parts: [LoudnessPart]) -> [Double] {
    var (powers, spans): ([Double], ArraySlice<Span>) = ([], spans[...])
    var first = 0
    for part in parts {
      var limited = part.powers
      let hops = first..<first + part.hops.count
      while let span = spans.first, span.start - 1 < hops.upperBound {
        for hop in max(span.start - 1, hops.lowerBound)..<min(span.end, hops.upperBound) {
          let step = (hop - first) / (LoudnessPart.step / SoundHop.length)
          guard part.powers.indices.contains(step) else { continue }
          let share = Double(part.hops[hop - first].share) / 65_535
          limited[step] -= part.powers[step] * share * (1 - power(span, hop))
        }
        guard span.end <= hops.upperBound else { break }
        spans = spans.dropFirst()
      }
      powers += limited.map { max(0, $0) }
      first = hops.upperBound
    }
    return powers
  }
}

extension Int {
  /// The quotient, rounded down.
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    let (whole, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? whole - 1 : whole
  }
}
