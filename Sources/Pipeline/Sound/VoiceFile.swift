public import Audio
import Foundation
import Media
import Numerics
public import Timeline
public import Video

/// A take of the voice, heard once: where it is, how long and how loud, and when someone speaks.
public struct VoiceFile: Sendable {
  /// The file, its track and its channels.
  public let recording: Recording
  /// What the timeline wants of it.
  public let voiceover: Voiceover
  /// What was heard.
  public let profile: VoiceProfile
  /// What is odd about it.
  public let remarks: [RecordingRemark]
  /// The hash of the file's bytes; nil when it is not known to be that of what was heard.
  let digest: StableHash?
  /// What was decoded of it; nil when it was known what would be heard.
  let kept: KeptSound?
  /// What the cache may have of it, decoded; nil when nothing is known of it.
  let stored: StoredSound?

  /// The file.
  public var path: String { recording.path }

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

  /// What is kept of a recording.
  private struct Heard: Codable {
    let profile: VoiceProfile
    let remarks: [RecordingRemark]
  }

  /// Reads a take.
  ///
  /// - Parameters:
  ///   - voiceover: What the timeline says of it.
  ///   - path: Its file.
  ///   - cache: Where it is kept what was heard of it; nil for nowhere.
  init(_ voiceover: Voiceover, at path: String, cache: Cache?) throws(VideoError) {
    self.voiceover = voiceover
    let recording = try Recording(path, track: voiceover.track, channel: voiceover.channel, cache: cache)
    self.recording = recording
    let digest = FileDigest.of(path)
    let key = digest.map { digest in CacheKey(.voice) { recording.feed(digest, &$0) } }
    if let cache, let key, case .found(let bytes) = cache.find(key) {
      if let known = try? JSONDecoder().decode(Heard.self, from: Data(bytes)) {
        (profile, remarks, self.digest, kept) = (known.profile, known.remarks, digest, nil)
        stored = digest.map { StoredSound(recording, $0, count: known.profile.count, in: cache) }
        return
      }
      cache.discard(key)
    }
    let (heard, kept) = try Self.listen(to: recording)
    (profile, remarks, self.kept, stored) = (heard.profile, heard.remarks, kept, nil)
    // A file that was being written is not remembered.
    guard !Task.isCancelled, let cache, let key, let digest, FileDigest.of(path) == digest else {
      self.digest = nil
      return
    }
    self.digest = digest
    StoredSound(recording, digest, count: profile.count, in: cache).store(kept)
    if let bytes = try? JSONEncoder().encode(heard) { cache.store(Array(bytes), as: key) }
  }

  /// How many samples a recording has, which a cache may know that has kept what was heard of it.
  static func count(of recording: Recording, _ cache: Cache?) throws(VideoError) -> Int {
    if let cache, let digest = FileDigest.of(recording.path),
      case .found(let bytes) = cache.find(CacheKey(.voice) { recording.feed(digest, &$0) }),
      let known = try? JSONDecoder().decode(Heard.self, from: Data(bytes))
    {
      return known.profile.count
    }
    return try recording.reader().count()
  }

  /// The file of a recording that a timeline names.
  public static func path(for voiceover: Voiceover, at timelinePath: String) -> String {
    resolve(voiceover.file, besides: timelinePath)
  }

  /// A name that stands in a file is understood from that file's folder; from the current one when the file is a pipe.
  static func resolve(_ name: String, besides file: String) -> String {
    guard !name.hasPrefix("/"), !file.hasPrefix("/dev/") else { return name }
    guard let cut = file.lastIndex(of: "/") else { return name }
    return String(file[...cut]) + name
  }

  private static func listen(to recording: Recording) throws(VideoError) -> (Heard, KeptSound) {
    var listener = VoiceListener()
    var (kept, isFull) = (KeptSound(), false)
    var reader = try recording.reader()
    while let block = try reader.next() {
      guard !Task.isCancelled else { break }
      listener.hear(block)
      if !isFull { isFull = !kept.append(block) }
    }
    let (profile, share) = (listener.finish(), reader.presentShare)
    kept.isWhole = kept.count == profile.count
    var remarks = [recording.hearing.remark].compactMap(\.self)
    if let share { remarks.append(.cutOff(share: share)) }
    // Shorter ones have no loudness.
    if let loudness = profile.loudness {
      if loudness < softest { remarks.append(.soft(loudness)) }
    } else if profile.count >= PCMBuffer.sampleRate {
      remarks.append(.silent(otherTracks: try others(of: recording)))
    }
    return (Heard(profile: profile, remarks: remarks), kept)
  }

  /// The loudness in LUFS below which a recording is no voice: speech is at −35 at the softest.
  private static let softest = -50.0

  /// The other tracks of a file that are as loud as a voice.
  private static func others(of recording: Recording) throws(VideoError) -> [Int] {
    var tracks: [Int] = []
    for track in 1...max(1, recording.hearing.trackCount) where track != recording.hearing.track {
      var listener = VoiceListener()
      do throws(VideoError) {
        var reader = try SoundReader(path: recording.path, track: .number(track))
        while !Task.isCancelled, let block = try reader.next() { listener.hear(block) }
      } catch {
        continue
      }
      if let loudness = listener.finish().loudness, loudness >= softest { tracks.append(track) }
    }
    return tracks
  }

  /// The film's sample at which the recording begins; before the film's start where its beginning is left out.
  var start: Int { SampleClock.sample(at: voiceover.offset) }
  /// The film's sample at which it has ended.
  var end: Int { start + profile.count }
  /// The film's samples in which it is heard.
  var span: Range<Int> { start..<end }

  func problem(in timeline: Timeline) -> Problem? {
    let film = SampleClock(timeline.frameRate).sample(ofFrame: timeline.frameCount)
    if start >= film { return .afterEnd(offset: voiceover.offset, film: timeline.duration) }
    if end - max(0, start) < Self.fewest { return .tooShort(max(0, end - max(0, start)), offset: voiceover.offset) }
    let excess = end - film
    if excess > 0, voiceover.longer == .error { return .longer(excess, film: timeline.duration) }
    if end > FilmTime.longestFilm.microseconds / 1_000_000 * PCMBuffer.sampleRate { return .filmTooLong }
    return nil
  }

  /// How long it is and when it starts, in a few words for people.
  var summary: String {
    let length = (Double(profile.count) / Double(PCMBuffer.sampleRate)).text(decimals: 1)
    return "\(recording.name): \(length) s of voice from \(voiceover.offset) s"
  }
}
