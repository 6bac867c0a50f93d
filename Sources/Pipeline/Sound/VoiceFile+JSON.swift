import Audio
import Media
import Numerics
import Text
import Timeline

extension VoiceFile {
  /// What was heard, as JSON, in seconds and LUFS.
  ///
  /// The file, how long it is, when in the film it starts and ends, how loud it is (null when too
  /// soft or too short), and for how long the last picture is held for the voice.
  ///
  /// - Parameter timeline: The timeline, held for the voice.
  func json(in timeline: Timeline) -> JSONText {
    .object(
      [
        ("file", .string(path)), ("track", .integer(recording.hearing.track)),
        ("tracks", .integer(recording.hearing.trackCount)), ("seconds", Self.seconds(profile.count)),
        ("start", Self.seconds(start)), ("end", Self.seconds(end)),
        ("loudness", profile.loudness.map { .literal($0.text(decimals: 2)) } ?? .literal("null")),
        ("held", .literal(timeline.tail.seconds.text(decimals: 3))),
      ] + (remarks.isEmpty ? [] : [("warnings", .list(remarks.map { .string("\($0)") }))]))
  }

  private static func seconds(_ samples: Int) -> JSONText {
    .literal((Double(samples) / Double(PCMBuffer.sampleRate)).text(decimals: 3))
  }
}

extension Voice {
  /// The first take as `voice`, and all of them as `takes` where there are several.
  func fields(in timeline: Timeline) -> [(key: String, value: JSONText)] {
    let objects = takes.map { $0.json(in: timeline) }
    return [("voice", objects[0])] + (objects.count > 1 ? [("takes", .list(objects))] : [])
  }
}
