import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears under its name only when it is finished: written beside it under another name, synced, renamed.
struct AtomicFile: ~Copyable {
  /// The name that it will have.
  let path: String
  /// Where it is being written.
  let temporaryPath: String
  private let target: String
  private var isFinished = false

  /// Chooses a temporary name in the same folder; hidden, and of this process alone. Where `path` is a link, the file
  /// that it points to is the one to be written.
  init(path: String) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    self.path = path
    target = url.path
    temporaryPath =
      url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial").path
  }

  deinit { if !isFinished { unlink(temporaryPath) } }

  /// Puts the finished file in its place, whole or not at all; answers its size in bytes.
  @discardableResult
  mutating func finish() throws(PipelineError) -> Int {
    try sync(temporaryPath)
    var status = stat()
    guard stat(temporaryPath, &status) == 0 else { throw failure() }
    guard rename(temporaryPath, target) == 0 else { throw failure() }
    isFinished = true
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    // The name is there already; a folder that can't be synced is no reason to fail.
    try? sync(folder)
    return Int(status.st_size)
  }

  private func sync(_ file: String) throws(PipelineError) {
    let descriptor = open(file, O_RDONLY)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func failure() -> PipelineError {
    .writing(path: path, reason: String(cString: strerror(errno)).lowercased())
  }
}
