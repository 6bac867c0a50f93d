import Audio
import Media
import Numerics
import Text
import Timeline

extension VoiceFile {
  /// What was heard, as JSON, in seconds and LUFS.
  ///
  /// The file, how long it is, when in the film it starts and ends, how loud it is (null when too
  /// soft or too short), and for how long the last picture is held for it.
  ///
  /// - Parameter timeline: The timeline, held for the recording.
  func json(in timeline: Timeline) -> JSONText {
    .object([
      ("file", .string(path)), ("seconds", Self.seconds(profile.count)), ("start", Self.seconds(start)),
      ("end", Self.seconds(end)),
      ("loudness", profile.loudness.map { .literal($0.text(decimals: 2)) } ?? .literal("null")),
      ("held", .literal(timeline.tail.seconds.text(decimals: 3))),
    ])
  }

  private static func seconds(_ samples: Int) -> JSONText {
    .literal((Double(samples) / Double(PCMBuffer.sampleRate)).text(decimals: 3))
  }
}
