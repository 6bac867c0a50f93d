import Foundation
import Synchronization

extension TimelineFile {
  /// What messages call standard input, as the path of a timeline that comes from there.
  ///
  /// Names in such a timeline are understood from the current folder.
  public static let standardInput = "standard input"

  /// What was read from standard input and from pipes, which give it once.
  private static let kept = Mutex<[String: Data]>([:])

  /// At most so many bytes that one more is an error; from a pipe the same as before.
  static func bytes(of path: String) throws -> Data {
    let isInput = path == standardInput
    guard isInput || isPipe(path) else { return try read(FileHandle(forReadingFrom: URL(fileURLWithPath: path))) }
    return try kept.withLock { kept in
      if let bytes = kept[path] { return bytes }
      let bytes = try read(isInput ? .standardInput : FileHandle(forReadingFrom: URL(fileURLWithPath: path)))
      kept[path] = bytes
      return bytes
    }
  }

  private static func read(_ handle: FileHandle) throws -> Data {
    try handle.read(upToCount: maximumBytes + 1) ?? Data()
  }

  /// Whether there is something under a name that is no plain file, and so can't be read again.
  static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}
