import Audio
import Media
import Numerics
import Text
public import Timeline
import Video

/// The recorded voice of a film: one take or several, each with its own place in the film.
public struct Voice: Sendable {
  /// The takes, in the order in which they begin.
  public let takes: [VoiceFile]
  /// What is to be known of it, a line each, with the timeline's file and place.
  public let warnings: [String]

  /// Reads the takes that a timeline names; nil when it names none.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, from whose folder the recordings' names are understood.
  ///   - cache: Where it is kept what was heard of them; nil for nowhere.
  /// - Throws: `PipelineError.voice`, or `.interrupted`.
  public static func read(
    for timeline: Timeline, at path: String, cache: Cache? = nil
  ) throws(PipelineError) -> Voice? {
    var takes: [VoiceFile] = []
    var warnings: [String] = []
    for (index, voiceover) in timeline.takes.enumerated() {
      let (key, place) = timeline.mention(ofTake: index)
      let take: VoiceFile
      do throws(VideoError) {
        take = try VoiceFile(voiceover, at: VoiceFile.path(for: voiceover, at: path), cache: cache)
      } catch {
        throw .voice(file: path, place, key: key, .unreadable(error))
      }
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      if let problem = take.problem(in: timeline) { throw .voice(file: path, place, key: key, problem) }
      let start = path + (place.map { ":\($0.line):\($0.column)" } ?? "") + ": warning: \(key): "
      warnings += take.remarks.map { "\(start)\(take.recording.name): \($0)" }
      for other in takes {
        let both = other.span.clamped(to: take.span)
        guard !both.isEmpty else { continue }
        warnings.append(
          "\(start)\(take.path) and \(other.path) overlap from \(seconds(both.lowerBound)) s to "
            + "\(seconds(both.upperBound)) s of the film; both are heard.")
      }
      takes.append(take)
    }
    guard !takes.isEmpty else { return nil }
    let order = takes.indices.sorted { (takes[$0].start, $0) < (takes[$1].start, $1) }
    return Voice(takes: order.map { takes[$0] }, warnings: warnings)
  }

  private static func seconds(_ sample: Int) -> String {
    (Double(sample) / Double(PCMBuffer.sampleRate)).text(decimals: 2)
  }

  /// When in the film it is heard, in seconds: from the start of the first take to the end of the last.
  public var seconds: Range<Double> {
    let start = takes.reduce(Int.max) { min($0, $1.start) }
    return Double(start) / Double(PCMBuffer.sampleRate)..<Double(end) / Double(PCMBuffer.sampleRate)
  }

  /// The film's sample at which the last take has ended.
  var end: Int { takes.reduce(Int.min) { max($0, $1.end) } }

  /// Whether the bytes of all takes are known, so that the voice can be distinguished from any other.
  var isKnown: Bool { takes.allSatisfy { $0.digest != nil } }

  /// Whether all takes are in memory, so that mixing them again costs next to nothing.
  var isKept: Bool { takes.allSatisfy { $0.kept?.isWhole ?? false } }

  /// The timeline with its last picture held until the voice has ended; the same where that is not later.
  public func hold(_ timeline: Timeline) -> Timeline {
    let rate = timeline.frameRate
    guard end > SampleClock(rate).sample(ofFrame: timeline.frameCount) else { return timeline }
    // Whole frames, the last one begun; and the microsecond after its end.
    let scale = PCMBuffer.sampleRate * rate.denominator
    let frames = (end * rate.numerator + scale - 1) / scale
    let end = (frames * rate.denominator * 1_000_000 + rate.numerator - 1) / rate.numerator
    return timeline.held(until: FilmTime(microseconds: end))
  }

  /// The takes, and how the last of them and a film end, a line each for people.
  ///
  /// - Parameter timeline: The timeline, held for the voice.
  public func report(in timeline: Timeline) -> String {
    let film = SampleClock(timeline.frameRate).sample(ofFrame: timeline.frameCount)
    let words =
      timeline.tail > .zero
      ? "ends after the last beat, whose picture is held for \(timeline.tail.seconds.text(decimals: 2)) s"
      : "ends \(Self.seconds(film - end)) s before the film"
    return takes.map { $0.end == end ? "\($0.summary), \(words)" : $0.summary }.joined(separator: "\n")
  }
}
