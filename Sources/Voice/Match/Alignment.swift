/// When each word of a script was spoken.
public struct Alignment: Hashable, Sendable, Codable {
  /// For each word of the script, in its order; nil for one that was not spoken.
  public let words: [Word?]
  /// What was spoken that is not in the script, in seconds.
  public let extra: [ClosedRange<Double>]

  /// One word of the script.
  public struct Word: Hashable, Sendable, Codable {
    /// When it starts, in seconds of the recording.
    public let start: Double
    /// When it ends, in seconds; not before `start`.
    public let end: Double
    /// How sure it is that the word is there, 0 … 1.
    public let confidence: Double
    /// How its time was found.
    public let origin: Origin

    /// Makes it of its parts.
    public init(start: Double, end: Double, confidence: Double, origin: Origin) {
      (self.start, self.end, self.confidence, self.origin) = (start, end, confidence, origin)
    }
  }

  /// How the time of a word was found.
  public enum Origin: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was heard, or a file gave it.
    case found
    /// It lies within a line whose times a file gave, at the share of its letters.
    case shared
    /// Nothing was known but its neighbours: it lies between them, at the share of its letters.
    case placed
  }

  /// Makes it of its parts.
  public init(words: [Word?], extra: [ClosedRange<Double>] = []) { (self.words, self.extra) = (words, extra) }

  /// The words that were not spoken, by their index in the script.
  public var skipped: [Int] { words.indices.filter { words[$0] == nil } }
}
