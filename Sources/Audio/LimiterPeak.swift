/// A hop of a mix that a limiter may have to make softer.
struct LimiterPeak: Hashable, Sendable {
  /// Which hop of the mix it is.
  let hop: Int
  /// Its true peak, in hundredths of a decibel of full scale.
  let level: Int

  /// The hops of a mix that are less than so many hundredths of a decibel below its highest one, in order.
  static func all(in parts: [LoudnessPart], within most: Int) -> [LimiterPeak] {
    let highest = parts.reduce(Int(Int16.min)) { max($0, $1.hops.reduce(Int(Int16.min)) { max($0, Int($1.level)) }) }
    let least = max(highest - most, Int(Int16.min) + 1)
    var (peaks, first): ([LimiterPeak], Int) = ([], 0)
    for part in parts {
      for (index, hop) in part.hops.enumerated() where hop.level >= least {
        peaks.append(LimiterPeak(hop: first + index, level: Int(hop.level)))
      }
      first += part.hops.count
    }
    return peaks
  }
}
