import Foundation
import Media
import Numerics
import Text
import Timeline
import Video
import Voice

/// One script, and when each of its words is said in the takes of it.
struct SpokenPart {
  /// What is said.
  let script: Script
  /// The file that the script is from, for messages.
  let file: String
  /// Where the script is from.
  let origin: SpokenScript.Origin
  /// When each word is said, in seconds from `start`.
  let alignment: Alignment
  /// How long the recordings last, in seconds from `start`.
  let duration: Double
  /// When in the film the first take starts.
  let start: FilmTime
  /// What is to be known about how the words were found.
  let warnings: [String]
  /// What is odd about the recordings.
  let remarks: [String]

  private typealias Problem = SpokenScript.Problem

  /// The least share of a script's words that a file of word times must have.
  private static let leastShare = 0.5
  /// By how many seconds the length of a recording may differ from what a file of word times says of it.
  private static let sameLength = 0.05

  /// Aligns a script with its takes.
  ///
  /// - Parameters:
  ///   - takes: The takes in the order in which they begin, one at least; those of one script.
  ///   - timeline: The film and its file; nil for a script alone.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  init(
    _ takes: [NarrationFiles.Take], _ timeline: (film: Timeline, path: String)?, _ cache: Cache?
  ) throws(SpokenScript.Problem) {
    let start = takes[0].offset
    self.start = start
    let source = try SpokenScript.Source(takes, timeline)
    (script, file, origin) = (source.script, source.file, source.origin)
    let named = takes.compactMap(\.words)
    if named.count == takes.count {
      let found = try Self.match(source, takes, cache)
      (alignment, duration, warnings, remarks) = (found.alignment, found.duration, found.warnings, found.remarks)
      return
    }
    guard takes.contains(where: { $0.recording != nil }) else { throw .nothingToHear }
    let (found, remarks) = try Self.align(source, takes, cache)
    let unused = named.map { "\($0): these word times are not used, for other takes of the same script have none." }
    (alignment, duration, warnings) = (found.alignment, found.duration, found.warnings + unused)
    self.remarks = remarks
  }

  /// Finds the words in files of word times, one for each take.
  private static func match(
    _ source: SpokenScript.Source, _ takes: [NarrationFiles.Take], _ cache: Cache?
  ) throws(SpokenScript.Problem) -> (alignment: Alignment, duration: Double, warnings: [String], remarks: [String]) {
    var parts: [(times: WordTimes, offset: Double)] = []
    var (length, warnings, remarks) = (0.0, [String](), [String]())
    for take in takes {
      guard let name = take.words else { continue }
      let recorded = take.recording == nil ? nil : try Self.length(of: take, cache)
      var times: WordTimes
      if let known = source.times[name] {
        times = known
      } else {
        times = try SpokenScript.Source.times(name, length: recorded?.seconds)
      }
      // Of several tiers that may have the words, those that fit the script.
      if times.readings.count > 1 {
        let matcher = WordMatcher(source.script)
        let shares = times.readings.map { matcher.match($0).share }
        if let best = shares.indices.max(by: { shares[$0] < shares[$1] }) { times = times.readings[best] }
      }
      warnings += times.warnings.lines(file: name)
      let offset = (take.offset - takes[0].offset).seconds
      parts.append((times, offset))
      guard let recorded else { continue }
      remarks += recorded.remarks
      if let stated = times.duration, abs(stated - recorded.seconds) > Self.sameLength {
        throw .otherTake(path: name, stated, recording: take.recording ?? "", recorded.seconds)
      }
      let late = times.spans(after: recorded.seconds)
      if 2 * late.count > times.spans.count {
        throw .afterEnd(
          path: name, late.count, of: times.spans.count, recording: take.recording ?? "", recorded.seconds)
      }
      if let first = late.first {
        warnings.append(
          "\(name):\(first.place.line):\(first.place.column): \"\(first.text)\" starts after the recording has ended, at "
            + "\(recorded.seconds.text(decimals: 2)) s"
            + (late.count > 1 ? ", and so do \(late.count - 1) words more." : "."))
      }
      length = max(length, offset + recorded.seconds)
    }
    let (matched, share) = WordMatcher(source.script).match(WordTimes(joining: parts))
    guard share >= Self.leastShare else { throw .otherWords(path: takes[0].words ?? "", share: share) }
    let end = matched.words.reduce(0) { max($0, $1?.end ?? 0) }
    return (matched, length > 0 ? length : end, warnings, remarks)
  }

  /// What a cache keeps.
  private struct Kept: Codable {
    let alignment: Alignment
    let duration: Double
    let warnings: [String]
  }

  /// Listens to recordings, or remembers what was found in those of the same bytes.
  private static func align(
    _ source: SpokenScript.Source, _ takes: [NarrationFiles.Take], _ cache: Cache?
  ) throws(SpokenScript.Problem) -> (Kept, remarks: [String]) {
    var recordings: [(recording: Recording, offset: FilmTime)] = []
    for take in takes {
      guard let path = take.recording else { continue }
      recordings.append((try recording(take, path, cache), take.offset - takes[0].offset))
    }
    let remarks = recordings.flatMap { $0.recording.remarks }
    let digests = cache == nil ? [] : recordings.map { FileDigest.of($0.recording.path) }
    let key: CacheKey? =
      cache == nil || digests.contains(nil)
      ? nil
      : CacheKey(.words) { hash in
        for (digest, take) in zip(digests.compactMap(\.self), recordings) {
          take.recording.feed(digest, &hash)
          hash.combine(take.offset.microseconds)
        }
        hash.combine(source.digest)
      }
    if let cache, let key, case .found(let bytes) = cache.find(key) {
      if let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)) { return (kept, remarks) }
      cache.discard(key)
    }
    let samples = try speech(of: recordings)
    let kept: Kept
    do throws(AlignerError) {
      let (alignment, warnings) = try listen(to: samples, for: source.script, in: source.language)
      let seconds = Double(samples.count) / Double(SpeechSamples.rate)
      kept = Kept(alignment: alignment, duration: seconds, warnings: warnings)
    } catch {
      throw .aligner(path: recordings.map(\.recording.path).joined(separator: ", "), error)
    }
    // What is missing today may be installed tomorrow.
    if let cache, let key, kept.warnings.isEmpty, let bytes = try? JSONEncoder().encode(kept) {
      cache.store(Array(bytes), as: key)
    }
    return (kept, remarks)
  }

  /// All recordings as those take them who look for words: each at its place, and what overlaps added.
  private static func speech(
    of recordings: [(recording: Recording, offset: FilmTime)]
  ) throws(SpokenScript.Problem) -> [Int16] {
    var samples: [Int16] = []
    do throws(VideoError) {
      for (recording, offset) in recordings {
        let own = try recording.reader().speech(rate: SpeechSamples.rate)
        let first = offset.microseconds * SpeechSamples.rate / 1_000_000
        if samples.count < first + own.count {
          samples += Array(repeating: 0, count: first + own.count - samples.count)
        }
        for (index, sample) in own.enumerated() {
          samples[first + index] = Int16(clamping: Int(samples[first + index]) + Int(sample))
        }
      }
    } catch {
      throw .recording(error)
    }
    return samples
  }

  /// Finds the words by their sound or, where that can't be, by the pauses; with what is to be said about it.
  private static func listen(
    to samples: [Int16], for script: Script, in language: String?
  ) throws(AlignerError) -> (Alignment, warnings: [String]) {
    let reason: String
    if let language, language.prefix(while: { $0 != "-" }).lowercased() != "en" {
      reason = "The language is \(language), and only English is listened to."
    } else {
      do throws(AlignerError) {
        return (try PocketSphinxAligner().align(script, with: samples), [])
      } catch .noModel(let path) {
        reason = "\(AlignerError.noModel(path))"
      }
    }
    let warning = "\(reason) The words were placed by the pauses alone: \(SilenceAligner.reach)."
    return (try SilenceAligner().align(script, with: samples), [warning])
  }

  private static func recording(
    _ take: NarrationFiles.Take, _ path: String, _ cache: Cache?
  ) throws(SpokenScript.Problem) -> Recording {
    do throws(VideoError) {
      return try Recording(path, track: take.track, channel: take.channel, cache: cache)
    } catch {
      throw .recording(error)
    }
  }

  /// How long a take's recording is, in seconds, and what is odd about it.
  private static func length(
    of take: NarrationFiles.Take, _ cache: Cache?
  ) throws(SpokenScript.Problem) -> (seconds: Double, remarks: [String]) {
    let recording = try recording(take, take.recording ?? "", cache)
    do throws(VideoError) {
      let count = try VoiceFile.count(of: recording, cache)
      return (Double(count) / Double(PCMBuffer.sampleRate), recording.remarks)
    } catch {
      throw .recording(error)
    }
  }
}
