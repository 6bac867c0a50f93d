import Foundation

/// A file that appears under its name only when it is finished: written beside it under another name, synced, renamed.
struct AtomicFile: ~Copyable {
  /// The name that it will have.
  let path: String
  /// What errors call it: the name that it was asked for by, which may be that of a link.
  private let name: String
  /// Where it is being written.
  let temporaryPath: String
  private var isFinished = false

  /// Chooses a temporary name in the same folder; hidden, and of this process alone.
  init(path: String, calledInErrors name: String? = nil) {
    let url = URL(fileURLWithPath: path)
    self.path = path
    self.name = name ?? path
    temporaryPath =
      url.deletingLastPathComponent()
      .appendingPathComponent(
        ".\(url.lastPathComponent.prefix(50)).\(ProcessInfo.processInfo.processIdentifier).partial"
      ).path
  }

  deinit { if !isFinished { unlink(temporaryPath) } }

  /// Writes the whole content.
  func write(_ bytes: [UInt8]) throws(PipelineError) {
    let descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw failure() }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Puts the finished file in its place, whole or not at all; answers its size in bytes.
  ///
  /// - Parameter synced: Whether it must be on the disk, not only in the system's memory, before it has its name; one
  ///   film must, thousands of pictures need not.
  @discardableResult
  mutating func finish(synced: Bool = true) throws(PipelineError) -> Int {
    if synced { try sync(temporaryPath) }
    var status = stat()
    guard stat(temporaryPath, &status) == 0 else { throw failure() }
    guard rename(temporaryPath, path) == 0 else { throw failure() }
    isFinished = true
    guard synced else { return Int(status.st_size) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
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

  private func failure() -> PipelineError { .writing(path: name, reason: systemReason(errno)) }
}
