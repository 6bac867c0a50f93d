import Numerics

/// What is odd about a recording that is heard all the same: facts only.
public enum RecordingRemark: Hashable, Sendable, Codable {
  /// One channel has sound, by its number from 1, and is heard on both sides.
  case oneChannel(Int, of: Int)
  /// These channels are turned over against the others, and were turned back.
  case opposed([Int], of: Int)
  /// The file does not say where its channels are heard; these have sound, and were put in the middle.
  case placeless([Int], of: Int)
  /// There is speech in the low-frequency channel, which players leave out; all were put in the middle.
  case lowFrequency(Int, of: Int)
  /// This share of the sound that the file's header states is there, less than all of it or more.
  case cutOff(share: Double)
  /// Nobody is heard in it; these other tracks of the file have sound.
  case silent(otherTracks: [Int])
  /// It is softer than a voice, in LUFS.
  case soft(Double)
}

extension RecordingRemark: CustomStringConvertible {
  /// What is odd, what was done, and what can be done.
  public var description: String {
    switch self {
    case .oneChannel(let channel, let count):
      "only \(Self.name([channel], of: count)) has sound, and is heard on both sides. "
        + "\"channel\": \"mix\" leaves it where it is."
    case .opposed(let channels, let count):
      "\(Self.name(channels, of: count)) \(channels.count == 1 ? "is" : "are") turned over, so that the channels would cancel "
        + "each other; turned back. \"channel\": \"mix\" leaves them as they are."
    case .placeless(let channels, let count):
      "it has \(count) channels without places; \(Self.listed(channels.map { "\($0)" })) have sound, and are heard in the "
        + "middle. \"channel\": \(channels.first ?? 1) takes one alone."
    case .lowFrequency(let channel, let count):
      "there is speech in its channel \(channel) of \(count), the low-frequency one, which players leave out; all that have "
        + "sound are heard in the middle. \"channel\": \(channel) takes it alone."
    case .cutOff(let share) where share > 1:
      "its header states less sound than there is; all that is in the file is heard."
    case .cutOff(let share):
      "its header states more sound than there is: \((100 * share).text(decimals: share < 0.1 ? 1 : 0)) % of it is in the file, "
        + "and that is heard. If it was cut off, export or copy it again."
    case .silent(let tracks):
      "it is silent: no voice is heard."
        + (tracks.isEmpty
          ? " Is it the right file?"
          : " Sound is in track \(Self.listed(tracks.map { "\($0)" })): \"track\": \(tracks[0]).")
    case .soft(let loudness):
      "at \(loudness.text(decimals: 1)) LUFS it is too soft for a voice. Is it the right file? Else make it louder with "
        + "\"volume\"."
    }
  }

  private static func name(_ channels: [Int], of count: Int) -> String {
    guard count > 2 else { return "the \(channels == [1] ? "left" : "right") channel" }
    return "\(channels.count == 1 ? "channel" : "channels") \(listed(channels.map { "\($0)" })) of \(count)"
  }

  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }
}
