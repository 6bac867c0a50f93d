import Foundation

/// A timeline's file, or a script's, with another text; nothing is written before that is asked for.
public struct TextEdit: Hashable, Sendable {
  /// The file's name.
  public let path: String
  /// What the file has.
  public let before: String
  /// What it is to have.
  public let after: String

  /// States what becomes of a file.
  public init(path: String, before: String, after: String) {
    (self.path, self.before, self.after) = (path, before, after)
  }

  /// Whether there is anything to change.
  public var isEmpty: Bool { before == after }

  /// What changes, as `diff -u` writes it.
  public var diff: String { LineDiff(before, after).unified(named: path) }

  /// The same, undone.
  public var reversed: TextEdit { TextEdit(path: path, before: after, after: before) }

  /// Writes the file, which is whole under its name at every moment.
  ///
  /// - Throws: `PipelineError.writing`.
  public func write() throws(PipelineError) {
    guard !isEmpty else { return }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var file = AtomicFile(path: target, calledInErrors: path)
    try file.write(Array(after.utf8))
    try file.finish()
  }

  /// Keeps what the file was before, and answers the name of that.
  ///
  /// The copy is called `NAME.bak`, or `NAME.bak2` and so on where there is one with another content.
  ///
  /// - Throws: `PipelineError.writing`.
  public func keepOld() throws(PipelineError) -> String {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
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
