public import Timeline
import Voice

/// The narration of a film, as its captions need it.
public struct Narration: Sendable {
  /// The film with the words of its script at their times; the same film where the timeline names no script.
  public let timeline: Timeline
  /// What is to be known of the times.
  public let warnings: [String]

  /// Finds the words of the script that a timeline names.
  ///
  /// - Parameters:
  ///   - timeline: The film.
  ///   - path: Its file.
  ///   - unit: What a caption shows.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  /// - Throws: `PipelineError.words`.
  public init(
    of timeline: Timeline, at path: String, by unit: Speech.Unit = .phrase, cache: Cache? = nil
  ) throws(PipelineError) {
    guard timeline.takes.contains(where: { $0.script != nil }) else {
      (self.timeline, warnings) = (timeline, [])
      return
    }
    let spoken = try SpokenScript(timeline, at: path, NarrationFiles(of: timeline, at: path), cache: cache)
    let words = zip(spoken.script.words, spoken.alignment.words).compactMap { word, found in
      found.map {
        SpokenWord(word.display, from: Tuning.time($0.start, spoken.start), to: Tuning.time($0.end, spoken.start))
      }
    }
    self.timeline = timeline.speaking(Speech(words.sorted { $0.start < $1.start }, by: unit))
    warnings = spoken.warnings
  }
}
