public import FilmKit
public import Timeline

/// A timeline file with other durations; only these numbers are others than before.
public struct DurationEdit: Sendable {
  /// What becomes of the file.
  public let text: TextEdit

  /// Works out the new text of a file.
  ///
  /// - Parameters:
  ///   - durations: The beats that get another duration.
  ///   - before: The text that the timeline was read from.
  ///   - timeline: What it is read as.
  ///   - path: The timeline's file.
  ///   - films: The films that a timeline can be of.
  /// - Throws: `PipelineError`, when the new text would be no timeline, or one with other durations.
  public init(
    _ durations: [BeatID: FilmTime], in before: String, of timeline: Timeline, path: String, films: FilmList
  ) throws(PipelineError) {
    var editor = DurationEditor(before, file: path, of: timeline)
    do throws(DurationEditor.Failure) {
      for beat in timeline.beats {
        if let new = durations[beat.id], new != beat.duration { try editor.set(beat.id, to: new) }
      }
    } catch {
      throw .notEditable(path: path, error)
    }
    text = TextEdit(path: path, before: before, after: editor.text)
    let edited = try TimelineFile.parse(editor.text, path: path, films: films)
    for beat in timeline.beats {
      guard edited.beats.first(where: { $0.id == beat.id })?.duration == durations[beat.id] ?? beat.duration else {
        throw .notEditable(path: path, .otherChange(beat.id))
      }
    }
  }
}
