import Audio
import Numerics

extension LeveledSound {
  /// What was measured and what was done, in one line for people.
  public var summary: String {
    guard let loudness = leveling.loudness, let peak = leveling.truePeak else {
      return "too short or too soft to measure"
    }
    let words =
      "\((loudness + leveling.gain).text(decimals: 1)) LUFS, true peak "
      + "\((peak + leveling.gain).text(decimals: 1)) dB (gain \(leveling.gain.text(decimals: 1)) dB)"
    return leveling.isLimited ? words + ", no louder because of its peaks" : words
  }
}
