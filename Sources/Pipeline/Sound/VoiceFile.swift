public import Audio
import Foundation
import Media
import Numerics
public import Timeline
public import Video

/// The recording that a timeline names, heard once: where it is, how long and how loud, and when someone speaks.
public struct VoiceFile: Sendable {
  /// The file.
  public let path: String
  /// What the timeline wants of it.
  public let voiceover: Voiceover
  /// What was heard.
  public let profile: VoiceProfile
  /// The hash of the file's bytes; nil when it is not known to be that of what was heard.
  let digest: StableHash?

  /// What can be wrong with a recording.
  public enum Problem: Error, Hashable, Sendable {
    /// It can't be read, or not to its end.
    case unreadable(VideoError)
    /// So little of it is heard in the film, in samples, that something must be wrong.
    case tooShort(Int, offset: FilmTime)
    /// It ends so much later than the film, which it must not.
    case longer(Int, film: FilmTime)
    /// It starts when the film is over.
    case afterEnd(offset: FilmTime, film: FilmTime)
    /// It would make the film longer than a film may be.
    case filmTooLong
  }

  /// The fewest samples that can be speech: a tenth of a second.
  static let fewest = PCMBuffer.sampleRate / 10

  /// Reads the recording that a timeline names; nil when it names none.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - timelinePath: Its file, from whose folder the recording's name is understood.
  ///   - cache: Where it is kept what was heard of it; nil for nowhere.
  /// - Throws: `PipelineError.voice`, or `.interrupted`.
  public static func read(
    for timeline: Timeline, at timelinePath: String, cache: Cache? = nil
  ) throws(PipelineError) -> VoiceFile? {
    guard let voiceover = timeline.voiceover else { return nil }
    let path = path(for: voiceover, at: timelinePath)
    let place = timeline.place(of: "voiceover")
    let (profile, digest) = try hear(path, cache) { problem in .voice(file: timelinePath, place, problem) }
    let voice = VoiceFile(path: path, voiceover: voiceover, profile: profile, digest: digest)
    if let problem = voice.problem(in: timeline) { throw .voice(file: timelinePath, place, problem) }
    return voice
  }

  /// The file of a recording that a timeline names.
  public static func path(for voiceover: Voiceover, at timelinePath: String) -> String {
    resolve(voiceover.file, besides: timelinePath)
  }

  /// Listens to a recording, or remembers what was heard when it had the same bytes.
  private static func hear(
    _ path: String, _ cache: Cache?, _ failure: (Problem) -> PipelineError
  ) throws(PipelineError) -> (VoiceProfile, StableHash?) {
    let digest = FileDigest.of(path)
    let key = digest.map { digest in CacheKey(.voice) { $0.combine(digest) } }
    if let cache, let key, case .found(let bytes) = cache.find(key) {
      if let profile = try? JSONDecoder().decode(VoiceProfile.self, from: Data(bytes)) { return (profile, digest) }
      cache.discard(key)
    }
    let profile = try listen(to: path, failure)
    // A file that was being written is not remembered.
    guard let cache, let key, FileDigest.of(path) == digest else { return (profile, nil) }
    if let bytes = try? JSONEncoder().encode(profile) { cache.store(Array(bytes), as: key) }
    return (profile, digest)
  }

  /// A name that stands in a file is understood from that file's folder.
  static func resolve(_ name: String, besides file: String) -> String {
    guard !name.hasPrefix("/") else { return name }
    guard let cut = file.lastIndex(of: "/") else { return name }
    return String(file[...cut]) + name
  }

  private static func listen(
    to path: String, _ failure: (Problem) -> PipelineError
  ) throws(PipelineError) -> VoiceProfile {
    var listener = VoiceListener()
    do throws(VideoError) {
      var reader = try SoundReader(path: path)
      while let block = try reader.next() {
        guard !Task.isCancelled else { break }
        listener.hear(block)
      }
    } catch {
      throw failure(.unreadable(error))
    }
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    return listener.finish()
  }

  /// The film's sample at which the recording begins; before the film's start where its beginning is left out.
  var start: Int { SampleClock.sample(at: voiceover.offset) }
  /// The film's sample at which it has ended.
  var end: Int { start + profile.count }

  private func problem(in timeline: Timeline) -> Problem? {
    let film = SampleClock(timeline.frameRate).sample(ofFrame: timeline.frameCount)
    if start >= film { return .afterEnd(offset: voiceover.offset, film: timeline.duration) }
    if end - max(0, start) < Self.fewest { return .tooShort(max(0, end - max(0, start)), offset: voiceover.offset) }
    let excess = end - film
    if excess > 0, voiceover.longer == .error { return .longer(excess, film: timeline.duration) }
    if end > FilmTime.longestFilm.microseconds / 1_000_000 * PCMBuffer.sampleRate { return .filmTooLong }
    return nil
  }

  /// The timeline with its last picture held until the recording has ended; the same where that is not later.
  public func hold(_ timeline: Timeline) -> Timeline {
    let rate = timeline.frameRate
    guard end > SampleClock(rate).sample(ofFrame: timeline.frameCount) else { return timeline }
    // Whole frames, the last one begun; and the microsecond after its end.
    let scale = PCMBuffer.sampleRate * rate.denominator
    let frames = (end * rate.numerator + scale - 1) / scale
    let end = (frames * rate.denominator * 1_000_000 + rate.numerator - 1) / rate.numerator
    return timeline.held(until: FilmTime(microseconds: end))
  }

  /// How the recording and a film end, in one line for people.
  ///
  /// - Parameter timeline: The timeline, held for the recording.
  public func report(in timeline: Timeline) -> String {
    let rate = Double(PCMBuffer.sampleRate)
    let length = (Double(profile.count) / rate).text(decimals: 1)
    let film = SampleClock(timeline.frameRate).sample(ofFrame: timeline.frameCount)
    let words =
      timeline.tail > .zero
      ? "ends after the last beat, whose picture is held for \(timeline.tail.seconds.text(decimals: 2)) s"
      : "ends \((Double(film - end) / rate).text(decimals: 2)) s before the film"
    return "\(path): \(length) s of voice from \(voiceover.offset) s, \(words)"
  }
}
