import Audio
import Numerics

extension LeveledSound {
  /// What was measured and what was done, in one line for people.
  public var summary: String {
    guard let loudness = leveling.finalLoudness, let peak = leveling.finalTruePeak else {
      return "too short or too soft to measure"
    }
    let words =
      "\(loudness.text(decimals: 1)) LUFS, true peak "
      + "\(peak.text(decimals: 1)) dB (gain \(leveling.gain.text(decimals: 1)) dB)"
      + (leveling.curve.map { "; limiter: \($0.summary)" } ?? "")
    return leveling.isLimited ? words + ", no louder because of its peaks" : words
  }
}

extension LimiterCurve {
  /// By how much it makes peaks softer, and how often.
  fileprivate var summary: String {
    let often = times == 1 ? "once" : "\(times) times"
    return "at most \(depth.text(decimals: 1)) dB, \(often), \((100 * share).text(decimals: 1)) % of the time"
  }
}
