import Foundation

/// Files that a command makes for the user to start from: all of them or none, and none in the place of another.
public enum NewFiles {
  /// A file that is to be made.
  public struct File: Hashable, Sendable {
    /// Where.
    public let path: String
    /// What is in it.
    public let text: String

    /// Describes a file.
    public init(path: String, text: String) { (self.path, self.text) = (path, text) }
  }

  /// Writes files and the folders that they are in.
  ///
  /// - Throws: `PipelineError.output` for a name that is taken or can't be used, before anything is written.
  public static func write(_ files: [File]) throws(PipelineError) {
    for file in files {
      guard !file.path.isEmpty else { throw .output(path: file.path, .noName) }
      if FileManager.default.fileExists(atPath: file.path) { throw .output(path: file.path, .isThere) }
    }
    for file in files {
      let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
      if !FileManager.default.fileExists(atPath: folder) { try Output.makeFolder(folder) }
      var new = AtomicFile(path: file.path)
      try new.write(Array(file.text.utf8))
      try new.finish()
    }
  }
}
