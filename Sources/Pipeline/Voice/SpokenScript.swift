import Foundation
import Media
import Numerics
public import Timeline
import Video
public import Voice

/// A script, and when each of its words is said in a recording.
public struct SpokenScript: Sendable {
  /// What is said.
  public let script: Script
  /// The file that the script is from, for messages.
  public let file: String
  /// Where the script is from.
  public let origin: Origin
  /// When each word is said.
  public let alignment: Alignment
  /// How long the recording is, in seconds; of a file of word times alone, until its last word ends.
  public let duration: Double
  /// What is to be known about how the words were found, a sentence each; usually nothing.
  public let warnings: [String]

  /// Where a script is from.
  public enum Origin: Hashable, Sendable {
    /// A file of its own.
    case script
    /// The words of `say`.
    case timeline
    /// The word times themselves, for there is no other.
    case words
  }

  /// The least share of a script's words that a file of word times must have.
  private static let leastShare = 0.5
  /// By how many seconds the length of a recording may differ from what a file of word times says of it.
  private static let sameLength = 0.05

  /// Aligns a script that is a file.
  ///
  /// - Parameters:
  ///   - files: The script, and a recording or word times.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: `PipelineError.words`.
  public init(_ files: NarrationFiles, cache: Cache? = nil) throws(PipelineError) {
    do throws(Problem) {
      try self.init(Source(files, nil, at: nil), files, cache)
    } catch {
      throw .words(error)
    }
  }

  /// Aligns what is said in a timeline's film: the script, else the words of `say`, else those of the word times.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, for messages.
  ///   - files: The script, and a recording or word times.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: `PipelineError.words`.
  public init(
    _ timeline: Timeline, at path: String, _ files: NarrationFiles, cache: Cache? = nil
  ) throws(PipelineError) {
    do throws(Problem) {
      try self.init(Source(files, timeline, at: path), files, cache)
    } catch {
      throw .words(error)
    }
  }

  private init(_ source: Source, _ files: NarrationFiles, _ cache: Cache?) throws(Problem) {
    (script, file, origin) = (source.script, source.file, source.origin)
    var (length, warnings): (Double?, [String]) = (nil, [])
    if let words = files.words {
      let times: WordTimes
      if let known = source.times { times = known } else { times = try Source.times(words) }
      let (matched, share) = WordMatcher(source.script).match(times)
      guard share >= Self.leastShare else { throw .otherWords(path: words, share: share) }
      alignment = matched
      if let recording = files.recording {
        let seconds = try Self.length(of: recording)
        if let stated = times.duration, abs(stated - seconds) > Self.sameLength {
          throw .otherTake(path: words, stated, recording: recording, seconds)
        }
        length = seconds
      }
    } else if let recording = files.recording {
      let found = try Self.align(source, recording, cache)
      (alignment, length, warnings) = (found.alignment, found.duration, found.warnings)
    } else {
      throw .nothingToHear
    }
    self.warnings = warnings
    duration = length ?? alignment.words.reduce(0) { max($0, $1?.end ?? 0) }
  }

  /// Listens to a recording, or remembers what was found in one of the same bytes.
  private static func align(
    _ source: Source, _ recording: String, _ cache: Cache?
  ) throws(Problem) -> Kept {
    let digest = cache == nil ? nil : FileDigest.of(recording)
    let key = digest.map { digest in
      CacheKey(.words) { hash in
        hash.combine(digest)
        hash.combine(source.digest)
      }
    }
    if let cache, let key, case .found(let bytes) = cache.find(key) {
      if let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)) { return kept }
      cache.discard(key)
    }
    let samples: [Int16]
    do throws(VideoError) { samples = try SoundReader.speech(of: recording, rate: SpeechSamples.rate) } catch {
      throw .recording(error)
    }
    let seconds = Double(samples.count) / Double(SpeechSamples.rate)
    let kept: Kept
    do throws(AlignerError) {
      let (alignment, warnings) = try listen(to: samples, for: source.script, in: source.language)
      kept = Kept(alignment: alignment, duration: seconds, warnings: warnings)
    } catch {
      throw .aligner(path: recording, error)
    }
    // What is missing today may be installed tomorrow.
    if let cache, let key, kept.warnings.isEmpty, let bytes = try? JSONEncoder().encode(kept) {
      cache.store(Array(bytes), as: key)
    }
    return kept
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

  /// What a cache keeps.
  private struct Kept: Codable {
    let alignment: Alignment
    let duration: Double
    let warnings: [String]
  }

  /// How long a recording is, in seconds.
  private static func length(of recording: String) throws(Problem) -> Double {
    do throws(VideoError) {
      var reader = try SoundReader(path: recording)
      var count = 0
      while let block = try reader.next() { count += block.count }
      return Double(count) / Double(PCMBuffer.sampleRate)
    } catch {
      throw .recording(error)
    }
  }
}
