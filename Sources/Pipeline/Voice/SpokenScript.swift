import Text
public import Timeline
public import Voice

/// What is said in a film, and when each of its words is said.
public struct SpokenScript: Sendable {
  /// What is said; of several scripts one after the other.
  public let script: Script
  /// Where the script is from.
  public let origin: Origin
  /// When each word is said, in seconds from `start`.
  public let alignment: Alignment
  /// How long the recording is, in seconds from `start`; of a file of word times alone, until its last word ends.
  public let duration: Double
  /// When in the film the recording starts: the first take of it.
  public let start: FilmTime
  /// What is to be known about how the words were found, a sentence each; usually nothing.
  public let warnings: [String]
  /// What is odd about the recordings, a sentence each.
  public let remarks: [String]
  /// The file of each script, for messages, and its first word.
  private let files: [(name: String, firstWord: Int)]

  /// Where a script is from.
  public enum Origin: Hashable, Sendable {
    /// A file of its own.
    case script
    /// The words of `say`.
    case timeline
    /// The word times themselves, for there is no other.
    case words
  }

  /// Aligns a script that is a file.
  ///
  /// - Parameters:
  ///   - files: The script, and a recording or word times.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: `PipelineError.words`.
  public init(_ files: NarrationFiles, cache: Cache? = nil) throws(PipelineError) {
    try self.init(nil, files, cache)
  }

  /// Aligns what is said in a timeline's film: the scripts, else the words of `say`, else those of the word times.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, for messages.
  ///   - files: The scripts, and recordings or word times.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: `PipelineError.words`.
  public init(
    _ timeline: Timeline, at path: String, _ files: NarrationFiles, cache: Cache? = nil
  ) throws(PipelineError) {
    try self.init((timeline, path), files, cache)
  }

  private init(
    _ timeline: (film: Timeline, path: String)?, _ files: NarrationFiles, _ cache: Cache?
  ) throws(PipelineError) {
    var parts: [SpokenPart] = []
    do throws(Problem) {
      for takes in files.parts { parts.append(try SpokenPart(takes, timeline, cache)) }
    } catch {
      throw .words(error)
    }
    let start = parts.map(\.start).min() ?? .zero
    func moved(_ part: SpokenPart, _ seconds: Double) -> Double { seconds + (part.start - start).seconds }
    var firstWord = 0
    self.files = parts.map { part in
      defer { firstWord += part.script.words.count }
      return (part.file, firstWord)
    }
    script = Script(joining: parts.map(\.script))
    origin = parts.first?.origin ?? .script
    alignment = Alignment(
      words: parts.flatMap { part in
        part.alignment.words.map { word in
          word.map {
            Alignment.Word(
              start: moved(part, $0.start), end: moved(part, $0.end), confidence: $0.confidence, origin: $0.origin)
          }
        }
      },
      extra: parts.flatMap { part in
        part.alignment.extra.map { moved(part, $0.lowerBound)...moved(part, $0.upperBound) }
      })
    duration = parts.reduce(0) { max($0, moved($1, $1.duration)) }
    self.start = start
    warnings = parts.flatMap(\.warnings)
    remarks = parts.flatMap(\.remarks)
  }

  /// The file that a word of the script stands in, for messages.
  func file(ofWord index: Int) -> String { files.last { $0.firstWord <= index }?.name ?? file }

  /// The file of the script, for messages; of several the first.
  public var file: String { files.first?.name ?? "" }

  /// Where a word stands, for people: its line, and its file where there are several.
  func mention(ofWord index: Int) -> String {
    let line = "line \(script.words[index].place.line)"
    return files.count > 1 ? "\(file(ofWord: index)), \(line)" : line
  }
}
