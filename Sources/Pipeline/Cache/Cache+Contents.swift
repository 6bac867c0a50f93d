import Foundation

extension Cache {
  /// What a cache holds.
  public struct Contents: Hashable, Sendable {
    /// How many entries there are.
    public var entries = 0
    /// How many bytes their files have.
    public var bytes = 0
  }

  /// One entry's file.
  private struct File {
    let path: String
    let bytes: Int
    /// When it was last used, in nanoseconds of the file system's own clock.
    let used: Int
  }

  /// Counts the entries.
  public func contents() -> Contents {
    files().reduce(into: Contents()) { sum, file in
      sum.entries += 1
      sum.bytes += file.bytes
    }
  }

  /// Removes all entries, and nothing else that may be in the folder; answers what was removed.
  ///
  /// - Throws: `PipelineError.cache`, when an entry can't be removed.
  public func clear() throws(PipelineError) -> Contents {
    var removed = Contents()
    for file in files() {
      guard unlink(file.path) == 0 || errno == ENOENT else {
        throw .cache(folder, .notCleared(reason: systemReason(errno)))
      }
      removed.entries += 1
      removed.bytes += file.bytes
    }
    for name in folders() {
      AtomicFile.sweep("\(folder)/\(name)")
      // Fails when another run has put something in.
      rmdir("\(folder)/\(name)")
    }
    return removed
  }

  /// Ends a run: if it has written, keeps what the program was, and removes what is too much.
  func tidy() {
    guard log.beginsEviction() else { return }
    RendererBuild.keep(in: self)
    evict()
  }

  /// Removes the entries that were not used for the longest time until a tenth below the limit is free, if they are
  /// more than the limit; and what killed runs left behind.
  func evict() {
    defer { log.endEviction() }
    for name in folders() { AtomicFile.sweep("\(folder)/\(name)") }
    let files = files()
    var bytes = files.reduce(0) { $0 + $1.bytes }
    guard bytes > limit else { return }
    for file in files.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where bytes > limit - limit / 10 {
      unlink(file.path)
      bytes -= file.bytes
    }
  }

  private func folders() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.utf8.count == 2 && $0.allSatisfy(\.isHexDigit) }.sorted()
  }

  private func files() -> [File] {
    folders().flatMap { name -> [File] in
      let folder = "\(self.folder)/\(name)"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return files.compactMap { file in
        guard CacheKey(folder: name, name: file) != nil else { return nil }
        var status = stat()
        guard lstat("\(folder)/\(file)", &status) == 0 else { return nil }
        return File(path: "\(folder)/\(file)", bytes: Int(status.st_size), used: Self.nanoseconds(status))
      }
    }
  }

  private static func nanoseconds(_ status: stat) -> Int {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}
