import Foundation
import Numerics
import Synchronization

/// A file that appears under its name only when it is finished: written beside it under another name, synced, renamed.
///
/// The other name is hidden, says which machine writes it, and ends in `.partial`. No two writers have the same, whatever
/// machines share the folder. It is locked as long as this value lives, so that what a killed process left behind can be
/// distinguished from what is at work (`sweep`); nothing else depends on locks.
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
    self.path = path
    self.name = name ?? path
    (temporaryPath, lock) = Self.makeLocked(URL(fileURLWithPath: path))
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
    if synced { try sync(temporaryPath) } else { try flush() }
    var status = stat()
    guard stat(temporaryPath, &status) == 0 else { throw failure() }
    if !replacing, link(temporaryPath, path) == 0 || errno == EEXIST { return Int(status.st_size) }
    // A file system without links puts it there all the same.
    guard rename(temporaryPath, path) == 0 || isThere(status) else { throw failure() }
    isFinished = true
    guard synced else { return Int(status.st_size) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // The name is there already; a folder that can't be synced is no reason to fail.
    try? sync(folder)
    return Int(status.st_size)
  }

  /// Hands all that was written to the file's server, where it has one: other machines read what that has.
  ///
  /// Closing any descriptor does so, and reports what the server said; this one is kept for the lock.
  private func flush() throws(PipelineError) {
    let copy = dup(lock)
    guard copy >= 0, close(copy) == 0 else { throw failure() }
  }

  /// Whether a rename that was reported as failed took place: a server that is asked twice says that the old name is gone.
  private func isThere(_ own: stat) -> Bool {
    let code = errno
    var status = stat()
    let isThere = stat(path, &status) == 0 && status.st_ino == own.st_ino && status.st_dev == own.st_dev
    errno = code
    return code == ENOENT && isThere
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

  /// How the names of unfinished files end, which say who writes them.
  private static func ending(_ number: Int) -> String {
    "@\(machine).\(ProcessInfo.processInfo.processIdentifier).\(number)\(suffix)"
  }

  /// What distinguishes this machine, since it was started, from others that share its folders.
  private static let machine: String = {
    var hash = StableHash()
    // Containers of one machine have the same, and see each other's locks.
    let boot = FileDigest.contents("/proc/sys/kernel/random/boot_id")
    hash.combine(bytes: boot.isEmpty ? Array(ProcessInfo.processInfo.hostName.utf8) : boot)
    return String(hash.hex.prefix(8))
  }()

  /// Makes and locks a file that will have a name; the descriptor is −1 when it can't be made.
  private static func makeLocked(_ url: URL) -> (path: String, descriptor: Int32) {
    let folder = url.deletingLastPathComponent()
    while true {
      let number = count.add(1, ordering: .relaxed).newValue
      let path = folder.appendingPathComponent("\(prefix(url.lastPathComponent))\(ending(number))").path
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o666)
      // Another container's process of the same number, or one of before that was killed.
      if descriptor < 0, errno == EEXIST { continue }
      // A folder whose system has no locks still takes files.
      guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return (path, descriptor) }
      var status = stat()
      // Whoever sweeps may have come between.
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return (path, descriptor) }
      close(descriptor)
    }
  }

  /// Removes what killed processes left behind in a folder: this machine's unfinished files that nobody holds, and those of
  /// other machines, whose locks may not be seen here, when they are a day old.
  ///
  /// - Parameter name: Only those that should have got this name; nil for any.
  static func sweep(_ folder: String, of name: String? = nil) {
    let prefix = name.map(prefix) ?? "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let unfinished = names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
    let others = unfinished.filter { name in writer(of: name).map { $0 != machine } ?? false }
    for name in Set(unfinished).subtracting(others) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
    if !others.isEmpty, let now = now(in: folder) {
      for name in others {
        let path = "\(folder)/\(name)"
        var status = stat()
        if lstat(path, &status) == 0, seconds(status) < now - 86_400 { unlink(path) }
      }
    }
  }

  /// The machine that writes an unfinished file; nil where the name does not say.
  private static func writer(of name: String) -> String? {
    let parts = name.split(separator: ".").suffix(4)
    guard parts.count == 4, let machine = parts.first, machine.hasPrefix("@"), machine.utf8.count == 9 else {
      return nil
    }
    return String(machine.dropFirst())
  }

  /// The time by the clock that dates a folder's files, which need not be this machine's; nil where nothing can be made.
  private static func now(in folder: String) -> Int? {
    let (path, descriptor) = makeLocked(URL(fileURLWithPath: "\(folder)/now"))
    guard descriptor >= 0 else { return nil }
    defer {
      unlink(path)
      close(descriptor)
    }
    var status = stat()
    return fstat(descriptor, &status) == 0 ? seconds(status) : nil
  }

  private static func seconds(_ status: stat) -> Int {
    #if canImport(Darwin)
      Int(status.st_mtimespec.tv_sec)
    #else
      Int(status.st_mtim.tv_sec)
    #endif
  }
}
