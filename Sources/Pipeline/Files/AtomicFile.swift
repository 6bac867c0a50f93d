import Foundation
import Synchronization

/// A file that appears under its name only when it is finished: written beside it under another name, synced, renamed.
///
/// The other name is hidden, ends in `.partial` and is locked as long as this value lives, so that what a killed process
/// left behind can be distinguished from what is at work (`sweep`).
struct AtomicFile: ~Copyable {
  /// The name that it will have.
  let path: String
  /// What errors call it: the name that it was asked for by, which may be that of a link.
  private let name: String
  /// Where it is being written.
  let temporaryPath: String
  private let lock: Int32
  private var isFinished = false

  private static let count = Atomic<Int>(0)

  /// Makes an empty file under a temporary name in the same folder; if it can't be made, writing to it reports why.
  init(path: String, calledInErrors name: String? = nil) {
    let url = URL(fileURLWithPath: path)
    self.path = path
    self.name = name ?? path
    let number = Self.count.add(1, ordering: .relaxed).newValue
    temporaryPath =
      url.deletingLastPathComponent()
      .appendingPathComponent(
        "\(Self.prefix(url.lastPathComponent))\(ProcessInfo.processInfo.processIdentifier).\(number)\(Self.suffix)"
      ).path
    lock = Self.makeLocked(temporaryPath)
  }

  deinit {
    if !isFinished { unlink(temporaryPath) }
    if lock >= 0 { close(lock) }
  }

  /// Writes bytes after those that are there.
  func write(_ bytes: [UInt8]) throws(PipelineError) {
    guard lock >= 0 else { throw failure(reopening: temporaryPath) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(lock, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw failure() }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Writes bytes over those that the file begins with.
  func overwriteStart(with bytes: [UInt8]) throws(PipelineError) {
    guard lock >= 0, lseek(lock, 0, SEEK_SET) == 0 else { throw failure() }
    try write(bytes)
  }

  /// Puts the finished file in its place, whole or not at all; answers its size in bytes.
  ///
  /// - Parameter synced: Whether it must be on the disk, not only in the system's memory, before it has its name; one
  ///   film must, thousands of pictures need not.
  /// - Parameter replacing: Whether it takes the place of a file of that name; else the one that is there stays.
  @discardableResult
  mutating func finish(synced: Bool = true, replacing: Bool = true) throws(PipelineError) -> Int {
    if synced { try sync(temporaryPath) }
    var status = stat()
    guard stat(temporaryPath, &status) == 0 else { throw failure() }
    if !replacing, link(temporaryPath, path) == 0 || errno == EEXIST { return Int(status.st_size) }
    // A file system without links puts it there all the same.
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

  /// Why a file that could not be made at first can't be made.
  private func failure(reopening path: String) -> PipelineError {
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o666)
    defer { if descriptor >= 0 { close(descriptor) } }
    return failure()
  }
}

extension AtomicFile {
  private static let suffix = ".partial"

  /// How hidden files begin that will have a name: so much of it that they are no longer than names may be.
  private static func prefix(_ name: String) -> String {
    var start = name.prefix(50)
    while start.utf8.count > 100 { start.removeLast() }
    return ".\(start)."
  }

  /// Makes and locks a file; −1 when it can't be made.
  private static func makeLocked(_ path: String) -> Int32 {
    while true {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
      guard descriptor >= 0 else { return -1 }
      // A folder whose system has no locks still takes files.
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return descriptor }
      var status = stat()
      // Whoever sweeps may have come between.
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return descriptor }
      close(descriptor)
    }
  }

  /// Removes what killed processes left behind in a folder: unfinished files that nobody holds.
  ///
  /// - Parameter name: Only those that should have got this name; nil for any.
  static func sweep(_ folder: String, of name: String? = nil) {
    let prefix = name.map(prefix) ?? "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }
}
