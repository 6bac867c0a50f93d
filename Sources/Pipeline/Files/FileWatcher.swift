import Foundation

/// Notices when files are saved, replaced, made or removed.
///
/// It looks every now and then, which every system and every kind of disk allows.
public struct FileWatcher: Sendable {
  /// What a file is known by; nil where there is none.
  public struct Stamp: Hashable, Sendable {
    private let size: Int
    private let number: UInt64
    private let seconds: Int
    private let nanoseconds: Int

    fileprivate init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      (size, number) = (Int(status.st_size), UInt64(status.st_ino))
      (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
    }
  }

  private var paths: Set<String>
  private let pause: Duration

  /// Prepares to watch files, which need not be there.
  ///
  /// - Parameter pause: How long it waits between two looks.
  public init(_ paths: [String], pause: Duration = .milliseconds(100)) {
    (self.paths, self.pause) = (Set(paths), pause)
  }

  /// Watches more files.
  public mutating func add(_ more: [String]) { paths.formUnion(more) }

  /// What the files are known by now.
  public var stamps: [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for path in paths { stamps[path] = Stamp(path) }
    return stamps
  }

  /// Waits until the files are others than they were, and no longer change; or until the task is cancelled.
  public func change(since seen: [String: Stamp]) async {
    var last = seen
    while !Task.isCancelled {
      try? await Task.sleep(for: pause)
      let now = stamps
      // Who saves may write in several steps.
      if now != seen, now == last { return }
      last = now
    }
  }
}
