public import FilmKit
public import Video

/// Holds a finished film against its timeline: what is decoded from the file, against what should be in it.
public struct FilmVerifier: Sendable {
  /// What was found of one thing.
  public struct Finding: Hashable, Sendable {
    /// Whether it is as it should be.
    public let isGood: Bool
    /// What it is about, such as `frames`.
    public let name: String
    /// What was measured, and what was expected where that is another.
    public let text: String
  }

  /// The film as its timeline has it, held for its voice.
  public let film: any Film
  /// Its sound; nil where none is expected.
  public let soundtrack: LeveledSound?
  /// Its captions and chapters; captions are empty where none are expected.
  public let words: MovieWords
  /// What it should say of itself.
  public let tags: MovieTags

  /// Prepares to verify.
  public init(film: any Film, soundtrack: LeveledSound?, words: MovieWords, tags: MovieTags) {
    (self.film, self.soundtrack, self.words, self.tags) = (film, soundtrack, words, tags)
  }

  /// Decodes a film from its first frame and sample to its last, and answers what was found.
  ///
  /// - Parameters:
  ///   - path: The film's file.
  ///   - progress: Counts the frames.
  /// - Throws: `PipelineError.encoding` for a file that is no film or can't be decoded to its end, and
  ///   `.interrupted`.
  public func verify(_ path: String, progress: FrameCounter) throws(PipelineError) -> [Finding] {
    let contents = try Self.contents(of: path)
    var findings = try pictures(path, progress)
    findings += try sound(path, contents)
    findings += said(contents)
    findings += try covered(contents)
    return findings
  }
}

extension FilmVerifier.Finding {
  /// A finding that says what was expected where it is off.
  init(_ name: String, _ isGood: Bool, _ text: String, expected: @autoclosure () -> String) {
    self.init(isGood: isGood, name: name, text: isGood ? text : "\(text); expected \(expected())")
  }
}
