import Foundation
import Numerics
import Timeline
public import Video
public import Voice

/// A script, and when each of its words is said in a recording.
public struct SpokenScript: Sendable {
  /// What is said.
  public let script: Script
  /// When.
  public let alignment: Alignment
  /// How long the recording is, in seconds; of a file of word times alone, until its last word ends.
  public let duration: Double

  /// Why a file of words can't be used.
  public enum Problem: Error, Hashable, Sendable {
    /// It can't be read.
    case unreadable(path: String, reason: String)
    /// It is no script.
    case script(ScriptError)
    /// It has no word times.
    case times(WordTimesError)
    /// So few words of the script are in the file of word times, 0 … 1, that it must be another one's.
    case otherWords(path: String, share: Double)
    /// The recording can't be read.
    case recording(VideoError)
    /// The script was not found in the recording.
    case aligner(path: String, AlignerError)
  }

  /// The least share of a script's words that a file of word times must have.
  private static let leastShare = 0.5

  /// Aligns a script.
  ///
  /// - Parameters:
  ///   - scriptPath: The script's file.
  ///   - recording: The recording; it is listened to unless there are word times.
  ///   - times: A file of word times.
  public init(_ scriptPath: String, recording: String?, times: String?) throws(PipelineError) {
    do throws(Problem) {
      try self.init(reading: scriptPath, recording, times)
    } catch {
      throw .words(error)
    }
  }

  private init(reading scriptPath: String, _ recording: String?, _ timesPath: String?) throws(Problem) {
    let script: Script
    guard let text = String(validating: try Self.bytes(scriptPath), as: UTF8.self) else {
      throw .unreadable(path: scriptPath, reason: "this is no text. Expected a script in UTF-8: what is said")
    }
    do throws(ScriptError) { script = try Script(parsing: text, file: scriptPath) } catch { throw .script(error) }
    var samples: [Int16]?
    if let recording {
      do throws(VideoError) { samples = try SoundReader.speech(of: recording, rate: SpeechSamples.rate) } catch {
        throw .recording(error)
      }
    }
    let length = samples.map { Double($0.count) / Double(SpeechSamples.rate) }
    if let timesPath {
      let times: WordTimes
      let bytes = try Self.bytes(timesPath)
      do throws(WordTimesError) { times = try WordTimes(parsing: bytes, file: timesPath) } catch { throw .times(error) }
      let (alignment, share) = WordMatcher(script).match(times)
      guard share >= Self.leastShare else { throw .otherWords(path: timesPath, share: share) }
      let end = alignment.words.reduce(0) { max($0, $1?.end ?? 0) }
      (self.script, self.alignment, duration) = (script, alignment, length ?? end)
    } else {
      let path = recording ?? ""
      do throws(AlignerError) {
        alignment = try PocketSphinxAligner().align(script, with: samples ?? [])
      } catch {
        throw .aligner(path: path, error)
      }
      (self.script, duration) = (script, length ?? 0)
    }
  }

  private static func bytes(_ path: String) throws(Problem) -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      var isFolder = ObjCBool(false)
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let reason = !exists ? "there is no such file" : isFolder.boolValue ? "this is a folder" : "it can't be read"
      throw .unreadable(path: path, reason: reason)
    }
  }

  /// What was found, in lines for people: how many words, which were not said, and what was said besides.
  public var report: String {
    let found = alignment.words.count { $0 != nil }
    var lines = ["\(found) of \(script.words.count) words found"]
    let placed = alignment.words.indices.filter { alignment.words[$0]?.origin == .placed }
    if !placed.isEmpty { lines.append("  placed between their neighbours: \(listed(placed))") }
    if !alignment.skipped.isEmpty { lines.append("  not said: \(listed(alignment.skipped))") }
    if !alignment.extra.isEmpty {
      let spans = alignment.extra.prefix(8).map {
        "\($0.lowerBound.text(decimals: 2)) … \($0.upperBound.text(decimals: 2)) s"
      }
      lines.append(
        "  said, but not in the script: \(spans.joined(separator: ", "))" + (alignment.extra.count > 8 ? ", …" : ""))
    }
    return lines.joined(separator: "\n")
  }

  /// Words by their indices, runs of them as a quotation with its line.
  private func listed(_ indices: [Int]) -> String {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    let texts = runs.prefix(8).map { run in
      let words = script.words[run].map(\.display)
      let shown = words.count > 8 ? words.prefix(5) + ["…"] + words.suffix(2) : words[...]
      return "\"\(shown.joined(separator: " "))\" (line \(script.words[run.lowerBound].place.line))"
    }
    return texts.joined(separator: ", ") + (runs.count > 8 ? ", and \(runs.count - 8) more" : "")
  }
}

extension SpokenScript.Problem: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)."
    case .script(let error): "\(error)"
    case .times(let error): "\(error)"
    case .otherWords(let path, let share):
      "\(path): only \(Int(100 * share)) % of the script's words are in it. Are these the times of this script?"
    case .recording(let error): "\(error)"
    case .aligner(let path, let error): "\(path): \(error)"
    }
  }

  /// Whether the input is at fault, and not the run.
  var isInputError: Bool {
    switch self {
    case .aligner(_, .library), .aligner(_, .noModel): false
    default: true
    }
  }
}
