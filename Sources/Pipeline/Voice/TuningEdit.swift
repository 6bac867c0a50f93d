public import FilmKit
import Foundation
import Timeline

/// A timeline file with the durations of a tuned film; only these numbers are others than before.
public struct TuningEdit: Sendable {
  /// The file's name.
  public let path: String
  private let before: String
  private let after: String

  /// Works out the new text of a file.
  ///
  /// - Parameters:
  ///   - tuning: The film, whose cues fit.
  ///   - path: The timeline's file.
  ///   - films: The films that a timeline can be of.
  /// - Throws: `PipelineError`, when the file can't be read, or its new text would be no timeline.
  public init(_ tuning: Tuning, path: String, films: FilmList) throws(PipelineError) {
    before = try TimelineFile.text(path)
    var editor = DurationEditor(before, file: path, of: tuning.timeline)
    do throws(DurationEditor.Failure) {
      for row in tuning.rows {
        if let new = row.new, new.duration != row.old.duration { try editor.set(row.beat, to: new.duration) }
      }
    } catch {
      throw .notEditable(path: path, error)
    }
    after = editor.text
    self.path = path
    let edited = try TimelineFile.parse(after, path: path, films: films)
    for row in tuning.rows {
      let duration = (row.new ?? row.old).duration
      guard edited.beats.first(where: { $0.id == row.beat })?.duration == duration else {
        throw .notEditable(path: path, .otherChange(row.beat))
      }
    }
  }

  /// Whether there is anything to change.
  public var isEmpty: Bool { before == after }

  /// What changes, as `diff -u` writes it.
  public var diff: String { LineDiff(before, after).unified(named: path) }

  /// Writes the file, and keeps what it was before; answers the name of that, nil when nothing was changed.
  ///
  /// The copy is called `NAME.bak`, or `NAME.bak2` and so on where there is one with another content.
  public func write() throws(PipelineError) -> String? {
    guard !isEmpty else { return nil }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let backup = try keep(besides: target)
    var file = AtomicFile(path: target, calledInErrors: path)
    try file.write(Array(after.utf8))
    try file.finish()
    return backup
  }

  private func keep(besides target: String) throws(PipelineError) -> String {
    let bytes = Array(before.utf8)
    var number = 1
    while true {
      let ending = number == 1 ? ".bak" : ".bak\(number)"
      let backup = target + ending
      if !FileManager.default.fileExists(atPath: backup) {
        var file = AtomicFile(path: backup)
        try file.write(bytes)
        try file.finish()
        return path + ending
      }
      if FileManager.default.contents(atPath: backup).map(Array.init) == bytes { return path + ending }
      number += 1
    }
  }
}
