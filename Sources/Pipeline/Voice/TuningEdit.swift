public import FilmKit
public import Timeline

/// A timeline file with the durations of a tuned film; only these numbers are others than before.
public struct TuningEdit: Sendable {
  private let text: TextEdit

  /// Works out the new text of a file.
  ///
  /// - Parameters:
  ///   - tuning: The film, whose cues fit.
  ///   - path: The timeline's file.
  ///   - films: The films that a timeline can be of.
  /// - Throws: `PipelineError`, when the file can't be read, or its new text would be no timeline.
  public init(_ tuning: Tuning, path: String, films: FilmList) throws(PipelineError) {
    text = try DurationEdit(
      tuning.durations, in: TimelineFile.text(path), of: tuning.timeline, path: path, films: films
    ).text
  }

  /// Whether there is anything to change.
  public var isEmpty: Bool { text.isEmpty }

  /// What changes, as `diff -u` writes it.
  public var diff: String { text.diff }

  /// Writes the file, and keeps what it was before; answers the name of that, nil when nothing was changed.
  ///
  /// The copy is called `NAME.bak`, or `NAME.bak2` and so on where there is one with another content.
  public func write() throws(PipelineError) -> String? {
    guard !isEmpty else { return nil }
    let backup = try text.keepOld()
    try text.write()
    return backup
  }
}

extension Tuning {
  /// How long each beat lasts once tuned; none where the cues don't fit.
  public var durations: [BeatID: FilmTime] {
    var durations: [BeatID: FilmTime] = [:]
    for row in rows {
      if let new = row.new { durations[row.beat] = new.duration }
    }
    return durations
  }
}
